"""Praat's TextGrid, long or short: tiers of intervals, a tier a speaker.

Both forms are the same values in the same order, and the long one has words between them that need not be read.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.tiers import Tier, spoken
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_VALUE = re.compile(
    r'"(?P<text>(?:[^"]++|"")*+)"|(?<![\w.\[])(?P<number>\d{1,9}(?:\.\d{1,20})?(?:e-?\d{1,3})?)(?![\w\]])'
)
_HEAD = re.compile(r'\s*(?:File type = )?"ooTextFile(?: short)?"\s+(?:Object class = )?"TextGrid"')
_TIERS = ("IntervalTier", "TextTier")


def parse(text: str, source: str) -> list[Cue]:
    """The cues of the tiers that hold words; of those that say the same, of the one with longer intervals.

    Raises:
        TranscriptError: there is no tier with words, or a time is later than any recording lasts.
    """
    return spoken(list(_tiers(text, source)), source)


def _tiers(text: str, source: str) -> Iterator[Tier]:
    values = [(found["text"], found["number"]) for found in _VALUE.finditer(text)]
    begins = [place for place, (words, _) in enumerate(values) if words in _TIERS]
    for begin, end in pairwise([*begins, len(values)]):
        name = values[begin + 1][0] if begin + 1 < end else None
        if name is not None:
            yield Tier(" ".join(name.split()), cues=list(_cues(values[begin + 5 : end], source)))


def _cues(values: Sequence[tuple[str | None, str | None]], source: str) -> Iterator[Cue]:
    times: list[int] = []
    for words, number in values:
        if number is not None:
            times.append(_time(number, source))
            continue
        said = " ".join((words or "").replace('""', '"').split())
        if said and times:
            yield Cue(times[0], times[-1], said)
        times = []


def _time(number: str, source: str) -> int:
    time = float(number) * 1000
    if time > timing.LONGEST:
        raise TranscriptError(source, wording.TIME_TOO_LATE.format(found=number), 1)
    return round(time)


READER = Reader("TextGrid", lambda text: _HEAD.match(text) is not None, parse)
