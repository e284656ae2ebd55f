"""Word vectors in half a byte a dimension, along axes that are the same for every interview.

A vector is turned to the principal axes of the model's vectors in other talk (`bench/learn_axes.py`), of which the
first 128 are kept, and scaled to length 1; each coordinate is then one of 16 steps, as wide as the axis is
spread (the uniform quantiser of least error for a normal distribution, Max 1960). The length is kept beside it.
"""

from collections.abc import Sequence
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search.confidence import Kind
from bot.core.search.embedding import Embedder, Matrix

FOLDER = resources.files("bot.core.search") / "axes"
_STEP = 0.3352
_LEVELS = 16
_AT_ONCE = 4096
_READINGS = 2
"""Of a query: as it was typed, and as the one it is about would have put it."""


class CompactEmbedder:
    """An embedder whose vectors have few dimensions, and are kept as bytes; `whole` is the one that it is made of.

    Where no axes are shipped for a model, it keeps all of its dimensions.
    """

    def __init__(self, whole: Embedder) -> None:
        self.whole = whole
        self.kind: Kind = whole.kind
        self._axes, spread = _axes(whole)
        self._steps = (_STEP * np.maximum(spread, 1e-4)).astype(np.float32)
        self.dimension = len(self._steps)
        self._last: dict[str, Matrix] = {}
        self.name = f"{whole.name}/{self.dimension}-half-bytes"

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        if len(texts) == 1 and (known := self._last.get(texts[0])) is not None:
            return [known]  # a query is compared with candidates, and again with those that are left
        matrices = [self.turned(rows) for rows in self.whole.embed(texts)]
        if len(texts) == 1:
            self._last = dict([*self._last.items(), (texts[0], matrices[0])][-_READINGS:])
        return matrices

    def turned(self, rows: Matrix) -> Matrix:
        """Vectors of the whole embedder along these axes, shape (words, dimension)."""
        return (rows.astype(np.float32) @ self._axes).astype(np.float16)

    def pack(self, rows: Matrix) -> bytes:
        """Vectors as they are stored: half a byte a dimension and two a word."""
        wide = rows.astype(np.float32)
        lengths = np.linalg.norm(wide, axis=1)
        steps = np.floor(wide / np.maximum(lengths, 1e-6)[:, None] / self._steps) + _LEVELS // 2
        levels = np.clip(steps, 0, _LEVELS - 1).astype(np.uint8)
        levels = np.pad(levels, ((0, 0), (0, self.dimension % 2)))
        return lengths.astype("<f2").tobytes() + (levels[:, ::2] << 4 | levels[:, 1::2]).tobytes()

    def words_in(self, stored: bytes) -> int:
        """How many words' vectors those are."""
        return len(stored) // ((self.dimension + 1) // 2 + 2)

    def unpack(self, stored: bytes) -> Matrix:
        """The vectors that `pack` was given, about."""
        return self.unpack_all([stored]).astype(np.float16)

    def unpack_all(self, stored: Sequence[bytes]) -> Floats:
        """The vectors of several such rows, one after the other: shape (all words, dimension)."""
        half = (self.dimension + 1) // 2
        counts = [self.words_in(one) for one in stored]
        pairs = zip(stored, counts, strict=True)
        lengths = np.frombuffer(b"".join(one[: 2 * count] for one, count in pairs), "<f2").astype(np.float32)
        pairs = zip(stored, counts, strict=True)
        packed = np.frombuffer(b"".join(one[2 * count :] for one, count in pairs), np.uint8).reshape(-1, half)
        vectors = np.empty((len(packed), self.dimension), np.float32)
        for first in range(0, len(packed), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            self._unpack_into(vectors[some], packed[some], lengths[some])
        return vectors

    def _unpack_into(self, vectors: Floats, packed: NDArray[np.uint8], lengths: Floats) -> None:
        levels = np.stack((packed >> 4, packed & (_LEVELS - 1)), axis=-1).reshape(len(packed), -1)
        np.subtract(levels[:, : self.dimension], np.float32(_LEVELS / 2 - 0.5), out=vectors)
        vectors *= self._steps
        vectors *= (lengths / np.maximum(np.linalg.norm(vectors, axis=1), 1e-6))[:, None]


def _axes(embedder: Embedder) -> tuple[Floats, Floats]:
    """The axes, shape (the embedder's dimension, fewer), and how far unit vectors spread along each."""
    file = FOLDER / f"{embedder.name.partition('/')[0]}.npz"
    if not file.is_file():
        spread = np.full(embedder.dimension, embedder.dimension**-0.5, np.float32)
        return np.eye(embedder.dimension, dtype=np.float32), spread
    with resources.as_file(file) as path, np.load(path) as kept:
        return kept["axes"].astype(np.float32), kept["spread"].astype(np.float32)
