"""Everyone's guesses on a line of text, for the reveal of a `when`."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from bot import timecode

WIDTH = 48
_MOST_NAME = 20
_SECOND = 1000
_LINE, _SPAN = "─", "█"
_FIRST, _LAST = "├", "┤"


@dataclass(frozen=True, slots=True)
class Guess:
    """Who guessed which time (ms)."""

    name: str
    ms: int


def timeline(length: int, start: int, end: int, guesses: Sequence[Guess]) -> str:
    """Monospaced lines, at most 48 wide: the recording with the excerpt as a block, a letter below for each guess,
    and a line for each letter, closest first. Letters that fall on the same place stand below each other.

        0:00                                        5:01
        ├─────────────────────────────────────█────────┤
                      B                       A
        A     4:00          right  Ann
        B     1:30     2:29 early  Bo
    """
    closest = sorted(guesses, key=lambda guess: (abs(_error(guess.ms, start, end)), guess.name))
    lettered = list(zip(ascii_uppercase, closest, strict=False))
    lines = [chart(length, start, end, [guess.ms for guess in closest])]
    lines += [f"{letter}  {_told(guess, start, end)}  {_plain(guess.name)}" for letter, guess in lettered]
    if more := len(closest) - len(lettered):
        lines.append(f"and {more} more")
    return "\n".join(lines)


def chart(length: int, start: int, end: int, times: Sequence[int]) -> str:
    """The upper part of that alone: the recording, and below it A for the first time, B for the second, up to Z."""
    marks = _marks(length, list(zip(ascii_uppercase, times, strict=False)))
    return "\n".join([_ends(length), _recording(length, start, end), *marks])


def _ends(length: int) -> str:
    return timecode.show(0) + timecode.show(length).rjust(WIDTH - len(timecode.show(0)))


def _recording(length: int, start: int, end: int) -> str:
    first, last = _column(start, length), _column(end, length)
    inside = range(first, last + 1)
    line = [_SPAN if column in inside else _LINE for column in range(WIDTH)]
    line[0], line[-1] = (_FIRST if 0 not in inside else _SPAN), (_LAST if WIDTH - 1 not in inside else _SPAN)
    return "".join(line)


def _marks(length: int, lettered: Sequence[tuple[str, int]]) -> list[str]:
    rows: list[list[str]] = []
    for letter, ms in lettered:
        column = _column(ms, length)
        row = next((row for row in rows if row[column] == " "), None)
        if row is None:
            row = [" "] * WIDTH
            rows.append(row)
        row[column] = letter
    return ["".join(row).rstrip() for row in rows]


def _column(ms: int, length: int) -> int:
    return min(WIDTH - 1, max(0, ms) * WIDTH // max(1, length))


def _error(ms: int, start: int, end: int) -> int:
    return min(0, ms - start + start % _SECOND) or max(0, ms - end)


def _told(guess: Guess, start: int, end: int) -> str:
    error = _error(guess.ms, start, end)
    off = f"{timecode.show(max(_SECOND, abs(error)))} {'early' if error < 0 else 'late'}" if error else "right"
    return f"{timecode.show(guess.ms):>7}  {off:>13}"


def _plain(name: str) -> str:
    """The name last and without what would end a block of code: its width is anybody's guess."""
    return " ".join(name.replace("`", "'").split())[:_MOST_NAME]
