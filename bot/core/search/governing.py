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
_SUPPOSING = frozenset(
    "claim claims claimed assume assumes assumed wish wishes wished hope hopes hoped hoping pretending".split()  # noqa: SIM905
)
_NOT_CLAIMING = frozenset(
    {("people", "say"), ("they", "say"), ("used", "to"), ("lets", "say"), ("lets", "pretend")}
)
_TAG = re.compile(r"[,;\s—–-]*(?:right|ok|okay|yeah|yes|no|huh|correct|you know|you see)\s*\?", re.IGNORECASE)
_NONSENSE = frozenset("false wrong untrue nonsense ridiculous rubbish absurd silly".split())  # noqa: SIM905
_LINKS = frozenset("but and that which this it".split())  # noqa: SIM905
_IT = frozenset("it they he she we you i that".split())  # noqa: SIM905
_SETTING_OUT = frozenset("am is are was were think".split())  # noqa: SIM905
_ASKING = frozenset("do does did is are was were can could would should will have has".split())  # noqa: SIM905
_GOING_ON = frozenset("think believe say says said feel know suppose guess that".split())  # noqa: SIM905
_FARTHEST, _LONGEST_ASIDE = 20, 10


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
        begins = row[at].form in _IT and at + 1 < first and row[at + 1].form in _SETTING_OUT
        if "," in between and (at == first or begins):
            if (before := _before_aside(text, row, at)) is None:
                break
            at = before
        at -= 1
    return at


def _before_aside(text: str, row: Sequence[Token], at: int) -> int | None:
    """The number of the word with which an aside begins that ends before word `at`, where a denial goes on behind
    it: “I don't think, to be honest, …”."""
    for begin in range(at - 1, max(0, at - _LONGEST_ASIDE), -1):
        between = text[row[begin - 1].end : row[begin].start]
        if any(mark in between for mark in ".;:!?—–"):
            return None
        if "," in between:
            denying = [token.form for token in row[max(0, begin - 4) : begin]]
            return begin if denying[-1] in _GOING_ON and "not" in denying else None
    return None


def governed(text: str, row: Sequence[Token], first: int, last: int) -> Governed:
    """Whether the words `first` up to and including `last` are claimed where they stand."""
    forms = [token.form for token in row[lead(text, row, first) : first]]
    denials = sum(is_negation(form, after) for form, after in pairwise([*forms, row[first].form]))
    behind = row[last + 1 : last + 8]
    is_turned = row[last].form in _ASKING and [token.form for token in behind[:1]] == ["not"]
    if denials % 2 or _is_rejected(behind, row[last].sentence) or is_turned:
        return Governed.DENIED
    is_asked = any(form in _ASKING for form in forms) and _is_question(text[row[last].end :])
    return Governed.OPEN if denials or is_asked or _is_supposed(row, first, last, forms) else Governed.NOT


def _is_supposed(row: Sequence[Token], first: int, last: int, forms: Sequence[str]) -> bool:
    before = [token.form for token in row[:first] if token.sentence == row[first].sentence]
    return (
        any(form in _CONDITIONS or form in _SUPPOSING for form in forms)
        or any(pair in _NOT_CLAIMING for pair in pairwise(forms))
        or forms[-1:] == ["only"]
        or any(one in _IT and other == "thought" for one, other in pairwise(forms))
        or "unless" in before
        or (before[:1] == ["had"] and len(before) > 1)
    )


def _is_question(rest: str) -> bool:
    """Whether what goes on so asks; “…, right?” only seeks assent."""
    mark = re.search(r"[.!?]", rest)
    return mark is not None and mark.group() == "?" and not _TAG.match(rest)


def _is_rejected(following: Sequence[Token], sentence: int) -> bool:
    """“… is not true”, “… but that's nonsense”, “… which it doesn't”, “… They are not.”"""
    forms = [token.form for token in following]
    ends = [one.sentence != after.sentence for one, after in pairwise(following)]
    start = 1 if forms[:1] in (["which"], ["but"]) else 0
    if len(forms) > start + 2 and forms[start] in _IT and forms[start + 1] in _ASKING and forms[start + 2] == "not":
        return start + 2 == len(ends) or ends[start + 2]
    while forms and forms[0] in _LINKS and following[len(following) - len(forms)].sentence == sentence:
        del forms[0]
    match forms:
        case ["is" | "was", "not", "true" | "right" | "correct" | "so", *_]:
            return True
        case ["is" | "was", "not", "the", "case", *_]:
            return True
        case ["is" | "was", "a", "lie" | "myth" | "mistake", *_]:
            return True
        case ["is" | "was", "just" | "complete" | "total", word, *_] | ["is" | "was", word, *_]:
            return word in _NONSENSE
        case _:
            return False
