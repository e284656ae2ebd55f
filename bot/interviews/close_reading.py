"""Close reading: what each word of an interview means in its place, as a model sees it. Read once, and stored."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.core.listing import Listing, Version
from bot.core.search.compact import CompactEmbedder
from bot.core.search.embedding import Embedder
from bot.core.search.gists import means
from bot.core.search.index import QuoteIndex
from bot.interviews.interview import Interview
from bot.running.memory import give_back
from bot.store.database import Database
from bot.store.listings import ListingStore
from bot.store.passages import PassageStore
from bot.store.vectors import VectorStore

log = logging.getLogger(__name__)
_TEXTS_AT_ONCE = 64
_WITHOUT = "none"
Report = Callable[[int, int], None]
"""Is told how many texts of how many are embedded."""


class CloseReading:
    """Gives indexes their vectors, with a model that is loaded when it is first needed."""

    def __init__(self, database: Database, make_embedder: Callable[[], Embedder | None]) -> None:
        self._vectors, self._listings = VectorStore(database), ListingStore(database)
        self._passages = PassageStore(database)
        self._make_embedder = make_embedder
        self._embedder: CompactEmbedder | None = None
        self._name: str | None = None
        self._making, self._turn = asyncio.Lock(), asyncio.Lock()

    async def embedder(self) -> CompactEmbedder | None:
        """The model, loaded by now, if there is any."""
        await self.begin()
        return self._embedder

    async def begin(self) -> None:
        """Load the model: from then on it is known what it has read."""
        async with self._making:
            if self._name is None:
                whole = await asyncio.to_thread(self._make_embedder)
                self._embedder = CompactEmbedder(whole) if whole else None
                self._name = self._embedder.name if self._embedder else _WITHOUT

    def has_read(self, listing: Listing) -> bool:
        """Whether all of it was embedded by this model before, and is stored."""
        return listing.read_by is not None and listing.read_by == self._name

    async def recall(self, interview: Interview) -> None:
        """Give an interview that was opened its vectors, where all of them are stored."""
        await self.begin()
        if self._embedder is None:
            interview.progress = 1.0
            return
        texts = await asyncio.to_thread(lambda: interview.index.texts)
        known = await self._vectors.get(self._embedder.name, texts)
        interview.progress = len(known) / len(texts) if texts else 1.0
        if len(known) == len(texts):
            interview.index = await asyncio.to_thread(_with_vectors, interview.index, self._embedder, known)
        known.clear()
        await asyncio.to_thread(give_back)

    async def read(self, interview: Interview, report: Report = lambda done, total: None) -> None:
        """Embed what of the interview is not stored yet, one interview at a time; its progress is 1 then."""
        async with self._turn:
            await self.begin()
            if self._embedder is not None and interview.version is not None:
                texts = await asyncio.to_thread(lambda: interview.index.texts)
                await self._vectors.need(interview.id, texts)
            if self._embedder is not None and interview.progress < 1:
                await embed(interview, self._embedder, self._vectors, report)
                await asyncio.to_thread(give_back)
            interview.progress = 1.0
            if interview.version is not None:
                await self._put_into_the_index(interview, interview.version)
                await self._listings.mark_read(interview.id, interview.version, self._name or _WITHOUT)

    async def _put_into_the_index(self, interview: Interview, version: Version) -> None:
        index, gist = interview.index, None
        if self._embedder is not None and index.texts:
            packed = await self._vectors.get(self._embedder.name, index.texts)
            gist = await asyncio.to_thread(_means_of, index, self._embedder, packed)
        entry = await asyncio.to_thread(index.entry, gist)
        await self._passages.put(interview.id, version, self._name or _WITHOUT, entry)


async def embed(
    interview: Interview,
    embedder: CompactEmbedder,
    vectors: VectorStore,
    report: Report = lambda done, total: None,
) -> None:
    """Embed what the interview's index lacks, storing as it goes: an interruption loses a second's work."""
    texts = await asyncio.to_thread(lambda: interview.index.texts)
    known = await vectors.get(embedder.name, texts)
    missing = [text for text in texts if text not in known]
    taken_over = 0
    for first in range(0, len(missing), _TEXTS_AT_ONCE):
        interview.progress = 1 - (len(missing) - first) / len(texts)
        report(len(texts) - len(missing) + first, len(texts))
        chunk = missing[first : first + _TEXTS_AT_ONCE]
        whole = await vectors.get_whole(embedder.whole.name, chunk)
        fresh = await asyncio.to_thread(_packed, embedder, chunk, whole)
        await vectors.put(embedder.name, fresh)
        known |= fresh
        taken_over += len(whole)
    interview.index = await asyncio.to_thread(_with_vectors, interview.index, embedder, known)
    interview.progress = 1.0
    report(len(texts), len(texts))
    embedded = len(missing) - taken_over
    log.info("“%s” is read: %d passages, %d embedded now", interview.transcript.title, len(texts), embedded)


def _packed(embedder: CompactEmbedder, texts: Sequence[str], known_whole: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each text's vectors as they are stored; those that are known whole are not embedded again."""
    missing = [text for text in texts if text not in known_whole]
    rows = dict(zip(missing, embedder.embed(missing), strict=True)) if missing else {}
    for text, whole in known_whole.items():
        rows[text] = embedder.turned(np.frombuffer(whole, "<f2").reshape(-1, embedder.whole.dimension))
    return {text: embedder.pack(matrix) for text, matrix in rows.items()}


def _means_of(index: QuoteIndex, embedder: CompactEmbedder, packed: Mapping[str, bytes]) -> NDArray[np.int8]:
    """What each chunk means."""
    texts = index.chunks
    some = (texts[first : first + _TEXTS_AT_ONCE] for first in range(0, len(texts), _TEXTS_AT_ONCE))
    return np.concatenate([_means(embedder, [packed[text] for text in few]) for few in some])


def _means(embedder: CompactEmbedder, packed: Sequence[bytes]) -> NDArray[np.int8]:
    begins = np.cumsum([0, *map(embedder.words_in, packed)])
    return means(embedder.unpack_all(packed), begins)


def _with_vectors(index: QuoteIndex, embedder: CompactEmbedder, packed: Mapping[str, bytes]) -> QuoteIndex:
    return index.with_vectors(embedder, {text: embedder.unpack(one) for text, one in packed.items()})
