"""Cues below lines like `00:00:01,000 --> 00:00:02,500`: what SubRip and WebVTT have in common.

Neither pysubs2 nor webvtt-py reads the real files: lines with times that they do not know (`0.860 --> 7.380`,
`00:01:39 --> 00:01:41,04`, lines that end in a carriage return alone) are skipped or become words of the cue above,
and neither says where a file is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.errors import TranscriptError
from bot.transcript.formats import timing
from bot.transcript.formats.markup import plain

_TIME = r"\d[\d:., ]*+"
_TIMING = re.compile(rf"\s*+(?P<start>{_TIME})\s*+-->\s*+(?P<end>{_TIME})?(?:(?<=[\s>])(?!\d).*)?")
_MEANT_AS_TIMING = re.compile(r"\s*+(?:[\d:.,]{3,}[^-]{0,20})?-->")


@dataclass(slots=True)
class Captioned:
    """One cue as it is written: times in ms, and its lines with their markup. No end is an end at the start."""

    line: int
    start: int
    end: int
    lines: list[str] = field(default_factory=list[str])


def timing_line(line: str, number: int, source: str) -> Captioned | None:
    """The cue that begins with this line, or None if it is no line of times.

    Raises:
        TranscriptError: it is meant as one, but its times cannot be read.
    """
    if "-->" not in line:
        return None
    found = _TIMING.fullmatch(line)
    if found is None:
        if _MEANT_AS_TIMING.match(line):
            reason = f"expected times like “00:00:01,000 --> 00:00:02,500”, found “{line.strip()[:60]}”."
            raise TranscriptError(source, reason, number)
        return None
    start = timing.read(found["start"], source, number)
    end = timing.read(found["end"], source, number) if (found["end"] or "").strip() else start
    return Captioned(number, start, end)


def without_rolling(cues: Iterable[Captioned]) -> Sequence[Captioned]:
    """Leave out the lines that a cue repeats from the one before it, if that is how the file's captions roll.

    YouTube's automatic captions and those of live television show a line again above the next one. A file does so
    if a quarter of its cues begin with lines of the cue before and go on; words that are merely said twice do not.
    """
    given = list(cues)
    texts = [[text for line in cue.lines if (text := plain(line))] for cue in given]
    carried = [0, *(_carried_over(before, after) for before, after in pairwise(texts))][: len(given)]
    going_on = sum(0 < count < len(text) for count, text in zip(carried, texts, strict=True))
    if 4 * going_on < len(given) or not going_on:
        return given
    return [
        Captioned(cue.line, cue.start, cue.end, _shown_first(cue.lines, count))
        for cue, count in zip(given, carried, strict=True)
    ]


def _carried_over(before: Sequence[str], after: Sequence[str]) -> int:
    return next(
        (count for count in range(min(len(before), len(after), 4), 0, -1) if before[-count:] == after[:count]), 0
    )


def _shown_first(lines: Iterable[str], carried: int) -> list[str]:
    return [line for line in lines if plain(line)][carried:]


def text_without_time(
    line: str, number: int, source: str, times: str = "00:00:01,000 --> 00:00:02,500"
) -> TranscriptError:
    """For words that no time belongs to."""
    reason = f"“{line.strip()[:60]}” has no time; expected a line like “{times}” above it."
    return TranscriptError(source, reason, number)


def looks_timed(lines: Iterator[str]) -> bool:
    """Whether one of the lines has times and an arrow."""
    return any(_TIMING.fullmatch(line) for line in lines)
