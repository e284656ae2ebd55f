"""In which order were these said?"""

import random
from collections.abc import Collection

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.questions import Arrange, Excerpt, Kind, Question


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """Three or four excerpts, each at least half as far from the others as the buttons of `when` are, and never
    neighbours. They are shown in an even order, which may be the right one."""
    apart = difficulty.distance / 2 * deck.length
    items = [excerpt]
    others = [other for other in deck.excerpts if other.key not in avoid]
    for other in rng.sample(others, len(others)):
        if len(items) < difficulty.items and all(_are_apart(other, item, apart) for item in items):
            items.append(other)
    if len(items) < difficulty.items:
        return None
    shown = rng.sample(items, len(items))
    right = sorted(range(len(shown)), key=lambda index: shown[index].start)
    task = Arrange(tuple(item.text for item in shown), tuple(right))
    return Question(Kind.ORDER, difficulty.level, "", task, tuple(items), deck.length)


def _are_apart(one: Excerpt, other: Excerpt, apart: float) -> bool:
    return abs(one.sentence - other.sentence) > 1 and abs(one.start - other.start) >= max(apart, 1)
