"""Times as files state them: read, and mended where it is clear what was meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from bot.core import timecode
from bot.core.errors import TimecodeError, TranscriptError
from bot.core.transcript.model import Cue

LONGEST = 1000 * 3_600_000
"""No recording is longer, in ms: what states more is no time."""

_READING_MS_A_CHARACTER = 67
_SHORTEST_MS = 500
_SLOWEST = 4


@dataclass(frozen=True, slots=True)
class Mended:
    """What was put right and may point to something worse: cues that start before the one above them."""

    out_of_order: int = 0


def read(text: str, source: str, line: int) -> int:
    """Read a time such as `00:01:02,500`, `1:02.5` or `62.5` into milliseconds.

    Raises:
        TranscriptError: it is no time, or of more than 1,000 hours.
    """
    try:
        time = timecode.parse("".join(text.split()))
    except TimecodeError as error:
        reason = f"the time “{text.strip()[:40]}” cannot be read; expected one like 00:01:02,500."
        raise TranscriptError(source, reason, line) from error
    if time > LONGEST:
        raise TranscriptError(source, f"the time “{text.strip()[:40]}” is beyond 1,000 hours.", line)
    return time


def mend(cues: Iterable[Cue]) -> tuple[list[Cue], Mended]:
    """Put cues in order of start, and give each a time of its own.

    A start is trusted. A missing end (no later than the start) is where the next cue begins or, before a long
    pause, where it would have been read. Those that begin together share the time by their length. One that is
    still shown when the next begins, as captions are, was said before.
    """
    given = list(cues)
    mended = Mended(sum(after.start < before.start for before, after in pairwise(given)))
    given.sort(key=lambda cue: cue.start)
    runs = (list(run) for _, run in groupby(given, key=lambda cue: cue.start))
    return [cue for run, following in pairwise(chain(runs, [()])) for cue in _share(run, following)], mended


def _share(run: Sequence[Cue], following: Sequence[Cue]) -> Iterator[Cue]:
    start, end = run[0].start, max(cue.end for cue in run)
    total = max(1, sum(len(cue.text) for cue in run))
    if end <= start:
        reading = _SHORTEST_MS + _READING_MS_A_CHARACTER * total
        missing = following and following[0].start - start <= _SLOWEST * reading
        end = following[0].start if missing else start + reading
    if following:
        end = min(end, following[0].start)
    if len(run) == 1 and run[0].end == end:
        yield run[0]
        return
    done = 0
    for cue in run:
        begin = start + (end - start) * done // total
        done += len(cue.text)
        yield replace(cue, start=begin, end=start + (end - start) * done // total)
