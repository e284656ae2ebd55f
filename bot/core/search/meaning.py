"""How near passages come to a query in meaning: each of its words to theirs in their contexts, and as a whole."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.core.arrays import Floats, Integers
from bot.core.search.embedding import Embedder, Matrix
from bot.core.search.passages import Passages

SentenceVectors = Floats
"""One row a sentence, of length 1, or all zeros where a sentence has no words."""

_DIMENSIONS = 128
_CONTEXT = 40
_AT_ONCE = 64


class Nearness(NamedTuple):
    """Cosines, one a passage: of each word of the query with the nearest word of the passage, on average; the same
    with the nearest word in the passage or around it; of the query as a whole with the passage as a whole.

    `anywhere` is the first of these for all that was ever said.
    """

    words: Floats
    around: Floats
    whole: Floats
    anywhere: float


class Meaning:
    """The vectors of every word of a transcript, in as few dimensions as still tell them apart: 512 bytes each.

    The passages' own vectors are the means of their words' (late chunking); the words are compared one by one too
    (late interaction, the MaxSim of ColBERT).
    """

    def __init__(self, embedder: Embedder, rows: Sequence[Matrix | Floats], passages: Passages) -> None:
        self._embedder = embedder
        self._passages = passages
        self.contextual = embedder.contextual
        self._axes = None if embedder.dimension <= _DIMENSIONS else _principal_axes(rows, embedder.dimension)
        self._rows: Floats = np.concatenate([self._turned(some) for some in _blocks(rows)])
        self._scales = 1 / np.maximum(np.linalg.norm(self._rows, axis=1, keepdims=True), 1e-6)
        self._around = passages.widened(_CONTEXT)
        self._lengths = np.maximum(np.linalg.norm(passages.total(self._rows), axis=1), 1e-6)

    def near(self, text: str) -> Nearness:
        """Compare `text` with each of the passages."""
        (words,) = self._embedder.embed([text])
        said = self._turned(words.astype(np.float32))
        whole = _unit(said.mean(axis=0, keepdims=True))
        products = self._rows @ np.concatenate([_unit(said), whole]).T
        cosines = products[:, :-1] * self._scales
        return Nearness(
            words=self._passages.best(cosines).mean(axis=1),
            around=self._around.best(cosines).mean(axis=1),
            whole=self._passages.total(products[:, -1]) / self._lengths,
            anywhere=float(cosines.max(axis=0).mean()),
        )

    def _turned(self, rows: Floats) -> Floats:
        return rows if self._axes is None else (rows @ self._axes).astype(np.float32)

    def sentences(self, sentence_of_word: Integers, count: int) -> SentenceVectors:
        """The mean of the vectors of each sentence's words, given which of `count` sentences each word is of."""
        sums = np.zeros((count, self._rows.shape[1]), np.float32)
        np.add.at(sums, sentence_of_word, self._rows)
        return _unit(sums)


def _principal_axes(rows: Sequence[Matrix | Floats], dimension: int) -> Floats:
    """The directions in which the words differ most, shape (dimension, fewer)."""
    covariance = np.zeros((dimension, dimension), np.float32)
    for some in _blocks(rows):
        directions = _unit(some)
        covariance += directions.T @ directions
    return np.ascontiguousarray(np.linalg.eigh(covariance)[1][:, -_DIMENSIONS:])


def _blocks(rows: Sequence[Matrix | Floats]) -> Iterator[Floats]:
    for first in range(0, len(rows), _AT_ONCE):
        yield np.concatenate(rows[first : first + _AT_ONCE]).astype(np.float32)


def _unit(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
