"""An interview that is open: its transcript with the index that searches it."""

import asyncio
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from bot.core.listing import Version
from bot.core.particulars import UNKNOWN, Particulars
from bot.core.quiz.deck import Deck
from bot.core.search.hits import Hit, Hits
from bot.core.search.index import QuoteIndex
from bot.core.search.meaning import SentenceVectors
from bot.core.search.verdict import Check
from bot.core.topics.model import Mark
from bot.core.transcript.model import Transcript
from bot.core.transcript.source import Source
from bot.running import metrics
from bot.store.interviews import StoredInterview


@dataclass(eq=False)
class Interview:
    """An interview that is open. `progress` is how much of it is embedded, 0 to 1; searching works all along, and
    better at 1. `chapters` are the topics that it came with, where a person set some."""

    id: int
    guild_id: int | None
    digest: str
    transcript: Transcript
    index: QuoteIndex
    progress: float = 0.0
    version: Version | None = None
    chapters: tuple[Mark, ...] = ()
    particulars: Particulars = UNKNOWN

    @classmethod
    def of(cls, source: Source, interview_id: int = 0, guild_id: int | None = None) -> Self:
        transcript = source.transcript
        index = QuoteIndex(transcript)
        return cls(
            interview_id,
            guild_id,
            source.digest,
            transcript,
            index,
            chapters=source.chapters,
            particulars=source.particulars,
        )

    @classmethod
    def stored(cls, stored: StoredInterview) -> Self:
        interview = cls.of(stored.source, stored.id, stored.guild_id)
        interview.version = stored.version
        return interview

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
        """Every hit for the text, in the order of time."""
        return await asyncio.to_thread(self.index.mentions, text)

    async def check(self, text: str) -> Check:
        """Whether somebody said that."""
        with metrics.searching("check"):
            return await asyncio.to_thread(self.index.check, text)
