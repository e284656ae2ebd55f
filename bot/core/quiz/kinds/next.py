"""What was said right after?"""

import random
from collections.abc import Collection

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.decoys import DECOYS, narrowed, shuffled
from bot.core.quiz.questions import Excerpt, Kind, Question

_NEARBY = 3
_MOST_SHARED = 0.5


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """Four sentences, of which one follows directly.

    The others come from further away, so that none is nearly right, and share less than half of its content with
    the right one. Where there are enough, they are questions if it is one, and the same person says them. How many
    of them take up more of the excerpt's words than it does is drawn evenly: else comparing words would tell.
    """
    right = deck.at(excerpt.sentence + 1)
    if right is None or right.key in avoid:
        return None
    content = deck.content(right)
    others = [
        other
        for other in deck.excerpts
        if abs(other.sentence - excerpt.sentence) > _NEARBY
        and len(content & deck.content(other)) < _MOST_SHARED * len(content)
    ]
    fitting = narrowed(
        rng.sample(others, len(others)),
        lambda other: other.text.endswith("?") == right.text.endswith("?"),
        lambda other: other.speaker == right.speaker,
    )
    share = _taken_up(deck, excerpt, right)
    more = [other for other in fitting if _taken_up(deck, excerpt, other) >= share]
    less = [other for other in fitting if _taken_up(deck, excerpt, other) < share]
    count = max(DECOYS - len(less), min(rng.randint(0, DECOYS), len(more)))
    wrong = more[:count] + less[: DECOYS - count]
    if len(wrong) < DECOYS:
        return None
    task = shuffled(right.text, [other.text for other in wrong], rng)
    return Question(Kind.NEXT, difficulty.level, excerpt.text, task, (excerpt, right, *wrong), deck.length)


def _taken_up(deck: Deck, excerpt: Excerpt, other: Excerpt) -> float:
    """Which share of the other's content words the excerpt holds already."""
    content = deck.content(other)
    return len(content & deck.content(excerpt)) / len(content)
