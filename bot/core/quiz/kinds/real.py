"""Which two came up together?"""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.decoys import shuffled
from bot.core.quiz.kinds.disguise import Looks
from bot.core.quiz.kinds.mentions import Mention, apart, mentioned_in, mentions, soonest, together
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import JOINED, Excerpt, Kind, Question

_POOL, _TRIES = 60, 4
_MOST_ALIKE = 0.3
Pair = tuple[Mention, Mention]


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Two things that came up within half a minute, among three pairs of which one came up far from the other.

    They are not alike in meaning, and as many wrong pairs as is wanted are more so, rarer and longer than the right
    one.
    """
    for pair in _pairs(deck, excerpt, terms):
        wrong = _wrong(deck, pair, terms)
        if wrong is not None:
            shown = [terms.rng.sample(one, 2) for one in (pair, *wrong)]
            right, *others = [JOINED.join(one.text for one in each) for each in shown]
            told = [one.excerpt for each in (pair, *wrong) for one in each]
            return Question(
                Kind.REAL, terms.level, "", shuffled(right, others, terms.rng), tuple(told), deck.length
            )
    return None


def _pairs(deck: Deck, excerpt: Excerpt, terms: Terms) -> Iterator[Pair]:
    """What this excerpt mentions, with what is mentioned soon after."""
    times = range(excerpt.start + soonest(deck), excerpt.start + together(deck) + 1)
    later = [one for one in mentions(deck) if one.excerpt.start in times]
    found = [(one, other) for one in mentioned_in(deck, excerpt) for other in later]
    for one, other in terms.rng.sample(found, len(found)):
        is_fresh = other.excerpt.key not in terms.avoid and other.excerpt.sentence > excerpt.sentence
        if is_fresh and one.stems.isdisjoint(other.stems) and one.likeness(other) < _MOST_ALIKE:
            yield one, other


def _wrong(deck: Deck, pair: Pair, terms: Terms) -> Sequence[Pair] | None:
    """Three pairs of six other things."""
    others = [
        one
        for one in mentions(deck)
        if all(one.stems.isdisjoint(mine.stems) for mine in pair) and terms.may_show(one.excerpt)
    ]
    for _ in range(_TRIES):
        pool = _far_pairs(deck, others, terms.rng)
        wrong = terms.disguised(_looks(pair), pool, _looks, terms.wanted.of_things)
        if wrong is not None and _all_differ([one for each in wrong for one in each]):
            return wrong
    return None


def _all_differ(things: Sequence[Mention]) -> bool:
    return all(one.stems.isdisjoint(other.stems) for one, other in combinations(things, 2))


def _far_pairs(deck: Deck, others: Sequence[Mention], rng: random.Random) -> list[Pair]:
    least = apart(deck)
    drawn = (rng.sample(others, 2) for _ in range(_POOL if len(others) > 1 else 0))
    return [(one, other) for one, other in drawn if one.is_apart(other, least)]


def _looks(pair: Pair) -> Looks:
    """How near they are in meaning, how vivid and how long."""
    one, other = pair
    return one.likeness(other), one.vividness + other.vividness, float(len(one.text) + len(other.text))
