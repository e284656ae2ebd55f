"""Which of the known arrangements a plain file has: what its times mean, and where names stand.

The file as a whole decides. A style of time (bare or in which brackets, at the head, the tail or within a line) is
of the arrangement if its times rise through the file together with those of the most frequent style; so a clock
that somebody mentions stays among the words. A place for names (beside the time, above, below, before the words) is
one if what stands there are names by `labels.trusted`.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.core.transcript.formats import clock, labels
from bot.core.transcript.formats.tokens import Line, Stamp
from bot.core.transcript.formats.unclear import doubtful

_FITS, _SAMPLE, _LONGEST_LEFT = 0.8, 200, 200
_AMID_WORDS = ".?!。？！…:;”\"')]"


class Time(NamedTuple):
    """A stamp with its times in ms."""

    stamp: Stamp
    start: int
    until: int | None


@dataclass(slots=True)
class Shape:
    """What the lines are: `times` by index of the line; the names `beside` times, and `behind` them alone."""

    times: dict[int, list[Time]] = field(default_factory=dict[int, list[Time]])
    beside: set[str] = field(default_factory=set[str])
    behind: set[str] = field(default_factory=set[str])
    unclear: set[str] = field(default_factory=set[str])
    """What stands beside times and alone again and again, and may be a name or not."""
    titles: dict[int, str] = field(default_factory=dict[int, str])
    """By line index: the names that stand on lines of their own above or below a time."""
    rate: float | None = None


def shape_of(lines: Sequence[Line]) -> Shape:
    """The arrangement that explains the most; without `times` it is none."""
    chosen = _chosen(lines)
    rate = _rate(lines, chosen)
    shape = Shape(rate=rate)
    for index, line in enumerate(lines):
        found: list[Time] = []
        for stamp in line.stamps:
            start = clock.read(stamp.start, rate or clock.USUAL_RATE)
            if stamp.style in chosen and start is not None:
                until = clock.read(stamp.until, rate or clock.USUAL_RATE) if stamp.until else None
                found.append(Time(stamp, start, until))
        if found:
            shape.times[index] = found
    _find_names(lines, shape)
    return shape


def _chosen(lines: Sequence[Line]) -> set[tuple[str, ...]]:
    """The styles of the times that structure the file."""
    styles: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    amid: Counter[tuple[str, ...]] = Counter()
    named: defaultdict[tuple[str, ...], list[str | None]] = defaultdict(list)
    for index, line in enumerate(lines):
        for stamp in line.stamps:
            start = clock.read(stamp.start)
            if start is None:
                continue
            styles[stamp.style].append((index, start))
            amid[stamp.style] += stamp.style[:2] == ("head", "") and _is_amid_words(lines, index)
            named[stamp.style].append(
                labels.cleaned(line.text[: stamp.begin]) if stamp.begin < _LONGEST_LEFT else None
            )
    for style in list(styles):
        if amid[style] * 2 > len(styles[style]) or not _may_structure(style, named[style], len(lines)):
            del styles[style]
    if not styles:
        return set()
    best = max(styles, key=lambda style: (_weight(style, styles[style]), -styles[style][0][0]))
    chosen, times = {best}, styles.pop(best)
    for style in sorted(styles, key=lambda style: -len(styles[style])):
        if not _is_alike(style, chosen):
            continue
        together = sorted(times + styles[style])
        if _rising(together) >= _rising(times) + _FITS * len(styles[style]):
            chosen.add(style)
            times = together
    return chosen


def _weight(style: tuple[str, ...], times: Sequence[tuple[int, int]]) -> float:
    return _rising(times) * (0.9 if style[0] == "within" else 1)


def _may_structure(style: tuple[str, ...], left: Sequence[str | None], total: int) -> bool:
    """Bare times behind words are such only where the words are names, or each line has one."""
    place, bracket = style[:2]
    if bracket or place in ("head", "alone"):
        return True
    if place == "tail" and 2 * len(left) > max(total, 4) and not any(left):
        return True  # a time behind every sentence
    sample = left[:_SAMPLE]
    names = sum(name is not None and (labels.likely(name) or sample.count(name) > 1) for name in sample)
    return 2 * names >= len(sample)


def _is_alike(style: tuple[str, ...], chosen: set[tuple[str, ...]]) -> bool:
    """Bare times do not join those in brackets."""
    brackets = {one[1] for one in chosen}
    if style[1]:
        return style[1] in brackets or "" not in brackets or style[0] != "within"
    kinds = {one[2] for one in chosen if not one[1]}
    return style[2] in kinds or (style[2] == "full clock" and "clock" in kinds)


def _is_amid_words(lines: Sequence[Line], index: int) -> bool:
    """Whether the line above, which has no time, goes on with this one."""
    above = lines[index - 1] if index and not lines[index].apart else None
    if above is None or above.stamps or above.text[-1] in _AMID_WORDS or " " not in above.text:
        return False
    return not labels.likely(labels.cleaned(above.text) or "a b")


def _rising(times: Sequence[tuple[int, int]]) -> int:
    """How many of the times are in an order that never falls (patience sorting; Fredman 1975)."""
    tails: list[int] = []
    for _, start in times:
        place = bisect_right(tails, start)
        tails[place : place + 1] = [start]
    return len(tails)


def _rate(lines: Sequence[Line], chosen: set[tuple[str, ...]]) -> float | None:
    stamps = [
        time
        for line in lines
        for stamp in line.stamps
        if stamp.style in chosen and stamp.style[2] == "frames"
        for time in (stamp.start, stamp.until)
        if time
    ]
    if not stamps:
        return None
    return clock.rate_of(max(int(time[-2:]) for time in stamps), drop=any(";" in time for time in stamps))


def _find_names(lines: Sequence[Line], shape: Shape) -> None:
    """Names beside the times, then, where there are none, above or below them, or behind them and alone."""
    left = {index: lines[index].text[: found[0][0].begin] for index, found in shape.times.items()}
    named = [labels.cleaned(text) for text in left.values() if text.strip("\t ([-–—|*_")]
    shape.beside = labels.trusted(named, strong=True) if any(named) else set()
    if shape.beside:
        shape.beside |= {name for name in named if name and labels.likely(name)}
    bare = [index for index, text in left.items() if not text.strip("\t ([-–—|*_")]
    if 2 * len(bare) < len(left):
        return
    above = {index: _above(lines, shape, index) for index in bare}
    if _take_titles(lines, shape, above):
        return
    if _take_titles(lines, shape, {index: _below(lines, shape, index) for index in bare}):
        return
    behind = [labels.cleaned(lines[index].text[shape.times[index][-1][0].end :]) for index in bare]
    followed = [
        name if index + 1 < len(lines) and index + 1 not in shape.times else None
        for name, index in zip(behind, bare, strict=True)
    ]
    if any(followed):
        words = [_next(lines, index) for index in bare[:500]]
        shape.behind = labels.trusted(followed, strong=False, words=words)
        if 5 * sum(name in shape.behind for name in followed) < 4 * sum(name is not None for name in followed):
            shape.behind = {name for name in shape.behind if labels.numbered(name)}
        shape.unclear |= doubtful(followed, len(followed), known=shape.behind, likely=labels.likely)


def _take_titles(lines: Sequence[Line], shape: Shape, where: dict[int, int | None]) -> bool:
    """Whether the lines beside the times hold names; then they are kept as such."""
    names = [labels.cleaned(lines[at].text) if at is not None else None for at in where.values()]
    beyond = [lines[index].text[shape.times[index][-1][0].end :] for index in where]
    words = [
        text.strip() or _next(lines, max(index, at or 0))
        for text, (index, at) in zip(beyond, where.items(), strict=True)
    ]
    trusted = labels.trusted(names, strong=False, words=words[:500])
    if not trusted:
        shape.unclear |= doubtful(names, len(names), known=trusted, likely=labels.likely)
        return False
    for at, name in zip(where.values(), names, strict=True):
        if at is not None and name in trusted:
            shape.titles[at] = name
    return True


def _next(lines: Sequence[Line], index: int) -> str:
    return lines[index + 1].text if index + 1 < len(lines) else ""


def _above(lines: Sequence[Line], shape: Shape, index: int) -> int | None:
    """The line above a time, if it has none itself and nothing but a name can stand there."""
    at = index - 1
    if at >= 0 and lines[at].text.isdecimal():
        at -= 1
    return at if at >= 0 and at not in shape.times and ":" not in lines[at].text[:-1] else None


def _below(lines: Sequence[Line], shape: Shape, index: int) -> int | None:
    stamp = shape.times[index][0][0]
    at = index + 1
    if stamp.style[0] != "alone" or at + 1 >= len(lines) or at in shape.times or at + 1 in shape.times:
        return None
    return at if ":" not in lines[at].text[:-1] else None
