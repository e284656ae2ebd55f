"""Cues below lines like `00:00:01,000 --> 00:00:02,500`: what SubRip and WebVTT have in common.

Neither pysubs2 nor webvtt-py reads the real files: lines with times that they do not know (`0.860 --> 7.380`,
`00:01:39 --> 00:01:41,04`, lines that end in a carriage return alone) are skipped or become words of the cue above,
and neither says where a file is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing
from bot.core.transcript.formats.markup import plain
from bot.wording import transcripts as wording

MOST_LINES = 1000
_LINES_AT_ONCE = 4
_TIME = r"\d[\d:., ]*+"
_ARROW = r"(?:-{1,3}>|=>|→)"
_TIMING = re.compile(rf"\s*+(?P<start>{_TIME})\s*+{_ARROW}\s*+(?P<end>{_TIME})?(?:(?<=[\s>→])(?!\d).*)?")
_MEANT_AS_TIMING = re.compile(rf"\s*+(?:[\d:.,]{{3,}}[^-]{{0,20}})?{_ARROW}")
_ARROWS = re.compile(_ARROW)


@dataclass(slots=True)
class Captioned:
    """One cue as it is written: times in ms, and its lines with their markup. No end is an end at the start."""

    start: int
    end: int
    text: str = ""
    identifier: str = ""


def timing_line(line: str, number: int, source: str) -> Captioned | None:
    """The cue that begins with this line, or None if it is no line of times.

    Raises:
        TranscriptError: it is meant as one, but its times cannot be read.
    """
    if not _ARROWS.search(line):
        return None
    found = _TIMING.fullmatch(line)
    if found is not None and not _is_clear(found):
        return None
    if found is None:
        if "-->" in line and _MEANT_AS_TIMING.match(line):
            reason = wording.CAPTION_TIMES.format(found=line.strip()[:60])
            raise TranscriptError(source, reason, number)
        return None
    start = timing.read(found["start"], source, number)
    end = timing.read(found["end"], source, number) if (found["end"] or "").strip() else start
    return Captioned(start, end)


def _is_clear(found: re.Match[str]) -> bool:
    """Whether these are times and no words such as `3 --> 4`; a short arrow is one only between clocks."""
    times = found["start"] + (found["end"] or "")
    return ":" in times or ("-->" in found.group() and ("." in times or "," in times))


def without_rolling(cues: Iterable[Captioned]) -> Sequence[Captioned]:
    """Leave out the lines that a cue repeats from the one before it, if that is how the file's captions roll.

    YouTube's automatic captions and those of live television show a line again above the next one. A file does so
    if a quarter of its cues begin with lines of the cue before and go on; words that are merely said twice do not.
    """
    given = list(cues)
    carried = list(_carried_over(given))
    going_on = sum(0 < count < cue.text.count("\n") + 1 for count, cue in zip(carried, given, strict=True))
    if 4 * going_on < len(given) or not going_on:
        return given
    for count, cue in zip(carried, given, strict=True):
        cue.text = "\n".join(_shown(cue)[count:])
    return given


def _carried_over(cues: Iterable[Captioned]) -> Iterator[int]:
    """How many lines of each cue are the last ones of the cue before."""
    before: list[str] = []
    for cue in cues:
        after = [plain(line) for line in _shown(cue)]
        most = min(len(before), len(after), _LINES_AT_ONCE)
        yield next((count for count in range(most, 0, -1) if before[-count:] == after[:count]), 0)
        before = after


def _shown(cue: Captioned) -> list[str]:
    return [line for line in cue.text.split("\n") if plain(line)]


def text_without_time(
    line: str, number: int, source: str, times: str = "00:00:01,000 --> 00:00:02,500"
) -> TranscriptError:
    """For words that no time belongs to, or too many for one."""
    reason = wording.CAPTION_WITHOUT_TIME.format(found=line.strip()[:60], times=times)
    return TranscriptError(source, reason, number)


def looks_timed(lines: Iterator[str]) -> bool:
    """Whether one of the lines has times and an arrow."""
    return any((found := _TIMING.fullmatch(line)) and _is_clear(found) for line in lines)
