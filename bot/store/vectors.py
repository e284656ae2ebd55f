"""Vectors of words in SQLite, by the model's name and the text they are of.

Until version 12 they were whole, as half floats, in the table `vectors`. What lies there is taken over when it is
needed, and deleted once every interview has been read.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from bot.store.database import Database

_AT_ONCE = 500


class VectorStore:
    """A cache: what is missing is embedded again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, model: str, texts: Sequence[str]) -> dict[str, bytes]:
        """The vectors of those texts that are stored, as `CompactEmbedder.pack` made them."""
        return await self._get("word_vectors", model, texts)

    async def get_whole(self, model: str, texts: Sequence[str]) -> dict[str, bytes]:
        """Those of them that an earlier version stored: rows of half floats, one a word."""
        return await self._get("vectors", model, texts)

    async def _get(self, table: str, model: str, texts: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for chunk in _chunks(texts):
            by_hash = {text_hash(text): text for text in chunk}
            rows = await self._database.rows(
                f"SELECT text_hash, vector FROM {table} WHERE model = ? AND text_hash IN ({_marks(by_hash)})",
                (model, *by_hash),
            )
            for key, blob in rows:
                found[by_hash[key]] = blob
        return found

    async def put(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Store the vectors of each text."""
        async with self._database.transaction():
            await self._database.within_many(
                "INSERT OR REPLACE INTO word_vectors (model, text_hash, vector) VALUES (?, ?, ?)",
                ((model, text_hash(text), vector) for text, vector in vectors.items()),
            )

    async def need(self, interview_id: int, texts: Sequence[str]) -> None:
        """Note which texts an interview is embedded by, in place of those that were noted before."""
        needed = {text_hash(text) for text in texts}
        rows = await self._database.rows(
            "SELECT text_hash FROM interview_texts WHERE interview_id = ?", (interview_id,)
        )
        noted = {key for (key,) in rows}
        async with self._database.transaction():
            await self._database.within_many(
                "DELETE FROM interview_texts WHERE interview_id = ? AND text_hash = ?",
                [(interview_id, key) for key in noted - needed],
            )
            await self._database.within_many(
                "INSERT INTO interview_texts (interview_id, text_hash)"
                " SELECT id, ? FROM interviews WHERE id = ? ON CONFLICT DO NOTHING",
                [(key, interview_id) for key in needed - noted],
            )


def text_hash(text: str) -> bytes:
    """By which the vectors of a text are found."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(texts)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
