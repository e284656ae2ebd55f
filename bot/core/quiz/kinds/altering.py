"""What was said, made into what was not: another meaning in as few other words as possible."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.stand_ins import Slot, StandIn, places
from bot.core.quiz.paradigms import Tightness
from bot.core.quiz.questions import Excerpt

_OPPOSITES = """
    more/less positive/negative always/never likely/unlikely possible/impossible
    increase/decrease increases/decreases increased/decreased internal/external
    public/private online/offline agree/disagree agrees/disagrees remember/forget
    advantage/disadvantage advantages/disadvantages optimistic/pessimistic
"""
_OPPOSITE = {
    one: other
    for pair in _OPPOSITES.split()
    for left, right in [pair.split("/")]
    for one, other in [(left, right), (right, left)]
}
_NEGATED = 0.2
_CHANGED = 0.3
_NEGATIONS = {
    "isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were", "can't": "can", "cannot": "can",
    "won't": "will", "couldn't": "could", "wouldn't": "would", "shouldn't": "should", "haven't": "have",
    "hasn't": "has", "is not": "is", "are not": "are", "was not": "was",
    "can": "can't", "will": "won't", "could": "couldn't", "would": "wouldn't", "should": "shouldn't",
}  # fmt: skip
_NEGATABLE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _NEGATIONS), key=len, reverse=True))})"
    r"(?!['’]\w)(?! (?:not|that|you|we|they|he|she|it|i)\b)(?= \w)"
)
_OPPOSED = re.compile(rf"(?<![\w'’/-])(?:{'|'.join(_OPPOSITE)})(?![\w'’/-])")


@dataclass(frozen=True, slots=True)
class Altered:
    """What was not said: `source` with another meaning; `fit` is how well its oddest word seems to fit."""

    source: Excerpt
    text: str
    fit: float


def alter(excerpt: Excerpt, deck: Deck, rng: random.Random, *, loose: bool = False) -> Altered | None:
    """The excerpt with its meaning changed.

    Another number or name, or another word of a tight set; in a short interview, or `loose`, any word of its sort.
    In a short one also an opposite, and now and then a negation more or less: elsewhere not, since the subject
    mostly tells which of the two is said, and most sentences have no negation to lose, so the fewest `not`s would
    be right.
    """
    oddest = least_fit(excerpt, deck)
    changed: list[str] = []
    if deck.is_small:
        changed += _opposites(excerpt, rng)
        if rng.random() < _NEGATED:
            changed += _negated(excerpt, rng)
    swapped = _swapped(excerpt, deck, rng, Tightness.LOOSE if loose or deck.is_small else Tightness.SHADE)
    if changed and (not swapped or rng.random() < _CHANGED):
        return Altered(excerpt, rng.choice(changed), oddest)
    if not swapped:
        return None
    place, other = rng.choice(swapped)
    return Altered(excerpt, place.filled(other.text), min(oddest, other.fit))


def _swapped(excerpt: Excerpt, deck: Deck, rng: random.Random, worst: Tightness) -> list[tuple[Slot, StandIn]]:
    """With facts if there are any, else with what is as tight as the `worst`. That there is nothing, as in most
    excerpts, is remembered."""
    if not deck.once(f"swaps {worst}", excerpt, lambda: bool(_swaps(excerpt, deck, random.Random(0), worst))):
        return []
    return _swaps(excerpt, deck, rng, worst)


def _swaps(excerpt: Excerpt, deck: Deck, rng: random.Random, worst: Tightness) -> list[tuple[Slot, StandIn]]:
    found = places(excerpt, deck)
    for least in Tightness.FACT, worst:
        if swapped := [(place, other) for place in found for other in place.exchanged(rng, least)]:
            return swapped
    return []


def least_fit(excerpt: Excerpt, deck: Deck) -> float:
    """How well the oddest word of an excerpt seems to fit."""
    return deck.once(
        "least fit", excerpt, lambda: min((one.said.fit for one in places(excerpt, deck)), default=0.0)
    )


def _opposites(excerpt: Excerpt, rng: random.Random) -> Iterator[str]:
    return _replaced(excerpt, _OPPOSED, lambda found: _OPPOSITE[found], rng)


def _negated(excerpt: Excerpt, rng: random.Random) -> Iterator[str]:
    return _replaced(excerpt, _NEGATABLE, lambda found: _NEGATIONS[found], rng)


def _replaced(
    excerpt: Excerpt, pattern: re.Pattern[str], change: Callable[[str], str], rng: random.Random
) -> Iterator[str]:
    text = excerpt.text
    found = list(pattern.finditer(text.replace("’", "'")))
    for match in rng.sample(found, len(found)):
        changed = change(match.group())
        yield text[: match.start()] + (changed.replace("'", "’") if "’" in text else changed) + text[match.end() :]
