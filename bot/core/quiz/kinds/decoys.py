"""Wrong choices that do not show, by where they stand, which choice is right."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.core.quiz.questions import Choose

DECOYS = 3
T = TypeVar("T")


def spread(place: int, circle: int, gap: Callable[[], int], rng: random.Random) -> list[int]:
    """Three other places on a circle, such that the four together do not tell which was `place`.

    They lie in a row with gaps drawn alike, and which of the four the given place is, is drawn evenly. Choosing
    them around it instead would leave it in the middle more often than chance, and "always the middle" would
    pay. The gaps must add up to less than the circle.
    """
    gaps = [gap() for _ in range(DECOYS)]
    before = rng.randrange(DECOYS + 1)
    offsets = [-sum(gaps[number:before]) for number in range(before)]
    offsets += [sum(gaps[before : number + 1]) for number in range(before, DECOYS)]
    return [(place + offset) % circle for offset in offsets]


def shuffled(right: str, wrong: Sequence[str], rng: random.Random) -> Choose:
    """The choices in an even order."""
    choices = [right, *wrong]
    rng.shuffle(choices)
    return Choose(tuple(choices), choices.index(right))


def narrowed(items: Sequence[T], *tests: Callable[[T], bool], least: int = 3 * DECOYS) -> list[T]:
    """The items that pass the tests, as long as enough do; the last tests are given up first."""
    found = list(items)
    for test in tests:
        passing = [item for item in found if test(item)]
        if len(passing) < least:
            break
        found = passing
    return found
