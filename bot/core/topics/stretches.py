"""Looking up topics: the one at a moment, what is said in any stretch, and who says how much."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.core.search.meaning import SentenceVectors
from bot.core.topics.editing import LAST_OF_SECOND
from bot.core.topics.model import Extract, Topic
from bot.core.topics.summaries import Summariser
from bot.core.transcript.asides import asides
from bot.core.transcript.model import Sentence, Transcript

_HARDLY = 0.02
"""Share of the time."""


def number_at(topics: Sequence[Topic], sentence: int) -> int:
    """Which topic, from 0, a sentence belongs to."""
    return next(number for number, topic in enumerate(topics) if sentence <= topic.last)


def is_said(transcript: Transcript, excerpt: Extract) -> bool:
    """Whether the words of the excerpt are, sign by sign, those of its sentence."""
    if not 0 <= excerpt.sentence < len(transcript.sentences):
        return False
    sentence = transcript.sentences[excerpt.sentence]
    said = sentence.text[excerpt.begin : excerpt.finish]
    return bool(said) and (said, sentence.speaker) == (excerpt.text, excerpt.speaker)


def shares(transcript: Transcript, topic: Topic) -> list[tuple[str, float]]:
    """Who speaks in it and for which share of the time, most first; nobody where no speakers are known."""
    return _shares(transcript.sentences[topic.first : topic.last + 1])


def speakers(transcript: Transcript) -> list[str]:
    """Who speaks in the whole, most first; nobody who is only heard in adverts, or hardly at all."""
    heard = [one for one, aside in zip(transcript.sentences, asides(transcript), strict=True) if aside is None]
    return [name for name, share in _shares(heard) if share >= _HARDLY]


def _shares(sentences: Sequence[Sentence]) -> list[tuple[str, float]]:
    spoken: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        if sentence.speaker:
            spoken[sentence.speaker] += sentence.end - sentence.start
    whole = sum(spoken.values())
    return [(name, ms / whole) for name, ms in sorted(spoken.items(), key=lambda one: -one[1]) if whole]


def within(
    transcript: Transcript, vectors: SentenceVectors | None, topics: Sequence[Topic], start: int, end: int
) -> tuple[Topic, ...]:
    """The topics of a stretch, from `start` to `end` (ms); those that it cuts are summed up anew, so far as they
    belong to it."""
    sentences = transcript.sentences
    first = transcript.sentence_at(start + LAST_OF_SECOND)
    last = max(first, transcript.sentence_at(end - 1))
    summariser = Summariser(transcript, vectors)

    def part(topic: Topic) -> Topic:
        begin, finish = max(first, topic.first), min(last, topic.last)
        if (begin, finish) == (topic.first, topic.last):
            return topic
        return replace(
            topic,
            first=begin,
            last=finish,
            start=sentences[begin].start,
            end=sentences[finish].end,
            summary=summariser.of(begin, finish),
            asked=topic.asked if topic.asked and begin <= topic.asked.sentence <= finish else None,
        )

    return tuple(part(topic) for topic in topics if topic.first <= last and first <= topic.last)
