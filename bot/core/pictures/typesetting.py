"""Setting words in a box: the largest size that fits, and lines of even length.

Lines are broken for the whole paragraph at once, by the least sum of squared room left over (Knuth and Plass,
"Breaking Paragraphs into Lines", 1981), the last line included, so that it is no short one.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.core import markup
from bot.core.pictures.text import Style, width

LEADING = 1.3
"""From baseline to baseline, as a share of the size."""
LONE_WORD_SIZES = 5
"""So many sizes smaller are tried rather than to have one."""
LONE_WORD, SHORT_WORD = 0.5, 0.02
"""Costs beside the squared share of a line left empty: of a last line of one word, and of a line that ends with an
article or the like."""
_IDEOGRAPH = r"\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = r"\u3001\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u300d\u300f\u30fc\u2026”\""
_RUNS = re.compile(rf"[{_IDEOGRAPH}][{_CLOSING}]*|[^\s{_IDEOGRAPH}]+")


@dataclass(frozen=True, slots=True)
class Run:
    """What is never broken: a word, or one ideograph with the punctuation after it."""

    text: str
    is_spaced: bool
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text, all in one style, `leading` pixels from baseline to baseline."""

    lines: tuple[str, ...]
    style: Style
    leading: float

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)

    @property
    def has_lone_word(self) -> bool:
        return len(self.lines) > 1 and any(" " not in line for line in (self.lines[0], self.lines[-1]))

    @property
    def width(self) -> float:
        return max(width(line, self.style) for line in self.lines)


def fitted(text: str, closing: str, style: Style, sizes: Sequence[int], room: tuple[float, float]) -> Block:
    """Set the text with its closing mark in `room` (width, height), in the largest of the (falling) sizes in which
    it fits, rather smaller than with a word alone on a line. Where it fits in none: in the smallest, as many words
    as fit and an ellipsis.
    """
    blocks = (_block(text + closing, replace(style, size=size), room[0]) for size in sizes)
    fitting = list(islice((block for block in blocks if block.height <= room[1]), LONE_WORD_SIZES))
    if fitting:
        return next((block for block in fitting if not block.has_lone_word), fitting[0])
    return _shortened(text, closing, replace(style, size=sizes[-1]), room)


def _shortened(text: str, closing: str, style: Style, room: tuple[float, float]) -> Block:
    """The longest beginning that fits, by bisection: every character more takes as much room or more."""
    short, long = 1, len(text) - 1
    while short < long:
        middle = (short + long + 1) // 2
        if _block(_first(text, middle) + closing, style, room[0]).height <= room[1]:
            short = middle
        else:
            long = middle - 1
    return _block(_first(text, short) + closing, style, room[0])


def _first(text: str, length: int) -> str:
    return markup.shorten(text, length + 1).rstrip(" ,;:.-–—" + markup.ELLIPSIS) + markup.ELLIPSIS


def _block(text: str, style: Style, room: float) -> Block:
    runs = [part for run in _runs(text, style) for part in _within(run, style, room)]
    return Block(tuple(_broken(runs, width(" ", style), room)), style, style.size * LEADING)


def _runs(text: str, style: Style) -> list[Run]:
    return [
        Run(found.group(), found.start() > 0 and text[found.start() - 1].isspace(), width(found.group(), style))
        for found in _RUNS.finditer(text)
    ]


def _within(run: Run, style: Style, room: float) -> list[Run]:
    """A word that is wider than the line, in parts; never between a letter and its marks."""
    if run.width <= room:
        return [run]
    parts = [""]
    for character in run.text:
        joins = unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf", "Sk") or parts[-1].endswith("\u200d")
        if not joins and width(parts[-1] + character, style) > room:
            parts.append("")
        parts[-1] += character
    return [Run(part, run.is_spaced and not at, width(part, style)) for at, part in enumerate(parts) if part]


def _broken(runs: Sequence[Run], space: float, room: float) -> list[str]:
    """As few lines as possible, and of all ways to break them the most even one."""
    count = len(runs)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, count + 1):
        options: list[tuple[int, float, int]] = []
        length = 0.0
        for start in range(end - 1, -1, -1):
            length += runs[start].width + (space if start < end - 1 and runs[start + 1].is_spaced else 0)
            if length > room and options:
                break
            lines, cost, _ = best[start]
            options.append((lines + 1, cost + _cost(runs, start, end, length / room), start))
        best.append(min(options))
    return _traced(runs, best)


def _cost(runs: Sequence[Run], start: int, end: int, filled: float) -> float:
    is_lone = end == len(runs) and end - start == 1 and start > 0
    is_short = end < len(runs) and len(runs[end - 1].text) <= 3 and runs[end - 1].text.isalpha()
    return (1 - filled) ** 2 + LONE_WORD * is_lone + SHORT_WORD * is_short


def _traced(runs: Sequence[Run], best: Sequence[tuple[int, float, int]]) -> list[str]:
    lines: list[str] = []
    end = len(runs)
    while end > 0:
        start = best[end][2]
        words = [(" " if run.is_spaced and at else "") + run.text for at, run in enumerate(runs[start:end])]
        lines.insert(0, "".join(words))
        end = start
    return lines
