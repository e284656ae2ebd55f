"""What governs words in their sentence: the “I don't think that” before them, the “is not true” behind them."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from bot.core.search.asserting import TELLING, WHEN, are_asserted_behind, is_speakers
from bot.core.search.behind import is_question, is_rebutted, is_rejected, is_taken_up, sentence_end
from bot.core.search.opposites import denials
from bot.core.search.presupposing import is_presupposed
from bot.core.search.supposing import BESIDE, ENDING, supposed_before, supposed_with
from bot.core.search.tokens import Token, any_of, forms_of, is_content, is_light

_JOINTS = BESIDE | any_of(
    "and when where since as after before until who which what how why unless whenever anytime"
)
_AND, _ADVISING = any_of("and or"), any_of("should would could might may")
_QUESTION_WORDS = any_of("what why how who when where which whether if")
_IT = any_of("it they he she we you i that")
_ASKED_OF = _IT | any_of("there this these those")
_ASKING = any_of("do does did is are was were can could would will should have has")
_GOING_ON = any_of("think believe say says said feel know suppose guess that")
_BELIEVING = any_of("think believe")
_HOLDING = _BELIEVING | any_of("thinks thought believes believed say says said")
"""“I know nobody who thinks that …”."""
_TOLD = any_of("me him her them us you people everyone everybody")
_SPEAKING, _DETERMINERS = any_of("i we"), any_of("a an the my our your his her its their")
_WHAT = any_of("what how")
_POSSIBLY, _POSSIBLY_WITHIN = any_of("maybe perhaps possibly"), 3
_COUNTERFACTUAL = any_of("if would")
"""“If I had been born then I would paint, but I wasn’t” takes nothing back."""
_OPENING = re.compile(r"“|(?:(?<=[\s(—–-])|^)\"(?=\S)")
_MARK = re.compile(r"“|”|\"")
_FARTHEST, _LONGEST_ASIDE, _TELLING_WITHIN, _BESIDE_WHO, _SUBJECT_WITHIN = 20, 10, 5, 4, 4
_EXCLAIMING, _FARTHEST_QUOTED = frozenset(["oh"]), 12


class Governed(Enum):
    """How what stands around words bears on them."""

    NOT = "nothing governs them"
    DENIED = "they are denied"
    OPEN = "they are asked or supposed, or what others say, or may be"


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
        goes_on = row[at].form == "that" and at < first  # “…, that”, “and that”
        if any(mark in between for mark in ENDING):
            break
        if "," in between and goes_on:
            before = _before_aside(text, row, at)
            if before is None and TELLING.isdisjoint(forms_of(row[max(0, at - _TELLING_WITHIN) : at])):
                break
            at = before or at
        elif "," in between and not _tells(row, at):
            before = _before_aside(text, row, at)
            if before is None:
                break
            at = before
        elif _begins_clause(row, at, first) and not goes_on:
            break
        at -= 1
    return at


def _tells(row: Sequence[Token], at: int) -> bool:
    """Whether the words before word `at` tell what follows: “he told me, …”."""
    told = at - 2 if row[at - 1].form in _TOLD and at > 1 else at - 1
    return row[told].form in TELLING or row[at - 1].form == "like"


def _begins_clause(row: Sequence[Token], at: int, first: int) -> bool:
    """Whether a clause begins with word `at`, for the word before it."""
    word = row[at - 1].form
    if word == "who":
        return row[at].form not in _HOLDING
    is_as_though = word == "though" and at > 1 and row[at - 2].form == "as"
    return word in _JOINTS and not is_as_though


def _before_aside(text: str, row: Sequence[Token], at: int) -> int | None:
    """The number of the word with which an aside begins that ends before word `at`, where something goes on behind
    it: “I don't think, to be honest, …”, “I don't think that, in Peru, …”."""
    for begin in range(at - 1, max(0, at - _LONGEST_ASIDE), -1):
        between = text[row[begin - 1].end : row[begin].start]
        if any(mark in between for mark in ENDING):
            return None
        if "," in between:
            is_clause = begin > 1 and not text[row[begin - 2].end : row[begin - 1].start].strip()
            return begin if is_clause and row[begin - 1].form in _GOING_ON else None
    return None


def governing(
    text: str, row: Sequence[Token], first: int, last: int, *, met: int | None = None, asking: bool = False
) -> Governing:
    """How the words `first` up to and including `last` are claimed where they stand; `met` is the first that the
    claim has, and `asking` says whether it is asked if they were said as a question."""
    begin = lead(text, row, first)
    end = sentence_end(row, last)
    behind = row[last + 1 : last + 8]
    is_turned = row[last].form in _ASKING and forms_of(behind[:1]) == ("not",)
    is_supposed = _COUNTERFACTUAL.intersection(forms_of(row[first : last + 1]))
    if (is_rejected(behind, row[last].sentence) and not is_supposed) or is_turned:
        return Governing(Governed.DENIED, begin, sentence_end(row, last + 1))
    mark = _quoted_from(text, row[first].start)
    if mark is None:
        mark = _exclaimed_from(text, row, first)
    if mark is not None:
        begin = max(begin, next(number for number in range(first + 1) if row[number].start >= mark))
    governed = _governed(text, row, first, begin)
    if governed is None and mark is not None:
        governed = _quoted(row, first, mark)
    if governed is not None:
        how, shown, is_told = governed
        is_denied = is_told and is_rebutted(row, last)
        return Governing(Governed.DENIED if is_denied else how, shown, end if is_denied else last)
    if forms_of(behind[:2]) == ("or", "not"):
        return Governing(Governed.OPEN, begin, last + 2)
    stop = first if asking else (first if met is None else met) + 1
    rest = text[row[last].end :]
    is_asked = any(_is_asking(row, at, begin) for at in range(begin, stop))
    is_asked = is_asked or (not asking and _is_raised(row, first, last, rest))
    if (is_asked and is_question(rest)) or is_taken_up(text, row, last):
        return Governing(Governed.OPEN, begin, end)
    if (until := supposed_before(row, first)) is not None:
        return Governing(Governed.OPEN, until, last)
    hedged = (at for at in range(max(begin, first - _POSSIBLY_WITHIN), first) if row[at].form in _POSSIBLY)
    return Governing(Governed.NOT, next(hedged, first), last)


class _By(NamedTuple):
    """How words are governed, from which word on that is seen, and whether by what somebody else says."""

    how: Governed
    first: int
    is_told: bool


def _governed(text: str, row: Sequence[Token], first: int, begin: int) -> _By | None:
    """What their clause, from word `begin` on, makes of the words from `first` on; None where they are held so."""
    is_what = begin > 0 and begin < first and row[begin - 1].form in _WHAT
    before, following = forms_of(row[begin - is_what : first]), row[first].form
    before = before[: len(before) - (before[-1:] != () and before[-1] in _DETERMINERS)]
    is_opening = begin == 0 or row[begin - 1].sentence != row[begin].sentence
    before = before[is_opening and before[:1] == ("or",) :]
    if is_presupposed(before, following):
        return None
    is_whether = ("or", "not") in pairwise(before)
    if (denials(before, following) - is_whether + _is_past_belief(before)) % 2:
        return _By(Governed.DENIED, begin, False)
    if not are_asserted_behind(before, following):
        return _By(Governed.OPEN, begin, not is_speakers(before))
    at = supposed_with(text, row, first, begin)
    if at is None and begin == first:
        at = _coordinated(text, row, first)
    return None if at is None else _By(Governed.OPEN, at, False)


def _coordinated(text: str, row: Sequence[Token], first: int) -> int | None:
    """Where a denial or a “should” begins that goes on behind an “and”: “you shouldn't buy it and paint it”."""
    is_bare = is_content(row[first].form) and _ASKING.isdisjoint(forms_of(row[first : first + _SUBJECT_WITHIN]))
    is_joined = first > 1 and row[first - 1].form in _AND and row[first - 2].sentence == row[first].sentence
    if not is_bare or not is_joined or text[row[first - 2].end : row[first].start].strip(" andor"):
        return None
    begin = lead(text, row, first - 1)
    before = forms_of(row[begin : first - 1])
    return begin if denials(before) or not _ADVISING.isdisjoint(before) else None


