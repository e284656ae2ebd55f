"""What governs words in their sentence: the “I don't think that” before them, the “is not true” behind them."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from bot.core.search.opposites import denials, is_negation
from bot.core.search.reports import is_rebutted, reported_from
from bot.core.search.tokens import Token, forms_of, is_content, is_light

_COORDINATORS = frozenset("and but so because then yet although though while whereas however".split())  # noqa: SIM905
_SUBORDINATORS = frozenset("when where since as after before until who which what how why unless".split())  # noqa: SIM905
_CONDITIONS = frozenset("if whether suppose imagine assuming unless".split())  # noqa: SIM905
_SUPPOSING = frozenset(
    """
    assumption mantra belief hypothesis narrative stereotype cliche expectation
    believed worried afraid scared feared notion claim claims claimed assume assumes assumed wish wishes wished
    hope hopes hoped hoping pretending allegedly supposedly reportedly theoretically
    """.split()  # noqa: SIM905
)
_NOT_CLAIMING = frozenset(
    {("people", "say"), ("they", "say"), ("used", "to"), ("lets", "say"), ("lets", "pretend"), ("would", "think")}
)
_TAG = re.compile(
    r"(?:^|[,;—–-])\s*(?:right|ok|okay|yeah|yes|no|huh|correct|you know|you see)\s*\?$", re.IGNORECASE
)
_NONSENSE = frozenset("false wrong untrue nonsense ridiculous rubbish absurd silly".split())  # noqa: SIM905
_LINKS = frozenset("but and that which this it".split())  # noqa: SIM905
_IT = frozenset("it they he she we you i that".split())  # noqa: SIM905
_ASKED_OF = _IT | frozenset("there this these those".split())  # noqa: SIM905
_SETTING_OUT = frozenset("am is are was were think".split())  # noqa: SIM905
_ASKING = frozenset("do does did is are was were can could would should will have has".split())  # noqa: SIM905
_GOING_ON = frozenset("think believe say says said feel know suppose guess that".split())  # noqa: SIM905
_HOLDING = frozenset("think thinks thought believe believes believed say says said".split())  # noqa: SIM905
"""“I know nobody who thinks that …”."""
_SPEAKING = frozenset("say saying said says".split())  # noqa: SIM905
"""“We don't say, …”: behind these a comma begins what is said."""
_EXCEPTING = frozenset("except unless".split())  # noqa: SIM905
_THEORY = frozenset([("in", "theory"), ("on", "paper")])
_UNTIL = frozenset("unless until".split())  # noqa: SIM905
_HARD = frozenset("hard difficult impossible tempting tough".split())  # noqa: SIM905
_POSSIBLY, _POSSIBLY_WITHIN = frozenset("maybe perhaps possibly".split()), 3  # noqa: SIM905
_GOVERNING = _CONDITIONS | _SUPPOSING | _HARD | _ASKING | {"only", "thought", "used", "say", "pretend"}
_BESIDE_GOVERNING, _BESIDE_WHO = 2, 4
"""Words before it that are shown with what governs, and with whose words they are."""
_COUNTERFACTUAL = frozenset(["if", "would"])
"""“If I had been born then I would paint, but I wasn’t” takes nothing back."""
_FARTHEST, _LONGEST_ASIDE = 20, 10


class Governed(Enum):
    """How what stands around words bears on them."""

    NOT = "nothing governs them"
    DENIED = "they are denied"
    OPEN = "they are asked or supposed, not said to be so"


def begins_asking(claim: Sequence[Token]) -> bool:
    """Whether a claim is a question."""
    telling = [token.form for token in claim if token.form in _ASKING or not is_light(token.form)]
    return telling[:1] != [] and telling[0] in _ASKING


class Governing(NamedTuple):
    """How what stands around words bears on them, and the first and the last word with which that is seen: those
    words themselves where nothing does."""

    how: Governed
    first: int
    last: int


def lead(text: str, row: Sequence[Token], first: int) -> int:
    """The number of the word with which the clause of word `first` begins; `row` are the words of `text`."""
    at = first
    while at > 0 and first - at < _FARTHEST:
        between = text[row[at - 1].end : row[at].start]
        word = row[at - 1].form
        is_relative = word == "who" and row[at].form in _HOLDING
        ends = word in _COORDINATORS or (word in _SUBORDINATORS and not is_relative)
        if any(mark in between for mark in ".;:!?—–") or ends:
            break
        begins = row[at].form in _IT and at + 1 < first and row[at + 1].form in _SETTING_OUT
        if "," in between and (at == first or begins) and not (at == first and word in _SPEAKING):
            if (before := _before_aside(text, row, at)) is None:
                break
            at = before
        elif "," in between and row[at].form == "that":
            at = _before_aside(text, row, at) or at
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


