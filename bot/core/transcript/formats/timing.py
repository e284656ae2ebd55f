"""Times as files state them: read, and mended where it is clear what was meant."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from bot.core import timecode
from bot.core.errors import TimecodeError, TranscriptError
from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import until
from bot.wording import transcripts as wording

LONGEST = 1000 * 3_600_000
"""No recording is longer, in ms: what states more is no time."""

_READING_MS_A_CHARACTER = 67
_SHORTEST_MS = 500
_SLOWEST = 4
_LONGEST_SLIP = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """What was put right and may point to something worse: cues that start before the one above them, and slips of
    the clock, the first of which is put at `slip` (ms)."""

    out_of_order: int = 0
    slips: int = 0
    slip: int = 0


def read(text: str, source: str, line: int) -> int:
    """Read a time such as `00:01:02,500`, `1:02.5` or `62.5` into milliseconds.

    Raises:
        TranscriptError: it is no time, or of more than 1,000 hours.
    """
    try:
        time = timecode.parse("".join(text.split()))
    except TimecodeError as error:
        reason = wording.TIME_UNREADABLE.format(found=text.strip()[:40])
        raise TranscriptError(source, reason, line) from error
    if time > LONGEST:
        raise TranscriptError(source, wording.TIME_TOO_LATE.format(found=text.strip()[:40]), line)
    return time


def mend(cues: Iterable[Cue], *, in_order: bool = False) -> tuple[list[Cue], Mended]:
    """Put cues in order of start, and give each a time of its own.

    A start is trusted, but of a file whose cues are `in_order` a few that leap are slips: they begin between their
    neighbours. A missing end (no later than the start) is where the next cue begins or, before a long pause, where
    it would have been read. Those that begin together share the time by their length. One that is still shown when
    the next begins, as captions are, was said before.
    """
    given = list(cues)
    jumps = sum(after.start < before.start for before, after in pairwise(given))
    slips = _slips(given) if in_order and jumps else []
    for run in slips:
        _put_between(given, run)
    mended = Mended(0 if slips else jumps, sum(map(len, slips)), given[slips[0].start].start if slips else 0)
    given.sort(key=lambda cue: cue.start)
    runs = (list(run) for _, run in groupby(given, key=lambda cue: cue.start))
    return [cue for run, following in pairwise(chain(runs, [()])) for cue in _share(run, following)], mended


def _slips(cues: Sequence[Cue]) -> list[range]:
    """The runs of cues without which the starts never fall; none, if they are so many or long that the file is
    rather in another order."""
    kept = rising([cue.start for cue in cues])
    runs: list[range] = []
    for place, fits in enumerate(kept):
        if fits:
            continue
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    out = sum(map(len, runs))
    return runs if 3 * out <= len(cues) and all(len(run) <= _LONGEST_SLIP for run in runs) else []


def rising(starts: Sequence[int]) -> list[bool]:
    """Which of the starts are in the longest order that never falls (patience sorting; Fredman 1975)."""
    tails: list[int] = []
    lengths = array("q")
    for start in starts:
        place = bisect_right(tails, start)
        tails[place : place + 1] = [start]
        lengths.append(place + 1)
    wanted, limit = len(tails), None
    kept = [False] * len(starts)
    for number in range(len(starts) - 1, -1, -1):
        if lengths[number] == wanted and (limit is None or starts[number] <= limit):
            kept[number] = True
            wanted, limit = wanted - 1, starts[number]
    return kept


def _put_between(cues: list[Cue], run: range) -> None:
    """Spread the cues of a run, and the one before them, over the time to the one behind, by their length."""
    before = cues[run.start - 1] if run.start else None
    after = cues[run.stop].start if run.stop < len(cues) else None
    begin = before.start if before else 0
    sizes = [len(cue.text) + 1 for cue in ([before] if before else []) + [cues[place] for place in run]]
    end = after if after is not None else begin + _READING_MS_A_CHARACTER * sum(sizes)
    done = sizes[0] if before else 0
    for place in run:
        start = begin + (end - begin) * done // sum(sizes)
        cues[place] = replace(cues[place], start=start, end=start, words=b"")
        done += len(cues[place].text) + 1


def _share(run: Sequence[Cue], following: Sequence[Cue]) -> Iterator[Cue]:
    start, end = run[0].start, max(cue.end for cue in run)
    total = max(1, sum(len(cue.text) for cue in run))
    if end <= start:
        reading = _SHORTEST_MS + _READING_MS_A_CHARACTER * total
        missing = following and following[0].start - start <= _SLOWEST * reading
        end = following[0].start if missing else start + reading
    if following:
        end = min(end, following[0].start)
    if len(run) == 1:
        words = run[0].words and until(run[0].words, start, end)
        yield run[0] if run[0].end == end else replace(run[0], end=end, words=words)
        return
    done = 0
    for cue in run:
        begin = start + (end - start) * done // total
        done += len(cue.text)
        words = cue.words if begin == start else b""
        yield replace(cue, start=begin, end=start + (end - start) * done // total, words=words)
