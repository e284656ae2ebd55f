"""What tells an interview in short: the quotes of its topics that say most, and what all of it is about."""

import math
from collections.abc import Sequence

from bot.core.topics.alone import stems_of, worth_alone
from bot.core.topics.model import Extract, Topic
from bot.core.transcript.asides import asides
from bot.core.transcript.model import Transcript

_MS_A_QUOTE = 75_000
"""Of a topic, for which an overview has a quote."""
_WHOLE, _MOST_CUT = 0.6, 30
"""How well a quote after the first one stands alone, and how many characters of its sentence may be missing in
front."""
_PHRASE, _NAME, _WORD = 2.0, 1.0, 0.4


def overview(topics: Sequence[Topic]) -> tuple[tuple[Extract, ...], ...]:
    """For each topic the quotes of its summary that tell most, one for 75 s, in order of time; after
    the first only those that can be understood by themselves. Quotes of one rank come together."""
    return tuple(_most_telling(topic, max(1, round((topic.end - topic.start) / _MS_A_QUOTE))) for topic in topics)


def _most_telling(topic: Topic, count: int) -> tuple[Extract, ...]:
    chosen: list[Extract] = []
    for rank in sorted({one.rank for one in topic.summary}):
        together = [one for one in topic.summary if one.rank == rank]
        if not chosen or _is_whole(together[0]):
            chosen += together
            count -= 1
        if not count:
            break
    return tuple(sorted(chosen, key=lambda one: (one.sentence, one.begin)))


def _is_whole(one: Extract) -> bool:
    """Whether it can be understood by itself."""
    return one.begin <= _MOST_CUT and worth_alone(one.text, 0, len(one.text)) >= _WHOLE


def subjects(transcript: Transcript, topics: Sequence[Topic], count: int) -> tuple[str, ...]:
    """What all of these topics are about: of their keyphrases those that are said in most of them and most often,
    most first, no two about the same.

    A phrase of several words tells more than a name, and that more than one word that may mean anything. Who speaks
    is no subject, and adverts and greetings are not counted.
    """
    said = _stems_by_topic(transcript, topics)
    names = {one for sentence in transcript.sentences for one in stems_of(sentence.speaker or "")}
    scores: dict[str, float] = {}
    for phrase in dict.fromkeys(phrase for topic in topics for phrase in topic.keyphrases):
        stems = set(stems_of(phrase))
        if stems and not stems <= names:
            times = [sum(stems <= sentence for sentence in sentences) for sentences in said]
            scores[phrase] = _telling(phrase) * math.sqrt(sum(times)) * sum(map(bool, times))
    chosen: list[str] = []
    for phrase in sorted(scores, key=lambda one: -scores[one]):
        stems = set(stems_of(phrase))
        if not any(stems & set(stems_of(other)) for other in chosen):
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
