"""WebVTT (.vtt): `WEBVTT`, then blocks of times and words; `<v Name>` says who speaks.

https://www.w3.org/TR/webvtt1/ for what it should be; read as leniently as SubRip. Notes, styles, regions,
identifiers, settings and classes are left out. Why no library reads it here: arrows.py.
"""

import re
from collections.abc import Iterator
from itertools import chain

from bot.core.transcript.formats import inner_times, labels
from bot.core.transcript.formats.arrows import (
    MOST_LINES,
    Captioned,
    text_without_time,
    timing_line,
    without_rolling,
)
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.markup import lines as as_lines
from bot.core.transcript.formats.markup import plain, voices
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue

_ZOOM = re.compile(r"\d+ \"(.+)\" \(\d+\)")
_SAMPLE = 500
_NO_WORDS = re.compile(r"(?:NOTE|STYLE|REGION|Region:)(?:\s|$)|##")


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues; one with several voices becomes one each, at the same time.

    Raises:
        TranscriptError: times that cannot be read, or words without a time.
    """
    cues = list(without_rolling(_cues(text, source)))
    named = [_named(cue.identifier) for cue in cues]
    known = labels.trusted(named, strong=False, words=[plain(cue.text) for cue in cues[:_SAMPLE]])
    for cue, name in zip(cues, named, strict=True):
        spoken = list(voices(cue.text))
        for speaker, words in spoken:
            text = as_lines(words)
            alone = len(spoken) == 1  # of several, it is not told when each begins
            timed = inner_times.words(words, " ".join(text.split()), cue.start, cue.end) if alone else b""
            yield Cue(cue.start, cue.end, text, speaker or (name if name in known else None), timed)


def _named(identifier: str) -> str | None:
    """The name in a cue's identifier, as Zoom and others use it: `Ann Lee`, `1 "Ann Lee" (16778240)`."""
    found = _ZOOM.fullmatch(identifier)
    return labels.cleaned(found[1] if found else identifier)


def _cues(text: str, source: str) -> Iterator[Captioned]:
    cue: Captioned | None = None
    lines: list[str] = []
    above: tuple[int, str] | None = None  # the first line of a block that has no time yet
    started = False
    for number, line in chain(numbered(text), [(0, "")]):
        following = timing_line(line, number, source)
        if cue is not None and (following is not None or not line):
            cue.text = "\n".join(lines)
            yield cue
            cue = None
        if following is not None:
            following.identifier = above[1] if above else ""
            cue, lines, above, started = following, [], None, True
        elif not line:
            if started and above is not None and not _NO_WORDS.match(above[1]):
                raise text_without_time(above[1], above[0], source)
            above = None
        elif cue is not None:
            lines.append(line)
            if len(lines) > MOST_LINES:
                raise text_without_time(line, number, source)
        elif line.strip():
            above = above or (number, line)


READER = Reader("WebVTT", lambda text: text.lstrip().startswith("WEBVTT"), parse, in_order=True)
