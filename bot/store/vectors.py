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

    async def need(self, interview_id: int, texts: Sequence[str]) -> None:
        """Note which texts an interview is embedded by, in place of those that were noted before."""
        needed = {_hash(text) for text in texts}
        rows = await self._database.rows(
            "SELECT text_hash FROM interview_texts WHERE interview_id = ?", (interview_id,)
        )
        noted = {text_hash for (text_hash,) in rows}
        async with self._database.transaction():
            await self._database.within_many(
                "DELETE FROM interview_texts WHERE interview_id = ? AND text_hash = ?",
                [(interview_id, text_hash) for text_hash in noted - needed],
            )
            await self._database.within_many(
                "INSERT INTO interview_texts (interview_id, text_hash)"
                " SELECT id, ? FROM interviews WHERE id = ? ON CONFLICT DO NOTHING",
                [(text_hash, interview_id) for text_hash in needed - noted],
            )


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(texts)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
