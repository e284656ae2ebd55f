"""Which of these was really said?"""

import random
from collections.abc import Collection

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.altering import alter
from bot.core.quiz.kinds.decoys import of_like_length, shuffled
from bot.core.quiz.questions import Excerpt, Kind, Question

_TRIES = 4


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """The excerpt among three others of about its length, each altered.

    Four versions of one sentence would give the right one away: it is the one that each of the others differs
    from the least.
    """
    others = [other for other in deck.excerpts if other.sentence != excerpt.sentence]
    for _ in range(_TRIES):
        sources = of_like_length(excerpt, others, rng)
        if sources is None:
            return None
        wrong = [text for source in sources if (text := alter(source, deck, rng)) is not None]
        if len(wrong) == len(sources):
            task = shuffled(excerpt.text, wrong, rng)
            return Question(Kind.REAL, difficulty.level, "", task, (excerpt, *sources), deck.length)
    return None