def _quoted(row: Sequence[Token], first: int, mark: int) -> _By | None:
    """What stands before a quotation, that begins at `mark` of the text, makes of it."""
    frame = [number for number in range(first) if row[number].end <= mark][-_LONGEST_ASIDE:]
    frame = [number for number in frame if row[number].sentence == row[frame[-1]].sentence]
    if not frame:
        return None
    told = next((at for at in reversed(frame) if row[at].form in TELLING or row[at].form == "like"), frame[-1])
    begin = next((at for at in reversed(frame) if at < told and _is_doer(row[at].form)), frame[0])
    said, shown = forms_of(row[begin : frame[-1] + 1]), max(frame[0], begin - _BESIDE_WHO)
    if denials(forms_of(row[begin : told + 1])) % 2:
        return _By(Governed.DENIED, shown, True)
    if row[begin].form in _SPEAKING and are_asserted_behind(forms_of(row[begin : told + 1]), ""):
        return None
    if told == frame[-1] and "like" not in said and are_asserted_behind(said, ""):
        return None
    return _By(Governed.OPEN, shown, True)


def _is_doer(form: str) -> bool:
    return form in _SPEAKING or form in _IT or (is_content(form) and form not in WHEN and not form.endswith("ly"))


def _quoted_from(text: str, stop: int) -> int | None:
    """Where the quotation begins in which the text before `stop` ends; None where it ends in none."""
    marks = list(_MARK.finditer(text, 0, stop))
    is_open = bool(marks) and _OPENING.match(text, marks[-1].start()) is not None
    return marks[-1].start() if is_open else None


def _exclaimed_from(text: str, row: Sequence[Token], first: int) -> int | None:
    """Where what somebody is made to say without quotation marks begins before word `first` of the same sentence:
    “you're saying, oh, you need …”."""
    for at in range(first - 1, max(0, first - _FARTHEST_QUOTED), -1):
        if row[at].sentence != row[first].sentence:
            return None
        if row[at].form in _EXCLAIMING and "," in text[row[at - 1].end : row[at].start]:
            return row[at].start if row[at - 1].sentence == row[at].sentence else None
    return None


def _is_raised(row: Sequence[Token], first: int, last: int, rest: str) -> bool:
    """“The boat floats?”, but not “they ask why the boat floats?”"""
    return rest[:1] == "?" and _QUESTION_WORDS.isdisjoint(forms_of(row[first : last + 1]))


def _is_asking(row: Sequence[Token], at: int, begin: int) -> bool:
    """Whether a word is a verb that stands before who does it: “are you”, but not “you are”."""
    if row[at].form not in _ASKING:
        return False
    is_behind = at > begin and (row[at - 1].form in _IT or is_content(row[at - 1].form))
    return not is_behind or (at + 1 < len(row) and row[at + 1].form in _ASKED_OF and row[at - 1].form not in _IT)


def _is_past_belief(forms: Sequence[str]) -> bool:
    """“I used to think that …”"""
    return any(forms[at : at + 2] == ("used", "to") and forms[at + 2] in _BELIEVING for at in range(len(forms) - 2))
