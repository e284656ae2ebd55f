"""How a sentence puts numbers, lengths of time and lists."""

from collections.abc import Iterable

_NAMED = 10


def number(count: int) -> str:
    """`1,200`, `−500`."""
    return f"{count:,}".replace("-", "−")


def noun(count: int, one: str, many: str | None = None) -> str:
    """The word for so many: `round`, `rounds`; `many` where an s does not make the plural."""
    return one if abs(count) == 1 else many or f"{one}s"


def counted(count: int, one: str, many: str | None = None) -> str:
    """`1 round`, `2 rounds`, `1,200 rounds`; `many` where an s does not make the plural."""
    return f"{number(count)} {noun(count, one, many)}"


def duration(ms: int) -> str:
    """`40 s`, `3 min`, `1 h 20 min`; at least a second."""
    seconds = max(1, round(ms / 1000))
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours:,} h {minutes} min" if minutes else f"{hours:,} h"


def exact_duration(ms: float) -> str:
    """`40 s`, `1 min 3 s`, `2 min`."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    parts = [f"{minutes} min"] * (minutes > 0) + [f"{seconds} s"] * (seconds > 0 or not minutes)
    return " ".join(parts)


def either(names: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`; of many the first ten."""
    shown = list(names)[:_NAMED]
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def together(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`; of many the first ten."""
    shown = list(names)[:_NAMED]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def some(names: Iterable[str], limit: int) -> str:
    """`a`, `a · b`, `a · b · and 2 more`: the first so many, and how many there are besides."""
    named = list(names)
    rest = len(named) - limit
    return " · ".join([*named[:limit], f"and {number(rest)} more"] if rest > 0 else named)
