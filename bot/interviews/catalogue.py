"""The interviews the bot knows: each a transcript with its index, opened when it is asked for and shared by all."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Self
from weakref import WeakValueDictionary

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.search.reranking import Reranker
from bot.core.short_titles import called_among
from bot.core.transcript.chapters import is_chapters
from bot.core.transcript.source import Source, read
from bot.interviews.close_reading import CloseReading
from bot.interviews.interview import Interview
from bot.interviews.library_index import LibraryIndex
from bot.running.garbage import uncollected
from bot.store.database import Database
from bot.store.interviews import InterviewStore, StoredInterview
from bot.store.library import LibraryStore
from bot.store.listings import ListingStore
from bot.wording import library

MEMORY_HOURS = 4.0
_HOUR = 60 * 60 * 1000
_OPENED_AT_ONCE = 2


class Interviews:
    """Which interviews there are, and those that were opened lately. Where others need the room in memory, those
    that were used longest ago are let go of; whoever still holds one goes on with it, and nobody opens it twice.

    What is known follows the database: whoever changed that calls `refresh`. `reading` gives each interview its
    vectors before anybody gets it; `library` searches all of them without opening any; `reranker`, where there is
    one, has a second look at what a search found.
    """

    def __init__(
        self,
        database: Database,
        memory_hours: float = MEMORY_HOURS,
        reading: CloseReading | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._database, self._memory, self._reading = database, memory_hours * _HOUR, reading
        self.library, self.reranker = LibraryIndex(database, reading), reranker
        self._listings: dict[int, Listing] = {}
        self._current: dict[int, int] = {}
        self._turn, self._openings = asyncio.Lock(), asyncio.Semaphore(_OPENED_AT_ONCE)
        self._opening: dict[int, asyncio.Task[Interview]] = {}
        self._here: WeakValueDictionary[int, Interview] = WeakValueDictionary()
        self._kept: OrderedDict[int, tuple[Interview, int]] = OrderedDict()

    @classmethod
    async def load(
        cls,
        database: Database,
        memory_hours: float = MEMORY_HOURS,
        reading: CloseReading | None = None,
        reranker: Reranker | None = None,
    ) -> Self:
        """Learn which interviews are stored; none of them is opened yet."""
        interviews = cls(database, memory_hours, reading, reranker)
        await interviews.refresh()
        return interviews

    async def refresh(self) -> None:
        """Learn what is new, changed or gone in the database."""
        async with self._turn:
            listings = await ListingStore(self._database).all()
            self._listings = {listing.id: listing for listing in listings}
            self._current = await LibraryStore(self._database).current()
            for number in self._kept.keys() - self._listings.keys():
                del self._kept[number]
            await self.library.refresh()

    async def open(self, listing: Listing) -> Interview:
        """An interview with its words, read in a thread unless it is in memory.

        Raises:
            UserError: it was removed in this moment.
        """
        interview = self.here(listing.id)
        if interview is None:
            was_on = listing.id in self._opening
            interview = await asyncio.shield(self._opened(listing.id))
            if was_on and self.here(listing.id) is None:  # it may have been read before a change
                interview = await asyncio.shield(self._opened(listing.id))
        self._keep(interview, listing.room)
        return interview

    def here(self, interview_id: int) -> Interview | None:
        """An interview that is in memory as it is stored."""
        interview, listing = self._here.get(interview_id), self.get(interview_id)
        return interview if interview and listing and interview.version == listing.version else None

    def progress(self, listing: Listing) -> float:
        """How much of an interview is embedded, as far as that is known without opening it."""
        interview = self.here(listing.id)
        return interview.progress if interview else 0.0

    def _opened(self, interview_id: int) -> asyncio.Task[Interview]:
        if interview_id not in self._opening:
            task = asyncio.create_task(self._read(interview_id), name=f"open interview {interview_id}")
            self._opening[interview_id] = task
            task.add_done_callback(lambda _: self._opening.pop(interview_id))
        return self._opening[interview_id]

    async def _read(self, interview_id: int) -> Interview:
        async with self._openings:
            stored = await InterviewStore(self._database).get(interview_id)
            if stored is None:
                raise UserError(library.NOT_HERE)
            before = self._here.get(interview_id)
            with uncollected():
                interview = await asyncio.to_thread(_made, stored, before)
            if self._reading is not None and interview.index is not getattr(before, "index", None):
                await self._reading.recall(interview)
            self._here[interview_id] = interview
            return interview

    def _keep(self, interview: Interview, room: int) -> None:
        self._kept[interview.id] = interview, room
        self._kept.move_to_end(interview.id)
        while len(self._kept) > 1 and sum(room for _, room in self._kept.values()) > self._memory:
            self._kept.popitem(last=False)

    async def close(self) -> None:
        """Open nothing any more: the database is about to go."""
        openings = list(self._opening.values())
        for opening in openings:
            opening.cancel()
        await asyncio.gather(*openings, return_exceptions=True)

    def have_room(self, listings: Iterable[Listing]) -> bool:
        """Whether all of these can be in memory together."""
        return sum(listing.room for listing in listings) <= self._memory

    def fitting(self) -> list[Listing]:
        """The first interviews, as many as can be in memory together."""
        rooms = accumulate(listing.room for listing in self._listings.values())
        return [one for one, room in zip(self._listings.values(), rooms, strict=True) if room <= self._memory]

    async def likely(self, among: Collection[int], forms: Sequence[str], limit: int) -> list[int]:
        """The interviews that are likeliest to answer, as `ListingStore.likely` says."""
        return await ListingStore(self._database).likely(among, forms, limit)

    def all(self) -> list[Listing]:
        return list(self._listings.values())

    def get(self, interview_id: int) -> Listing | None:
        return self._listings.get(interview_id)

    def on(self, guild_id: int | None) -> list[Listing]:
        """What a server may see, its own first; None is a direct message."""
        seen = [listing for listing in self._listings.values() if listing.is_on(guild_id)]
        return sorted(seen, key=lambda listing: listing.guild_id is None)

    def called(self, listing: Listing, guild_id: int | None) -> str:
        """Its title, a short one where it is the one that is asked about on this server anyway."""
        seen = self.on(guild_id)
        if listing not in seen or listing.id != self.for_guild(guild_id).id:
            return listing.title
        return called_among(listing, seen)

    def own(self, guild_id: int) -> list[Listing]:
        """What a server has brought in itself."""
        return [listing for listing in self._listings.values() if listing.guild_id == guild_id]

    def seen(self, guild_id: int, interview_id: int) -> Listing:
        """The interview of this number, as that server sees it.

        Raises:
            UserError: that server sees no such interview.
        """
        listing = self.get(interview_id)
        if listing is None or not listing.is_on(guild_id):
            raise UserError(library.NOT_HERE)
        return listing

    async def use(self, guild_id: int, interview_id: int) -> Listing:
        """Make it the one that is asked about on this server unless another is named.

        Raises:
            UserError: the server sees no such interview.
        """
        listing = self.seen(guild_id, interview_id)
        await LibraryStore(self._database).use(guild_id, listing.id)
        await self.refresh()
        return listing

    def for_guild(self, guild_id: int | None) -> Listing:
        """The interview that is asked about on this server unless another is named: the one it chose, else the
        first that it was given; None is a direct message.

        Raises:
            UserError: there is none yet.
        """
        seen = self.on(guild_id)
        if not seen:
            raise UserError(library.NO_INTERVIEW)
        chosen = self._current.get(guild_id or 0)
        return next((listing for listing in seen if listing.id == chosen), seen[0])

    def __len__(self) -> int:
        return len(self._listings)


def _made(stored: StoredInterview, before: Interview | None) -> Interview:
    """The interview with its index; where the words are as before, what was made of them is kept."""
    if before is None or before.digest != stored.source.digest:
        return Interview.stored(stored)
    source = stored.source
    return replace(before, transcript=source.transcript, version=stored.version, particulars=source.particulars)


async def load_folder(database: Database, folder: Path) -> None:
    """Import every transcript of a folder, where the database holds none at all."""
    store = InterviewStore(database)
    if await store.count() == 0:
        await store.add(await asyncio.to_thread(_read_folder, folder))


def _read_folder(folder: Path) -> list[Source]:
    return [read(file) for file in sorted(folder.glob("*.txt")) if not is_chapters(file)]
