"""What turns a claim round beside what was said: negations, opposites, another number or person."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.core.search.beside import Beside, Gap
from bot.core.search.exchanging import has_another_doer
from bot.core.search.likeness import Likeness
from bot.core.search.opposites import denials, is_negation, quantity
from bot.core.search.tokens import Token, forms_of, is_content, without_passing

_RAISING = frozenset("think thought believe want wanted expect feel seem seems suppose guess say".split())  # noqa: SIM905
"""“I don’t think it works” says the same as “I think it doesn’t work”."""
_BINDING = frozenset("have need must can could should would will".split())  # noqa: SIM905
_HAVING = (("have",), ("has",), ("had",))
_UNREAL = frozenset(
    """
    would could might may should want wanted wants try tried trying plan planned planning hope hoped hoping wish
    wished supposed if considered considering allegedly supposedly reportedly theoretically
    """.split()  # noqa: SIM905
)
_ANY, _FARTHEST_ANY = "any", 7
_POSSIBLY = frozenset("would could might may should".split())  # noqa: SIM905
"""Each clause has its own, while “why they try to sail and why they win” means that they try to."""
_UNREAL_WITHIN = 4
"""Words before the next that is met: what was planned farther off is of something else."""
_WEAK = frozenset("if could whether why how".split())  # noqa: SIM905
"""Beside these “would” makes no difference: “why they would want it” for “why they want it”."""
_USED = "used"
"""“We used to ship weekly” says “we shipped weekly”, but not “we ship weekly”."""
_NO_FACT = frozenset(
    [("was", "going"), ("were", "going"), (_USED, "to")]
    + [(verb, word) for verb in ("thought", "thinking", "talked", "talking", "dreamed") for word in ("about", "of")]
)
_IS = frozenset("am is are was were".split())  # noqa: SIM905
_PAST = frozenset("was were had did thought made said went got came knew felt saw took gave".split())  # noqa: SIM905
_CLAUSES = frozenset("and but so or because if when where which who unless while although".split())  # noqa: SIM905


def is_turned(beside: Beside) -> bool:
    """Whether a claim denies what was said or says the contrary, or has another number, quantity or person."""
    is_other = any(pair.likeness is Likeness.OTHER for pair in beside.pairs)
    return is_other or _turns(beside) > 0 or has_another_doer(beside)


def is_unreal(beside: Beside) -> bool:
    """Whether what a claim takes for a fact was only wanted, tried, supposed or possible."""
    asked, said = beside.asked, without_passing(beside.said[beside.begin : beside.stop])
    missing = _unreal(forms_of(said)) - _unreal(forms_of(asked))
    met = {pair.asked for pair in beside.pairs}
    unmet = _unreal([token.form for number, token in enumerate(asked) if number not in met])
    there = {form for form in _unreal(forms_of(asked)) if form not in _POSSIBLY or form in unmet}
    missing = Counter({form: count for form, count in missing.items() if form not in there})
    if missing.keys() == {"would"} and not _WEAK.isdisjoint([*forms_of(asked), *_before_would(forms_of(said))]):
        return False
    return any(
        missing & _unreal(forms_of(without_passing(beside.said[gap.first : gap.end])[-_UNREAL_WITHIN:]))
        and not _unreal(forms_of(asked[gap.left : gap.stop]))
        and not _is_softened(beside, gap)
        and not (missing.keys() == {_USED} and _is_past(asked[gap.stop].form))
        for gap in beside.gaps()
        if gap.end < beside.stop and (gap.first > beside.begin or gap.stop)
    )


def _is_softened(beside: Beside, gap: Gap) -> bool:
    """“That would be Bergen” says “that is Bergen”."""
    said = forms_of(without_passing(beside.said[gap.first : gap.end]))
    return said == ("would", "be") and not _IS.isdisjoint(forms_of(beside.asked[gap.left : gap.stop]))


def _before_would(forms: Sequence[str]) -> list[str]:
    return [form for at, one in enumerate(forms) if one == "would" for form in forms[max(0, at - 2) : at]]


def _unreal(forms: Sequence[str]) -> Counter[str]:
    meant = [_USED if one == (_USED, "to") else "would" for one in pairwise(forms) if one in _NO_FACT]
    single = ["if" if form == "whether" else form for form in forms if form in _UNREAL or form == "whether"]
    return Counter([*meant, *single])


def _is_past(form: str) -> bool:
    return form.endswith("ed") or form in _PAST


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
    if forms in _HAVING:  # “have no history” and “don't have any history”
        return True
    is_little = not any(is_content(form) or quantity(form) or form in _BINDING for form in forms)
    return forms[0] in _RAISING or is_little


def _is_denied(row: Sequence[Token], number: int) -> bool:
    """Whether a word is denied: “any” and its like also by what stands farther before them, “we don't need any”."""
    is_any = row[number].form.startswith(_ANY) or row[number].form == "ever"
    before = range(max(0, number - (_FARTHEST_ANY if is_any else 1)), number)
    return any(
        is_negation(row[at].form, row[at + 1].form) and row[at].sentence == row[number].sentence for at in before
    )
