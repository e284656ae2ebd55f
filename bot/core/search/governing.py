"""What governs words in their sentence: the “I don't think that” before them, the “is not true” behind them."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from bot.core.search.claims import Token
from bot.core.search.opposites import is_negation

_COORDINATORS = frozenset("and but so because then yet although though while whereas however".split())  # noqa: SIM905
_SUBORDINATORS = frozenset("when where since as after before until who which what how why unless".split())  # noqa: SIM905
_CONDITIONS = frozenset("if whether suppose imagine assuming unless".split())  # noqa: SIM905
_ASKING = frozenset("do does did is are was were can could would should will have has".split())  # noqa: SIM905
_FARTHEST = 20


class Governed(Enum):
    """How what stands around words bears on them."""

    NOT = "nothing governs them"
    DENIED = "they are denied"
    OPEN = "they are asked or supposed, not said to be so"


def lead(text: str, row: Sequence[Token], first: int) -> int:
    """The number of the word with which the clause of word `first` begins; `row` are the words of `text`."""
    at = first
    while at > 0 and first - at < _FARTHEST:
        between = text[row[at - 1].end : row[at].start]
        word = row[at - 1].form
        if any(mark in between for mark in ".;:!?—–") or word in _COORDINATORS or word in _SUBORDINATORS:
            break
        if "," in between and at == first:
            break
        at -= 1
    return at


def governed(text: str, row: Sequence[Token], first: int, last: int) -> Governed:
    """Whether the words `first` up to and including `last` are claimed where they stand."""
    forms = [token.form for token in row[lead(text, row, first) : first]]
    denials = sum(is_negation(form, after) for form, after in pairwise([*forms, row[first].form]))
    behind = [token.form for token in row[last + 1 : last + 6]]
    if denials % 2 or _is_rejected(behind) or (row[last].form in _ASKING and behind[:1] == ["not"]):
        return Governed.DENIED
    is_asked = bool(forms) and forms[0] in _ASKING and _is_question(text[row[last].end :])
    return Governed.OPEN if is_asked or any(form in _CONDITIONS for form in forms) else Governed.NOT


def _is_question(rest: str) -> bool:
    mark = re.search(r"[.!?]", rest)
    return mark is not None and mark.group() == "?"


def _is_rejected(following: list[str]) -> bool:
    """“… is not true”, “… is nonsense”."""
    match following:
        case ["is" | "was", "not", "true" | "right" | "correct" | "so", *_]:
            return True
        case ["is" | "was", "not", "the", "case", *_]:
            return True
        case ["is" | "was", "false" | "wrong" | "nonsense", *_]:
            return True
        case ["is" | "was", "a", "lie" | "myth", *_]:
            return True
        case _:
            return False
