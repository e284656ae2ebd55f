"""Wrong choices among which the right one does not stand out, however they are compared."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from typing import Self

from bot.core.quiz.kinds.decoys import DECOYS

_MOST_SIGNALS, _YIELDS = 3, (0, 1, 2)
_NEARER = (10, 22, 33, 35)
Looks = tuple[float, ...]
"""How good a choice looks to somebody who has not heard the interview: one figure for each way to compare."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """For each way to compare, how many of the wrong choices shall look `better` than the right one, and by how
    much that may be `missed`.

    It is drawn before an excerpt is looked for, and those with which it cannot be had are passed over. Drawn for
    each excerpt it would mostly be had where it is easy, and the plainest word would be right more often than not.
    Of things that came up together, not so evenly many wrong ones are `nearer` in meaning: who knows the world sees
    more of what belongs together than vectors of words do.
    """

    better: tuple[int, ...]
    nearer: int
    missed: int

    @classmethod
    def drawn(cls, rng: random.Random) -> Self:
        """Whatever it comes to."""
        (nearer,) = rng.choices(range(DECOYS + 1), _NEARER)
        return cls(targets(_MOST_SIGNALS, rng), nearer, _MOST_SIGNALS * DECOYS)

    @property
    def of_things(self) -> tuple[int, ...]:
        """How many of the wrong ones shall be nearer in meaning to what came up, more vivid and longer."""
        return (self.nearer, *self.better[:2])

    @property
    def is_given_up(self) -> bool:
        """Whether anything will do, since there is nothing that comes nearer."""
        return self.missed >= _MOST_SIGNALS * DECOYS

    def yielding(self) -> "Iterator[Wanted]":
        """First all that is wanted, then less and less of it."""
        return (replace(self, missed=missed) for missed in (*_YIELDS, self.missed))


def targets(signals: int, rng: random.Random) -> tuple[int, ...]:
    """For each way to compare, how many of the wrong choices shall look better than the right one: drawn evenly, so
    that whoever takes the best, or the second best, is right as often as by chance."""
    return tuple(rng.randint(0, DECOYS) for _ in range(signals))


def disguise(
    right: Looks, others: Sequence[Looks], wanted: Sequence[int], rng: random.Random
) -> tuple[int, list[int]] | None:
    """The numbers of three others of which as many as `wanted` look better, in each way; and by how much that is
    missed, 0 for not at all. None where there are not three.
    """
    alike: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for number in rng.sample(range(len(others)), len(others)):
        alike[_better(others[number], right, rng)].append(number)
    best: tuple[int, list[int]] | None = None
    combinations = list(combinations_with_replacement(sorted(alike), DECOYS))
    for patterns in rng.sample(combinations, len(combinations)):
        if any(patterns.count(one) > len(alike[one]) for one in patterns):
            continue
        missed = sum(
            abs(sum(column) - want) for column, want in zip(zip(*patterns, strict=True), wanted, strict=True)
        )
        if best is None or missed < best[0]:
            best = missed, [alike[one][patterns[:place].count(one)] for place, one in enumerate(patterns)]
    return best


def missed(right: Looks, others: Sequence[Looks], wanted: Sequence[int], rng: random.Random) -> int:
    """By how much others are too many, or too few, of which as many as `wanted` shall look better, in each way."""
    better = zip(*(_better(other, right, rng) for other in others), strict=True)
    return sum(abs(sum(column) - want) for column, want in zip(better, wanted, strict=False))


def _better(one: Looks, other: Looks, rng: random.Random) -> tuple[bool, ...]:
    """In which ways one looks better; where both look the same, that is drawn."""
    return tuple(
        mine > theirs or (mine == theirs and rng.random() < 0.5) for mine, theirs in zip(one, other, strict=True)
    )
