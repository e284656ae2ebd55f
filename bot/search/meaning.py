"""How near passages come to a query in meaning: each of its words to theirs in their contexts, and as a whole."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.embedding import Embedder
from bot.search.passages import Passages

Floats = NDArray[np.float32]

_DIMENSIONS = 128


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
    """The vectors of every word of a transcript, in as few dimensions as still tell them apart: 512 bytes a word."""

    def __init__(self, embedder: Embedder, rows: Sequence[NDArray[np.float16] | NDArray[np.float32]]) -> None:
        self._embedder = embedder
        self.contextual = embedder.contextual
        covariance = np.zeros((embedder.dimension, embedder.dimension), np.float32)
        for one in rows:
            directions = _unit(one)
            covariance += directions.T @ directions
        self._axes: Floats = np.linalg.eigh(covariance)[1][:, -_DIMENSIONS:].astype(np.float32)
        self._rows: Floats = np.concatenate([one.astype(np.float32) @ self._axes for one in rows])
        self._scales = 1 / np.maximum(np.linalg.norm(self._rows, axis=1, keepdims=True), 1e-6)

    def near(self, text: str, passages: Passages, around: Passages) -> Nearness:
        """Compare `text` with each of the passages; `around` are the same passages with what surrounds them."""
        (words,) = self._embedder.embed([text])
        words = words @ self._axes
        whole = _unit(words.mean(axis=0, keepdims=True))
        products = self._rows @ np.concatenate([_unit(words), whole]).T
        cosines = products[:, :-1] * self._scales
        lengths = np.linalg.norm(passages.total(self._rows), axis=1)
        return Nearness(
            words=passages.best(cosines).mean(axis=1),
            around=around.best(cosines).mean(axis=1),
            whole=passages.total(products[:, -1]) / np.maximum(lengths, 1e-6),
            anywhere=float(cosines.max(axis=0).mean()),
        )


def _unit(rows: NDArray[np.float16] | NDArray[np.float32]) -> Floats:
    rows = rows.astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
