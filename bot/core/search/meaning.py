"""How near passages come to a query in meaning: each of its words to theirs in their contexts, and as a whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.core.arrays import Floats, Integers
from bot.core.search.confidence import Kind
from bot.core.search.embedding import Embedder, Matrix
from bot.core.search.passages import Passages

SentenceVectors = Floats
"""One row a sentence, of length 1, or all zeros where a sentence has no words."""

Encode = Callable[[Sequence[str]], Floats]
"""Gives a row of length 1 for each text, comparable with sentence vectors."""

_DIMENSIONS = 128
_CONTEXT = 40
_AT_ONCE = 64
_ROWS_AT_ONCE, _WORDS_AT_ONCE, _CELLS_AT_ONCE = 1024, 12, 500_000


class Nearness(NamedTuple):
    """Cosines, one a passage: of each word of the query with the nearest word of the passage, on average; the same
    with the nearest word in the passage or around it; of the query as a whole with the passage as a whole.

    `anywhere` is the first of these for all that was ever said.
    """

    words: Floats
    around: Floats
    whole: Floats
    anywhere: float

    def or_nearer(self, other: "Nearness") -> "Nearness":
        """Of each passage what comes nearer."""
        return Nearness(
            np.maximum(self.words, other.words),
            np.maximum(self.around, other.around),
            np.maximum(self.whole, other.whole),
            max(self.anywhere, other.anywhere),
        )


class Meaning:
    """The vectors of every word of a transcript, in as few dimensions as still tell them apart: 256 bytes each.

    The passages' own vectors are the means of their words' (late chunking); the words are compared one by one too
    (late interaction, the MaxSim of ColBERT). What is computed on the way is made a few dimensions, or a few words
    of the query, at a time: of all passages at once it would be larger than the vectors.
    """

    def __init__(self, embedder: Embedder, rows: Sequence[Matrix | Floats], passages: Passages) -> None:
        self._embedder = embedder
        self._passages = passages
        self.embedded_by = embedder.name
        self.kind: Kind = embedder.kind
        self._axes = None if embedder.dimension <= _DIMENSIONS else _principal_axes(rows, embedder.dimension)
        self._rows: Matrix = np.concatenate([self._turned(some).astype(np.float16) for some in _blocks(rows)])
        self._scales = np.reciprocal(np.concatenate([_lengths(some) for some in self._parts()]))
        self._around = passages.widened(_CONTEXT)
        self._lengths = np.maximum(self._lengths_of(passages), 1e-6)

    def near(self, text: str) -> Nearness:
        """Compare `text` with each of the passages."""
        (words,) = self._embedder.embed([text])
        said = self._turned(words.astype(np.float32))
        vectors = np.concatenate([_unit(said.mean(axis=0, keepdims=True)), _unit(said)])
        near, around, whole = (np.zeros(len(self._passages), np.float32) for _ in range(3))
        anywhere = 0.0
        for first in range(0, len(vectors), _WORDS_AT_ONCE):
            products = self._products(vectors[first : first + _WORDS_AT_ONCE])
            if first == 0:
                np.divide(self._passages.total(products[:, 0]), self._lengths, out=whole)
                products = products[:, 1:]
            cosines: Floats = products * self._scales
            near += self._passages.best(cosines).sum(axis=1)
            around += self._around.best(cosines).sum(axis=1)
            anywhere += float(cosines.max(axis=0).sum())
        count = np.float32(len(said))
        return Nearness(near / count, around / count, whole, anywhere / len(said))

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row a text, of unit length, comparable with those of `sentences`; zeros for one without words."""
        rows = [self._turned(one.astype(np.float32)).sum(axis=0) for one in self._embedder.embed(texts)]
        return _unit(np.stack(rows))

    def sentences(self, sentence_of_word: Integers, count: int) -> SentenceVectors:
        """The mean of the vectors of each sentence's words, given which of `count` sentences each word is of."""
        sums = np.zeros((count, self._rows.shape[1]), np.float32)
        for first in range(0, len(self._rows), _ROWS_AT_ONCE):
            some = slice(first, first + _ROWS_AT_ONCE)
            np.add.at(sums, sentence_of_word[some], self._rows[some].astype(np.float32))
        return _unit(sums)

    def _turned(self, rows: Floats) -> Floats:
        return rows if self._axes is None else (rows @ self._axes).astype(np.float32)

    def _parts(self) -> Iterator[Floats]:
        for first in range(0, len(self._rows), _ROWS_AT_ONCE):
            yield self._rows[first : first + _ROWS_AT_ONCE].astype(np.float32)

    def _products(self, vectors: Floats) -> Floats:
        """Of every word with each of the vectors, shape (words, vectors)."""
        return np.concatenate([some @ vectors.T for some in self._parts()])

    def _lengths_of(self, passages: Passages) -> Floats:
        """How long the sum of each passage's vectors is."""
        squares = np.zeros(len(passages), np.float32)
        at_once = 1 + _CELLS_AT_ONCE // max(len(self._rows), len(passages))
        for first in range(0, self._rows.shape[1], at_once):
            some = self._rows[:, first : first + at_once].astype(np.float32)
            squares += np.square(passages.total(some)).sum(axis=1)
        return np.sqrt(squares)


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
    return rows / _lengths(rows)


def _lengths(rows: Floats) -> Floats:
    return np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
