"""A second look at what a search found, in one interview and in several."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from bot.core.arrays import Floats
from bot.core.search.hits import Verdict
from bot.core.search.reranking import Reranker
from bot.core.transcript.source import Source, read
from bot.interviews import searching
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.searching import Scope
from bot.store.database import Database
from bot.store.interviews import InterviewStore

INTERVIEW = read(Path(__file__).parents[2] / "data" / "interview.txt")
ASKED = "how the brain gets used to things"


class Backwards:
    """What the search takes for the worst fits best."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.threads: set[int] = set()

    def scores(self, query: str, texts: Sequence[str]) -> Floats:
        self.asked.append((query, len(texts)))
        self.threads.add(threading.get_ident())
        return np.arange(len(texts), dtype=np.float32)


@asynccontextmanager
async def interviews(count: int, reranker: Reranker | None) -> AsyncGenerator[Interviews]:
    """So many, all read, by words alone."""
    async with Database.open(":memory:") as database:
        sources = [
            Source(str(number), str(number), f"Part {number}", None, INTERVIEW.cues[50 * number :][: 100 // count])
            for number in range(count)
        ]
        await InterviewStore(database).add(sources)
        reading = CloseReading(database, lambda: None)
        loaded = await Interviews.load(database, reading=reading, reranker=reranker)
        for listing in loaded.all():
            await reading.read(await loaded.open(listing))
        await loaded.refresh()
        yield loaded


@pytest.mark.parametrize("count", [1, 2])
async def test_hits_come_in_the_order_of_the_second_look(count: int) -> None:
    async with interviews(count, None) as without:
        answered, before = await searching.search(without, Scope(without.all()), ASKED, 10)
    backwards = Backwards()
    async with interviews(count, backwards) as with_one:
        same, after = await searching.search(with_one, Scope(with_one.all()), ASKED, 3)
    assert same == answered
    assert [one.hit.text for one in after] == [one.hit.text for one in before[::-1][:3]]
    assert [one.hit.score for one in after] == [one.hit.score for one in before[:3]]
    assert backwards.asked == [(ASKED, len(before))]
    assert backwards.threads.isdisjoint({threading.get_ident()})


async def test_a_quote_is_not_looked_at_again() -> None:
    backwards = Backwards()
    quoted = " ".join(INTERVIEW.transcript.sentences[3].text.split()[:12])
    async with interviews(1, backwards) as loaded:
        _, found = await searching.search(loaded, Scope(loaded.all()), quoted)
    assert found[0].hit.verdict is not Verdict.PARAPHRASE
    assert backwards.asked == []


async def test_suggestions_mentions_and_checks_do_without() -> None:
    backwards = Backwards()
    async with interviews(2, backwards) as loaded:
        scope = Scope(loaded.all())
        await searching.suggest(loaded, scope, ASKED, lambda _, hit: hit)
        await searching.mentions(loaded, scope, ASKED, 1)
        await searching.check(loaded, scope, ASKED)
    assert backwards.asked == []


async def test_the_bot_goes_on_while_something_is_looked_at_again() -> None:
    looking, done = threading.Event(), threading.Event()

    class Slow(Backwards):
        def scores(self, query: str, texts: Sequence[str]) -> Floats:
            looking.set()
            assert done.wait(10)
            return super().scores(query, texts)

    async with interviews(1, Slow()) as loaded:
        search = asyncio.create_task(searching.search(loaded, Scope(loaded.all()), ASKED))
        assert await asyncio.to_thread(looking.wait, 10)
        assert not search.done()
        done.set()
        assert (await search)[1]
