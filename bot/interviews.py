"""The interviews the bot knows: each a transcript with its index, loaded once and shared by every cog."""

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from bot import metrics, wording
from bot.errors import UserError
from bot.memory import give_back
from bot.quiz.deck import Deck
from bot.search.embedding import Embedder
from bot.search.hits import Hit, Hits
from bot.search.index import QuoteIndex
from bot.search.meaning import SentenceVectors
from bot.search.verdict import Check
from bot.store.database import Database
from bot.store.interviews import InterviewStore, StoredInterview, Version
from bot.store.library import LibraryStore
from bot.store.vectors import VectorStore
from bot.topics.model import Mark
from bot.transcript.chapters import is_chapters
from bot.transcript.model import Transcript
from bot.transcript.source import Source, read

log = logging.getLogger(__name__)
_TEXTS_AT_ONCE = 64
Report = Callable[[int, int], None]
"""Is told how many texts of how many are embedded."""


@dataclass
class Interview:
    """`progress` is how much of it is embedded, 0 to 1; searching works all along, and better at 1. `chapters` are
    the topics that it came with, where a person set some."""

    id: int
    guild_id: int | None
    digest: str
    transcript: Transcript
    index: QuoteIndex
    progress: float = 0.0
    version: Version | None = None
    chapters: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, source: Source, interview_id: int = 0, guild_id: int | None = None) -> Self:
        transcript = source.transcript
        index = QuoteIndex(transcript)
        return cls(interview_id, guild_id, source.digest, transcript, index, chapters=source.chapters)

    @classmethod
    def stored(cls, stored: StoredInterview) -> Self:
        interview = cls.of(stored.source, stored.id, stored.guild_id)
        interview.version = stored.version
        return interview

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
        with metrics.searching("search"):
            return await asyncio.to_thread(self.index.search, text, limit)

    async def suggest(self, text: str) -> tuple[Hit, ...]:
        """What to offer while somebody types: at once, so never by the heavy model."""
        with metrics.searching("suggest"):
            return await asyncio.to_thread(self.index.suggest, text)

    async def mentions(self, text: str) -> tuple[Hit, ...]:
        """Everywhere it comes up, in the order of time."""
        return await asyncio.to_thread(self.index.mentions, text)

    async def check(self, text: str) -> Check:
        """Whether somebody said that."""
        with metrics.searching("check"):
            return await asyncio.to_thread(self.index.check, text)


class Interviews:
    """All interviews by id, and which of them a server is asking about. Memory follows the database: whoever
    changed that calls `refresh`."""

    def __init__(self) -> None:
        self._by_id: dict[int, Interview] = {}
        self._current: dict[int, int] = {}
        self._turn = asyncio.Lock()

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Build the index of every stored interview, in a thread each."""
        interviews = cls()
        await interviews.refresh(database)
        return interviews

    async def refresh(self, database: Database) -> None:
        """Load what is new or changed in the database, and let go of what is no longer there."""
        async with self._turn:
            store = InterviewStore(database)
            versions = await store.versions()
            known = {number: one for number, one in self._by_id.items() if versions.get(number) == one.version}
            for number in versions.keys() - known.keys():
                if stored := await store.get(number):
                    known[number] = await asyncio.to_thread(_made, stored, self._by_id.get(number))
            self._by_id = dict(sorted(known.items()))
            self._current = await LibraryStore(database).current()

    def all(self) -> list[Interview]:
        return list(self._by_id.values())

    def get(self, interview_id: int) -> Interview | None:
        return self._by_id.get(interview_id)

    def on(self, guild_id: int | None) -> list[Interview]:
        """What a server may see, its own first; None is a direct message."""
        seen = [interview for interview in self._by_id.values() if interview.is_on(guild_id)]
        return sorted(seen, key=lambda interview: interview.guild_id is None)

    def for_guild(self, guild_id: int | None) -> Interview:
        """The interview that is asked about on this server unless another is named: the one it chose, else the
        first that it was given; None is a direct message.

        Raises:
            UserError: there is none yet.
        """
        seen = self.on(guild_id)
        if not seen:
            raise UserError(wording.NO_INTERVIEW)
        chosen = self._current.get(guild_id or 0)
        return next((interview for interview in seen if interview.id == chosen), seen[0])

    def __len__(self) -> int:
        return len(self._by_id)


def _made(stored: StoredInterview, before: Interview | None) -> Interview:
    """Where the words are the same, what was made of them is, too."""
    if before is None or before.digest != stored.source.digest:
        return Interview.stored(stored)
    return replace(before, transcript=stored.source.transcript, version=stored.version)


class CloseReading:
    """Gives indexes their vectors, one interview at a time, with a model that is loaded when it is first needed."""

    def __init__(self, database: Database, make_embedder: Callable[[], Embedder | None]) -> None:
        self._vectors, self._make_embedder = VectorStore(database), make_embedder
        self._embedder: Embedder | None = None
        self._is_made = False
        self._turn = asyncio.Lock()

    async def read(self, interview: Interview, report: Report = lambda done, total: None) -> None:
        """Embed what of the interview is not stored yet; its progress is 1 then."""
        async with self._turn:
            if not self._is_made:
                self._embedder = await asyncio.to_thread(self._make_embedder)
                self._is_made = True
            if self._embedder is not None:
                await embed(interview, self._embedder, self._vectors, report)
                await asyncio.to_thread(give_back)
            interview.progress = 1.0


async def embed(
    interview: Interview,
    embedder: Embedder,
    vectors: VectorStore,
    report: Report = lambda done, total: None,
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
    return [read(file) for file in sorted(folder.glob("*.txt")) if not is_chapters(file)]


def pick(transcript: Transcript, rng: random.Random, count: int) -> list[int]:
    """Numbers of `count` different sentences that say something: six to forty words, where there are enough."""
    everything = range(len(transcript.sentences))
    telling = [number for number in everything if 6 <= len(transcript.sentences[number].text.split()) <= 40]
    numbers = telling if len(telling) >= count else list(everything)
    return rng.sample(numbers, min(count, len(numbers)))
