"""Which two came up together?"""

from collections.abc import Iterator, Sequence

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.decoys import shuffled
from bot.core.quiz.kinds.disguise import Looks, missed
from bot.core.quiz.kinds.mentions import Mention, apart, mentioned_in, mentions, soonest, together
from bot.core.quiz.kinds.shares import is_anothers, is_own, may_be_wrong
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import JOINED, Excerpt, Kind, Question

_TRIES, _ENOUGH = 60, 6
_MOST_ALIKE = 0.3
Pair = tuple[Mention, Mention]


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Two things that came up within half a minute, and each of them with one of two others that came up far from
    both and from each other, and these two.

    Each of the four stands in two pairs, so that none stands out. The two are not alike in meaning, and as many
    wrong pairs as is wanted are more so, more vivid and longer than the right one.
    """
    for one, other in _pairs(deck, excerpt, terms):
        pairs = _crossed(deck, one, other, terms)
        if pairs is not None:
            shown = [JOINED.join(thing.text for thing in terms.rng.sample(pair, 2)) for pair in pairs]
            told = tuple(thing.excerpt for pair in (pairs[0], pairs[-1]) for thing in pair)
            task = shuffled(shown[0], shown[1:], terms.rng)
            return Question(Kind.REAL, terms.level, "", task, told, deck.length)
    return None


def _pairs(deck: Deck, excerpt: Excerpt, terms: Terms) -> Iterator[Pair]:
    """What this excerpt mentions, with what is mentioned soon after."""
    times = range(excerpt.start + soonest(deck), excerpt.start + together(deck) + 1)
    is_free = is_anothers(Kind.REAL, deck, excerpt)
    later = [
        one
        for one in mentions(deck)
        if one.excerpt.start in times
        and (is_free or not is_anothers(Kind.REAL, deck, one.excerpt))
        and (not terms.is_choosy or is_own(Kind.REAL, deck, one.excerpt))
    ]
    found = [(one, other) for one in mentioned_in(deck, excerpt) for other in later]
    by_lot = terms.rng.sample(found, len(found))
    for one, other in sorted(by_lot, key=lambda pair: -sum(thing.is_remembered for thing in pair)):
        is_fresh = other.excerpt.key not in terms.avoid and other.excerpt.sentence > excerpt.sentence
        if is_fresh and one.stems.isdisjoint(other.stems) and one.likeness(other) < _MOST_ALIKE:
            yield one, other


def _crossed(deck: Deck, one: Mention, other: Mention, terms: Terms) -> Sequence[Pair] | None:
    """The pair, each of them with one of two other things, and those two; None where none come as near to what is
    wanted as that."""
    least = apart(deck)
    others = [
        thing
        for thing in mentions(deck)
        if thing.is_apart(one, least)
        and thing.is_apart(other, least)
        and terms.may_show(thing.excerpt)
        and (not terms.is_choosy or may_be_wrong(Kind.REAL, deck, thing))
    ]
    free = [thing for thing in others if not is_own(Kind.REAL, deck, thing.excerpt)]
    others = free if len(free) >= _ENOUGH else others
    best: tuple[int, Sequence[Pair]] | None = None
    for _ in range(_TRIES if len(others) > 1 else 0):
        third, fourth = terms.rng.sample(others, 2)
        if third.is_apart(fourth, least):
            right, *wrong = pairs = ((one, other), (one, fourth), (third, other), (third, fourth))
            lacking = missed(_looks(right), list(map(_looks, wrong)), terms.wanted.of_things, terms.rng)
            if best is None or lacking < best[0]:
                best = lacking, pairs
    return best[1] if best is not None and best[0] <= terms.wanted.missed else None


def _looks(pair: Pair) -> Looks:
    """How near they are in meaning, how vivid and how long."""
    one, other = pair
    return one.likeness(other), one.vividness + other.vividness, float(len(one.text) + len(other.text))
