"""The words of a text as a check compares them: spelt alike, without what fills and what is said twice."""

from collections.abc import Callable, Collection, Container, Iterator, Sequence
from typing import NamedTuple

from bot.core.search.figures import figure_at
from bot.core.search.phrases import compounds, said_alike
from bot.core.search.words import STOP_WORDS, Word, words


def any_of(text: str) -> frozenset[str]:
    """A list of forms, written as a text with spaces between them, to look them up in."""
    return frozenset(text.split())


_CONTRACTED = {"m": "am", "re": "are", "ll": "will", "ve": "have", "d": "would"}
_SPELT_OUT = {
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "thats": ("that", "is"),
    "cause": ("because",),
    "cuz": ("because",),
}
_WITHOUT_APOSTROPHE = {
    f"{verb}nt": verb
    for verb in "do does did is are was were has have had would could should ca wo need must might ai".split()  # noqa: SIM905
}
_IRREGULAR = {"ca": "can", "wo": "will", "ai": "is"}
_IS_AFTER = frozenset("it that what he she there here who where how this everything nobody".split())  # noqa: SIM905
_SIGNS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds"}
_FILLERS = (
    ("i", "do", "not", "know"),
    ("you", "know"),
    ("i", "mean"),
    ("kind", "of"),
    ("sort", "of"),
    ("uh",),
    ("um",),
    ("er",),
    ("erm",),
    ("hmm",),
)
_LONGEST_FILLER = max(map(len, _FILLERS))
_TELL_ELSEWHERE = frozenset("know mean kind sort".split())  # noqa: SIM905
"""Of fillers, the words that say something where they are none."""
_LIGHT = frozenset(
    """
    a an the and but so well oh ok okay yeah yes right now then just really actually basically like very quite
    pretty also too again even that this is am are was were be been to of
    extremely incredibly super insanely hugely tremendously truly genuinely literally honestly frankly obviously
    definitely certainly probably maybe perhaps possibly simply anymore fairly somewhat slightly
    """.split()  # noqa: SIM905
)
"""Words that people leave out or put in and remember the sentence all the same, such as how strongly it was put."""
_APART = ",;:()—–"
_LIGHT_WEIGHT, _STOP_WEIGHT = 0.15, 0.5
_LONGEST_STUTTER = 4


class Token(NamedTuple):
    """A word of a text, contractions spelt out; `start` and `end` are where it stands in the text, `sentence` is
    the number of its sentence there. `in_passing` is what the words behind it say again; `apart` says whether a
    comma, a bracket or the like stands before it."""

    form: str
    start: int
    end: int
    sentence: int
    in_passing: bool = False
    apart: bool = False


def tokens(text: str) -> list[Token]:
    """The words that carry what a text says: without fillers, and without what was stuttered."""
    row = _phrased(text)
    fillers = _fillers(text, row)
    stuttered = _stuttered(row, fillers)
    return [token for number, token in enumerate(row) if number not in fillers and number not in stuttered]


def tokens_beside(claim: Sequence[Token], text: str) -> list[Token]:
    """The same, with what is stuttered, for which words of the claim may stand: of “many, many” both; and with
    “I mean” where the claim means something, and nobody else does in this text."""
    row = _phrased(text)
    fillers = _fillers(text, row)
    stuttered = _stuttered(row, fillers)
    asked, fluent = forms_of(claim), [token.form for number, token in enumerate(row) if number not in fillers]
    missing = {form for form in _TELL_ELSEWHERE if asked.count(form) > fluent.count(form)}
    beside = [
        token._replace(in_passing=number in stuttered)
        for number, token in enumerate(row)
        if number not in fillers or missing.intersection(fillers[number])
    ]
    return joined(beside, asked)


def joined(row: Sequence[Token], elsewhere: Collection[str]) -> list[Token]:
    """The same, with two words as one where they are written so elsewhere: “home page” beside “homepage”."""
    together: list[Token] = list(row)
    for number in reversed(compounds(forms_of(row), elsewhere)):
        one, other = together[number : number + 2]
        together[number : number + 2] = [one._replace(form=one.form + other.form, end=other.end)]
    return together


def without_passing(row: Sequence[Token]) -> list[Token]:
    """What is not said in passing."""
    return [token for token in row if not token.in_passing]


def forms_of(row: Sequence[Token]) -> tuple[str, ...]:
    """The words themselves."""
    return tuple(token.form for token in row)


def spelt_out(text: str) -> tuple[str, ...]:
    """The words of a text, contractions spelt out and numbers in digits, with what fills."""
    return forms_of(list(_spelt_out(text)))


