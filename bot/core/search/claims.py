"""A claim and what was said, laid side by side word by word: what of it is met, and what differs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise, zip_longest
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.core.search.opposites import are_opposite, is_negation, person, quantity
from bot.core.search.words import STOP_WORDS, stem, words

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
_FILLERS = (
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
_LIGHT = frozenset(
    """
    a an the and but so well oh ok okay yeah yes right now then just really actually basically like very quite
    pretty also too again even that this is am are was were be been to of
    """.split()  # noqa: SIM905
)
"""Words that people leave out or put in and remember the sentence all the same."""
_LIGHT_WEIGHT, _STOP_WEIGHT = 0.15, 0.5
_LONGEST_STUTTER = 4
_SPELLING, _SHORTEST_MISSPELT = 0.8, 4
_BESIDE, _NEXT_SENTENCE = 0.2, 0.8


class Token(NamedTuple):
    """A word of a text, contractions spelt out; `start` and `end` are where it stands in the text, `sentence` is
    the number of its sentence there."""

    form: str
    start: int
    end: int
    sentence: int


def tokens(text: str) -> list[Token]:
    """The words that carry what a text says: without fillers, and without what was stuttered."""
    spelt_out = list(_spelt_out(text))
    fluent: list[Token] = []
    at = 0
    while at < len(spelt_out):
        forms = tuple(token.form for token in spelt_out[at : at + 2])
        filler = next((one for one in _FILLERS if forms[: len(one)] == one), None)
        if filler and _is_filler(text, spelt_out, at, len(filler)):
            at += len(filler)
            continue
        fluent.append(spelt_out[at])
        _drop_stutter(fluent)
        at += 1
    return fluent


def _is_filler(text: str, row: list[Token], at: int, length: int) -> bool:
    """“You know” and “I mean” are fillers beside a comma: elsewhere somebody knows or means something."""
    if length == 1 or row[at].form in ("kind", "sort"):
        return True
    stop = at + length
    before = text[row[at - 1].end : row[at].start] if at else ","
    after = text[row[stop - 1].end : row[stop].start] if stop < len(row) else ","
    return "," in before or "," in after


def _drop_stutter(fluent: list[Token]) -> None:
    """Where the last words say those before them in the sentence again, the first saying goes."""
    for length in range(1, _LONGEST_STUTTER + 1):
        if len(fluent) < 2 * length:
            return
        again, before = fluent[-length:], fluent[-2 * length : -length]
        if _forms_of(again) == _forms_of(before) and again[0].sentence == before[-1].sentence:
            del fluent[-2 * length : -length]
            return


def _spelt_out(text: str) -> Iterator[Token]:
    sentence = end = 0
    for word in words(text):
        sentence += any(mark in text[end : word.start] for mark in ".!?")
        end = word.end
        raw = text[word.start : word.end].replace("’", "'").casefold()
        for form in _forms(word.form, raw):
            yield Token(form, word.start, word.end, sentence)


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


def is_light(form: str) -> bool:
    """Whether a word says so little that it may be missing."""
    return form in _LIGHT


def is_content(form: str) -> bool:
    """Whether a word tells something by itself."""
    return form not in STOP_WORDS and form not in _LIGHT


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the claim that were not said, and words that were said in their place; either may be empty."""

    asked: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim beside the words that come nearest to it.

    `first` up to and including `last` are the numbers of the tokens said that are met; `begin` up to and including
    `end` those that are compared. `covered` is how much of what the claim says is met, and `tight` how much of what
    was said there the claim says (both 0 to 1); `share` is how many of its words that are not light are met.
    `met` is the number of content words met, `missed` that of content words which are not; `gathered` is how much
    of the claim is met near there in whatever order. `turns` is how many times opposites and negations turn it
    round; `differs` says whether a number, a quantity or a person is another.
    """

    first: int
    last: int
    begin: int
    end: int
    covered: float
    tight: float
    share: float
    met: int
    missed: int
    gathered: float
    differences: tuple[Difference, ...]
    turns: int
    differs: bool


def compare(asked: Sequence[Token], said: Sequence[Token], weigh: Callable[[str], float]) -> Comparison | None:
    """Lay a claim over the stretch of `said` that shares most with it (a weighted longest common subsequence; what
    is said beside costs a little, so that the stretch is short). Opposites, other numbers and other persons stand
    for each other, for less. None where they share nothing."""
    pairs = _aligned(_forms_of(asked), said, weigh) if said else []
    if not pairs:
        return None
    first, last = pairs[0].said, pairs[-1].said
    weights = [weight(one.form, weigh) for one in asked]
    meant = sum(weight(one.form, weigh) for one in said[first : last + 1])
    begin, stop = _edges(asked, said, pairs)
    return Comparison(
        first,
        last,
        begin,
        stop - 1,
        sum(weights[pair.asked] for pair in pairs) / max(sum(weights), 1e-9),
        sum(weight(said[pair.said].form, weigh) for pair in pairs) / max(meant, 1e-9),
        _share(asked, pairs),
        met := sum(is_content(asked[pair.asked].form) for pair in pairs),
        sum(is_content(one.form) for one in asked) - met,
        _gathered(asked, said[max(0, first - len(asked)) : last + 1 + len(asked)], weigh),
        differences := tuple(_differences(asked, said, pairs)),
        _turns(asked, said, pairs, differences),
        any(pair.likeness is Likeness.OTHER for pair in pairs),
    )


def _share(asked: Sequence[Token], pairs: Sequence["_Pair"]) -> float:
    telling = {number for number, one in enumerate(asked) if not is_light(one.form)}
    return len(telling & {pair.asked for pair in pairs}) / max(1, len(telling))


def _gathered(asked: Sequence[Token], near: Sequence[Token], weigh: Callable[[str], float]) -> float:
    stems = {stem(one.form) for one in near}
    total = sum(weight(one.form, weigh) for one in asked)
    return sum(weight(one.form, weigh) for one in asked if stem(one.form) in stems) / max(total, 1e-9)


class Likeness(Enum):
    """What a word of the claim has to do with one that was said."""

    SAME = 1.0
    OPPOSITE = 0.7
    OTHER = 0.3
    """Another number, quantity or person."""


def likeness(one: str, other: str) -> Likeness | None:
    """None where two words have nothing to do with each other."""
    if one == other:
        return Likeness.SAME
    if are_opposite(one, other):
        return Likeness.OPPOSITE
    for kind in (quantity, person):
        left, right = kind(one), kind(other)
        if left or right:
            return None if not left or not right else Likeness.SAME if left == right else Likeness.OTHER
    if one in STOP_WORDS or other in STOP_WORDS or is_negation(one, None) or is_negation(other, None):
        return None
    if stem(one) == stem(other):
        return Likeness.SAME
    if min(len(one), len(other)) < _SHORTEST_MISSPELT:
        return None
    return Likeness.SAME if DamerauLevenshtein.normalized_similarity(one, other) >= _SPELLING else None


class _Pair(NamedTuple):
    asked: int
    said: int
    likeness: Likeness


def weight(form: str, weigh: Callable[[str], float]) -> float:
    """How much a word tells: `weigh` says how rare it is."""
    if is_light(form):
        return _LIGHT_WEIGHT
    return _STOP_WEIGHT if form in STOP_WORDS else 0.5 + weigh(form)


def _aligned(asked: Sequence[str], said: Sequence[Token], weigh: Callable[[str], float]) -> list[_Pair]:
    """Which words stand for each other, rising on both sides."""
    cost = [
        _BESIDE * weight(one.form, weigh) + _NEXT_SENTENCE * (one.sentence != before.sentence)
        for before, one in pairwise([said[0], *said])
    ]
    alike = {form: [likeness(form, other.form) for other in said] for form in set(asked)}
    width = len(said)
    best = [[0.0] * (width + 1) for _ in range(len(asked) + 1)]  # of asked[i:] against said[j:], once one is met
    for i in range(len(asked) - 1, -1, -1):
        worth, row, below = weight(asked[i], weigh), best[i], best[i + 1]
        for j in range(width - 1, -1, -1):
            row[j] = max(below[j], row[j + 1] - cost[j], 0.0)
            if found := alike[asked[i]][j]:
                row[j] = max(row[j], found.value * worth + below[j + 1])
    pairs: list[_Pair] = []
    i, j = 0, max(range(width), key=lambda j: best[0][j], default=0)
    while i < len(asked) and j < width and best[i][j] > 0:
        found = alike[asked[i]][j]
        if found and best[i][j] <= found.value * weight(asked[i], weigh) + best[i + 1][j + 1] + 1e-9:
            pairs.append(_Pair(i, j, found))
            i, j = i + 1, j + 1
        elif best[i][j] <= best[i + 1][j] + 1e-9:
            i += 1
        else:
            j += 1
    return pairs


def _edges(asked: Sequence[Token], said: Sequence[Token], pairs: list[_Pair]) -> tuple[int, int]:
    """From where to before where is compared: words of the claim that nothing meets, before the first that is met
    and behind the last, stand for about as many words of the same sentence there."""
    head, tail = pairs[0].asked, len(asked) - 1 - pairs[-1].asked
    first, last = pairs[0].said, pairs[-1].said
    begin = max(0, first - head - (head > 0))
    stop = min(len(said), last + 1 + tail + (tail > 0))
    sentences = [one.sentence for one in said]
    return (
        max(begin, sentences.index(sentences[first])),
        min(stop, len(said) - sentences[::-1].index(sentences[last])),
    )


def _differences(asked: Sequence[Token], said: Sequence[Token], pairs: list[_Pair]) -> Iterator[Difference]:
    left, (right, stop) = 0, _edges(asked, said, pairs)
    for one, other in [*((pair.asked, pair.said) for pair in pairs), (len(asked), stop)]:
        if one > left or other > right:
            yield Difference(_forms_of(asked[left:one]), _forms_of(said[right:other]))
        left, right = one + 1, other + 1


def _forms_of(row: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.form for token in row)


def _turns(
    asked: Sequence[Token], said: Sequence[Token], pairs: list[_Pair], differences: Sequence[Difference]
) -> int:
    """A negation beside a word and its opposite cancel each other: “not possible” is “impossible”."""
    count = sum(abs(_negations(one.asked) - _negations(one.said)) for one in differences)
    for pair in pairs:
        if pair.likeness is Likeness.OPPOSITE:
            count += -1 if _is_denied(asked, pair.asked) != _is_denied(said, pair.said) else 1
    return count


def _is_denied(row: Sequence[Token], number: int) -> bool:
    return number > 0 and is_negation(row[number - 1].form, row[number].form)


def _negations(forms: Sequence[str]) -> int:
    return sum(is_negation(form, after) for form, after in zip_longest(forms, forms[1:]))
