"""What a phrase, or a clause, is worth as a title.

Editors were shown the phrases and questions of 459 stretches of public talks, with what the makers of the talks had
called each, and said which they would print, which would do as well, and which embarrass (1, 0.7, -0.5; the others
0). The weights are those of a linear regression on that, within each stretch; those of clauses were learnt on top,
from what editors said of 47 questions and their maker of 26 contrasts and changes (docs/measurements/titles.md).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.topics.clauses import Kind

THEME = (0.186, 0.135, -0.008, 0.084, -0.019, -0.096, 0.057, -0.009, -0.172)
"""What the features of a `bot.core.topics.themes.Theme` weigh."""
WORDING = (0.203, -0.164, 0.057, -0.018, 0.126, -0.083, -0.061, 0.053)
"""What those of a `Wording` weigh."""
WHOLE, OPENING = 0.67, 0.498
"""What it weighs how near it is in meaning to its stretch, and to the first sentences of it."""
CLAUSE = {Kind.QUESTION: -0.014, Kind.CHANGE: 0.117, Kind.CONTRAST: 0.008}
"""What it weighs that it is no phrase."""
LATE_QUESTION = -0.194
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


def of_phrase(theme: Sequence[float], wording: Wording) -> float:
    """What a phrase is worth, by the features of its theme and its wording; its meaning comes to that."""
    return sum(weight * one for weight, one in zip((*THEME, *WORDING), (*theme, *wording.features), strict=True))


def of_clause(kind: Kind, theme: Sequence[float], wording: Wording, sentences: int) -> float:
    """The same of a clause that is said so many sentences into its stretch."""
    late = LATE_QUESTION * math.log1p(sentences) if kind is Kind.QUESTION else 0.0
    return of_phrase(theme, wording) + CLAUSE[kind] + late
