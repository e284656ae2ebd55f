"""How well a phrase names a stretch.

What people call a stretch is said early in it, by words that come up again in other company, and rarely the one
word that all of the recording is about. The weights are those of a linear regression on how far the stems of a
phrase are those of 1,070 published headings (`bench/title_weights.py`, docs/measurements/titles.md).
"""

import math
from dataclasses import dataclass

WEIGHTS = (0.102, 0.026, 0.048, 0.065, -0.038, 0.025, 0.067)
AT_LEAST = -0.022
_MOST_PERCENT = 6.0
_EARLY_WORDS = math.log1p(400)


@dataclass(frozen=True, slots=True)
class Theme:
    """What is known of a phrase in its stretch."""

    before: int
    """Words before the sentence that says it first."""
    times: float
    """How often it comes up; mentions close to each other count in part."""
    mentions: int
    word_mentions: float
    """How often each of its words comes up, in the mean."""
    words: int
    everywhere: float
    """The share of the parts of the whole that its words come up in."""
    opens: bool
    """Whether the question says it that opens the stretch."""

    said: int
    """Words that are said in the stretch."""

    @property
    def features(self) -> tuple[float, ...]:
        """How early and how often it is said, how much of the stretch its words are, and how much they are said
        beyond it; whether it is one word that is everywhere, long, and in the opening question."""
        return (
            max(0.0, 1 - math.log1p(self.before) / _EARLY_WORDS),
            math.log(self.times),
            min(100 * self.word_mentions / max(1, self.said), _MOST_PERCENT),
            math.log1p(self.word_mentions) - math.log1p(self.mentions),
            self.everywhere if self.words == 1 else 0.0,
            float(self.words > 2),
            float(self.opens),
        )

    @property
    def fit(self) -> float:
        """The agreement with a heading that is to be expected, 0 to 1."""
        return AT_LEAST + sum(weight * one for weight, one in zip(WEIGHTS, self.features, strict=True))
