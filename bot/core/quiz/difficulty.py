"""How hard the questions are, learnt from how far people are really off."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Self

from bot.core.quiz.questions import Level
from bot.core.quiz.scoring import Result

PRIOR = 0.12
"""The median error, as a share of the length, that is assumed before anybody has played."""
_PRIOR_WEIGHT = 20
_DISTANCE = {Level.EASY: 1.75, Level.NORMAL: 1.0, Level.HARD: 0.5}
_LEAST, _MOST = 0.02, 0.21  # four times must have room on the recording: 0.21 is the most that leaves it
_AROUND = {Level.EASY: 90, Level.NORMAL: 60, Level.HARD: 45}
_OPEN = {Level.EASY: 0.0, Level.NORMAL: 0.5, Level.HARD: 1.0}


@dataclass(frozen=True, slots=True)
class Difficulty:
    """`distance` is how far apart the times on the buttons are, as a share of the recording's length.
    `open_share` is how many of the `when` questions are to be typed rather than picked, 0 to 1."""

    level: Level
    distance: float
    open_share: float

    @classmethod
    def of(cls, level: Level, typical_error: float = PRIOR) -> Self:
        """At the normal level the buttons are one typical error apart: half of the guesses would hit the wrong
        one."""
        distance = min(_MOST, max(_LEAST, typical_error * _DISTANCE[level]))
        return cls(level, distance, _OPEN[level])

    @property
    def is_pressed(self) -> bool:
        """Whether everything is to be picked from buttons, nothing to be typed."""
        return self.level is Level.EASY

    @property
    def around(self) -> int:
        """From how many sentences on both sides what did not come soon after is taken."""
        return _AROUND[self.level]

    @property
    def items(self) -> int:
        """How many excerpts are to be put in order."""
        return 4 if self.level is Level.HARD else 3


def typical_error(results: Iterable[Result]) -> float:
    """The median error of typed times as a share of the length, shrunk towards the prior as if that were 20
    guesses.

    The median, because one wild guess says little; the prior, because two guesses say little, too.
    """
    errors = [abs(result.error) / result.length for result in results if result.error is not None]
    if not errors:
        return PRIOR
    return (median(errors) * len(errors) + PRIOR * _PRIOR_WEIGHT) / (len(errors) + _PRIOR_WEIGHT)
