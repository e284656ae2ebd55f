"""What whisper.cpp prints: `[00:00:00.000 --> 00:00:02.640]   text`, one cue a line."""

import re
from collections.abc import Iterator

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue

_TIME = r"(\d{1,4}):([0-5]\d):([0-5]\d)[.,](\d{3})"
_CUE = re.compile(rf"\[{_TIME} --> {_TIME}\](.*)")
_LINE_END = re.compile(r"\r\n?|\n")
_EXPECTED = "expected a line like “[00:00:00.000 --> 00:00:02.640]   text”"


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues; blank lines are passed over, an empty text is kept.

    Raises:
        TranscriptError: a line is not a cue.
    """
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if not line.strip():
            continue
        match = _CUE.fullmatch(line.strip())
        if match is None:
            raise TranscriptError(source, f"{_EXPECTED}, found “{line.strip()[:60]}”.", number)
        *times, words = match.groups()
        start, end = _milliseconds(*times[:4]), _milliseconds(*times[4:])
        yield Cue(start, end, " ".join(words.split()))


def _milliseconds(hours: str, minutes: str, seconds: str, fraction: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(fraction)


def _recognises(text: str) -> bool:
    return any(_CUE.fullmatch(line.strip()) for line in _LINE_END.split(text[:10_000]))


READER = Reader("whisper.cpp text", _recognises, parse)
