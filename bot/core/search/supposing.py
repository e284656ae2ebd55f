"""What is only supposed, for what stands before it in its sentence: “if you sail and …”, “if it rains, …”, “not
because …”, “in theory, …”, “unless …”."""

from collections.abc import Sequence

from bot.core.search.asserting import DISTANCING
from bot.core.search.tokens import Token, any_of, forms_of, is_content

BESIDE = any_of("but so because then yet although though while whereas however")
"""What is joined with these stands by itself; “and” joins with what governs, too."""
_CONDITIONS, _UNTIL = any_of("if whether unless suppose imagine pretend world"), any_of("unless until")
_REASONS, _BUT = any_of("because since"), any_of("not only")
_EVEN = any_of("even as what")
_LOOKING = any_of("look think ask asked remember mind wonder recall consider see know read understand listening")
_SUPPOSING = any_of("would could might")
ENDING = ".;:!?—–()"
"""Marks that end a clause."""
_FARTHEST, _LONGEST_ASIDE = 20, 10


def supposed_with(text: str, row: Sequence[Token], first: int, begin: int) -> int | None:
    """Where what supposes the words from `first` on begins, if that is before their clause, from `begin` on."""
    at = _joined_with(text, row, first, begin)
    return _consequent(row, begin) if at is None else at


def _joined_with(text: str, row: Sequence[Token], first: int, begin: int) -> int | None:
    """Where what governs them begins, if that is before the word that their clause, from word `begin` on, is joined
    with: “if you sail and”, “imagine a boat where”, “not because”, “so that”."""
    if begin < 2 or row[begin - 1].sentence != row[begin].sentence:
        return None
    joint = row[begin - 1].form
    if text[row[begin - 1].end : row[begin].start].strip():
        return _distanced(text, row, begin)
    before = row[begin - 2].form
    if (before, joint) == ("long", "as") or (before == "just" and joint in _REASONS):
        return begin - 2
    if before in _BUT and joint not in BESIDE - _REASONS:
        return begin - 2
    if joint == "so" and row[begin].form == "that" and begin < first:
        return begin - 1
    if joint in BESIDE:
        return None
    for at in range(begin - 2, max(-1, begin - _FARTHEST), -1):
        if row[at].form in _CONDITIONS:
            return at
        if row[at].form in _REASONS:
            return None
        between = text[row[at].end : row[at + 1].start]
        if any(mark in between for mark in ENDING) or ("," in between and at < begin - 2):
            return None
    return None


def _consequent(row: Sequence[Token], begin: int) -> int | None:
    """Where the “if …,” begins that ends before word `begin`, unless it only leads up to that (“if you look at
    it,”) or the “would” of what follows tells it."""
    end = begin - (begin > 0 and row[begin - 1].form == "then")
    if end < 2 or row[end - 1].sentence != row[begin].sentence or not row[end].apart:
        return None
    if not _SUPPOSING.isdisjoint(forms_of(row[begin : begin + _FARTHEST])):
        return None
    for at in range(end - 1, max(-1, end - _FARTHEST), -1):
        if row[at].sentence != row[begin].sentence:
            return None
        if row[at].form == "if":
            is_even = at > 0 and row[at - 1].form in _EVEN
            supposed = [token.form for token in row[at + 1 : end] if is_content(token.form)]
            return None if is_even or _LOOKING.issuperset(supposed) else at
        if row[at].apart or row[at].form in BESIDE:
            return None
    return None


def _distanced(text: str, row: Sequence[Token], begin: int) -> int | None:
    """Where the “in theory,” or “according to the mayor,” begins that ends before word `begin`."""
    for at in range(begin - 1, max(-1, begin - _LONGEST_ASIDE), -1):
        is_apart = at < begin - 1 and text[row[at].end : row[at + 1].start].strip()
        if is_apart or row[at].sentence != row[begin].sentence:
            return None
        if row[at].form in DISTANCING:
            return at
    return None


def supposed_before(row: Sequence[Token], first: int) -> int | None:
    """The word with which an “unless”, “until” or “had we only” begins, in the sentence of `first`."""
    before = [number for number in range(first) if row[number].sentence == row[first].sentence]
    if len(before) > 1 and row[before[0]].form == "had":
        return before[0]
    until = next((number for number in reversed(before) if row[number].form in _UNTIL), None)
    return None if until is None or not BESIDE.isdisjoint(forms_of(row[until:first])) else until