def is_light(form: str) -> bool:
    """Whether a word says so little that it may be missing."""
    return form in _LIGHT


def is_content(form: str) -> bool:
    """Whether a word tells something by itself."""
    return form not in STOP_WORDS and form not in _LIGHT


def weight(form: str, weigh: Callable[[str], float]) -> float:
    """How much a word tells: `weigh` says how rare it is."""
    if is_light(form):
        return _LIGHT_WEIGHT
    return _STOP_WEIGHT if form in STOP_WORDS else 0.5 + weigh(form)


def _fillers(text: str, row: Sequence[Token]) -> dict[int, tuple[str, ...]]:
    """The numbers of the words that only fill, and the filler that each belongs to."""
    found: dict[int, tuple[str, ...]] = {}
    for at in range(len(row)):
        forms = forms_of(row[at : at + _LONGEST_FILLER])
        filler = next((one for one in _FILLERS if forms[: len(one)] == one), None)
        if filler and at not in found and _is_filler(text, row, at, len(filler)):
            found |= dict.fromkeys(range(at, at + len(filler)), filler)
    return found


def _is_filler(text: str, row: Sequence[Token], at: int, length: int) -> bool:
    """“You know” and “I mean” are fillers beside a comma, “I don’t know” between two: elsewhere somebody knows or
    means something."""
    if length == 1 or row[at].form in ("kind", "sort"):
        return True
    stop = at + length
    before = text[row[at - 1].end : row[at].start] if at else ","
    after = text[row[stop - 1].end : row[stop].start] if stop < len(row) else ","
    return all("," in one for one in (before, after)) if "not" in forms_of(row[at:stop]) else "," in before + after


def _stuttered(row: Sequence[Token], fillers: Container[int]) -> set[int]:
    """The numbers of the words that the words behind them in their sentence say again."""
    fluent: list[int] = []
    stuttered: set[int] = set()
    for number in range(len(row)):
        if number in fillers:
            continue
        fluent.append(number)
        for length in range(1, min(_LONGEST_STUTTER, len(fluent) // 2) + 1):
            again, before = fluent[-length:], fluent[-2 * length : -length]
            is_same = [row[one].form for one in again] == [row[one].form for one in before]
            if is_same and row[again[0]].sentence == row[before[-1]].sentence:
                stuttered.update(before)
                del fluent[-2 * length : -length]
                break
    return stuttered


def _phrased(text: str) -> list[Token]:
    row = list(_spelt_out(text))
    for begin, stop, other in reversed(list(said_alike(forms_of(row)))):
        one = row[begin]._replace(end=row[stop - 1].end)
        row[begin:stop] = [one._replace(form=form) for form in other]
    return row


def _spelt_out(text: str) -> Iterator[Token]:
    row = list(words(text))
    sentence = end = at = 0
    while at < len(row):
        word = row[at]
        between = text[end : word.start]
        sentence += any(mark in between for mark in ".!?")
        apart = any(mark in between for mark in _APART)
        merged, count = _merged(text, row, at)
        end = row[at + count - 1].end
        raw = text[word.start : word.end].replace("’", "'").casefold()
        for form in (merged,) if merged else _forms(word.form, raw):
            yield Token(form, word.start, end, sentence, apart=apart)
            apart = False
        for sign in (text[max(0, word.start - 1) : word.start], text[end : end + 1]):
            if sign in _SIGNS:
                yield Token(_SIGNS[sign], word.start, end, sentence)
        at += count


def _merged(text: str, row: Sequence[Word], at: int) -> tuple[str, int]:
    """One word for what several say, a number or “no one”, and how many those are; nothing for a word by itself."""
    if row[at].form == "no" and at + 1 < len(row) and row[at + 1].form == "one":
        return ("nobody", 2) if not text[row[at].end : row[at + 1].start].strip(" -") else ("", 1)
    return figure_at(text, row, at) or ("", 1)


def _forms(form: str, raw: str) -> tuple[str, ...]:
    if form in _WITHOUT_APOSTROPHE:
        verb = _WITHOUT_APOSTROPHE[form]
        return (_IRREGULAR.get(verb, verb), "not")
    if form in _SPELT_OUT:
        return _SPELT_OUT[form]
    head, mark, tail = raw.rpartition("'")
    if mark and tail in _CONTRACTED:
        return (head.replace("'", ""), _CONTRACTED[tail])
    if mark and tail == "s" and head in _IS_AFTER:
        return (head, "is")
    return (form,)
