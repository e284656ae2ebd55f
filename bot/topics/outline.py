"""The outline of an interview: its topics in order, each with title, keyphrases and summary."""

from collections.abc import Sequence

from bot.search.meaning import SentenceVectors
from bot.topics.model import Excerpt, Mark, Topic
from bot.topics.segmentation import segment
from bot.transcript.model import Transcript


def outline(
    transcript: Transcript, vectors: SentenceVectors | None = None, marks: Sequence[Mark] = ()
) -> tuple[Topic, ...]:
    """Cut a transcript into topics, at `marks` where a person set some, and say what each comes down to.

    The same transcript, vectors and marks always give the same outline; without vectors it goes by words alone.
    """
    firsts = _at_marks(transcript, marks) if marks else segment(transcript, vectors)
    lasts = [first - 1 for first in firsts[1:]] + [len(transcript.sentences) - 1]
    titles = [mark.title for mark in marks] if len(marks) == len(firsts) else [None] * len(firsts)
    return tuple(
        _topic(transcript, number, first, last, title)
        for number, (first, last, title) in enumerate(zip(firsts, lasts, titles, strict=True), start=1)
    )


def _at_marks(transcript: Transcript, marks: Sequence[Mark]) -> list[int]:
    return sorted({0, *(transcript.sentence_at(mark.start) for mark in marks[1:])})


def _topic(transcript: Transcript, number: int, first: int, last: int, title: str | None) -> Topic:
    longest = max(range(first, last + 1), key=lambda sentence: len(transcript.sentences[sentence].text))
    start, end = transcript.sentences[first].start, transcript.sentences[last].end
    return Topic(
        title or f"Part {number}", first, last, start, end, (), (_whole(transcript, longest),), bool(title)
    )


def _whole(transcript: Transcript, number: int) -> Excerpt:
    sentence = transcript.sentences[number]
    return Excerpt(sentence.text, sentence.start, sentence.end, sentence.speaker, number, 0, len(sentence.text))
