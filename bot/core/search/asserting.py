"""What may stand before words of a speaker's so that they are still what the speaker holds: “I think that”, “the
point is”, “at Uber”. English has no end of ways to deny, to suppose and to tell what others say, so whatever is not
known to be harmless is taken to govern what follows."""

from bot.core.search.opposites import denials
from bot.core.search.tokens import any_of, is_light

SPEAKER = any_of("i we me us my our")
_PERSONS = any_of("i he she they you we people everyone everybody")
_PRONOUNS = _PERSONS | any_of("it there here what which how them him her these those one")
TELLING = any_of(
    """
    think thinks thought believe believes believed feel felt say says said saying tell tells told telling guess
    suppose bet argue argued contend suspect mention mentioned agree add hear heard hears ask asks asked asking
    claim claims claimed assume assumes assumed figure goes imagine hope hopes hoped wish wishes pretend doubt
    announce announced insist insists insisted joke joked write wrote
    """
)
"""What is told so is the speaker's own only where the speaker does it, and only by some of these."""
_OPINING = any_of(
    """
    think believe feel felt say said saying tell told guess suppose bet argue contend suspect mentioned add agree
    joke wrote
    """
)
_KNOWING = any_of(
    """
    know knew known realize realized realizing realise realised learn learned find found see saw seen notice noticed
    show shows showed shown discover discovered mean means meant prove proves proved turns turned turn out remember
    understand understood happen happens happened happening ended up seems feels sounds looks
    """
)
"""Whoever knows that something is so, it is."""
_HOLDING = any_of(
    """
    thing things point fact truth reality reason reasons result problem answer example way ways part lesson key news
    property difference advantage downside upside challenge issue takeaway
    """
)
"""“The thing is that …”"""
_HOLDING_OR_WHAT = _HOLDING | any_of("what how one learnings core")
_FACTS, _BE = any_of("fact truth reality guarantee"), any_of("is was are were be am")
_VALUING = any_of(
    """
    true clear obvious sure certain convinced confident glad happy sorry proud surprised lucky great good funny
    interesting amazing crazy love short other first second third last next biggest main best
    """
)
WHEN = any_of(
    """
    today yesterday tomorrow often oftentimes always usually still later ago soon someday first plus again
    otherwise therefore instead together somehow maybe perhaps please hey look listen no yes whatever sudden course
    little bit more long
    """
)
_DOING = any_of("being do does did have has had will can would must")
_FINITE = any_of("am is are was were do does did has had can could will would should might must never always")
_TIMES = any_of("time times day days week weeks month months year years moment point morning night case cases")
_BEFORE_NOUNS = any_of(
    "at in on by for during over after before since from with within of every each next last back"
)
_UNSURE = any_of("supposedly allegedly reportedly theoretically hypothetically ideally hopefully nearly")
_OPEN = any_of("only if whether unless")
_AT_TIMES = any_of("sometimes occasionally")
_IDEAS = any_of("theory paper dreams fantasy ideal head sake eyes mind")
DISTANCING = _IDEAS | _UNSURE | _AT_TIMES | any_of("according contrary assuming")
"""“In theory”, “in an ideal world”."""
_HARMLESS = SPEAKER | _PRONOUNS | _OPINING | _KNOWING | _HOLDING | _VALUING | _DOING | WHEN | _TIMES
_BEFORE_LESS = frozenset([("in", "case"), ("up", "to"), ("at", "least"), ("more", "than"), ("less", "than")])
_LONGEST_PHRASE = 8


def are_asserted_behind(before: tuple[str, ...], following: str) -> bool:
    """Whether a clause or words that begin with `following` are held to be so behind the words `before` of the same
    sentence."""
    if denials(before, following) or _is_less(before):
        return False
    if _is_finite(following) and _is_doer(before):
        return True
    before = _without_subject(_without_phrase(before))
    telling = [form for form in before if not is_light(form) and not form.endswith("ly")]
    return _HARMLESS.issuperset(telling) and is_speakers(before)


def _is_less(before: tuple[str, ...]) -> bool:
    """“Up to”, “only”, “supposedly”, “if”, “sometimes”."""
    is_most = tuple(before[-2:]) in _BEFORE_LESS or before[-1:] == ("most",)
    return is_most or not (_UNSURE | _OPEN | _AT_TIMES).isdisjoint(before)


def _without_subject(before: tuple[str, ...]) -> tuple[str, ...]:
    """Without what is said to be so: “the few things I learned abroad” of “the few things I learned abroad is
    that”, and what a fact is: “… born out of the fact that”."""
    end = len(before) - (before[-1:] in (("that",), ("like",)))
    if end and before[end - 1] in _BE and not _HOLDING_OR_WHAT.isdisjoint(before[: end - 1]):
        return () if is_speakers(before[: end - 1]) else before
    return () if end and before[end - 1] in _FACTS else before


def _without_phrase(before: tuple[str, ...]) -> tuple[str, ...]:
    """Without the “at Uber”, “every other week” or “most of the time” that they end in."""
    for at in range(max(0, len(before) - _LONGEST_PHRASE), len(before)):
        phrase = before[at:]
        is_phrase = phrase[0] in _BEFORE_NOUNS or phrase[-1] in _TIMES
        if is_phrase and (TELLING | _IDEAS | _FINITE | {"that", "to"}).isdisjoint(phrase):
            return before[:at]
    return before


def _is_doer(before: tuple[str, ...]) -> bool:
    """“The new map” before “made the jump”."""
    return len(before) <= _LONGEST_PHRASE and (TELLING | _FINITE | {"that", "to"}).isdisjoint(before)


def _is_finite(form: str) -> bool:
    return form in _FINITE or form.endswith("ed")


def is_speakers(before: tuple[str, ...]) -> bool:
    """Whether whoever says or thinks something there is the speaker."""
    for at, form in enumerate(before):
        is_felt = form == "feels" and at > 0 and before[at - 1] in _PERSONS  # but not “it feels”
        if form in TELLING or is_felt or _is_imitating(before, at):
            who = next((one for one in reversed(before[:at]) if one in _PRONOUNS or one in SPEAKER), None)
            if who not in SPEAKER or (form == "told" and before[at - 1] in _BE):
                return False
    return True


def _is_imitating(before: tuple[str, ...], at: int) -> bool:
    """“They were like”, but not “it is like”."""
    return before[at] == "like" and not _PERSONS.isdisjoint(before[:at]) and not _BE.isdisjoint(before[:at])
