"""Which word is missing?"""

from collections.abc import Iterator, Sequence

from bot.core.quiz.deck import Deck
from bot.core.quiz.grading import is_slip
from bot.core.quiz.kinds.decoys import shuffled
from bot.core.quiz.kinds.disguise import Looks
from bot.core.quiz.kinds.mentions import Mention, apart, mentioned_in, mentions, soonest, together
from bot.core.quiz.kinds.shares import is_anothers, is_mentioned, is_own, may_be_wrong
from bot.core.quiz.kinds.slots import Slot, slots
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import BLANK, IN_A_ROW, Excerpt, Fill, Kind, Level, Question
from bot.core.search.words import stem

_SHORTEST_PART = 4
_MOST_BESIDE = 2
_MOST_ALIKE = 0.6
_MINUTE = 60_000 + 1
_SURPRISING = 0.6


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """What is missing among things that came up one after another, to be picked from four that were all mentioned,
    the others at another time. On hard a word of the excerpt, to be typed, where there is one; on normal where it
    mentions nothing."""
    match terms.level:
        case Level.EASY:
            return _pressed(deck, excerpt, terms)
        case Level.NORMAL:
            return (_pressed if mentioned_in(deck, excerpt) else _typed)(deck, excerpt, terms)
        case Level.HARD:
            return _typed(deck, excerpt, terms) or _pressed(deck, excerpt, terms)


def _typed(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """The noun for which most others would seem to fit better: else one need not have heard it. It does not come up
    in the rest of the excerpt, not even as part of a word, and the rest is said nowhere else around another
    word."""
    found = _fair(deck, excerpt)
    if not found:
        return None
    slot = max(found, key=lambda one: (not is_mentioned(deck, {stem(one.form)}), one.surprise))
    also = tuple(slot.synonyms)
    task = Fill(slot.text, tuple(sorted(set(_unlike(slot, deck)) - set(also))), also)
    return Question(Kind.GAP, terms.level, slot.filled(BLANK), task, (excerpt,), deck.length)


def is_apt(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether a word of it can be asked for, and it is not what is said in every interview."""
    is_stock = not deck.is_in_body(excerpt) or deck.is_interviewers(excerpt)
    return not is_stock and may_be_typed(deck, excerpt)


def may_be_typed(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether a word of it can be asked for."""
    return bool(deck.once("fair", excerpt, lambda: len(_fair(deck, excerpt))))


def _fair(deck: Deck, excerpt: Excerpt) -> Sequence[Slot]:
    if deck.once("alone", excerpt, lambda: excerpt in deck.excerpts):
        return [slot for slot in slots(excerpt, deck) if slot.surprise >= _SURPRISING and _is_fair(slot, deck)]
    return ()


def _is_fair(slot: Slot, deck: Deck) -> bool:
    form = slot.form
    shown = {part for one in (*slot.before, *slot.after) for part in (one, stem(one))}
    comes_up = any(_contains(one, other) or _contains(other, one) for one in shown for other in (form, stem(form)))
    return not comes_up and deck.count(slot.before, slot.after) == 1


def _contains(whole: str, part: str) -> bool:
    return whole == part or (len(part) >= _SHORTEST_PART and part in whole)


def _unlike(slot: Slot, deck: Deck) -> Iterator[str]:
    """Other words of the interview that look like slips of the missing one."""
    missing = slot.form
    return (form for form in deck.vocabulary if is_slip(form, missing) and stem(form) != stem(missing))


def _pressed(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    for missing in mentioned_in(deck, excerpt):
        beside = _beside(deck, missing, terms)
        wrong = _wrong(deck, missing, beside, terms) if beside else None
        if wrong is not None:
            row = sorted([missing, *beside], key=lambda one: one.excerpt.sentence)
            prompt = IN_A_ROW.join(BLANK if one is missing else one.text for one in row)
            task = shuffled(missing.text, [one.text for one in wrong], terms.rng)
            told = tuple(one.excerpt for one in (missing, *beside, *wrong))
            return Question(Kind.GAP, terms.level, prompt, task, told, deck.length)
    return None


def _wrong(deck: Deck, missing: Mention, beside: Sequence[Mention], terms: Terms) -> Sequence[Mention] | None:
    """Three things of another time."""
    least = apart(deck)
    others = [
        one
        for one in mentions(deck)
        if _is_elsewhere(one, missing, beside, least)
        and terms.may_show(one.excerpt)
        and (not terms.is_choosy or may_be_wrong(Kind.GAP, deck, one))
    ]
    return terms.disguised(_looks(missing, beside), others, lambda one: _looks(one, beside), terms.wanted.of_things)


def _beside(deck: Deck, missing: Mention, terms: Terms) -> Sequence[Mention]:
    """Up to two things that other excerpts mention around it, all within a minute: rather what is remembered."""
    is_free = is_anothers(Kind.GAP, deck, missing.excerpt)
    near = [
        one
        for one in mentions(deck)
        if (is_free or not is_anothers(Kind.GAP, deck, one.excerpt))
        and (not terms.is_choosy or is_own(Kind.GAP, deck, one.excerpt))
        and one.excerpt.key not in terms.avoid
        and soonest(deck) <= abs(one.excerpt.start - missing.excerpt.start) <= together(deck)
        and one.stems.isdisjoint(missing.stems)
        and one.likeness(missing) < _MOST_ALIKE
    ]
    found: list[Mention] = []
    for one in sorted(terms.rng.sample(near, len(near)), key=lambda one: not one.is_remembered):
        if len(found) < _MOST_BESIDE and all(_differ(one, other) for other in found):
            found.append(one)
    return found


def _differ(one: Mention, other: Mention) -> bool:
    return one.stems.isdisjoint(other.stems) and one.excerpt.sentence != other.excerpt.sentence


def _is_elsewhere(one: Mention, missing: Mention, beside: Sequence[Mention], least: float) -> bool:
    return (
        one.is_apart(missing, least)
        and any(one.is_apart(other, _MINUTE) for other in beside)
        and all(one.stems.isdisjoint(other.stems) for other in beside)
        and max((one.likeness(other) for other in beside), default=0.0) < _MOST_ALIKE
    )


def _looks(one: Mention, beside: Sequence[Mention]) -> Looks:
    """How near it is to what is shown, how vivid and how long."""
    alike = [one.likeness(other) for other in beside]
    return sum(alike) + max(alike, default=0.0), one.vividness, float(len(one.text))
