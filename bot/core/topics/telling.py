"""How much each sentence tells of what is talked about, by the character.

What people ask of an interview, and note of it, is where somebody talks at length and neither begins nor ends;
where many words say something; where it is said to everybody (“you”) and not of oneself or of others by name. How
like its neighbours a sentence is, and how many keyphrases it names, counts a little. The weights are those of a
logistic regression (docs/measurements/summaries.md).
"""

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search.meaning import SentenceVectors
from bot.core.topics.alone import stems_of
from bot.core.topics.cohesion import stems_in_directions
from bot.core.topics.hearing import Heard
from bot.core.transcript.model import Transcript

_NEAR, _DENSE, _NAMING, _ONESELF, _NAMED, _TO_ALL, _BEGINS, _ENDS, _AT_LENGTH = (
    0.06,
    0.28,
    0.08,
    -0.2,
    -0.2,
    0.23,
    -0.35,
    -0.35,
    0.15,
)
"""Weights of features in standard deviations."""
_SURE = 1.5
"""How far what is picked follows them: the sum is of chances."""
_NEIGHBOURS, _AROUND, _FAR = 3, 2, 10
"""Sentences on each side: that it is likened to, whose words count with its own, and of which it counts who says
them."""
_BEGINNING, _END = 150, 100
"""Characters at the edges of what somebody says in a row."""
_EDGE = 20
"""Characters that a sentence costs besides its own."""
_FEWEST_CHARACTERS = 40
_MOST_DEVIATING = 3
_OF_ONESELF = re.compile(r"\b(?:I|I['’](?:m|ve|d)|my|me)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_SAID_TO_ALL = re.compile(r"\byou(?:r|['’]re)?\b", re.IGNORECASE)


class Telling:
    """What is known of the sentences of a transcript; `vectors` are unit length, one row a sentence."""

    def __init__(self, transcript: Transcript, vectors: SentenceVectors | None, heard: Heard) -> None:
        texts = [sentence.text for sentence in transcript.sentences]
        count = len(texts)
        self._stems = [frozenset(stems_of(text)) for text in texts]
        self._spaces = [_unit(stems_in_directions(transcript))]
        if vectors is not None:
            self._spaces.append(np.asarray(vectors[np.arange(count)], np.float32))
        self._theirs = np.array([heard.may_sum_up(number) for number in range(count)], bool)
        self._lengths = np.array([len(text) for text in texts], np.float32)
        before, behind = _in_a_row(transcript)
        said = np.array([len(stems) for stems in self._stems], np.float32)
        features = (
            (_NEAR, self._to_neighbours()),
            (_DENSE, said / (self._lengths + _EDGE)),
            (_ONESELF, self._often_around(_OF_ONESELF, texts)),
            (_NAMED, self._often_around(_NAME, texts)),
            (_TO_ALL, self._often_around(_SAID_TO_ALL, texts)),
            (_BEGINS, (before < _BEGINNING).astype(np.float32)),
            (_ENDS, (behind < _END).astype(np.float32)),
            (_AT_LENGTH, self._at_length()),
        )
        self._score = np.zeros(count, np.float32)
        for weight, values in features:
            self._score += weight * self._standardised(values)

    def of(self, numbers: Sequence[int], about: Sequence[str]) -> Floats:
        """What a character of each of these sentences of one stretch tells, about 1 for the usual one; `about` are
        keyphrases of the stretch, most telling first."""
        rows = list(numbers)
        weights = _weights(about)
        naming = np.array([sum(weights.get(one, 0.0) for one in self._stems[row]) for row in rows], np.float32)
        score = self._score[rows] + _NAMING * _deviating(naming, naming)
        return np.exp(_SURE * score).astype(np.float32)

    def compared(self, numbers: Sequence[int]) -> float:
        """How much a character of these tells, by what one of all that may sum up does."""
        among = np.flatnonzero(self._theirs)
        return self._by_character(list(numbers)) / self._by_character(among) if among.size else 1.0

    def likeness(self, number: int, others: NDArray[np.int64]) -> Floats:
        """How like one sentence others are, 0 to 1."""
        return np.mean([np.maximum(one[others] @ one[number], 0) for one in self._spaces], axis=0)

    def _by_character(self, rows: Sequence[int] | NDArray[np.int64]) -> float:
        return float(np.average(np.exp(_SURE * self._score[rows]), weights=self._lengths[rows] + 1))

    def _to_neighbours(self) -> Floats:
        found = np.zeros(len(self._stems), np.float32)
        for number in range(len(found)):
            around = [
                one
                for one in range(max(0, number - _NEIGHBOURS), min(len(found), number + _NEIGHBOURS + 1))
                if one != number
            ]
            if around:
                found[number] = np.mean([one[around].mean(axis=0) @ one[number] for one in self._spaces])
        return found

    def _often_around(self, pattern: re.Pattern[str], texts: Sequence[str]) -> Floats:
        """How often it comes up in what is said around each sentence, by the character."""
        times = np.array([sum(1 for _ in pattern.finditer(text)) for text in texts], np.float32)
        characters = _summed(self._lengths * self._theirs, _AROUND)
        often = _summed(times * self._theirs, _AROUND) / np.maximum(characters, _FEWEST_CHARACTERS)
        return often.astype(np.float32)

    def _at_length(self) -> Floats:
        """The share of what is said around each sentence that may sum up."""
        theirs, all_said = _summed(self._lengths * self._theirs, _FAR), _summed(self._lengths, _FAR)
        return (theirs / np.maximum(all_said, 1)).astype(np.float32)

    def _standardised(self, values: Floats) -> Floats:
        return _deviating(values, values[self._theirs] if self._theirs.any() else values)


def _in_a_row(transcript: Transcript) -> tuple[Floats, Floats]:
    """How many characters who says each sentence has said right before it, and says right behind it."""
    sentences = transcript.sentences
    before, behind = np.zeros((2, len(sentences)), np.float32)
    for number in range(1, len(sentences)):
        if sentences[number - 1].speaker == sentences[number].speaker:
            before[number] = before[number - 1] + len(sentences[number - 1].text)
    for number in range(len(sentences) - 2, -1, -1):
        if sentences[number + 1].speaker == sentences[number].speaker:
            behind[number] = behind[number + 1] + len(sentences[number + 1].text)
    return before, behind


def _summed(values: Floats, reach: int) -> Floats:
    """Of each and as many on each side, the sum."""
    sums = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
    at = np.arange(len(values))
    return (sums[np.minimum(at + reach + 1, len(values))] - sums[np.maximum(at - reach, 0)]).astype(np.float32)


def _weights(about: Sequence[str]) -> Mapping[str, float]:
    """What naming each word of the keyphrases counts, 1 in all; those that come first count most."""
    weights: dict[str, float] = {}
    for rank, phrase in enumerate(about, start=1):
        for one in stems_of(phrase):
            weights.setdefault(one, 1 / rank)
    whole = math.fsum(weights.values())
    return {one: weight / whole for one, weight in weights.items()}


def _deviating(values: Floats, among: Floats) -> Floats:
    """In standard deviations of those from their mean, at most three."""
    return np.clip((values - among.mean()) / max(float(among.std()), 1e-6), -_MOST_DEVIATING, _MOST_DEVIATING)


def _unit(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
