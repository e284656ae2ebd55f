"""What a moderator changes about an outline: every change gives the whole list of marks anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core import timecode
from bot.core.errors import UserError
from bot.core.topics.model import Topic
from bot.core.transcript.model import Transcript
from bot.wording import topics as wording

LAST_OF_SECOND = 999
"""Milliseconds: times are typed in whole seconds, as they are shown, and mean what begins within them."""


@dataclass(frozen=True, slots=True)
class TopicMark:
    """A topic called `title` begins at `start` (ms)."""

    start: int
    title: str


Marks = tuple[TopicMark, ...]
"""A whole outline, in order; the first topic begins with the interview."""


def marks_of(topics: Sequence[Topic]) -> Marks:
    """Where they begin, and the titles that a person set: the others go on being found."""
    return tuple(TopicMark(topic.start, topic.title if topic.by_hand else "") for topic in topics)


def rename(marks: Marks, start: int, title: str) -> Marks:
    """Give the topic that begins at `start` another title.

    Raises:
        UserError: no topic begins at `start`.
    """
    number = _number(marks, start)
    return _with(marks, number, replace(marks[number], title=title))


def move(transcript: Transcript, marks: Marks, start: int, to: int) -> Marks:
    """Let the topic that begins at `start` begin with the sentence that is nearest to `to`.

    Raises:
        UserError: no topic begins at `start`, it is the first, or `to` is outside of it and the one before it.
    """
    number = _number(marks, start)
    begin = sentence_start(transcript, to)
    if begin == start:
        return marks
    if number == 0:
        raise UserError(wording.FIRST_STAYS)
    following = marks[number + 1].start if number + 1 < len(marks) else transcript.end
    earliest = marks[number - 1].start
    if not earliest < begin < following:
        raise UserError(
            wording.MOVES_BETWEEN.format(after=timecode.show(earliest), before=timecode.show(following))
        )
    return _with(marks, number, replace(marks[number], start=begin))


def merge(marks: Marks, start: int) -> Marks:
    """Make the topic that begins at `start` a part of the one before it, whose title stays.

    Raises:
        UserError: no topic begins at `start`, or it is the first.
    """
    number = _number(marks, start)
    if number == 0:
        raise UserError(wording.FIRST_HAS_NONE_BEFORE)
    return marks[:number] + marks[number + 1 :]


def split(transcript: Transcript, marks: Marks, start: int, at: int, title: str) -> Marks:
    """Cut the topic that begins at `start` in two: the second half begins with the sentence nearest to `at`.

    Raises:
        UserError: no topic begins at `start`, or `at` is not inside of it.
    """
    number = _number(marks, start)
    begin = sentence_start(transcript, at)
    following = marks[number + 1].start if number + 1 < len(marks) else transcript.end
    if not start < begin < following:
        raise UserError(wording.SPLITS_BETWEEN.format(after=timecode.show(start), before=timecode.show(following)))
    return (*marks[: number + 1], TopicMark(begin, title), *marks[number + 1 :])


def sentence_start(transcript: Transcript, ms: int) -> int:
    """When the sentence nearest to `ms` begins. Times are shown in whole seconds, so what begins within that second
    is meant first."""
    number = transcript.sentence_at(ms + LAST_OF_SECOND)
    nearby = (sentence.start for sentence in transcript.sentences[number : number + 2])
    return min(nearby, key=lambda start: 0 if ms <= start <= ms + LAST_OF_SECOND else abs(start - ms))


def _number(marks: Marks, start: int) -> int:
    for number, mark in enumerate(marks):
        if mark.start == start:
            return number
    raise UserError(wording.TOPIC_GONE)


def _with(marks: Marks, number: int, mark: TopicMark) -> Marks:
    return (*marks[:number], mark, *marks[number + 1 :])
