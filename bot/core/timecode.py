"""Milliseconds <-> 1:02:03: the one place that parses or prints a time."""

import re

from bot.core.errors import TimecodeError

_CLOCK = re.compile(r"(?:(?P<h>\d{1,4}):)?(?P<m>\d{1,4}):(?P<s>\d{1,2})(?:[.,](?P<ms>\d{1,9}))?")
_UNITS = re.compile(
    r"(?:(?P<h>\d{1,4})\s*h(?:ours?|rs?)?)?[\s,]*(?:(?P<m>\d{1,5})\s*m(?:in(?:ute)?s?)?)?"
    r"[\s,]*(?:(?P<s>\d{1,6})\s*s(?:ec(?:ond)?s?)?)?"
)
_TYPED = re.compile(r"(?:(?P<h>\d{1,2})\.)?(?P<m>\d{1,4})\.(?P<s>[0-5]\d)")
_SECONDS = re.compile(r"(?P<s>\d{1,7})(?:[.,](?P<ms>\d{1,9}))?")


def parse(text: str) -> int:
    """Read `3:53`, `1:02:03.5`, `233` (seconds) or `3m53s` into milliseconds.

    Raises:
        TimecodeError: the text is none of these, or has 60 or more seconds (or minutes) beside a larger unit.
    """
    plain = text.strip().lower().lstrip("@").strip()
    for pattern in (_CLOCK, _SECONDS, _UNITS):
        if plain and (match := pattern.fullmatch(plain)):
            return _milliseconds(match, text)
    raise TimecodeError(text)


def is_clock(text: str) -> bool:
    """Whether a text is a time with colons and nothing else."""
    return _CLOCK.fullmatch(text.strip()) is not None


def parse_typed(text: str) -> int:
    """Read what a person types, for whom `3.53` is 3:53.

    Raises:
        TimecodeError: it is no time, or could be several, such as `3.5`.
    """
    plain = text.strip().lower().lstrip("@").strip()
    if match := _TYPED.fullmatch(plain):
        return _milliseconds(match, text)
    if _SECONDS.fullmatch(plain) and not plain.isdecimal():
        raise TimecodeError(text)
    return parse(text)


def _milliseconds(match: re.Match[str], text: str) -> int:
    parts = match.groupdict()
    hours, minutes, seconds = (int(parts.get(unit) or 0) for unit in "hms")
    if match.re is _CLOCK and (seconds > 59 or (parts["h"] is not None and minutes > 59)):
        raise TimecodeError(text)
    fraction = (parts.get("ms") or "")[:3].ljust(3, "0")
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(fraction)


def show(ms: int) -> str:
    """`233_000` -> `3:53`, `3_723_000` -> `1:02:03`; whole seconds, rounded down as players do."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def show_range(start: int, end: int) -> str:
    """`3:53 – 3:59`."""
    return f"{show(start)} – {show(end)}"
