"""What holds for a question, whatever kind it is of."""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar

from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.disguise import Looks, Wanted, disguise
from bot.core.quiz.questions import Excerpt, Level

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Terms:
    """Nothing that it reveals beside its excerpt is among the keys `avoid`, and no wrong choice where there are
    others; the choices look as is `wanted`, where they can be compared. Who is choosy shows nothing of what other
    kinds ask about (see `shares`)."""

    rng: random.Random
    difficulty: Difficulty
    wanted: Wanted
    avoid: Collection[str] = ()
    is_choosy: bool = False

    @property
    def level(self) -> Level:
        return self.difficulty.level

    def may_show(self, excerpt: Excerpt) -> bool:
        """Whether a wrong choice may be of it: what was shown already only where nothing else is left."""
        return (self.wanted.is_given_up and not self.is_choosy) or excerpt.key not in self.avoid

    def disguised(
        self, right: Looks, others: Sequence[T], look: Callable[[T], Looks], better: Sequence[int]
    ) -> list[T] | None:
        """Three of the others among which the right one does not stand out (see `disguise`); None where none come
        as near to that as is wanted."""
        made = disguise(right, [look(one) for one in others], better, self.rng)
        if made is None or made[0] > self.wanted.missed:
            return None
        return [others[number] for number in made[1]]

    @classmethod
    def lenient(cls, rng: random.Random, difficulty: Difficulty) -> Self:
        """Whatever can be made."""
        return cls(rng, difficulty, Wanted.drawn(rng))
