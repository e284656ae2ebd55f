"""From the score of a passage to the probability that it is what was asked for."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a score means depends on the search that gave it.

    `anywhere`: how well the words of the query are met, each anywhere in the transcript: where that is high and the
    score is low, the words were said, but not together. `agreement`: the share of the signals that choose alike.
    `words` are the query's, `spoken` the transcript's: of more passages the best scores higher by chance.
    """

    kind: Literal["contextual", "static", "words"]
    anywhere: float
    agreement: float
    words: int
    spoken: int


class _Coefficients(NamedTuple):
    score: float
    anywhere: float
    agreement: float
    words: float
    spoken: float
    bias: float


_COEFFICIENTS = {
    "contextual": _Coefficients(2.9, 4.65, 0.15, 2.4, -0.4, -8.8),
    "static": _Coefficients(0.55, 4.6, 2.55, 2.65, -0.4, -8.1),
    "words": _Coefficients(5.7, 1.4, 0.0, 2.9, -0.3, -6.3),
}
"""Logistic regression on the tuning queries of `tests/queries`, with and without an answer."""


def confidence(scores: Floats, evidence: Evidence) -> Floats:
    """For each score a probability; at 0.5 about one in thirty answerable queries is refused."""
    weights = _COEFFICIENTS[evidence.kind]
    logits = (
        weights.score * scores
        + weights.anywhere * evidence.anywhere
        + weights.agreement * evidence.agreement
        + weights.words * np.log(evidence.words)
        + weights.spoken * np.log(evidence.spoken)
        + weights.bias
    )
    return (1 / (1 + np.exp(-logits))).astype(np.float32)
