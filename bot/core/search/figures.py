"""Numbers in a text, however they are written: `10,000`, `10k` and `ten thousand` are the same."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.core.search.words import Word

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_UNITS = {word: value for value, word in enumerate(_SMALL.split())}
_TENS = {word: 10 * value for value, word in enumerate(_ROUND.split(), 2)}
_ORDINALS = {word: f"{value}th" for value, word in enumerate(_PLACES.split(), 1)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 1_000, "m": 10**6, "b": 10**9, "bn": 10**9}
_WRITTEN_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DIGITS = re.compile(r"(\d+)(k|m|b|bn)?")


def figure(form: str) -> str | None:
    """What a single number word amounts to, in digits, such as `4` or `4th`; None for other words."""
    if ordinal := _WRITTEN_ORDINAL.fullmatch(form):
        return f"{ordinal[1]}th"
    small = _UNITS.get(form, _TENS.get(form, _SCALES.get(form)))
    return _ORDINALS.get(form) if small is None else str(small)


def figure_at(text: str, row: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The number that begins with word `at` of a text, in digits, and how many words it takes; None where none
    begins there, or where a word says it by itself."""
    value, count = _digits_at(text, row, at) or _spelt_at(text, row, at) or (None, 0)
    if value is None:
        return None
    while (
        at + count < len(row) and row[at + count].form in _SCALES and (not count or _joins(text, row, at + count))
    ):
        value *= _SCALES[row[at + count].form]
        count += 1
        if more := _rest_at(text, row, at + count, value):
            value, count = value + more[0], count + more[1]
    is_plain = count == 1 and (row[at].form in _UNITS.keys() | _TENS.keys() or row[at].form == _shown(value))
    return None if is_plain else (_shown(value), count)


def _digits_at(text: str, row: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    found = _DIGITS.fullmatch(row[at].form)
    if not found:
        return None
    digits, count = found[1], 1
    while not found[2] and at + count < len(row) and _is_group(text, row, at + count):
        digits += row[at + count].form
        count += 1
    after = row[at + count] if at + count < len(row) else None
    if not found[2] and after and text[row[at + count - 1].end : after.start] == ".":
        tail = _DIGITS.fullmatch(after.form)
        if tail:
            return Decimal(f"{digits}.{tail[1]}") * _SHORT.get(tail[2] or "", 1), count + 1
    return Decimal(digits) * _SHORT.get(found[2] or "", 1), count


def _is_group(text: str, row: Sequence[Word], at: int) -> bool:
    """Whether a word is three more digits of the number before it: “10,000”."""
    return text[row[at - 1].end : row[at].start] == "," and re.fullmatch(r"\d{3}", row[at].form) is not None


def _spelt_at(text: str, row: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    """“Twenty five” takes two words, and “hundred” none: it goes on, what is one."""
    form = row[at].form
    if form in _TENS:
        is_more = at + 1 < len(row) and _joins(text, row, at + 1)
        unit = _UNITS.get(row[at + 1].form, 0) if is_more else 0
        return (Decimal(_TENS[form] + unit), 2) if 0 < unit < 10 else (Decimal(_TENS[form]), 1)
    if form in _UNITS:
        return Decimal(_UNITS[form]), 1
    return (Decimal(1), 0) if form in _SCALES else None


def _rest_at(text: str, row: Sequence[Word], at: int, whole: Decimal) -> tuple[Decimal, int] | None:
    """What goes on behind a hundred or a thousand: “two hundred and fifty”, “one thousand two hundred”."""
    joined = 1 if at < len(row) and row[at].form == "and" else 0
    if at + joined >= len(row) or not _joins(text, row, at + joined):
        return None
    value, count = _spelt_at(text, row, at + joined) or (Decimal(0), 0)
    if not count:
        return None
    if at + joined + count < len(row) and row[at + joined + count].form == "hundred":
        value, count = value * 100, count + 1
    return (value, joined + count) if value < whole and not (joined and whole >= 10**4) else None


def _joins(text: str, row: Sequence[Word], at: int) -> bool:
    return at == 0 or not text[row[at - 1].end : row[at].start].strip(" -\n")


def _shown(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
