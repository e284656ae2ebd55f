"""Single values out of the items of a JSON document: words, names, and times with their unit."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from bot.core.transcript.formats import clock
from bot.core.transcript.formats.nobody import NO_VALUE

Path = str
"""Keys and indices with dots between: `alternatives.0.words`."""

_ISO = re.compile(
    r"PT(?:(?P<h>\d{1,4}(?:\.\d+)?)H)?(?:(?P<m>\d{1,6}(?:\.\d+)?)M)?(?:(?P<s>\d{1,9}(?:\.\d+)?)S)?", re.I
)
_NUMBER = re.compile(r"(?P<number>[+-]?\d{1,15}(?:[.,]\d{1,12})?)\s?(?P<unit>s|ms|sec|seconds)?", re.IGNORECASE)
_MS = re.compile(r"(?:[_a-z]ms|Ms|[Mm]illi(?:s|second|seconds)?|MS)$")
_TICKS = re.compile(r"[Tt]icks$")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:")
_EPOCH = 1_000_000_000  # seconds, in 2001
_SECONDS, _TICKS_A_MS = 1000.0, 1e-4
_FEW_KEYS = 50


def as_dict(value: Any) -> dict[str, Any]:
    """The value if it is an object, else one without fields."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return cast(list[Any], value) if isinstance(value, list) else []


def reach(item: Any, path: Path) -> Any:
    """The value at a path; None where there is none."""
    return _reach(item, path.split("."))


def _reach(item: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        if isinstance(item, list):
            listed = as_list(item)
            item = listed[int(key)] if key.isdecimal() and int(key) < len(listed) else None
        else:
            item = as_dict(item).get(key)
    return item


def first(item: Any, paths: tuple[Path, ...]) -> tuple[Path, Any]:
    """The first path that leads to a value, and the value; ("", None) if none does."""
    if not isinstance(item, dict) or not item:
        return "", None
    fields = cast(dict[str, Any], item)
    possible = _possible(tuple(fields), paths) if len(fields) <= _FEW_KEYS else _split(paths)
    for path, keys in possible:
        value = fields.get(path) if len(keys) == 1 else _reach(fields, keys)
        if value is not None:
            return path, value
    return "", None


@lru_cache(maxsize=2000)
def _possible(keys: tuple[str, ...], paths: tuple[Path, ...]) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    """Those of the paths that begin with one of the keys, each with its parts: what a document's thousands of items
    have in common is looked up once."""
    known = frozenset(keys)
    return tuple((path, parts) for path, parts in _split(paths) if parts[0] in known)


@lru_cache(maxsize=200)
def _split(paths: tuple[Path, ...]) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    return tuple((path, tuple(path.split("."))) for path in paths)


def text_of(value: Any) -> str | None:
    """Words, also where they come as a list of lines or runs."""
    if isinstance(value, str):
        return value
    listed = [one if isinstance(one, str) else first(one, ("text", "utf8"))[1] for one in as_list(value)]
    parts = [part for part in map(text_of, listed) if part]
    return " ".join(parts) if parts else None


def name_of(value: Any) -> str | None:
    """A name; numbers and single letters are the recogniser's `Speaker 1`. Nobody is None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return f"Speaker {value}" if 0 <= value < 10_000 else None
    if isinstance(value, list):
        return name_of(next(iter(as_list(value)), None))
    if isinstance(value, dict):
        return name_of(first(value, ("name", "display_name", "displayName", "label", "id"))[1])
    name = " ".join(str(value).split())
    if name.isdecimal() or (len(name) == 1 and name.isalpha() and name.isascii()):
        return f"Speaker {name}"
    return name if any(map(str.isalnum, name)) and name.casefold() not in NO_VALUE else None


def scale_of(path: Path) -> float | None:
    """Milliseconds a unit, if the name of a field tells."""
    key = path.split(".")[0] if path.endswith((".from", ".to")) else path.rsplit(".", 1)[-1]
    if key in ("offsets", "tOffsetMs") or _MS.search(key):
        return 1.0
    return _TICKS_A_MS if _TICKS.search(key) else None


def ms_of(value: Any, scale: float) -> int | None:
    """A time in ms: a number of `scale` ms, `1.5s`, `PT1.5S`, `00:01,5` or {"seconds", "nanos"}.

    Raises:
        ValueError: it is no time, or of more than 1,000 hours.
    """
    ms: float | None = None
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if fields := as_dict(value):
        if "relative" in fields:
            return ms_of(fields["relative"], scale)
        ms = _number(fields.get("seconds")) * 1000 + _number(fields.get("nanos")) / 1e6
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        ms = value * scale
    elif isinstance(value, str):
        ms = _spelled(value.strip(), scale)
    if ms is None or not math.isfinite(ms) or ms > clock.LATEST:
        raise ValueError(str(value)[:40])
    return max(0, round(ms))


def moment_of(value: Any) -> int | None:
    """Milliseconds since 1970, if the value is a moment such as `2025-01-31T10:00:01.2Z`, or so large a number of
    seconds that it can be nothing else."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = value / 1000 if value > _EPOCH * 1000 else value
        return round(seconds * 1000) if _EPOCH < seconds < 3 * _EPOCH else None
    if not isinstance(value, str) or not _MOMENT.match(value):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def _number(value: Any) -> float:
    try:
        return float(value or 0)
    except (TypeError, ValueError):
        return math.nan


def _spelled(text: str, scale: float) -> float | None:
    if found := _NUMBER.fullmatch(text):
        unit = (found["unit"] or "").casefold()
        return float(found["number"].replace(",", ".")) * (1.0 if unit == "ms" else _SECONDS if unit else scale)
    if len(text) > 2 and (found := _ISO.fullmatch(text)):
        hours, minutes, seconds = (float(found[part] or 0) for part in "hms")
        return ((hours * 60 + minutes) * 60 + seconds) * 1000
    return clock.read(text)
