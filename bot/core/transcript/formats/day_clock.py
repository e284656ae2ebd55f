"""Clocks that tell the time of the day, or of a broadcast, and not that of the recording."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.transcript.model import Cue

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 24 * 3_600_000
_EARLIEST = 4 * _HOUR
"""What begins later counts from midnight: recordings that long are rarer."""
_MOST_A_SECOND = 60
"""Characters: twice as many as the fastest speak."""


def nights(starts: Sequence[int]) -> list[int]:
    """What is to be added to each time (ms) of the day, so that midnight is passed."""
    added, before = 0, 0
    found: list[int] = []
    for start in starts:
        if before >= _DAY - _EARLIEST and start < _EARLIEST and starts[0] >= _DAY // 2:
            added = _DAY
        found.append(added if start < _EARLIEST or added == 0 else 0)
        before = start
    return found


def begun(starts: Sequence[int]) -> int:
    """The moment (ms) from which a clock counts that is not the recording's, else 0: a broadcast begins on the
    hour, and the time of day anywhere."""
    earliest = min(starts, default=0)
    hour = earliest // _HOUR * _HOUR
    if earliest - hour < _MINUTE and (earliest >= _EARLIEST or hour == _HOUR):
        return hour
    return earliest if _EARLIEST <= earliest < _DAY + _EARLIEST else 0


def from_zero(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """The cues counted from where their clock begins, and that moment."""
    added = nights([cue.start for cue in cues])
    late = [_later(cue, ms) for cue, ms in zip(cues, added, strict=True)] if any(added) else list(cues)
    begin = begun([cue.start for cue in late])
    return ([_later(cue, -begin) for cue in late] if begin else late), begin


def _later(cue: Cue, ms: int) -> Cue:
    """The times of words are kept from the start of their cue on."""
    return replace(cue, start=cue.start + ms, end=max(0, cue.end + ms)) if ms else cue


def are_hours(starts: Sequence[int], characters: int) -> bool:
    """Whether what was read as minutes and seconds can only be hours and minutes, so much is said in between."""
    seconds = (max(starts, default=0) - min(starts, default=0)) / 1000
    return len(starts) > 1 and seconds < _DAY / _MINUTE and characters > _MOST_A_SECOND * max(1.0, seconds)
