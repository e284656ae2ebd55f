"""The index over all interviews: one search through all that somebody may see, without opening any of it."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.core.listing import Listing, Version
from bot.core.search import library
from bot.core.search.compact import CompactEmbedder
from bot.core.search.framing import unframed
from bot.core.search.gists import BESIDE, Gists, Place, Said, Voices, spoken_by
from bot.core.search.hits import Hit, Hits
from bot.core.search.index import QuoteIndex
from bot.core.search.library import Excerpts
from bot.core.search.matching import Match, matching, matching_while_typed
from bot.core.search.verdict import Check
from bot.core.search.words import words
from bot.core.transcript.model import Transcript
from bot.interviews.close_reading import CloseReading
from bot.running import metrics
from bot.store.database import Database
from bot.store.passages import PassageStore

_MORE = 8
Shown = Callable[[Transcript, Hit], Hit]
"""What is to be shown of a hit, of the same sentences."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit and the interview it is from."""

    listing: Listing
    hit: Hit


class LibraryIndex:
    """Knows those interviews that were read closely; without `reading` it goes by words alone.

    Everything asked of it is asked of some interviews, and no other can have a part in the answer.
    """

    def __init__(self, database: Database, reading: CloseReading | None) -> None:
        self._passages, self._reading = PassageStore(database), reading
        self._gists = Gists()

    async def _embedder(self) -> CompactEmbedder | None:
        return await self._reading.embedder() if self._reading else None

    async def refresh(self) -> None:
        """Learn what is new, changed or gone in the database."""
        versions = await self._passages.versions()
        gists = self._gists.copy()  # whoever is searching goes on with those that were there
        for number in set(gists) - versions.keys():
            gists.forget(number)
        for number, known in versions.items():
            if gists.known(number) != known and (gist := await self._passages.gist(number)):
                gists.put(number, gist)
        self._gists = gists

    def covers(self, listing: Listing) -> bool:
        """Whether it knows an interview as it is now."""
        known = self._gists.known(listing.id)
        return known is not None and known[0] == listing.version

    async def search(
        self, among: Sequence[Listing], text: str, limit: int, speakers: Collection[str] = ()
    ) -> tuple[bool, list[Found]]:
        """Whether something in these interviews, all of which it covers, answers, and what comes nearest; with
        `speakers`, of what they say alone."""
        with metrics.searching("search"):
            named = frozenset(word.form for one in among for name in one.speakers for word in words(name))
            index, excerpts = await self._compared(await self._asked(among, unframed(text, named), speakers))
            hits = await asyncio.to_thread(index.search, text, limit) if index else Hits(False, ())
            return hits.answered, _found(among, excerpts, hits.hits)

    async def suggest(
        self, among: Sequence[Listing], text: str, limit: int, shown: Shown, speakers: Collection[str] = ()
    ) -> list[Found]:
        """What to offer while somebody types, without the model, as `shown` would have it."""
        with metrics.searching("suggest"):
            asked = await self._asked(among, text, speakers)
            places = await self._while_typed(asked)
            index, excerpts = await self._read(asked, places, min(len(text.split()) // 2, BESIDE))
            if index is None:
                return []
            hits = await asyncio.to_thread(index.suggest, text, limit)
            return _found(among, excerpts, [shown(index.transcript, hit) for hit in hits])

    async def check(
        self, among: Sequence[Listing], text: str, speakers: Collection[str] = ()
    ) -> tuple[Listing, Check] | None:
        """Whether somebody said that in one of these interviews; None where nothing comes near it."""
        with metrics.searching("check"):
            index, excerpts = await self._compared(await self._asked(among, text, speakers))
            if index is None:
                return None
            check = await asyncio.to_thread(index.check, text)
            if check.hit is None:
                return None
            (found,) = _found(among, excerpts, [check.hit])
            return found.listing, Check(check.ruling, found.hit, check.edits)

    async def _asked(self, among: Sequence[Listing], text: str, speakers: Collection[str]) -> "_Asked":
        gists = self._gists
        versions = {listing.id: listing.version for listing in among if self.covers(listing)}
        said = await asyncio.to_thread(gists.said, versions)
        voices = await self._passages.voices(versions, speakers) if speakers else None
        return _Asked(text, gists, versions, said, voices)

    async def _compared(self, asked: "_Asked") -> tuple[QuoteIndex | None, Excerpts]:
        """The excerpts that may answer, and what searches them, by meaning, too, where there is a model."""
        embedder = await self._embedder()
        index, excerpts = await self._read(asked, await self._candidates(asked, embedder), BESIDE)
        if index is not None and embedder is not None:
            wanted = [place for places in excerpts.passages(asked.gists) for place in places]
            packed = await self._passages.vectors(embedder.name, wanted)
            if packed:
                sizes = index.excerpt_sizes
                rows = await asyncio.to_thread(excerpts.vectors, asked.gists, packed, embedder, sizes)
                index = await asyncio.to_thread(index.with_word_vectors, embedder, rows)
        return index, excerpts

    async def _read(
        self, asked: "_Asked", places: Sequence[Place], beside: int
    ) -> tuple[QuoteIndex | None, Excerpts]:
        """The excerpts around these places with so many words beside them, and what searches them by words; what
        changes meanwhile has no part in it."""
        stretches = asked.gists.stretches(places, beside)
        if asked.voices is not None:
            stretches = spoken_by(stretches, asked.voices)
        excerpts = Excerpts.of(stretches, await self._passages.lines(stretches, asked.versions))
        if not excerpts.stretches:
            return None, excerpts
        return await asyncio.to_thread(excerpts.index, asked.said), excerpts

    async def _candidates(self, asked: "_Asked", embedder: CompactEmbedder | None) -> list[Place]:
        match = await asyncio.to_thread(matching, asked.text, asked.said)
        by_words = await self._by_words(asked, match, library.BY_WORDS) if match else []
        if embedder is None:
            return by_words[: library.COMPARED]
        query = await asyncio.to_thread(library.words_of_query, asked.text, asked.said, embedder)
        if not len(query):
            return by_words[: library.COMPARED]
        meaning, among = library.meaning_of(query), list(asked.versions)
        by_meaning = await asyncio.to_thread(
            asked.gists.nearest, embedder.name, meaning, among, library.BY_MEANING, asked.voices
        )
        packed = await self._passages.vectors(embedder.name, dict.fromkeys([*by_words, *by_meaning]))
        best = await asyncio.to_thread(library.closest, query, packed, embedder, library.COMPARED)
        return list(dict.fromkeys([*by_words[: library.SUREST], *best]))

    async def _while_typed(self, asked: "_Asked") -> list[Place]:
        """What fits a text that goes on; what fits it less only where there is not enough of it."""
        enough = library.COMPARED_WHILE_TYPED
        places: list[Place] = []
        for match in await asyncio.to_thread(matching_while_typed, asked.text, asked.said):
            found = await self._by_words(asked, match, enough)
            fitting = found
            for closer in match.closer:
                if len(found) == enough:
                    found = await self._by_words(asked, Match(closer), enough)
                    fitting = [*found, *fitting]
            places = list(dict.fromkeys([*places, *fitting]))
            if len(places) >= enough:
                break
        return places[:enough]

    async def _by_words(self, asked: "_Asked", match: Match, wanted: int) -> list[Place]:
        """The best or latest, of those that `voices` speak; as many more are asked for as others have taken."""
        limit = wanted
        while True:
            found = await self._passages.by_words(match, list(asked.versions), limit)
            spoken = [place for place in found if asked.gists.is_spoken(place, asked.voices)]
            if asked.voices is None or len(found) < limit or len(spoken) >= wanted:
                return spoken[:wanted]
            limit *= _MORE


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of which versions of which interviews, and what was known of them then."""

    text: str
    gists: Gists
    versions: dict[int, Version]
    said: Said
    voices: Voices | None


def _found(among: Sequence[Listing], excerpts: Excerpts, hits: Sequence[Hit]) -> list[Found]:
    by_id = {listing.id: listing for listing in among}
    placed = (excerpts.placed(hit) for hit in hits)
    return [Found(by_id[number], hit) for number, hit in placed]
