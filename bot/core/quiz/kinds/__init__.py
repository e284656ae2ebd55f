"""One module for each kind of question, each with a `make` that gives None where the excerpt does not lend
itself."""

import random
from collections.abc import Collection, Sequence
from typing import Protocol

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import gap, next, order, real, when, who
from bot.core.quiz.questions import Excerpt, Kind, Question


class Make(Protocol):
    """Makes a question about an excerpt; no other excerpt that it reveals is among the keys `avoid`."""

    def __call__(
        self,
        deck: Deck,
        excerpt: Excerpt,
        rng: random.Random,
        difficulty: Difficulty,
        avoid: Collection[str] = (),
    ) -> Question | None: ...


MAKERS: dict[Kind, Make] = {
    Kind.WHEN: when.make,
    Kind.NEXT: next.make,
    Kind.GAP: gap.make,
    Kind.ORDER: order.make,
    Kind.WHO: who.make,
    Kind.REAL: real.make,
}


def groups(kind: Kind, deck: Deck) -> Sequence[Sequence[Excerpt]]:
    """The excerpts that this kind may ask about, in groups that are to be asked about equally often."""
    return who.groups(deck) if kind is Kind.WHO else [deck.excerpts]
