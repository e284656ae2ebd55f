"""Cutting an interview into topics, in another process: nothing here may need the database or a model."""

from collections.abc import Sequence
from itertools import chain

from bot.core.search.meaning import SentenceVectors
from bot.core.topics.editing import TopicMark
from bot.core.topics.model import Topic
from bot.core.topics.outline import outline
from bot.core.transcript.model import Transcript
from bot.running.parcels import Parcels, packed, unpacked

SECONDS = 40


def parcel(transcript: Transcript) -> Parcels:
    """A transcript on its way to `outlined`."""
    return packed(transcript.sentences)


def outlined(
    title: str, sentences: Parcels, vectors: SentenceVectors | None, marks: Sequence[TopicMark]
) -> tuple[Topic, ...]:
    """The topics that `outline` finds in what `parcel` made ready."""
    transcript = Transcript(title, tuple(chain.from_iterable(unpacked(sentences))))
    return outline(transcript, vectors, marks)
