"""Cue, Sentence, Turn, Transcript: frozen, times in integer milliseconds from the start of the recording."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Cue:
    """One timed line of a transcript file, as the recogniser cut it: often in mid-sentence.

    `words` says when each word is said, where the file does, packed by `wordtimes`. `heard` is what the file has
    where `text` is what somebody put right.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    words: bytes = b""
    heard: str | None = None


@dataclass(frozen=True, slots=True)
class Misheard:
    """`text[start:end]` of a sentence is what was said; `heard` is what the recogniser wrote there.
    `is_mended` where it was put right below a quote, not by the file beside the transcript."""

    start: int
    end: int
    heard: str
    is_mended: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence of one speaker, as it is shown.

    `anchors` are (offset into `text`, milliseconds), rising in both, from `(0, start)` to `(len(text), end)`:
    the moments that the file states. Between two of them time runs evenly over the characters.
    """

    text: str
    speaker: str | None
    anchors: tuple[tuple[int, int], ...]
    misheard: tuple[Misheard, ...] = ()

    @property
    def start(self) -> int:
        return self.anchors[0][1]

    @property
    def end(self) -> int:
        return self.anchors[-1][1]

    def time_at(self, offset: int) -> int:
        """The moment, in ms, at which the character at `offset` is spoken; `len(text)` gives the end."""
        after = bisect_right(self.anchors, offset, key=lambda anchor: anchor[0])
        if after == 0:
            return self.start
        if after == len(self.anchors):
            return self.end
        (left, left_ms), (right, right_ms) = self.anchors[after - 1], self.anchors[after]
        return left_ms + (right_ms - left_ms) * (offset - left) // (right - left)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted stretch: sentences `first` up to and including `last`."""

    speaker: str | None
    first: int
    last: int


@dataclass(frozen=True)
class Transcript:
    """A whole interview. `sentences` never overlap and are in order of time; there is at least one."""

    title: str
    sentences: tuple[Sentence, ...]
    media_link: str | None = None

    @property
    def end(self) -> int:
        """The last moment, in ms."""
        return self.sentences[-1].end

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The speakers' turns in order; where no speakers are known, one turn."""
        turns: list[Turn] = []
        for speaker, run in groupby(enumerate(self.sentences), key=lambda item: item[1].speaker):
            numbers = [number for number, _ in run]
            turns.append(Turn(speaker, numbers[0], numbers[-1]))
        return tuple(turns)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def sentence_at(self, ms: int) -> int:
        """Number of the sentence spoken at `ms`; in a pause the one before; outside, the first or the last."""
        return max(0, bisect_right(self._starts, ms) - 1)
