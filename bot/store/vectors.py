"""Embeddings in SQLite, by the model's name and the text they are of."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.store.database import Database

Matrix = npt.NDArray[np.floating[Any]]
_AT_ONCE = 500


class VectorStore:
    """A cache: what is missing is embedded again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, model: str, dimension: int, texts: Sequence[str]) -> dict[str, Matrix]:
        """The stored vectors of those texts, of shape (words, dimension) each."""
        found: dict[str, Matrix] = {}
        for chunk in _chunks(texts):
            by_hash = {_hash(text): text for text in chunk}
            rows = await self._database.rows(
                f"SELECT text_hash, vector FROM vectors WHERE model = ? AND text_hash IN ({_marks(by_hash)})",
                (model, *by_hash),
            )
            for text_hash, blob in rows:
                found[by_hash[text_hash]] = np.frombuffer(blob, "<f2").reshape(-1, dimension)
        return found

    async def put(self, model: str, vectors: Mapping[str, Matrix]) -> None:
        """Store the vectors of each text."""
        async with self._database.transaction():
            await self._database.within_many(
                "INSERT OR REPLACE INTO vectors (model, text_hash, vector) VALUES (?, ?, ?)",
                ((model, _hash(text), matrix.astype("<f2").tobytes()) for text, matrix in vectors.items()),
            )


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(texts)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
