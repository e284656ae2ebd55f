"""How near passages come to a query in meaning: late interaction of its words with theirs, in their contexts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.embedding import Embedder
from bot.search.passages import Passages

Floats = NDArray[np.float32]

_DIMENSIONS = 128
_POOLED_WEIGHT = 0.5


class Meaning:
    """The vectors of every word of a transcript, in as few dimensions as still tell them apart.

    Memory: 512 bytes a word.
    """

    def __init__(self, embedder: Embedder, rows: Sequence[NDArray[np.float16 | np.float32]]) -> None:
        self._embedder = embedder
        covariance = sum(
            (one.T.astype(np.float32) @ one.astype(np.float32) for one in map(_unit, rows)),
            start=np.zeros((embedder.dimension, embedder.dimension), np.float32),
        )
        self._axes: Floats = np.linalg.eigh(covariance)[1][:, -_DIMENSIONS:].astype(np.float32)
        self._rows: Floats = np.concatenate([one.astype(np.float32) @ self._axes for one in rows])
        self._scales = 1 / np.maximum(np.linalg.norm(self._rows, axis=1), 1e-6)

    def scores(self, text: str, passages: Passages) -> Floats:
        """One score a passage, about 0 to 1.5: how well each word of `text` is met by its nearest word there, on
        average, and half as much how near the two are as a whole."""
        (words,) = self._embedder.embed([text])
        words = words @ self._axes
        whole = _unit(words.mean(axis=0, keepdims=True))
        near = self._rows @ np.concatenate([_unit(words), whole]).T
        each = passages.best(near[:, :-1] * self._scales[:, None]).mean(axis=1)
        lengths = np.linalg.norm(passages.total(self._rows), axis=1)
        return each + _POOLED_WEIGHT * passages.total(near[:, -1]) / np.maximum(lengths, 1e-6)


def _unit(rows: NDArray[np.float16 | np.float32]) -> Floats:
    rows = rows.astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
