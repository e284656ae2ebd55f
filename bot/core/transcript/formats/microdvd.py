"""MicroDVD (.sub): `{25}{50}Words|more words`, the numbers being frames; `{1}{1}25` first says how many a second.

pysubs2 reads it, but skips lines that it does not know and does not say where a file is wrong.
"""

import re
from collections.abc import Iterator

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_LINE = re.compile(r"\{(\d{1,9})\}\{(\d{0,9})\}(.*)")
_RATE = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues.

    Raises:
        TranscriptError: a line is no cue, or the first does not say how many frames make a second.
    """
    rate: float | None = None
    for number, line in numbered(text):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise TranscriptError(source, wording.NOT_MICRODVD.format(found=line[:60]), number)
        first, last, words = found.groups()
        if rate is None:
            rate = _rate(words, number, source)
            continue
        yield Cue(_time(first, rate, number, source), _time(last or first, rate, number, source), _plain(words))


def _rate(words: str, number: int, source: str) -> float:
    rate = float(words.replace(",", ".")) if _RATE.fullmatch(words.strip()) else 0
    if not 1 <= rate <= 240:
        reason = wording.MICRODVD_WITHOUT_RATE
        raise TranscriptError(source, reason, number)
    return rate


def _time(frames: str, rate: float, number: int, source: str) -> int:
    time = round(int(frames) * 1000 / rate)
    if time > timing.LONGEST:
        raise TranscriptError(source, wording.MICRODVD_FRAME_TOO_LATE.format(frames=frames), number)
    return time


def _plain(words: str) -> str:
    return plain("\n".join(part.lstrip("/") for part in words.split("|")))


READER = Reader("MicroDVD", lambda text: _LINE.fullmatch(next(head(text), "")) is not None, parse)
