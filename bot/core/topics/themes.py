"""How well a phrase names a stretch.

What people call a stretch is said early in it, by words that come up all through it and in other company, and
rarely the one word that all of the recording is about. The weights are those of a linear regression on how far the
stems of a phrase are those of 1,215 published headings (`bench/title_weights.py`, docs/measurements/titles.md).
"""

import math
from dataclasses import dataclass

WEIGHTS = (0.112, 0.135, 0.043, 0.034, -0.049, 0.032, 0.054, 0.018, 0.023)
AT_LEAST = -0.047
_MOST_PERCENT = 6.0
EARLY_WORDS = math.log1p(400)


@dataclass(frozen=True, slots=True)
class Theme:
    """What is known of a phrase in its stretch."""

    before: int
    """Words before the sentence that says it first."""
    mentions: int
    word_mentions: float
    """How often each of its words comes up, in the mean."""
    coverage: float
    """The share of the parts of the stretch, at most eight, that its words come up in, in the mean."""
    leading: float
    """The share of its mentions with which a sentence begins."""
    capitals: float
    """The share of its words that are written with one."""
    words: int
    everywhere: float
    """The share of the parts of the whole that its words come up in."""
    opens: bool
    """Whether the question says it that opens the stretch."""

    said: int
    """Words that are said in the stretch."""

    @property
    def features(self) -> tuple[float, ...]:
        """How early it is said, how much and in how many parts of the stretch its words are, and how much they are
        said beyond it; whether it is one word that is everywhere, long, in the opening question, what sentences
        begin with, and a name."""
        return (
            max(0.0, 1 - math.log1p(self.before) / EARLY_WORDS),
            self.coverage,
            min(100 * self.word_mentions / max(1, self.said), _MOST_PERCENT),
            math.log1p(self.word_mentions) - math.log1p(self.mentions),
            self.everywhere if self.words == 1 else 0.0,
            float(self.words > 2),
            float(self.opens),
            self.leading,
            self.capitals,
        )

    @property
    def fit(self) -> float:
        """The agreement with a heading that is to be expected, 0 to 1."""
        return AT_LEAST + sum(weight * one for weight, one in zip(WEIGHTS, self.features, strict=True))
