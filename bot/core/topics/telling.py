"""How much each sentence tells of what is talked about.

Five things tell which sentences people note of an interview: how like all of it a sentence is, its neighbours, and
the rest of its stretch; of how many words that say something it consists; and how many of the keyphrases it names.
The weights are those of a logistic regression (docs/measurements/summaries.md).
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search.meaning import SentenceVectors
from bot.core.topics.alone import stems_of
from bot.core.topics.cohesion import stems_in_directions
from bot.core.topics.hearing import Heard
from bot.core.transcript.model import Transcript

_WHOLE, _NEAR, _STRETCH, _STEMS, _NAMING = 0.4, 0.2, 0.15, 0.3, 0.2
"""Weights of features in standard deviations; the last one's is a tenth."""
_AROUND = 3
"""Sentences on each side."""
_MOST_STEMS = 12
_MOST_DEVIATING = 3


class Telling:
    """What is known of the sentences of a transcript; `vectors` are unit length, one row a sentence."""

    def __init__(self, transcript: Transcript, vectors: SentenceVectors | None, heard: Heard) -> None:
        count = len(transcript.sentences)
        self._stems = [frozenset(stems_of(sentence.text)) for sentence in transcript.sentences]
        self._spaces = [_unit(stems_in_directions(transcript))]
        if vectors is not None:
            self._spaces.append(np.asarray(vectors[np.arange(count)], np.float32))
        self._theirs = np.array([heard.may_sum_up(number) for number in range(count)], bool)
        said = np.array([min(len(stems), _MOST_STEMS) for stems in self._stems], np.float32)
        self._alike = (
            _WHOLE * self._against_theirs(self._likeness(range(count)))
            + _NEAR * self._against_theirs(self._to_neighbours())
            + _STEMS * self._against_theirs(said)
        )

    def of(self, numbers: Sequence[int], about: Sequence[str]) -> Floats:
        """What each of these sentences of one stretch tells, 1 for the usual one; `about` are keyphrases of the
        stretch, most telling first."""
        rows = list(numbers)
        central = self._likeness(rows)[rows]
        central = _standardised(central, central)
        weights = _weights(about)
        naming = np.array([sum(weights.get(one, 0.0) for one in self._stems[row]) for row in rows], np.float32)
        return np.exp(self._alike[rows] + _STRETCH * central + 10 * _NAMING * naming)

    def likeness(self, number: int, others: NDArray[np.int64]) -> Floats:
        """How like one sentence others are, 0 to 1."""
        return np.mean([np.maximum(one[others] @ one[number], 0) for one in self._spaces], axis=0)

    def _likeness(self, rows: Sequence[int]) -> Floats:
        """How like those of the rows that may sum up each sentence is."""
        among = [row for row in rows if self._theirs[row]] or list(rows)
        return np.mean([one @ one[among].mean(axis=0) for one in self._spaces], axis=0)

    def _to_neighbours(self) -> Floats:
        found = np.zeros(len(self._stems), np.float32)
        for number in range(len(found)):
            around = [
                one
                for one in range(max(0, number - _AROUND), min(len(found), number + _AROUND + 1))
                if one != number
            ]
            if around:
                found[number] = np.mean([one[around].mean(axis=0) @ one[number] for one in self._spaces])
        return found

    def _against_theirs(self, values: Floats) -> Floats:
        return _standardised(values, values[self._theirs] if self._theirs.any() else values)


def _weights(about: Sequence[str]) -> Mapping[str, float]:
    """What naming each word of the keyphrases counts, 1 in all; those that come first count most."""
    weights: dict[str, float] = {}
    for rank, phrase in enumerate(about, start=1):
        for one in stems_of(phrase):
            weights.setdefault(one, 1 / rank)
    whole = math.fsum(weights.values())
    return {one: weight / whole for one, weight in weights.items()}


def _standardised(values: Floats, among: Floats) -> Floats:
    """In standard deviations of those, at most three."""
    return np.clip((values - among.mean()) / max(float(among.std()), 1e-6), -_MOST_DEVIATING, _MOST_DEVIATING)


def _unit(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
