"""What turns a claim round beside what was said: negations, opposites, another number or person, other places."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.core.search.likeness import Likeness, Pair, likeness
from bot.core.search.opposites import denials, is_negation, person, quantity
from bot.core.search.tokens import Token, forms_of, is_content, is_light, without_passing

_RAISING = frozenset("think thought believe want wanted expect feel seem seems suppose guess say".split())  # noqa: SIM905
"""“I don’t think it works” says the same as “I think it doesn’t work”."""
_BINDING = frozenset("have need must can could should would will".split())  # noqa: SIM905
_UNREAL = frozenset(
    """
    would could might may should want wanted wants try tried trying plan planned planning hope hoped hoping wish
    wished supposed if
    """.split()  # noqa: SIM905
)
_WAS_GOING = {("was", "going"), ("were", "going")}
_CLAUSES = frozenset("and but so or because if when where which who unless while although".split())  # noqa: SIM905
_SYMMETRIC = frozenset("and or nor versus vs is are was were be am a an the".split())  # noqa: SIM905
"""Around these, words may change places."""
_SUBJECTS = frozenset("i he she we they".split())  # noqa: SIM905
_OBJECTS = frozenset("me him her us them".split())  # noqa: SIM905


_THE_SAME = (Likeness.SAME, Likeness.ALIKE)


class Gap(NamedTuple):
    """Words `left` to before `stop` of a claim that nothing meets, and words `first` to before `end` that were said
    in their place; either may be none."""

    left: int
    stop: int
    first: int
    end: int


class Beside(NamedTuple):
    """A claim beside what was said, the words that stand for each other, and from where to before where of what
    was said is compared."""

    asked: Sequence[Token]
    said: Sequence[Token]
    pairs: Sequence[Pair]
    begin: int
    stop: int

    def gaps(self) -> Iterator[Gap]:
        left, first = 0, self.begin
        for one, other in [*((pair.asked, pair.said) for pair in self.pairs), (len(self.asked), self.stop)]:
            if one > left or without_passing(self.said[first:other]):
                yield Gap(left, one, first, other)
            left, first = one + 1, other + 1


def is_turned(beside: Beside) -> bool:
    """Whether a claim denies what was said or says the contrary, or has another number, quantity or person."""
    return _turns(beside) > 0 or any(pair.likeness is Likeness.OTHER for pair in beside.pairs)


def is_unreal(beside: Beside) -> bool:
    """Whether what a claim takes for a fact was only wanted, tried, supposed or possible."""
    asked, said = beside.asked, without_passing(beside.said[beside.begin : beside.stop])
    missing = _unreal(forms_of(said)) - _unreal(forms_of(asked))
    return any(
        missing & _unreal(forms_of(without_passing(beside.said[gap.first : gap.end])))
        and not _unreal(forms_of(asked[gap.left : gap.stop]))
        for gap in beside.gaps()
        if gap.end < beside.stop and (gap.first > beside.begin or gap.stop)
    )


def _unreal(forms: Sequence[str]) -> Counter[str]:
    meant = ["would" for one in pairwise(forms) if one in _WAS_GOING]
    return Counter([*meant, *(form for form in forms if form in _UNREAL)])


def _turns(beside: Beside) -> int:
    """How often negations and opposites turn it round. A negation beside a word and its opposite cancel each other:
    “not possible” is “impossible”."""
    asked, said, pairs, *_ = beside
    turned = [(gap, denied) for gap in beside.gaps() if (denied := _denied(beside, gap))]
    count = sum(abs(denied) for _, denied in turned)
    for (before, one), (behind, other) in pairwise(turned):
        if one + other == 0 and _says_the_same(asked[before.stop : behind.left]):
            count -= abs(one) + abs(other)
    for pair in pairs:
        if pair.likeness is Likeness.OPPOSITE:
            count += -1 if _is_denied(asked, pair.asked) != _is_denied(said, pair.said) else 1
    return count


def _denied(beside: Beside, gap: Gap) -> int:
    """How many more negations the claim has in a gap than what was said."""
    said = without_passing(beside.said[gap.first : gap.end])
    return denials(forms_of(beside.asked[gap.left : gap.stop])) - denials(forms_of(said))


def _says_the_same(between: Sequence[Token]) -> bool:
    """Whether a negation may stand before these words or behind them."""
    forms = forms_of(between)
    if not forms or _CLAUSES.intersection(forms) or between[0].sentence != between[-1].sentence:
        return False
    is_little = not any(is_content(form) or quantity(form) or form in _BINDING for form in forms)
    return forms[0] in _RAISING or is_little


def _is_denied(row: Sequence[Token], number: int) -> bool:
    return number > 0 and is_negation(row[number - 1].form, row[number].form)


def are_exchanged(beside: Beside) -> bool:
    """Whether two of the claim's words have changed places around a third: “A took it from B” and “B took it from
    A”; or somebody who did something has become one to whom it is done."""
    asked, pairs = beside.asked, beside.pairs
    others = list(_moved(beside))
    moved = [pair for pair in others if _can_change(asked[pair.asked].form)]
    if not moved or "by" in _unmet(beside):
        return False
    met = [*pairs, *others]
    telling = [pair for pair in met if _can_change(asked[pair.asked].form) and pair.likeness in _THE_SAME]
    pivots = [pair for pair in met if asked[pair.asked].form not in _SYMMETRIC]
    return any(_is_within(pivot, one, other) for one in moved for other in telling for pivot in pivots) or any(
        _is_recast(beside, one) for one in moved
    )


def _moved(beside: Beside) -> Iterator[Pair]:
    """Words that nothing meets on either side, since they stand elsewhere in the sentence."""
    asked, said, pairs, begin, stop = beside
    unmet = sorted({*range(len(asked))} - {pair.asked for pair in pairs})
    near = range(max(0, begin - len(unmet)), min(len(said), stop + len(unmet)))
    sentences = {said[begin].sentence, said[stop - 1].sentence}
    left = [
        number
        for number in sorted({*near} - {pair.said for pair in pairs})
        if said[number].sentence in sentences and not said[number].in_passing
    ]
    for number in unmet:
        if is_light(asked[number].form):
            continue
        alike = ((one, likeness(asked[number].form, said[one].form)) for one in left)
        if found := next((Pair(number, one, how) for one, how in alike if how in _THE_SAME), None):
            left.remove(found.said)
            yield found


def _can_change(form: str) -> bool:
    return (is_content(form) and not is_negation(form, None)) or person(form) is not None


def _unmet(beside: Beside) -> set[str]:
    asked = (beside.asked[gap.left : gap.stop] for gap in beside.gaps())
    said = (beside.said[gap.first : gap.end] for gap in beside.gaps())
    return {token.form for row in [*asked, *said] for token in row}


def _is_within(pivot: Pair, one: Pair, other: Pair) -> bool:
    """Whether it stands between the two in the claim, and between them the other way round in what was said."""
    left, right = (one, other) if one.asked < other.asked else (other, one)
    return left.asked < pivot.asked < right.asked and right.said < pivot.said < left.said


def _is_recast(beside: Beside, moved: Pair) -> bool:
    """Whether “I” has become “me” behind what was done, or the like."""
    asked, said = beside.asked, beside.said
    if {asked[moved.asked].form in _SUBJECTS, said[moved.said].form in _SUBJECTS} != {True, False}:
        return False
    if not {asked[moved.asked].form, said[moved.said].form} & _OBJECTS:
        return False
    near = forms_of(asked[max(0, moved.asked - 1) : moved.asked + 2])
    return "and" not in near and any(
        (pair.asked < moved.asked) != (pair.said < moved.said) and is_content(asked[pair.asked].form)
        for pair in beside.pairs
    )
