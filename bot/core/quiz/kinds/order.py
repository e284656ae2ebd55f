"""In which order were these said?"""

import random
from collections.abc import Collection, Sequence
from itertools import permutations

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.decoys import DECOYS
from bot.core.quiz.questions import Arrange, Choose, Excerpt, Kind, Question


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """Three or four excerpts, each at least half as far from the others as the buttons of `when` are, and never
    neighbours. They are shown in an even order, which may be the right one. Where everything is pressed, the order
    is one of four that are drawn evenly."""
    apart = difficulty.distance / 2 * (deck.span[1] - deck.span[0])
    items = [excerpt]
    others = [other for other in deck.telling if other.key not in avoid]
    for other in rng.sample(others, len(others)):
        if len(items) < difficulty.items and all(_are_apart(other, item, apart) for item in items):
            items.append(other)
    if len(items) < difficulty.items:
        return None
    shown = rng.sample(items, len(items))
    right = tuple(sorted(range(len(shown)), key=lambda index: shown[index].start))
    texts = tuple(item.text for item in shown)
    task = _orders(texts, right, rng) if difficulty.is_pressed else Arrange(texts, right)
    return Question(Kind.ORDER, difficulty.level, "", task, tuple(items), deck.length)


def _are_apart(one: Excerpt, other: Excerpt, apart: float) -> bool:
    return abs(one.sentence - other.sentence) > 1 and abs(one.start - other.start) >= max(apart, 1)


def _orders(texts: tuple[str, ...], right: tuple[int, ...], rng: random.Random) -> Choose:
    wrong = [order for order in permutations(right) if order != right]
    orders = sorted([right, *rng.sample(wrong, DECOYS)])
    return Choose(tuple(map(_shown, orders)), orders.index(right), items=texts)


def _shown(order: Sequence[int]) -> str:
    return " ".join(str(index + 1) for index in order)
