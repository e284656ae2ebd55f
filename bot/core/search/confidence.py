"""From the score of a passage to the probability that it is what was asked for."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from bot.core.arrays import Floats

Kind = Literal["minilm", "mpnet", "static", "words"]
"""What a search goes by. Other models whose vectors see the context are taken for `minilm`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a score means depends on the search that gave it.

    `anywhere`: how well the words of the query are met, each anywhere in the transcript: where that is high and the
    score is low, the words were said, but not together. `agreement`: the share of the signals that choose alike.
    `words` are the query's, `spoken` the transcript's: of more passages the best scores higher by chance.
    `is_other`: the query has a name that nobody says around the best passage. `is_told`: it was compared as the
    speaker would have put it, too.
    """

    kind: Kind
    anywhere: float
    agreement: float
    words: int
    spoken: int
    is_other: bool = False
    is_told: bool = False


class _Coefficients(NamedTuple):
    score: float
    anywhere: float
    agreement: float
    words: float
    spoken: float
    bias: float
    sureness: float = 1.0
    """How much of the sum counts: it moves no answer over one half, but tells how likely the others are."""


_COEFFICIENTS = {
    "minilm": _Coefficients(4.15, 6.3, 0.4, 1.25, -0.75, -6.5),
    "mpnet": _Coefficients(1.148, 17.992, 1.001, 1.325, -1.193, -3.95),
    "static": _Coefficients(0.8, 4.4, 1.6, 1.1, -0.6, -3.6),
    "words": _Coefficients(4.9, 4.2, 0.0, 1.15, -0.87, 0.0, 0.6),
}
"""Logistic regression on the tuning queries of `tests/queries`. Half of what speaks against an answer are those
that have none, half those that were meant for another transcript, and are as long as the others. For words alone
the bias is 0.65 lower than fitted: without a model a doubt is the better mistake. Their sureness is one with which
what is called likely is right as often as with MiniLM. The bias of the static vectors was set on the tuning queries
to refuse wrongly as often as before, when these were others."""


_OTHER = -1.0
"""What a name that nobody says weighs, whatever the signals."""
_TOLD = -0.25
"""The better of two readings scores higher by chance: with it as many of the queries that were meant for another
transcript are answered as before."""
_FEWEST_SPOKEN = 850
"""Nothing was fitted on less: of three sentences, too, one comes nearest by chance."""


MAYBE = 0.38
"""With a model a doubt may be what was meant from here on: so sure are 3 of the 4 tuning queries that MiniLM
refuses wrongly, and 9 of the 60 that have no answer, none of them about something else altogether. Words alone do
not tell that."""
LIKELY, VERY_LIKELY = 0.8, 0.99
"""From here on a hit is called likely, and very likely: with MiniLM, it is then the right one, or within ten
seconds of it, for 74 of 100 queries in `tests/queries`, and for 90."""


def confidence(scores: Floats, evidence: Evidence) -> Floats:
    """For each score a probability; at 0.5 one in thirty of the tuning queries with an answer is refused."""
    weights = _COEFFICIENTS[evidence.kind]
    logits = (
        weights.score * scores
        + weights.anywhere * evidence.anywhere
        + weights.agreement * evidence.agreement
        + weights.words * np.log(evidence.words)
        + weights.spoken * np.log(max(evidence.spoken, _FEWEST_SPOKEN))
        + _OTHER * evidence.is_other
        + _TOLD * evidence.is_told
        + weights.bias
    ) * weights.sureness
    return (1 / (1 + np.exp(-logits))).astype(np.float32)
