"""Cutting an interview into topics, in another process: nothing here may need the database or a model."""

from collections.abc import Sequence
from itertools import chain

from bot.core.search.meaning import SentenceVectors
from bot.core.topics.editing import TopicMark
from bot.core.topics.model import Topic
from bot.core.topics.outline import Draft, completed, draft
from bot.core.transcript.model import Transcript
from bot.running.parcels import Parcels, packed, unpacked

SECONDS = 40


def parcel(transcript: Transcript) -> Parcels:
    """A transcript on its way to `outlined`."""
    return packed(transcript.sentences)


def drafted(title: str, sentences: Parcels, vectors: SentenceVectors | None, marks: Sequence[TopicMark]) -> Draft:
    """The first step to the topics of what `parcel` made ready."""
    return draft(_transcript(title, sentences), vectors, marks)


def outlined(
    title: str,
    sentences: Parcels,
    vectors: SentenceVectors | None,
    marks: Sequence[TopicMark],
    begun: Draft | None = None,
) -> tuple[Topic, ...]:
    """The topics of what `parcel` made ready; `begun` is the first step, if it was taken."""
    transcript = _transcript(title, sentences)
    return completed(transcript, vectors, marks, begun or draft(transcript, vectors, marks))


def _transcript(title: str, sentences: Parcels) -> Transcript:
    return Transcript(title, tuple(chain.from_iterable(unpacked(sentences))))
