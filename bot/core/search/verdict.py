"""How close words are to those of a query, what a check finds of a claim, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Literal

from bot.core.search.figures import figure
from bot.core.search.hits import Hit, Verdict
from bot.core.search.opposites import denials
from bot.core.search.tokens import spelt_out
from bot.core.search.words import Word, words

_NEARLY, _NEARLY_SHORT = 0.82, 0.88
_SHORT = 40
_SHOWN_BESIDE = 4


def judge(ratio: float, length: int) -> Verdict:
    """The verdict on words that read `ratio` like the query's (0 to 1), which have `length` characters."""
    if ratio >= 1:
        return Verdict.VERBATIM
    return Verdict.NEARLY if ratio >= (_NEARLY_SHORT if length <= _SHORT else _NEARLY) else Verdict.PARAPHRASE


@dataclass(frozen=True, slots=True)
class Edit:
    """Words asked and said alike (`same`), asked but not said (`struck`), or said but not asked (`added`)."""

    kind: Literal["same", "struck", "added"]
    text: str


class Ruling(StrEnum):
    """What a check finds of a claim."""

    VERBATIM = "verbatim"
    NEARLY = "nearly"
    REVERSED = "reversed"
    PARTLY = "partly"
    NOT_SAID = "not said"


_WITHIN, _CURRENCIES = ("-", "‐", ",", ".", ":", "/"), "$€£"
"""Marks within what is written as one, and before a sum."""
MOST_TELLING = (Ruling.REVERSED, Ruling.NOT_SAID, Ruling.PARTLY, Ruling.NEARLY, Ruling.VERBATIM)
"""Of several quotations the first of these is shown."""


@dataclass(frozen=True, slots=True)
class Check:
    """Whether somebody said that; `hit` is where, or what comes closest: None where there are no words."""

    ruling: Ruling
    hit: Hit | None
    edits: tuple[Edit, ...] = ()


def word_diff(asked: str, said: str) -> tuple[Edit, ...]:
    """The words of both in order, neighbours of a kind together; case and punctuation make no difference, nor does
    how they are spelt."""
    left, right = list(words(asked)), list(words(said))
    if any(
        _is_within(asked, left, end) or _is_within(said, right, last) for *_, end, _, last in _changes(left, right)
    ):
        left, right = _written(asked), _written(said)
    edits: list[Edit] = []
    for operation, begin, end, first, last in _changes(left, right):
        if operation == "equal" or _is_spelt_otherwise(left[begin:end], right[first:last], asked, said):
            edits.append(Edit("same", _covered(said, right[first:last])))
            continue
        if end > begin:
            edits.append(Edit("struck", _covered(asked, left[begin:end])))
        if last > first:
            edits.append(Edit("added", _covered(said, right[first:last])))
    return tuple(edits)


def _changes(left: list[Word], right: list[Word]) -> Sequence[tuple[str, int, int, int, int]]:
    forms = ([word.form for word in run] for run in (left, right))
    return SequenceMatcher(None, *forms, autojunk=False).get_opcodes()


def _is_within(text: str, run: list[Word], number: int) -> bool:
    """Whether word `number` goes on with what is written as one, such as “pre-mortems” and “$57,000”."""
    return 0 < number < len(run) and text[run[number - 1].end : run[number].start] in _WITHIN


def _written(text: str) -> list[Word]:
    """The words, those as one that are written so."""
    row, written = list(words(text)), list[Word]()
    for number, word in enumerate(row):
        if _is_within(text, row, number):
            written[-1] = Word(written[-1].start, word.end, f"{written[-1].form}-{word.form}")
        else:
            sign = word.start > 0 and text[word.start - 1] in _CURRENCIES
            written.append(Word(word.start - sign, word.end, word.form))
    return written


def shortened(added: str) -> str:
    """Of many words that were said and not asked the first and the last, unless what lies between denies."""
    row = list(words(added))
    between = row[_SHOWN_BESIDE:-_SHOWN_BESIDE]
    if len(between) <= _SHOWN_BESIDE or denials(spelt_out(_covered(added, between))):
        return added
    rest = added[between[-1].end :].lstrip(" ,;:")
    return f"{added[: between[0].start]}… {rest}"


def _is_spelt_otherwise(left: list[Word], right: list[Word], asked: str, said: str) -> bool:
    """Whether these are the same words: “I have” and “I’ve”, “ten” and “10”."""
    if not left or not right:
        return False
    one, other = (
        [figure(form) or form for form in spelt_out(_covered(*of))] for of in ((asked, left), (said, right))
    )
    return one == other


def _covered(text: str, run: list[Word]) -> str:
    return text[run[0].start : run[-1].end]
