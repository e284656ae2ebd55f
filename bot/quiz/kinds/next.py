"""What was said right after?"""

import random
from collections.abc import Collection

from bot.quiz.deck import Deck
from bot.quiz.difficulty import Difficulty
from bot.quiz.kinds.decoys import narrowed, of_like_length, shuffled
from bot.quiz.questions import Excerpt, Kind, Question

_NEARBY = 3
_MOST_SHARED = 0.5


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """Four sentences, of which one follows directly.

    The others come from further away, so that none is nearly right, share less than half of its content with the
    right one, and are about as long; where there are enough, the same person says them, and they are questions if
    it is one.
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
    alike = narrowed(
        others,
        lambda other: other.text.endswith("?") == right.text.endswith("?"),
        lambda other: other.speaker == right.speaker,
    )
    wrong = of_like_length(right, alike, rng)
    if wrong is None:
        return None
    task = shuffled(right.text, [other.text for other in wrong], rng)
    return Question(Kind.NEXT, difficulty.level, excerpt.text, task, (excerpt, right, *wrong), deck.length)
