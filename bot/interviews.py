"""The interviews the bot knows: each a transcript with its index, loaded once and shared by every cog."""

import asyncio
import logging
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from bot import wording
from bot.errors import UserError
from bot.quiz.deck import Deck
from bot.search.embedding import Embedder
from bot.search.hits import Hit, Hits
from bot.search.index import QuoteIndex
from bot.search.meaning import SentenceVectors
from bot.search.verdict import Check
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.vectors import VectorStore
from bot.transcript.model import Transcript
from bot.transcript.source import Source, read

log = logging.getLogger(__name__)
_TEXTS_AT_ONCE = 64


@dataclass
class Interview:
    """`progress` is how much of it is embedded, 0 to 1; searching works all along, and better at 1."""

    id: int
    guild_id: int | None
    digest: str
    transcript: Transcript
    index: QuoteIndex
    progress: float = 0.0

    @classmethod
    def of(cls, source: Source, interview_id: int = 0, guild_id: int | None = None) -> Self:
        transcript = source.transcript
        return cls(interview_id, guild_id, source.digest, transcript, QuoteIndex(transcript))

    def is_on(self, guild_id: int | None) -> bool:
        """Whether this server may see it; None is a direct message."""
        return self.guild_id in (None, guild_id)

    async def deck(self) -> Deck:
        """What is worth asking about; made once, in a thread, for a long interview takes a while."""
        return await asyncio.to_thread(lambda: self._deck)

    @cached_property
    def _deck(self) -> Deck:
        return Deck(self.transcript)

    async def sentence_vectors(self) -> SentenceVectors | None:
        """What each sentence means, as the search knows it; None until all of it is embedded."""
        return await asyncio.to_thread(self.index.sentence_vectors)

    async def search(self, text: str, limit: int = 5) -> Hits:
        """Search in a thread: the model takes tens of milliseconds, and the bot has others to answer."""
        return await asyncio.to_thread(self.index.search, text, limit)

    async def suggest(self, text: str) -> tuple[Hit, ...]:
        """What to offer while somebody types: at once, so never by the heavy model."""
        return await asyncio.to_thread(self.index.suggest, text)

    async def check(self, text: str) -> Check:
        """Whether somebody said that."""
        return await asyncio.to_thread(self.index.check, text)


class Interviews:
    """All interviews by id, and which of them a server is asking about."""

    def __init__(self, known: Iterable[Interview] = ()) -> None:
        self._by_id = {interview.id: interview for interview in known}

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Build the index of every stored interview, in a thread each."""
        stored = await InterviewStore(database).all()
        return cls([await asyncio.to_thread(Interview.of, one.source, one.id, one.guild_id) for one in stored])

    def all(self) -> list[Interview]:
        return list(self._by_id.values())

    def get(self, interview_id: int) -> Interview | None:
        return self._by_id.get(interview_id)

    def for_guild(self, guild_id: int | None) -> Interview:
        """The interview that is asked about on this server; None is a direct message.

        Raises:
            UserError: there is none yet.
        """
        for interview in self._by_id.values():
            if interview.is_on(guild_id):
                return interview
        raise UserError(wording.NO_INTERVIEW)

    def __len__(self) -> int:
        return len(self._by_id)

    async def embed(self, database: Database, make_embedder: Callable[[], Embedder | None]) -> None:
        """Give every index its vectors: those stored, then those that are missing, a few texts at a time."""
        embedder = await asyncio.to_thread(make_embedder)
        for interview in self.all():
            if embedder is not None:
                await embed(interview, embedder, VectorStore(database))
            interview.progress = 1.0


async def embed(
    interview: Interview,
    embedder: Embedder,
    vectors: VectorStore,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Embed what the interview's index lacks, storing as it goes: an interruption loses a second's work."""
    texts = interview.index.texts
    known = await vectors.get(embedder.name, embedder.dimension, texts)
    missing = [text for text in texts if text not in known]
    for first in range(0, len(missing), _TEXTS_AT_ONCE):
        interview.progress = 1 - (len(missing) - first) / len(texts)
        report(len(texts) - len(missing) + first, len(texts))
        chunk = missing[first : first + _TEXTS_AT_ONCE]
        fresh = dict(zip(chunk, await asyncio.to_thread(embedder.embed, chunk), strict=True))
        await vectors.put(embedder.name, fresh)
        known |= fresh
    interview.index = await asyncio.to_thread(interview.index.with_vectors, embedder, known)
    interview.progress = 1.0
    report(len(texts), len(texts))
    log.info("“%s” is read: %d passages, %d embedded now", interview.transcript.title, len(texts), len(missing))


async def load_folder(database: Database, folder: Path) -> None:
    """Import every transcript of a folder, where the database holds none at all."""
    store = InterviewStore(database)
    if await store.count() == 0:
        await store.add(await asyncio.to_thread(_read_folder, folder))


def _read_folder(folder: Path) -> list[Source]:
    return [read(file) for file in sorted(folder.glob("*.txt"))]


def pick(transcript: Transcript, rng: random.Random, count: int) -> list[int]:
    """Numbers of `count` different sentences that say something: six to forty words, where there are enough."""
    everything = range(len(transcript.sentences))
    telling = [number for number in everything if 6 <= len(transcript.sentences[number].text.split()) <= 40]
    numbers = telling if len(telling) >= count else list(everything)
    return rng.sample(numbers, min(count, len(numbers)))
