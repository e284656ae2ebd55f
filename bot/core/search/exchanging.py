"""Who did what to whom: words of a claim that have changed places, or whose doer is somebody else."""

from collections.abc import Iterator, Sequence

from bot.core.search.beside import Beside, Gap
from bot.core.search.likeness import Likeness, Pair, likeness
from bot.core.search.opposites import is_negation, person
from bot.core.search.tokens import forms_of, is_content, is_light, without_passing

_SYMMETRIC = frozenset("and or nor versus vs is are was were be am a an the".split())  # noqa: SIM905
"""Around these, words may change places."""
_LISTING = frozenset("and or nor a an the my our".split())  # noqa: SIM905
_SUBJECTS = frozenset("i he she we they".split())  # noqa: SIM905
_OBJECTS = frozenset("me him her us them".split())  # noqa: SIM905
_DOERS = frozenset("i you he she we they".split())  # noqa: SIM905
_OF = frozenset("of the a an".split())  # noqa: SIM905
_OTHERS = frozenset("i we you anyone everyone someone anybody everybody somebody".split())  # noqa: SIM905
_SPEAKERS = frozenset("i we".split())  # noqa: SIM905
_ADVERBS = frozenset(
    "then eventually later sometimes often usually always never recently today yesterday soon instead maybe".split()  # noqa: SIM905
)
_AUXILIARIES = frozenset("am is are was were do does did have has had can could will would should".split())  # noqa: SIM905
_WAS = frozenset("am is are was were be been being get gets got".split())  # noqa: SIM905
_BEFORE_VERB, _FARTHEST_DOER, _LONGEST_DOER = 2, 16, 8
_WHEN = frozenset("at in on back during last this that every each today now then before after".split())  # noqa: SIM905
_DOING, _TWO, _YEAR = ("ed", "ing"), 2, 4
"""What was done is told in the order of time."""
_THE_SAME = (Likeness.SAME, Likeness.ALIKE)


def has_another_doer(beside: Beside) -> bool:
    """Whether a claim says “I” or “we” of what somebody else did, or puts somebody in between who did not."""
    gaps = list(beside.gaps())
    asked = [(gap, token.form) for gap in gaps for token in beside.asked[gap.left : gap.stop]]
    said = {token.form for gap in gaps for token in without_passing(beside.said[gap.first : gap.end])} & _DOERS
    return any(
        bool(said) if said else _is_named(beside, gap, form)
        for gap, form in asked
        if form in _SPEAKERS and form not in said
    ) or any(_is_put_between(beside, gap) for gap in gaps)


def _is_named(beside: Beside, gap: Gap, form: str) -> bool:
    """Whether a noun stands where the claim has “I”, and no “I” before it in its sentence."""
    said = without_passing(beside.said[gap.first : gap.end])
    nouns = [one for one in said if is_content(one.form) and not _is_adverb(one.form)]
    if not nouns or len(said) > _LONGEST_DOER:
        return False
    before = beside.said[max(0, gap.first - _FARTHEST_DOER) : gap.first]
    return not any(one.form == form and one.sentence == nouns[-1].sentence for one in before)


def _is_adverb(form: str) -> bool:
    return form.endswith("ly") or form in _ADVERBS


def _is_put_between(beside: Beside, gap: Gap) -> bool:
    """“I think you need it” is not “I need it”, nor is “the boat that I painted” “the boat painted”."""
    said = forms_of(without_passing(beside.said[gap.first : gap.end]))
    others = [form for form in said[-_BEFORE_VERB:] if form in _DOERS]
    if gap.stop > gap.left or not gap.left or gap.end >= beside.stop:
        return False
    if said and said[-1] in _OTHERS and is_content(beside.asked[gap.left - 1].form):
        return True
    doing = next((one.form for one in reversed(beside.asked[: gap.left]) if one.form not in _AUXILIARIES), "")
    return bool(others) and doing in _DOERS and doing != others[-1]


def count_moved(beside: Beside) -> int:
    """How many content words of a claim stand elsewhere in the sentence."""
    return sum(is_content(beside.asked[moved.asked].form) for moved in _moved(beside))


def count_listed(beside: Beside) -> int:
    """How many content words have only changed places in a list (“stress and tension” for “tension and stress”), or
    stand with when or where it was at the other end."""
    moved = [one for one in _moved(beside) if is_content(beside.asked[one.asked].form)]
    return len(moved) if _is_put_last(beside, moved) else sum(_is_listed(beside, one) for one in moved)


def _is_put_last(beside: Beside, moved: list[Pair]) -> bool:
    """Whether these words stand before all others in the claim, and behind them in what was said, or the reverse:
    “back then I rode” for “I rode back then”."""
    first, last = beside.pairs[0], beside.pairs[-1]
    before = all(one.asked < first.asked and one.said > last.said for one in moved)
    behind = all(one.asked > last.asked and one.said < first.said for one in moved)
    if not moved or not (before or behind):
        return False
    run = beside.asked[: first.asked] if before else beside.asked[last.asked + 1 :]
    begin = moved[0].said - (moved[0].asked - (0 if before else last.asked + 1))
    return run[0].form in _WHEN and forms_of(run) == forms_of(beside.said[max(0, begin) : begin + len(run)])


def _is_listed(beside: Beside, moved: Pair) -> bool:
    passed = [pair for pair in beside.pairs if (pair.asked < moved.asked) != (pair.said < moved.said)]
    if not passed:
        return False
    asked = [pair.asked for pair in [moved, *passed]]
    said = [pair.said for pair in [moved, *passed]]
    left = forms_of(beside.asked[min(asked) : max(asked) + 1])
    right = forms_of(beside.said[min(said) : max(said) + 1])
    between = {form for form in (*left, *right) if not is_content(form)}
    if any(form.endswith(_DOING) for form in (*left, *right)) or max(map(_contents, (left, right))) > _TWO:
        return False
    if between <= _LISTING:  # “stress and tension”, “a massive beautiful picture”
        return bool(between) or len(left) == len(right) == _TWO
    if between <= _OF:  # “the investors' shoes”
        return min(len(left), len(right)) == _TWO
    return between <= _WHEN and any(form.isdigit() and len(form) == _YEAR for form in left)  # “in India in 2015”


def _contents(forms: Sequence[str]) -> int:
    return sum(map(is_content, forms))


def are_exchanged(beside: Beside) -> bool:
    """Whether two of the claim's words have changed places around a third: “A took it from B” and “B took it from
    A”; or somebody who did something has become one to whom it is done."""
    asked, pairs = beside.asked, beside.pairs
    others = list(_moved(beside))
    moved = [pair for pair in others if _can_change(asked[pair.asked].form)]
    if "by" in _unmet(beside):
        return not moved and _is_passive_once(beside)
    if all(_is_listed(beside, one) for one in moved):
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
    near = range(max(0, begin - len(asked)), min(len(said), stop + len(asked)))
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


def _is_passive_once(beside: Beside) -> bool:
    """Whether the same words in the same order tell what was done by somebody, and what somebody did."""
    gaps = [gap for gap in beside.gaps() if gap.left and gap.stop < len(beside.asked)]
    asked = {token.form for gap in gaps for token in beside.asked[gap.left : gap.stop]}
    said = {token.form for gap in gaps for token in beside.said[gap.first : gap.end]}
    return any("by" in one and one & _WAS and "by" not in other for one, other in ((asked, said), (said, asked)))


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
