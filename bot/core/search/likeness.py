"""What a word of a claim has to do with one that was said."""

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.core.search.opposites import (
    are_comparable,
    are_opposite,
    is_negation,
    is_possessive,
    person,
    quantity,
    unit,
)
from bot.core.search.synonyms import are_synonyms
from bot.core.search.words import STOP_WORDS, stem

_SPELLING, _SHORTEST_MISSPELT = 0.8, 4


class Likeness(Enum):
    """How much one word stands for the other: the value is what it counts, of a word that is met."""

    SAME = 1.0
    ALIKE = 0.9
    """In another form, or spelling, or another word that says the same."""
    OPPOSITE = 0.7
    OTHER = 0.3
    """Another number, quantity or person."""


class Pair(NamedTuple):
    """The numbers of a word of the claim and of the one that was said for it."""

    asked: int
    said: int
    likeness: Likeness


@lru_cache(maxsize=1 << 14)
def likeness(one: str, other: str) -> Likeness | None:
    """None where two words have nothing to do with each other."""
    if one == other:
        return Likeness.SAME
    if are_opposite(one, other):
        return Likeness.OPPOSITE
    if are_synonyms(one, other):
        return Likeness.ALIKE
    for kind in (quantity, person, unit):
        left, right = kind(one), kind(other)
        if left or right:
            if (
                not left
                or not right
                or not are_comparable(one, other)
                or is_possessive(one) != is_possessive(other)
            ):
                return None
            return Likeness.ALIKE if left == right else Likeness.OTHER
    if one in STOP_WORDS or other in STOP_WORDS or is_negation(one, None) != is_negation(other, None):
        return None
    return Likeness.ALIKE if stem(one) == stem(other) or _are_spelt_alike(one, other) else None


def _are_spelt_alike(one: str, other: str) -> bool:
    is_long = min(len(one), len(other)) >= _SHORTEST_MISSPELT
    return is_long and DamerauLevenshtein.normalized_similarity(one, other) >= _SPELLING
