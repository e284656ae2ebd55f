"""In which order were these said?"""

import re
from collections.abc import Sequence
from itertools import permutations, product

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.shares import is_own, may_be_shown
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Arrange, Choose, Excerpt, Kind, Question

_NEARBY = 3
_TELLS_COURSE = re.compile(
    r"\b(first(ly)?|second(ly)?|third|fourth|final(ly)?|last(ly)?|next|another|other|also|too|again|still|already"
    r"|earlier|later|before|so far|begin\w*|start\w*|(going )?back to|example|instance|mention\w*|discuss\w*"
    r"|(as|like) i said|(i|you|we) said|(talk|spoke|speak)\w* about)\b",
    re.IGNORECASE,
)
"""What is said of a talk's course, or of what was said before."""


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Three or four excerpts, each at least half as far from the others as the buttons of `when` are, and never
    neighbours; the others are from where what is said does not tell when, and not far away where there are enough:
    how a talk goes from a career to problems to advice is no secret. They are answers that say nothing of the
    talk's course, and no two of them share a word that says something: what is introduced is known to come before
    what is said of it. They are shown in an even order, which may be the right one. Where all is pressed, all
    orders are offered: whoever is sure of one pair alone would find the right one of four in every second case."""
    rng, difficulty = terms.rng, terms.difficulty
    apart = difficulty.distance / 2 * (deck.body[1] - deck.body[0])
    others = [
        other
        for other in deck.telling
        if other.key not in terms.avoid
        and deck.is_in_body(other)
        and (not terms.is_choosy or is_own(Kind.ORDER, deck, other))
    ]
    rng.shuffle(others)
    others.sort(
        key=lambda other: (
            not may_be_shown(deck, other),
            not is_apt(deck, other),
            abs(other.start - excerpt.start) > _NEARBY * apart,
        )
    )
    items = [excerpt]
    for may_share, other in product((False, True), others):
        if len(items) < difficulty.items and all(
            _are_apart(other, item, apart) and (may_share or deck.content(other).isdisjoint(deck.content(item)))
            for item in items
        ):
            items.append(other)
    if len(items) < difficulty.items:
        return None
    shown = rng.sample(items, len(items))
    right = tuple(sorted(range(len(shown)), key=lambda index: shown[index].start))
    texts = tuple(item.text for item in shown)
    task = _orders(texts, right) if difficulty.is_pressed else Arrange(texts, right)
    return Question(Kind.ORDER, terms.level, "", task, tuple(items), deck.length)


def is_apt(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether it is an answer, and says nothing of the talk's course."""
    is_asked = excerpt.text.endswith("?") or deck.is_interviewers(excerpt)
    return not is_asked and not _TELLS_COURSE.search(excerpt.text)


def _are_apart(one: Excerpt, other: Excerpt, apart: float) -> bool:
    return abs(one.sentence - other.sentence) > 1 and abs(one.start - other.start) >= max(apart, 1)


def _orders(texts: tuple[str, ...], right: tuple[int, ...]) -> Choose:
    orders = list(permutations(range(len(texts))))
    return Choose(tuple(map(_shown, orders)), orders.index(right), items=texts)


def _shown(order: Sequence[int]) -> str:
    return " ".join(str(index + 1) for index in order)
