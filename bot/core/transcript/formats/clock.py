"""How people and tools write times; a new spelling is a row of `_SPELLINGS`."""

import re
from dataclasses import dataclass
from functools import lru_cache

LATEST = 1000 * 3_600_000
"""No recording is longer, in ms: what states more is no time."""
USUAL_RATE = 25.0
"""Frames a second where a file does not say."""

_BELOW_60 = r"[0-5]\d"
_HALF = r"(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"


@dataclass(frozen=True, slots=True)
class _Spelling:
    """`alone` says that it may stand without brackets around it, or an arrow beside it."""

    name: str
    pattern: str
    alone: bool = True


_SPELLINGS = (
    _Spelling("frames", rf"(?P<h>\d{{1,3}})[:;](?P<m>{_BELOW_60})[:;](?P<s>{_BELOW_60})[:;](?P<f>\d\d)(?!\d)"),
    _Spelling("clock", rf"(?P<h>\d{{1,3}}):(?P<m>{_BELOW_60}):(?P<s>{_BELOW_60})(?:[.,:](?P<x>\d{{1,9}}))?{_HALF}"),
    _Spelling("clock", rf"(?P<m>\d{{1,4}}):(?P<s>{_BELOW_60})(?:[.,](?P<x>\d{{1,9}}))?{_HALF}"),
    _Spelling("units", r"(?:(?P<h>\d{1,3})h)?(?P<m>\d{1,3})m(?P<s>\d{1,2})(?:[.,](?P<x>\d{1,9}))?s"),
    _Spelling("units", r"(?P<h>\d{1,3})h(?P<m>\d{1,2})m"),
    _Spelling("primes", rf"(?:(?P<h>\d{{1,3}})\s?h\s?)?(?P<m>\d{{1,3}})[’'′]\s?(?P<s>{_BELOW_60})(?:[”\"″]|'')?"),
    _Spelling(
        "units",
        r"(?=\d{1,6}(?:[.,]\d{1,9})?\s?[hms])"
        r"(?:(?P<h>\d{1,3})\s?h(?:ours?|rs?)?\b[ ,]{0,2})?"
        r"(?:(?P<m>\d{1,4})\s?m(?:in(?:ute)?s?)?\b[ ,]{0,2})?"
        r"(?:(?P<s>\d{1,6})(?:[.,](?P<x>\d{1,9}))?\s?s(?:ec(?:ond)?s?)?\b)?",
        alone=False,
    ),
    _Spelling("seconds", r"(?P<s>\d{1,6})[.,](?P<x>\d{1,9})", alone=False),
)
_KINDS = tuple((spelling.name, re.compile(spelling.pattern)) for spelling in _SPELLINGS)


def _any_of(spellings: tuple[_Spelling, ...]) -> str:
    return "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", one.pattern) for one in spellings) + ")"


_ALONE = _any_of(tuple(one for one in _SPELLINGS if one.alone))
_MARKED = _any_of(_SPELLINGS)
_ARROW = r"(?:-{1,3}>|=>|[→⇒➔])"
_UNTIL = rf"(?:\s?(?:{_ARROW}|[-–—~]|\bto\b|/|,)\s?|\s+(?=\d{{1,3}}:\d\d:\d\d))"
STAMP = re.compile(
    rf"(?P<open>[\[(<{{【（［`]{{1,2}})\s?(?:at\s|@\s?|t=)?(?P<a>{_MARKED})(?:{_UNTIL}(?P<b>{_MARKED}))?"
    rf"\s?[\])>}}】）］`]{{1,2}}"
    rf"|(?<![\w:.,/$€£#@\-–])(?P<c>{_MARKED})\s?{_ARROW}\s?(?P<d>{_MARKED})(?![\w%]|:\d)"
    rf"|(?<![\w:.,/$€£#@\-–])(?P<e>{_ALONE})(?:{_UNTIL}(?P<f>{_ALONE}))?(?![\d%]|[:.,]\d)"
)
"""A time, or a range of two, in brackets, with an arrow, or bare: groups a b, c d, e f."""


def kind(text: str) -> str:
    """The name of the spelling of a time that `STAMP` found."""
    return next((name for name, pattern in _KINDS if pattern.fullmatch(text)), "")


@lru_cache(maxsize=1000)
def read(text: str, rate: float = USUAL_RATE) -> int | None:
    """A time in ms; frames count `rate` a second. None if it is none, or later than any recording lasts."""
    for _, pattern in _KINDS:
        if (found := pattern.fullmatch(text.strip())) and any(char.isdigit() for char in text):
            time = _milliseconds(found.groupdict(), rate)
            return time if time <= LATEST else None
    return None


def _milliseconds(parts: dict[str, str | None], rate: float) -> int:
    hours, minutes, seconds = (int(parts.get(unit) or 0) for unit in "hms")
    half = (parts.get("half") or "").casefold()[:1]
    if half and parts.get("h") is None:
        hours, minutes, seconds = minutes, seconds, 0
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    fraction = int((parts.get("x") or "")[:3].ljust(3, "0"))
    frames = round(int(parts.get("f") or 0) * 1000 / rate)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction + frames


def rate_of(latest_frame: int, *, drop: bool) -> float:
    """The likeliest rate of a file that states none, whose highest frame is `latest_frame`; `;` means 29.97."""
    if drop:
        return 30_000 / 1001
    return next((rate for rate in (USUAL_RATE, 30.0, 50.0, 60.0) if latest_frame < rate), 100.0)
