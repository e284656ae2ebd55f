"""In which order were these said?"""

import random
from collections.abc import Sequence
from itertools import permutations

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.decoys import DECOYS
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Arrange, Choose, Excerpt, Kind, Question

_NEARBY = 3


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Three or four excerpts, each at least half as far from the others as the buttons of `when` are, and never
    neighbours; the others are from where what is said does not tell when, and not far away where there are enough:
    how a talk goes from a career to problems to advice is no secret. They are shown in an even order, which may be
    the right one. Where everything is pressed, the order is one of four that are drawn evenly."""
    rng, difficulty = terms.rng, terms.difficulty
    apart = difficulty.distance / 2 * (deck.body[1] - deck.body[0])
    items = [excerpt]
    others = [other for other in deck.telling if other.key not in terms.avoid and deck.is_in_body(other)]
    rng.shuffle(others)
    others.sort(key=lambda other: abs(other.start - excerpt.start) > _NEARBY * apart)
    for other in others:
        if len(items) < difficulty.items and all(_are_apart(other, item, apart) for item in items):
            items.append(other)
    if len(items) < difficulty.items:
        return None
    shown = rng.sample(items, len(items))
    right = tuple(sorted(range(len(shown)), key=lambda index: shown[index].start))
    texts = tuple(item.text for item in shown)
    task = _orders(texts, right, rng) if difficulty.is_pressed else Arrange(texts, right)
    return Question(Kind.ORDER, terms.level, "", task, tuple(items), deck.length)


def _are_apart(one: Excerpt, other: Excerpt, apart: float) -> bool:
    return abs(one.sentence - other.sentence) > 1 and abs(one.start - other.start) >= max(apart, 1)


def _orders(texts: tuple[str, ...], right: tuple[int, ...], rng: random.Random) -> Choose:
    wrong = [order for order in permutations(right) if order != right]
    orders = sorted([right, *rng.sample(wrong, DECOYS)])
    return Choose(tuple(map(_shown, orders)), orders.index(right), items=texts)


def _shown(order: Sequence[int]) -> str:
    return " ".join(str(index + 1) for index in order)
