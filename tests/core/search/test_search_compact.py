"""Word vectors in half a byte a dimension: as near as they were, in a tenth of the room."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.compact import CompactEmbedder
from bot.core.search.confidence import Kind
from bot.core.search.embedding import Embedder, Matrix


class Unknown:
    """A model for which no axes are shipped."""

    name = "unknown"
    kind: Kind = "minilm"

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        rng = np.random.default_rng(len(texts))
        return [rng.normal(size=(len(text.split()), self.dimension)).astype(np.float16) for text in texts]


def cosines(one: Matrix, other: Matrix) -> np.ndarray:
    left, right = one.astype(np.float32), other.astype(np.float32)
    return (left * right).sum(axis=1) / (np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1))


@given(st.integers(5, 70), st.lists(st.integers(0, 30), min_size=1, max_size=5))
def test_what_is_unpacked_points_where_it_pointed(dimension: int, counts: list[int]) -> None:
    compact = CompactEmbedder(Unknown(dimension))
    rows = compact.embed(["word " * count for count in counts])
    packed = [compact.pack(matrix) for matrix in rows]
    assert [len(one) for one in packed] == [count * (2 + (dimension + 1) // 2) for count in counts]
    together = compact.unpack_all(packed)
    assert np.allclose(together, np.concatenate([compact.unpack(one) for one in packed]), atol=1e-2)
    before = np.concatenate(rows)
    assert np.allclose(
        np.linalg.norm(together, axis=1), np.linalg.norm(before.astype(np.float32), axis=1), rtol=1e-2
    )
    assert not len(before) or cosines(together.astype(np.float16), before).mean() > 0.9


def test_minilms_words_take_66_bytes_and_stay_as_near_to_each_other(minilm: Embedder) -> None:
    compact = CompactEmbedder(minilm)
    (whole,) = minilm.embed(["salt keeps every snail away from the lettuce in my garden"])
    packed = compact.pack(compact.turned(whole))
    assert len(packed) == 66 * len(whole)
    near = [
        rows / np.linalg.norm(rows, axis=1, keepdims=True)
        for rows in (whole.astype(np.float32), compact.unpack(packed).astype(np.float32))
    ]
    kept, packed_ = (rows @ rows.T for rows in near)
    assert np.corrcoef(kept.ravel(), packed_.ravel())[0, 1] > 0.97