def governing(
    text: str, row: Sequence[Token], first: int, last: int, *, met: int | None = None, asking: bool = False
) -> Governing:
    """How the words `first` up to and including `last` are claimed where they stand; `met` is the first that the
    claim has, and `asking` says whether it is asked if they were said as a question."""
    begin = lead(text, row, first)
    forms = forms_of(row[begin:first])
    denied = denials(forms, row[first].form) + _is_past_belief(forms)
    behind = row[last + 1 : last + 8]
    is_turned = row[last].form in _ASKING and forms_of(behind[:1]) == ("not",)
    is_supposed = _COUNTERFACTUAL.intersection(forms_of(row[first : last + 1]))
    if (_is_rejected(behind, row[last].sentence) and not is_supposed) or is_turned:
        return Governing(Governed.DENIED, _shown(row, begin, first), _sentence_end(row, last + 1))
    if denied % 2:
        return Governing(Governed.DENIED, _shown(row, begin, first), last)
    if (reported := reported_from(text, row, first, begin)) is not None:
        rebutted = not reported.is_denied and is_rebutted(row, last)
        how = Governed.DENIED if rebutted or reported.is_denied else Governed.OPEN
        shown = max(lead(text, row, reported.who), reported.who - _BESIDE_WHO)
        return Governing(how, shown, _sentence_end(row, last) if rebutted else last)
    if forms_of(behind[:2]) == ("or", "not") or (behind and behind[0].form in _EXCEPTING):
        is_whether = behind[0].form == "or"
        return Governing(
            Governed.OPEN, _shown(row, begin, first), last + 2 if is_whether else _sentence_end(row, last + 1)
        )
    stop = first if asking else (first if met is None else met) + 1
    if any(_is_asking(row, at, begin) for at in range(begin, stop)) and _is_question(text[row[last].end :]):
        return Governing(Governed.OPEN, _shown(row, begin, first), _sentence_end(row, last))
    if denied or _is_supposed(forms):
        return Governing(Governed.OPEN, _shown(row, begin, first), last)
    if (until := _supposed_before(row, first)) is not None:
        return Governing(Governed.OPEN, until, last)
    hedged = (at for at in range(max(begin, first - _POSSIBLY_WITHIN), first) if row[at].form in _POSSIBLY)
    return Governing(Governed.NOT, next(hedged, first), last)


def _shown(row: Sequence[Token], begin: int, first: int) -> int:
    """The word from which on is seen what governs words, in a clause that may begin far before them: the first that
    denies, supposes or asks, with a word or two before it."""
    governs = (
        number
        for number in range(begin, first)
        if row[number].form in _GOVERNING or is_negation(row[number].form, row[number + 1].form)
    )
    return max(begin, next(governs, begin) - _BESIDE_GOVERNING)


def _is_asking(row: Sequence[Token], at: int, begin: int) -> bool:
    """Whether a word is a verb that stands before who does it: “are you”, but not “you are”."""
    if row[at].form not in _ASKING:
        return False
    is_behind = at > begin and (row[at - 1].form in _IT or is_content(row[at - 1].form))
    return not is_behind or (at + 1 < len(row) and row[at + 1].form in _ASKED_OF and row[at - 1].form not in _IT)


def _sentence_end(row: Sequence[Token], number: int) -> int:
    """The last word of the sentence of word `number`, if that is near."""
    behind = range(number, min(number + _FARTHEST, len(row)))
    return max((one for one in behind if row[one].sentence == row[number].sentence), default=number)


def _is_past_belief(forms: Sequence[str]) -> bool:
    """“I used to think that …”"""
    return any(forms[at : at + 2] == ("used", "to") and forms[at + 2] in _HOLDING for at in range(len(forms) - 2))


def _is_supposed(forms: Sequence[str]) -> bool:
    return (
        any(form in _CONDITIONS or form in _SUPPOSING for form in forms)
        or any(pair in _NOT_CLAIMING for pair in pairwise(forms))
        or forms[-1:] == ("only",)
        or any(one in _IT and other == "thought" for one, other in pairwise(forms))
        or any(one in _HARD and other == "to" for one, other in pairwise(forms))
        or " is it true " in f" {' '.join(forms)} "
    )


def _supposed_before(row: Sequence[Token], first: int) -> int | None:
    """The word with which an “unless”, “until”, “in theory” or “had we only” begins, in the sentence of `first`."""
    before = [number for number in range(first) if row[number].sentence == row[first].sentence]
    if len(before) > 1 and row[before[0]].form == "had":
        return before[0]
    if forms_of(row[first - 2 : first]) in _THEORY:
        return first - 2
    return next((number for number in before if row[number].form in _UNTIL), None)


def _is_question(rest: str) -> bool:
    """Whether what goes on so asks; “…, right?” only seeks assent."""
    mark = re.search(r"[.!?]", rest)
    return mark is not None and mark.group() == "?" and not _TAG.search(rest[: mark.end()])


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
