"""What was said right after?"""

import random
import re
from collections.abc import Collection

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.decoys import narrowed, shuffled
from bot.core.quiz.kinds.disguise import Looks, disguise, targets
from bot.core.quiz.questions import Excerpt, Kind, Question
from bot.core.search.words import words

_NEARBY, _AROUND = 1, 30
_MOST_SHARED = 0.5
_MOST_MISSED = 3
_OPENINGS = (
    re.compile(r"(yes|yeah|yep|no|right|exactly|sure|okay|ok|correct|absolutely)\b", re.IGNORECASE),
    re.compile(r"(and|but|so|because|or|then|also|now|well)\b", re.IGNORECASE),
    re.compile(r"(it|that|this|they|he|she|these|those|there|which)\b", re.IGNORECASE),
)


def make(
    deck: Deck, excerpt: Excerpt, rng: random.Random, difficulty: Difficulty, avoid: Collection[str] = ()
) -> Question | None:
    """Four sentences, of which one follows directly.

    The others are said around, so that all four are about the same, and share less than half of their content with
    the right one. Where there are enough, they are questions if it is one, begin like it, and the same person says
    them. None of them seems to follow less than the right one does, by what it is about.
    """
    right = deck.following(excerpt)
    if right is None or right.key in avoid:
        return None
    content = deck.content(right)
    others = [
        other
        for other in deck.sayings
        if other.sentence not in (excerpt.sentence, right.sentence)
        and len(content & deck.content(other)) < _MOST_SHARED * len(content)
    ]
    others.sort(key=lambda other: (other.key in avoid, abs(other.sentence - excerpt.sentence)))
    fitting = narrowed(
        others[: difficulty.around],
        lambda other: other.text.endswith("?") == right.text.endswith("?"),
        lambda other: other.speaker == right.speaker,
        lambda other: _opening(other) == _opening(right),
        least=5,
    )
    wanted = (rng.randint(1, 3), 3, targets(1, rng)[0])
    made = disguise(_looks(deck, excerpt, right), [_looks(deck, excerpt, other) for other in fitting], wanted, rng)
    if made is None or made[0] > _MOST_MISSED:
        return None
    wrong = [fitting[number] for number in made[1]]
    task = shuffled(right.text, [other.text for other in wrong], rng)
    return Question(Kind.NEXT, difficulty.level, excerpt.text, task, (excerpt, right, *wrong), deck.length)


def _opening(excerpt: Excerpt) -> int:
    return next((number for number, one in enumerate(_OPENINGS) if one.match(excerpt.text)), len(_OPENINGS))


def _looks(deck: Deck, excerpt: Excerpt, other: Excerpt) -> Looks:
    """How many of its content words the excerpt holds already, how near it is in meaning, and how long."""
    content = deck.content(other)
    shared = len(content & deck.content(excerpt)) / len(content)
    return shared, deck.lexicon.nearness(excerpt.sentence, other.sentence), sum(1 for _ in words(other.text))


def is_far(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether what follows is no nearer in meaning than most of what is said around: nothing but having heard it
    tells that it follows."""
    right = deck.following(excerpt)
    if right is None:
        return False
    nearness = deck.lexicon.nearness(excerpt.sentence, right.sentence)
    around = range(excerpt.sentence - _AROUND, excerpt.sentence + _AROUND)
    others = [other for number in around if (other := deck.at(number)) and abs(number - excerpt.sentence) > _NEARBY]
    nearer = sum(deck.lexicon.nearness(excerpt.sentence, other.sentence) > nearness for other in others)
    return nearer > 0.6 * len(others)
