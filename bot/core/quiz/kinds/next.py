"""Which of these came soon after?"""

import random
import re
from collections.abc import Iterator, Sequence
from functools import partial

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.decoys import DECOYS, narrowed, shuffled
from bot.core.quiz.kinds.disguise import Looks
from bot.core.quiz.kinds.shares import is_own, may_be_shown
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Excerpt, Kind, Question
from bot.core.search.words import words

_SOON, _SOON_OF_FEW = range(6, 15), range(2, 7)
_SOON_MS, _LATER_MS = 90_000, 120_000
_SOON_MS_OF_FEW, _LATER_MS_OF_FEW = 45_000, 75_000
_BEFORE, _APART = 4, 4
_MOST_SHARED = 0.5
_ENOUGH = 8
_OPENINGS = (
    re.compile(r"(yes|yeah|yep|no|right|exactly|sure|okay|ok|correct|absolutely)\b", re.IGNORECASE),
    re.compile(r"(and|but|so|because|or|then|also|now|well)\b", re.IGNORECASE),
    re.compile(r"(it|that|this|they|he|she|these|those|there|which)\b", re.IGNORECASE),
)


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Four sentences, of which one was said within the next minute or so, the others before or much later.

    It does not follow directly: whoever knows how people talk hears which reply, correction or next item of a list
    belongs to what was said, while some sentences later only having heard it helps. The others are said around, so
    that all four are about the same, and share less than half of their content with the right one. Where there are
    enough, they are questions if it is one, begin like it, and the same person says them. Some of them seem to
    follow better than the right one does, by what they are about.
    """
    rng = terms.rng
    shared, nearer, longer = terms.wanted.better
    better = (max(1, shared), max(1, nearer), longer)
    for right in _soon(deck, excerpt, rng):
        if right.key in terms.avoid or (terms.is_choosy and not is_own(Kind.NEXT, deck, right)):
            continue
        others = _scattered(_others(deck, excerpt, right, terms), rng)
        look = partial(_looks, deck, excerpt)
        wrong = terms.disguised(look(right), others, look, better)
        if wrong is not None:
            task = shuffled(right.text, [one.text for one in wrong], rng)
            return Question(Kind.NEXT, terms.level, excerpt.text, task, (excerpt, right, *wrong), deck.length)
    return None


def _soon(deck: Deck, excerpt: Excerpt, rng: random.Random) -> Iterator[Excerpt]:
    """What was said soon after, in an order drawn by lot."""
    distances, most = (_SOON_OF_FEW, _SOON_MS_OF_FEW) if deck.is_small else (_SOON, _SOON_MS)
    for distance in rng.sample(distances, len(distances)):
        found = deck.at(excerpt.sentence + distance)
        if found is not None and found.start - excerpt.end <= most:
            yield found


def is_apt(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether one remembers it, and neither a reply nor the course that interviews take gives away what follows."""
    is_asked = excerpt.text.endswith("?") or deck.is_interviewers(excerpt)
    return deck.is_telling(excerpt) and deck.is_in_body(excerpt) and not is_asked


def _others(deck: Deck, excerpt: Excerpt, right: Excerpt, terms: Terms) -> list[Excerpt]:
    """What may stand beside the right one: said before, or as long after it as it was said after the excerpt, and
    so much later that nobody would call it soon. From as far on both sides: were all the others said before, one
    would hear which comes after."""
    around = terms.difficulty.around
    content, distance = deck.content(right), right.sentence - excerpt.sentence
    later = excerpt.end + _much_later(deck)
    unlike = [one for one in deck.sayings if len(content & deck.content(one)) < _MOST_SHARED * len(content)]
    first, last = excerpt.sentence - around, excerpt.sentence - min(_BEFORE, distance)
    before = [one for one in unlike if first <= one.sentence <= last]
    after = [one for one in unlike if one.sentence >= right.sentence + distance and one.start >= later]
    others = before + [one for one in after if one.sentence <= after[0].sentence + around]
    fresh = [other for other in others if other.key not in terms.avoid]
    return narrowed(
        fresh if len(fresh) >= DECOYS else others,
        lambda other: may_be_shown(deck, other),
        lambda other: other.text.endswith("?") == right.text.endswith("?"),
        lambda other: other.speaker == right.speaker,
        lambda other: _opening(other) == _opening(right),
        least=_ENOUGH,
    )


def _much_later(deck: Deck) -> float:
    """After how long (ms) nobody would call it soon; in a talk of a minute or two a quarter of it."""
    length = deck.span[1] - deck.span[0]
    return min(_LATER_MS_OF_FEW, length / 4) if deck.is_small else _LATER_MS


def _scattered(others: Sequence[Excerpt], rng: random.Random) -> list[Excerpt]:
    """Those of them that lie apart: of two that follow each other neither would be right."""
    found: list[Excerpt] = []
    for other in rng.sample(others, len(others)):
        if all(abs(other.sentence - one.sentence) >= _APART for one in found):
            found.append(other)
    return found if len(found) >= DECOYS else list(others)


def _opening(excerpt: Excerpt) -> int:
    return next((number for number, one in enumerate(_OPENINGS) if one.match(excerpt.text)), len(_OPENINGS))


def _looks(deck: Deck, excerpt: Excerpt, other: Excerpt) -> Looks:
    """How many of its content words the excerpt holds already, how near it is in meaning, and how long."""
    content = deck.content(other)
    shared = len(content & deck.content(excerpt)) / len(content)
    return shared, deck.lexicon.nearness(excerpt.sentence, other.sentence), sum(1 for _ in words(other.text))
