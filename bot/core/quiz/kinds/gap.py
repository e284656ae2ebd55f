"""Which word is missing?"""

from collections.abc import Iterator, Sequence

from bot.core.quiz.deck import Deck
from bot.core.quiz.grading import is_slip
from bot.core.quiz.kinds.blanks import Blank, blanks
from bot.core.quiz.kinds.decoys import shuffled
from bot.core.quiz.kinds.disguise import Looks
from bot.core.quiz.kinds.mentions import Mention, apart, mentioned_in, mentions, soonest, together
from bot.core.quiz.kinds.shares import is_anothers, is_bare, is_mentioned, is_own, may_be_wrong
from bot.core.quiz.kinds.slots import Slot, is_fair, slots
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import BLANK, IN_A_ROW, Excerpt, Fill, Kind, Level, Question
from bot.core.search.words import stem, words

_MOST_BESIDE = 2
_MOST_ALIKE = 0.6
_MINUTE = 60_000 + 1
_SURPRISING, _OFTEN, _ENOUGH = 0.6, 3, 5


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
    """A name, a number or a thing that is said nowhere else; else a noun for which most others would seem to fit
    better: else one need not have heard it."""
    blank = _blank(deck, excerpt)
    if blank is None:
        return None
    unlike = {form for word in words(blank.missing) for form in _unlike(word.form, deck)}
    task = Fill(blank.missing, tuple(sorted(unlike - set(blank.also))), blank.also)
    return Question(Kind.GAP, terms.level, blank.prompt, task, (excerpt,), deck.length)


def is_to_type(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether it is for a word to be typed, so that no other kind shows it. Where few are, of what is pressed else
    those that show nothing of it."""
    if len(blanks(deck)) >= _ENOUGH:
        return excerpt.sentence in blanks(deck)
    is_free = is_own(Kind.GAP, deck, excerpt) and is_bare(deck, excerpt)
    return excerpt.sentence in blanks(deck) or (is_free and may_be_typed(deck, excerpt))


def may_be_typed(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether a word of it can be asked for."""
    return bool(deck.once("typed", excerpt, lambda: _blank(deck, excerpt) is not None))


def _blank(deck: Deck, excerpt: Excerpt) -> Blank | None:
    if excerpt.sentence in blanks(deck):
        return blanks(deck)[excerpt.sentence]
    has_enough = not deck.is_small and len(blanks(deck)) >= _ENOUGH
    if has_enough or not deck.once("alone", excerpt, lambda: excerpt in deck.excerpts):
        return None
    fair = [slot for slot in slots(excerpt, deck) if _may_be_missing(slot, deck)]
    slot = max(fair, key=lambda one: (not is_mentioned(deck, {stem(one.form)}), one.surprise), default=None)
    return slot and Blank.of(slot)


def _may_be_missing(slot: Slot, deck: Deck) -> bool:
    """Whether most others would seem to fit better, and it is asked for nowhere else, nor what the interview is
    about."""
    first, *others = deck.places[stem(slot.form)]
    is_shown = not deck.is_small and (len(others) >= _OFTEN or is_mentioned(deck, {stem(slot.form)}))
    is_asked_for_here = first == slot.excerpt.sentence and not is_shown
    return is_asked_for_here and slot.surprise >= _SURPRISING and is_fair(slot, deck)


def _unlike(missing: str, deck: Deck) -> Iterator[str]:
    """Other words of the interview that look like slips of the missing one."""
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
