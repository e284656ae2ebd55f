"""What a claim leaves out or puts in, where that bears on the words beside it: “pretending to”, “most of the”. A
claim may say less than was said, never more."""

from itertools import pairwise

from bot.core.search.asserting import TELLING, is_speakers
from bot.core.search.beside import Beside, Gap
from bot.core.search.opposites import quantity
from bot.core.search.tokens import any_of, forms_of, is_content, is_light, without_passing

_ACTUAL = any_of(
    """
    able going get got getting start started starting begin began continue continued decide decided choose chose
    manage managed happen happened happens tend tends come came learn learned need have must seem seems used kept
    keep ended
    """
)
"""Before “to” and “-ing” these leave a fact a fact."""
_AMOUNTS = any_of("lot lots bit couple bunch part kind sort type some all one most number set period")
"""Before “of” these leave what follows what it is."""
_PREPOSITIONS = any_of("of from against without for with in on at by into toward towards after before")
_NARROWING = any_of("most mostly half partly sometimes occasionally few less rarely only merely")
"""Without these something is said of more than it was."""
_WIDENING = any_of(
    "all every each always everybody everyone everything whole entire only never both should must want"
)
"""With these it is."""
_LINKING = any_of("who whose when where if unless until before after except against without despite")
_WHO = any_of("who whose")
_RELATIVE = any_of("that which who")
_ABOUT_TO = ("about", "to")
_BOUNDS = (("more", "than"), ("less", "than"), ("up", "to"), ("at", "least"), ("at", "most"))
_BOUND = any_of("over under below above")
_JOINING, _DOERS = any_of("and but or so because"), any_of("i you he she it we they")
_FROM, _TO = ("from",), ("to",)


def is_stretched(beside: Beside) -> bool:
    """Whether a claim says more than what was said, for what is left out of it or put in."""
    return any(_stretches(beside, gap) or _is_spliced(beside, gap) for gap in beside.gaps())


def _is_spliced(beside: Beside, gap: Gap) -> bool:
    """Whether a preposition gets what stands in another clause: “lean on intuition” for “lean on metrics, but you
    want some intuition”."""
    if gap.stop > gap.left or not gap.left or gap.stop >= len(beside.asked):
        return False
    out = forms_of(without_passing(beside.said[gap.first : gap.end]))
    is_object = beside.said[gap.first - 1].form in _PREPOSITIONS and bool(out) and is_content(out[0])
    return is_object and any(one in _JOINING and other in _DOERS for one, other in pairwise(out))


def _stretches(beside: Beside, gap: Gap) -> bool:
    left = forms_of(beside.asked[gap.left : gap.stop])
    out = forms_of(without_passing(beside.said[gap.first : gap.end]))
    if {left, out} == {_FROM, _TO} or _is_bound(beside, gap, left, out):
        return True
    is_within = gap.left > 0 and gap.stop < len(beside.asked)
    if _WIDENING & {*left} - {*out} and not any(map(quantity, out)):
        return True
    if not is_within:
        return False
    ending = _behind_content(out)
    if not _NARROWING.isdisjoint(ending) and not any(map(quantity, left)):
        return True
    linking = _LINKING & {*ending} - {*forms_of(beside.asked)}
    is_relative = not _RELATIVE.isdisjoint(left) or beside.asked[gap.stop].form.endswith("ing")
    if linking and not is_relative and all(map(is_light, left)):
        return True
    if (_LINKING - {"if", "who", "whose", "when", "where"}) & {*left} and not _is_joined(out):
        return True
    return _governs(beside, gap, left, out)


def _is_bound(beside: Beside, gap: Gap, left: tuple[str, ...], out: tuple[str, ...]) -> bool:
    """Whether “up to” or “more than” stands before a number on one side alone."""
    if gap.stop >= len(beside.asked) or not beside.asked[gap.stop].form.isdigit():
        return False
    bounds = [tuple(forms[-2:]) in _BOUNDS or (forms[-1:] and forms[-1] in _BOUND) for forms in (left, out)]
    return bool(bounds[0]) != bool(bounds[1])


def _is_joined(forms: tuple[str, ...]) -> bool:
    return any(not is_light(form) and not is_content(form) for form in forms)


def _behind_content(forms: tuple[str, ...]) -> tuple[str, ...]:
    """What stands behind the last word that tells something: it belongs to what follows."""
    last = max((at for at, form in enumerate(forms) if is_content(form) and form not in _NARROWING), default=-1)
    return forms[last + 1 :]


def _governs(beside: Beside, gap: Gap, left: tuple[str, ...], out: tuple[str, ...]) -> bool:
    """Whether what is left out makes something else of what follows: “pretending to sell”, “soliciting criticism”,
    “fear of failure”, “we considered selling” for “we sold”."""
    if not out or not all(map(is_light, left)):
        return False
    if not {*out} & TELLING <= {*forms_of(beside.asked)} and not is_speakers(out):
        return True
    first, is_doing = beside.said[gap.first], beside.asked[gap.stop].form.endswith("ing")
    is_restricting = first.form in _WHO and first.start - beside.said[gap.first - 1].end == 1
    if out[-2:] == _ABOUT_TO or (is_restricting and not left and not is_doing):
        return True
    telling = [form for form in out if is_content(form)]
    if telling and telling[-1] in forms_of(beside.said[: gap.first]):  # said before, and meant here, too
        return False
    if out[-1] == "to" and telling and telling[-1] not in _ACTUAL:
        return True
    if out[-1] in _PREPOSITIONS and len(out) > 1 and telling and telling[-1] not in _AMOUNTS:
        return True
    before, after = beside.said[gap.first - 1].form, beside.said[gap.end].form
    if before in _PREPOSITIONS and len(out) == 1 and out[0].endswith("ing"):
        return True
    is_other = after.endswith("ing") and not beside.asked[gap.stop].form.endswith("ing")
    return is_other and bool(telling) and telling[-1] not in _ACTUAL
