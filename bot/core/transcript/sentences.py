"""Cues -> sentences: what the recogniser cut in mid-sentence is put together again, with a time for every word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, pairwise, zip_longest
from operator import attrgetter, itemgetter
from typing import cast

import sentencex  # pyright: ignore[reportMissingTypeStubs]

from bot.core.transcript import mending, unmarked, wordtimes
from bot.core.transcript.model import Cue, Misheard, Sentence
from bot.core.transcript.scripts import UNSPACED
from bot.core.transcript.sidecar import Correction, TurnMark
from bot.core.transcript.unmarked import Part

_segment = cast(Callable[[str, str], list[str]], sentencex.segment)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
_MARKS = re.compile(r"['\"“”„‟«»‹›‘’‚‛`´()\[\]（）［］「」『』《》〈〉]")
_FOREIGN_BLANKS = re.compile(r"[^\S\t\n\r\x0b\x0c ]")
"""Behind an initial, the splitter panics at one that has several bytes."""
_WITHOUT_BLANK = re.compile(rf"[{UNSPACED}]")
_OPENED = re.compile(r"[\[(“„«‹「『（［【《]+$")
_AT_ONCE = 2000
"""Characters: where marks have no blank behind them, the splitter's time grows with the square of what it is given,
and nothing else in the process runs meanwhile."""
_END_MS = 5000
_MS_A_CHARACTER = 75
_CUE_MS = 100
"""What the beginning of a cue is worth in silence."""


def rebuild(
    cues: Iterable[Cue], turns: Sequence[TurnMark] = (), corrections: Sequence[Correction] = ()
) -> tuple[Sentence, ...]:
    """Join the cues of each speaker's turn and split them where sentences end (Wikimedia's sentencex), at
    silences of five seconds, and, where nobody set marks, where `unmarked` finds an end.

    Times are interpolated over the characters of a cue; where cues overlap, the later one waits for the earlier.
    `turns` name the speaker of cues that name none themselves.
    """
    spoken = ((cue.speaker or _speaker_of(cue, turns), cue) for cue in cues)
    corrections = sorted(corrections, key=_moment)
    clock = 0
    joined: list[_JoinedTurn] = []
    for speaker, run in groupby(spoken, key=itemgetter(0)):
        turn = _JoinedTurn(speaker, clock)
        for _, cue in run:
            turn.add(cue, _within(cue, corrections))
        clock = turn.clock
        joined.append(turn)
    parts = [(turn, part) for turn in joined for part in turn.parts()]
    cuts = unmarked.cuts([part for _, part in parts])
    return tuple(
        turn.cut(begin, finish)
        for (turn, part), inner in zip(parts, cuts, strict=True)
        for begin, finish in pairwise([part.start, *inner, part.end])
    )


def as_shown(cues: Iterable[Cue], turns: Sequence[TurnMark], corrections: Sequence[Correction]) -> Iterator[Cue]:
    """The cues with the words and the speakers that their sentences show."""
    corrections = sorted(corrections, key=_moment)
    for cue in cues:
        text, done = "", 0
        spoken_by = cue.speaker or _speaker_of(cue, turns)
        if cue.heard is not None:
            yield replace(cue, speaker=spoken_by)
            continue
        for begin, end, said in _misheard(cue.text, _within(cue, corrections)):
            text, done = text + cue.text[done:begin] + said, end
        yield replace(cue, text=text + cue.text[done:], speaker=spoken_by)


def _misheard(text: str, corrections: Sequence[Correction]) -> Iterator[tuple[int, int, str]]:
    """Where in the text something was misheard, begin and end, and what was said."""
    folded = text.casefold() if corrections else ""
    heard = ((correction.heard.casefold(), correction.said) for correction in corrections)
    said = {words: right for words, right in heard if words in folded}
    if said:
        for found in re.finditer(rf"(?<!\w)({'|'.join(map(re.escape, said))})(?!\w)", text, re.IGNORECASE):
            if right := said.get(found.group().casefold()):
                yield found.start(), found.end(), right


def _speaker_of(cue: Cue, turns: Sequence[TurnMark]) -> str | None:
    """Who speaks in the middle of the cue: marks set by ear are a little off its edges."""
    middle = (cue.start + cue.end) // 2
    number = bisect_right(turns, middle, key=lambda mark: mark.start)
    return turns[number - 1].speaker or None if number else None


def _within(cue: Cue, corrections: Sequence[Correction]) -> Sequence[Correction]:
    """Those of the corrections, in order of time, that are for this cue: a correction's time is usually a whole
    second, so the cue may begin anywhere within it."""
    first = bisect_right(corrections, cue.start - 1000, key=_moment)
    return corrections[first : bisect_right(corrections, cue.end, key=_moment)]


def _moment(correction: Correction) -> int:
    return correction.at


class _JoinedTurn:
    """The words of one turn in one string, with the times and the mishearings at their offsets."""

    def __init__(self, speaker: str | None, clock: int) -> None:
        self.speaker, self.clock = speaker, clock
        self._pieces: list[str] = []
        self._length, self._last = 0, ""
        self._anchors: list[tuple[int, int]] = []
        self._misheard: list[Misheard] = []

    def add(self, cue: Cue, corrections: Sequence[Correction]) -> None:
        if self._pieces and not (_WITHOUT_BLANK.match(self._last) and _WITHOUT_BLANK.match(cue.text)):
            self._append(" ")
        self._last = cue.text[-1:]
        if cue.heard is not None:
            self._mark_mended(cue.heard, cue.text)
            corrections = ()
        if cue.words and not corrections:
            self._append_words(cue)
            return
        self._anchor(cue.start)
        self._append_corrected(cue.text, corrections)
        self._anchor(cue.end)

    def _append_words(self, cue: Cue) -> None:
        """Each word with its own time; what stands between two goes with the one before."""
        done = 0
        words = list(wordtimes.unpack(cue.words, cue.start))
        for word, following in zip_longest(words, words[1:]):
            self._append(cue.text[done : word.begin])
            self._anchor(word.start)
            done = len(cue.text[: following.begin].rstrip()) if following else len(cue.text)
            self._append(cue.text[word.begin : done])
            self._anchor(word.stop)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _anchor(self, ms: int) -> None:
        self.clock = max(self.clock, ms)
        self._anchors.append((self._length, self.clock))

    def _append_corrected(self, text: str, corrections: Sequence[Correction]) -> None:
        done = 0
        for begin, end, said in _misheard(text, corrections):
            self._append(text[done:begin])
            self._misheard.append(Misheard(self._length, self._length + len(said), text[begin:end]))
            self._append(said)
            done = end
        self._append(text[done:])

    def _mark_mended(self, heard: str, said: str) -> None:
        for word in mending.misheard(heard, said):
            begin, end = self._length + word.start, self._length + word.end
            self._misheard.append(replace(word, start=begin, end=end))

    @cached_property
    def _whole(self) -> Sentence:
        return Sentence("".join(self._pieces), self.speaker, tuple(self._anchors))

    def parts(self) -> Iterator[Part]:
        """What stands between marks that end sentences, or silences that do."""
        text = self._whole.text
        offset = 0
        for piece in _split(text):
            start = offset + len(piece) - len(piece.lstrip())
            end = offset + len(piece.rstrip())
            offset += len(piece)
            silences = self._silences[bisect_right(self._silences, start) : bisect_left(self._silences, end)]
            for begun, stop in pairwise([start, *silences, end]) if start < end else ():
                yield Part(text, begun, stop, self._silence)

    def _silence(self, offset: int) -> int | None:
        return self._pauses.get(offset)

    @cached_property
    def _silences(self) -> list[int]:
        """Where a cue begins so long after the one before it that no sentence goes on."""
        gaps = zip(self._anchors[1::2], self._anchors[2::2], strict=False)
        return [following for (_, ended), (following, then) in gaps if then - ended >= _END_MS]

    @cached_property
    def _pauses(self) -> dict[int, int]:
        """Milliseconds of silence before each cue but the first, by the offset at which it begins.

        Captions are shown until the next one: half of what is left when the words were said counts as silence.
        """
        pauses: dict[int, int] = {}
        starts, ends = self._anchors[::2], self._anchors[1::2]
        for (begin, begun), (finish, ended), (following, then) in zip(starts, ends, starts[1:], strict=False):
            slack = max(0, ended - begun - _MS_A_CHARACTER * (finish - begin))
            pauses[following] = then - ended + slack // 2 + _CUE_MS
        return pauses

    def cut(self, start: int, end: int) -> Sentence:
        """The sentence that begins and ends at these offsets, with no blank behind it."""
        whole = self._whole
        end = start + len(whole.text[start:end].rstrip())
        inner = self._anchors[
            bisect_right(self._anchors, start, key=itemgetter(0)) : bisect_left(
                self._anchors, end, key=itemgetter(0)
            )
        ]
        anchors = [(start, whole.time_at(start)), *inner, (end, whole.time_at(end))]
        first = bisect_left(self._misheard, start, key=attrgetter("start"))
        misheard = self._misheard[first : bisect_right(self._misheard, end, key=attrgetter("end"))]
        return Sentence(
            whole.text[start:end],
            self.speaker,
            tuple((offset - start, ms) for offset, ms in anchors),
            tuple(replace(word, start=word.start - start, end=word.end - start) for word in misheard),
        )


def _split(text: str) -> Iterator[str]:
    """The sentences with the white space behind them: joined, they are the text again. Signs alone are none.

    Quotation marks, brackets and apostrophes are shown to the splitter as closing ones: what one of them opens and
    nothing closes, as recognisers leave it, it would take for one sentence, be it of a thousand words. What opens
    before a sentence then is put back to it.
    """
    begin = offset = 0
    worded = False
    for piece in _segments(_FOREIGN_BLANKS.sub(" ", _MARKS.sub("”", text))):
        if worded and any(map(str.isalnum, piece)):
            opened = _OPENED.search(text, max(begin, offset - 4), offset)
            end = opened.start() if opened else offset
            yield text[begin:end]
            begin, worded = end, False
        worded = worded or any(map(str.isalnum, piece))
        offset += len(piece)
    yield text[begin:]


def _segments(text: str) -> Iterator[str]:
    """As the splitter splits it, a window at a time: what is last in a window begins the next one, and what fills a
    whole window goes on in the next."""
    begun, start = "", 0
    while start < len(text):
        window = text[start : start + _AT_ONCE]
        pieces = _segment("en", window) or [window]
        if start + len(window) == len(text):
            yield from [begun + pieces[0], *pieces[1:]]
            return
        if len(pieces) == 1:
            begun += window[: window.rfind(" ") + 1 or len(window)]
            start += window.rfind(" ") + 1 or len(window)
            continue
        yield from [begun + pieces[0], *pieces[1:-1]]
        begun, start = "", start + len(window) - len(pieces[-1])
