"""Which word is missing?"""

from collections.abc import Callable, Iterator, Sequence

from bot.core.quiz.deck import Deck
from bot.core.quiz.grading import is_slip
from bot.core.quiz.kinds.decoys import shuffled
from bot.core.quiz.kinds.disguise import Looks, disguise
from bot.core.quiz.kinds.stand_ins import Slot, StandIn, is_content, places
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.paradigms import Tightness
from bot.core.quiz.questions import BLANK, Choose, Excerpt, Fill, Kind, Question
from bot.core.search.words import stem

_SHORTEST_PART = 4


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """A word to be typed, or picked from four that could stand there.

    What is missing does not come up in the rest of the excerpt, not even as part of a word, and the rest is said
    nowhere else around another word.
    """
    found = [place for place in places(excerpt, deck) if _is_fair(place, deck)]
    terms.rng.shuffle(found)
    typed = None if terms.difficulty.is_pressed else _typed(found, deck)
    made = typed or _pressed(found, deck, terms)
    if made is None:
        return None
    place, task = made
    return Question(Kind.GAP, terms.level, place.filled(BLANK), task, (excerpt,), deck.length)


def _is_fair(place: Slot, deck: Deck) -> bool:
    form = place.form
    shown = {part for one in (*place.before, *place.after) for part in (one, stem(one))}
    comes_up = any(_contains(one, other) or _contains(other, one) for one in shown for other in (form, stem(form)))
    return not comes_up and deck.count(place.before, place.after) == 1


def _contains(whole: str, part: str) -> bool:
    return whole == part or (len(part) >= _SHORTEST_PART and part in whole)


def _typed(found: Sequence[Slot], deck: Deck) -> tuple[Slot, Fill] | None:
    """A content word for which others would seem to fit better: else one need not have heard it."""
    for place in found:
        if is_content(place.form) and not place.is_tight and not place.is_guessed:
            also = tuple(place.synonyms)
            return place, Fill(place.text, tuple(sorted(set(_unlike(place, deck)) - set(also))), also)
    return None


def _unlike(place: Slot, deck: Deck) -> Iterator[str]:
    """Other words of the interview that look like slips of the missing one."""
    missing = place.form
    return (form for form in deck.vocabulary if is_slip(form, missing) and stem(form) != stem(missing))


def _pressed(found: Sequence[Slot], deck: Deck, terms: Terms) -> tuple[Slot, Choose] | None:
    """A fact, or else a shade; in a short interview whatever can be exchanged, or what seems to fit better than
    what was said."""
    ways: list[Callable[[Slot], Sequence[StandIn]]] = [
        lambda place: place.exchanged(terms.rng, Tightness.FACT),
        lambda place: place.exchanged(terms.rng, Tightness.SHADE),
    ]
    if deck.is_small:
        ways.append(lambda place: place.exchanged(terms.rng))
        ways.append(lambda place: place.replaced())
    return next((made for way in ways if (made := _of(found, way, terms))), None)


def _of(
    found: Sequence[Slot], others: Callable[[Slot], Sequence[StandIn]], terms: Terms
) -> tuple[Slot, Choose] | None:
    """The place of which the right word stands out the least."""
    best: tuple[int, Slot, Sequence[StandIn]] | None = None
    for place in found:
        wrong = _distinct([one for one in others(place) if not _is_near(one.text, place.form)])
        made = disguise(_looks(place.said), [_looks(one) for one in wrong], terms.wanted.better[:2], terms.rng)
        if made is not None and (best is None or made[0] < best[0]):
            best = made[0], place, [wrong[number] for number in made[1]]
    if best is None or best[0] > terms.wanted.missed:
        return None
    _, place, chosen = best
    return place, shuffled(place.text, [one.text for one in chosen], terms.rng)


def _is_near(text: str, form: str) -> bool:
    """Whether one could be taken for a slip of the other."""
    other = text.casefold()
    return stem(other) == stem(form) or is_slip(other, form) or is_slip(form, other)


def _distinct(others: Sequence[StandIn]) -> list[StandIn]:
    """No two that are forms of the same word."""
    return list({stem(one.text.casefold()): one for one in others}.values())


def _looks(one: StandIn) -> Looks:
    return one.fit, one.usual
