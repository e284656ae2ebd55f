"""Times on a line of text, for the reveal of a `when`."""

from collections.abc import Sequence
from string import ascii_uppercase

from bot.core import timecode

WIDTH = 30
"""What a phone shows of a monospaced line without breaking it."""
_LINE, _SPAN = "─", "█"
_FIRST, _LAST = "├", "┤"


def chart(length: int, start: int, end: int, times: Sequence[int]) -> str:
    """Monospaced lines: the recording with the excerpt as a block, and below it A for the first time, B for the
    second, up to Z. Letters that fall on the same place stand below each other. All in ms.

        0:00                      5:01
        ├──────────────────────██────┤
                 B             A
    """
    return "\n".join([_ends(length), _recording(length, start, end), *_marks(length, times)])


def _ends(length: int) -> str:
    return timecode.show(0) + timecode.show(length).rjust(WIDTH - len(timecode.show(0)))


def _recording(length: int, start: int, end: int) -> str:
    first, last = _column(start, length), _column(end, length)
    inside = range(first, last + 1)
    line = [_SPAN if column in inside else _LINE for column in range(WIDTH)]
    line[0], line[-1] = (_FIRST if 0 not in inside else _SPAN), (_LAST if WIDTH - 1 not in inside else _SPAN)
    return "".join(line)


def _marks(length: int, times: Sequence[int]) -> list[str]:
    rows: list[list[str]] = []
    for letter, ms in zip(ascii_uppercase, times, strict=False):
        column = _column(ms, length)
        row = next((row for row in rows if row[column] == " "), None)
        if row is None:
            row = [" "] * WIDTH
            rows.append(row)
        row[column] = letter
    return ["".join(row).rstrip() for row in rows]


def _column(ms: int, length: int) -> int:
    return min(WIDTH - 1, max(0, ms) * WIDTH // max(1, length))
