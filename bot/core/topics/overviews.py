"""What tells an interview in short: the quotes of its topics that say most, and what all of it is about."""

import math
from collections.abc import Sequence

from bot.core.topics.alone import stems_of
from bot.core.topics.model import Extract, Topic
from bot.core.transcript.asides import asides
from bot.core.transcript.model import Transcript

_SHARE = 0.5
"""Of the summary of a topic, that an overview quotes."""
_PHRASE, _NAME, _WORD = 2.0, 1.0, 0.4


def overview(topics: Sequence[Topic]) -> tuple[tuple[Extract, ...], ...]:
    """For each topic the thoughts of its summary that tell most, nearly half of it, in order of time; at least one,
    and none by halves: quotes of one rank come together."""
    return tuple(_most_telling(topic.summary) for topic in topics)


def _most_telling(summary: Sequence[Extract]) -> tuple[Extract, ...]:
    room = _SHARE * sum(len(one.text) for one in summary)
    chosen: list[Extract] = []
    for rank in sorted({one.rank for one in summary}):
        thought = [one for one in summary if one.rank == rank]
        length = sum(len(one.text) for one in thought)
        if chosen and length / 2 > room:
            break
        chosen += thought
        room -= length
    return tuple(sorted(chosen, key=lambda one: (one.sentence, one.begin)))


def subjects(transcript: Transcript, topics: Sequence[Topic], count: int) -> tuple[str, ...]:
    """What all of these topics are about: of their keyphrases those that are said in most of them and most often,
    most first, no two about the same.

    A phrase of several words tells more than a name, and that more than one word that may mean anything. Who speaks
    is no subject, and adverts and greetings are not counted.
    """
    said = _stems_by_topic(transcript, topics)
    names = {one for sentence in transcript.sentences for one in stems_of(sentence.speaker or "")}
    phrases = {phrase: frozenset(stems_of(phrase)) for topic in topics for phrase in topic.keyphrases}
    scores: dict[str, float] = {}
    for phrase, stems in phrases.items():
        if stems and not stems <= names:
            times = [sum(stems <= sentence for sentence in sentences) for sentences in said]
            scores[phrase] = _telling(phrase) * math.sqrt(sum(times)) * sum(map(bool, times))
    chosen: list[str] = []
    for phrase in sorted(scores, key=lambda one: -scores[one]):
        if all(phrases[phrase].isdisjoint(phrases[other]) for other in chosen):
            chosen.append(phrase)
    return tuple(chosen[:count])


def _stems_by_topic(transcript: Transcript, topics: Sequence[Topic]) -> list[list[frozenset[str]]]:
    """The stems of each sentence of each topic that is no aside."""
    kinds, sentences = asides(transcript), transcript.sentences
    return [
        [
            frozenset(stems_of(sentences[number].text))
            for number in range(topic.first, topic.last + 1)
            if kinds[number] is None
        ]
        for topic in topics
    ]


def _telling(phrase: str) -> float:
    if len(phrase.split()) > 1:
        return _PHRASE
    return _NAME if phrase != phrase.lower() else _WORD
