"""What holds for a question, whatever kind it is of."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.disguise import Wanted
from bot.core.quiz.questions import Level


@dataclass(frozen=True, slots=True)
class Terms:
    """Nothing that it reveals beside its excerpt is among the keys `avoid`, and no wrong choice where there are
    others; the choices look as is `wanted`, where they can be compared."""

    rng: random.Random
    difficulty: Difficulty
    wanted: Wanted
    avoid: Collection[str] = ()

    @property
    def level(self) -> Level:
        return self.difficulty.level

    @classmethod
    def lenient(cls, rng: random.Random, difficulty: Difficulty) -> Self:
        """Whatever can be made."""
        return cls(rng, difficulty, Wanted.drawn(rng))
