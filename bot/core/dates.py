"""Dates as people and files write them, of which only the year need be known: `2024`, `2024-05`, `2024-05-17`.

In that form, to which all others are brought, they are sorted and compared as texts.
"""

import calendar
import re
from datetime import UTC, date, datetime

_MONTHS = {name.casefold()[:3]: number for number, name in enumerate(calendar.month_name) if number}
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_SHAPES = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{_YEAR}(?:[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?)?(?:[T ]\d\d?:\d\d.*)?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?" + _YEAR,
        rf"(?:[a-z]{{3,9}},?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?:[a-z]{{3,9}},?\s+)?{_DAY}\s+{_MONTH},?\s+{_YEAR}(?:\s+\d\d?:\d\d.*)?",
        rf"{_MONTH},?\s+{_YEAR}",
    )
]


def read(text: str) -> str | None:
    """`17 May 2024`, `2024/5/17` -> `2024-05-17`; `May 2024` -> `2024-05`; None where it is no date."""
    text = " ".join(text.split())
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(text))), None)
    if found is None:
        return None
    told = found.groupdict()
    month = _MONTHS[told["name"].casefold()[:3]] if told.get("name") else told.get("month")
    parts = [int(part) for part in (told["year"], month, told.get("day")) if part]
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    return "-".join(f"{part:02}" for part in parts)


def of_moment(seconds: float) -> str:
    """The day of a moment in seconds since 1970 (UTC)."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def first_day(known: str) -> str:
    """The first day of which a date may be: of a year the first of January."""
    year, month, day = (*map(int, known.split("-")), 1, 1)[:3]
    return f"{year}-{month:02}-{day:02}"


def last_day(known: str) -> str:
    """The last day of which a date may be: of a year the last of December."""
    parts = [int(part) for part in known.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return f"{year}-{month:02}-{day:02}"
