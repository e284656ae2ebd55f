"""What a phrase, or a clause, is worth as a title.

Editors were shown the phrases and questions of 444 stretches of public talks, with what the makers of the talks had
called each, and another one those of 313 stretches of interviews, with what an interviewer says is next; they said
which they would print, which would do as well, and which embarrass (1, 0.7, -0.5; the others 0). The weights are
those of a linear regression on that, within each stretch (docs/measurements/titles.md).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.topics.clauses import Kind

THEME = (0.194, 0.151, -0.067, 0.15, -0.121, -0.112, 0.059, -0.015, -0.111)
"""What the features of a `bot.core.topics.themes.Theme` weigh."""
WORDING = (0.193, -0.13, 0.051, -0.015, 0.217, -0.107, -0.298, 0.016)
"""What those of a `Wording` weigh."""
OPENED = (0.258, 0.077, 0.04, -0.056, -0.008, -0.385)
"""What those of a `bot.core.topics.opened.Opened` weigh."""
WHOLE, OPENING = 0.691, 0.509
"""What it weighs how near it is in meaning to its stretch, and to the first sentences of it."""
CLAUSE = {
    Kind.QUESTION: -0.007,
    Kind.HOW: 0.075,
    Kind.ADVICE: 0.048,
    Kind.THEME: 0.196,
    Kind.CHANGE: -0.502,
    Kind.CONTRAST: 0.278,
}
"""What it weighs that it is no phrase."""
LATE_QUESTION = -0.142
"""What it weighs how far behind the beginning something is asked, as a logarithm of sentences."""
_A_FEW_WORDS = 20


@dataclass(frozen=True, slots=True)
class Wording:
    """What is known of the words of a phrase."""

    characters: int
    is_word: bool
    """Whether it is a single word, and no name."""
    rarity: float
    """How much rarer its words are than one in 22,000, in the mean, as a logarithm."""
    least_rarity: float
    """The same of the most usual one."""
    times: float
    """How often it is said in the stretch."""
    is_once: bool
    """Whether it is several words that are said in one sentence alone."""
    everywhere: float
    """The share of the parts of the whole that its words come up in."""
    of_title: float
    """The share of its words that the title of the whole has."""

    @property
    def features(self) -> tuple[float, ...]:
        return (
            self.characters / _A_FEW_WORDS,
            float(self.is_word),
            self.rarity,
            self.least_rarity,
            math.log1p(self.times),
            float(self.is_once),
            self.everywhere,
            self.of_title,
        )


def of_phrase(theme: Sequence[float], wording: Sequence[float], opened: Sequence[float]) -> float:
    """What a phrase is worth, by the features of its theme, its wording, and how it is asked for; its meaning comes
    to that."""
    weights = (*THEME, *WORDING, *OPENED)
    return sum(weight * one for weight, one in zip(weights, (*theme, *wording, *opened), strict=True))


def of_clause(
    kind: Kind, features: tuple[Sequence[float], Sequence[float], Sequence[float]], sentences: int
) -> float:
    """The same of a clause that is said so many sentences into its stretch."""
    late = LATE_QUESTION * math.log1p(sentences) if kind is Kind.QUESTION else 0.0
    return of_phrase(*features) + CLAUSE[kind] + late
