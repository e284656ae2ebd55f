"""Blocks of speech with one time each, as people and transcription services write them, cut into cues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from operator import attrgetter

from bot.core.transcript.formats.timing import rising
from bot.core.transcript.model import Cue

_CUE_LENGTH = 64
_SLOWEST_MS, _USUAL_MS = 300, 70  # a character
_SHORTEST_MS = 1500
_FEW, _CLEARLY = 3, 1.5


@dataclass(slots=True)
class Block:
    """What `speaker` says from `start` (ms) on, until `end` where that is told."""

    start: int
    text: str = ""
    speaker: str | None = None
    end: int | None = None
    line: int = 0


def cues(blocks: list[Block]) -> Iterator[Cue]:
    """Spread each block's words evenly over the time until the next one, in cues as short as a recogniser's; before
    a pause in which nobody could speak so slowly, over less. Blocks of one time share it by their length.

    The blocks are taken out of the list, so that a large file is not held twice.
    """
    groups = (list(group) for _, group in groupby(_taken(blocks), key=attrgetter("start")))
    for group, following in pairwise(chain(groups, [None])):
        if group is None:
            return
        start, total = group[0].start, sum(len(block.text) for block in group)
        end = _end(group, total, following[0].start if following else None)
        done = 0
        for block in group:
            begun, done = done, done + len(block.text)
            begin, finish = (start + (end - start) * at // max(1, total) for at in (begun, done))
            yield from _cut(block.text, block.speaker, begin, finish)


def _taken(blocks: list[Block]) -> Iterator[Block]:
    blocks.reverse()
    while blocks:
        yield blocks.pop()


def mend_slips(blocks: Sequence[Block]) -> list[int]:
    """Keep as many times as can be in an order that never falls; other blocks begin with the one before them.

    The order of the blocks is trusted more than a time that does not fit into it: such a one is a slip. Their lines
    are returned.
    """
    kept = rising([block.start for block in blocks])
    start = 0
    slips: list[int] = []
    for number, block in enumerate(blocks):
        if not kept[number]:
            slips.append(block.line)
            block.end = None
        start = block.start = block.start if kept[number] else start
    return slips


def end_at_their_times(blocks: Sequence[Block]) -> bool:
    """Whether the times of blocks, which stand behind their words, are when these end; then each begins where the
    one before it ended. How long the words take tells, against how long they would if these were the starts."""
    groups = [list(group) for _, group in groupby(blocks, key=attrgetter("start"))]
    times, sizes = (
        [group[0].start for group in groups],
        [sum(len(block.text) for block in group) for group in groups],
    )
    if len(groups) <= _FEW or times[0] <= 0 or times != sorted(times):
        return False
    lengths = [after - before for before, after in pairwise(times)]
    if _misfit(sizes[1:], lengths) * _CLEARLY > _misfit(sizes[:-1], lengths):
        return False
    for group, begun in zip(groups, [0, *times], strict=False):
        for block in group:
            block.start, block.end = begun, block.start
    return True


def _misfit(sizes: Sequence[int], lengths: Sequence[int]) -> float:
    """How far (ms) words of these sizes are from taking these times at an even pace."""
    pace = sum(lengths) / max(1, sum(sizes))
    return sum(abs(size * pace - length) for size, length in zip(sizes, lengths, strict=True))


def _end(group: Sequence[Block], characters: int, following: int | None) -> int:
    start = group[0].start
    told = max((block.end for block in group if block.end is not None), default=0)
    if told <= start:
        pace = _USUAL_MS if following is None else _SLOWEST_MS
        told = start + max(_SHORTEST_MS, characters * pace)
    return told if following is None else min(told, following)


def _cut(text: str, speaker: str | None, start: int, end: int) -> Iterator[Cue]:
    offset = 0
    while offset < len(text):
        cut = len(text)
        if cut - offset > _CUE_LENGTH:
            blank = text.rfind(" ", offset, offset + _CUE_LENGTH)
            blank = blank if blank > offset else text.find(" ", offset)
            cut = blank if blank > offset else len(text)
        begin, finish = (start + (end - start) * at // len(text) for at in (offset, cut))
        yield Cue(begin, finish, text[offset:cut], speaker)
        offset = cut + 1
