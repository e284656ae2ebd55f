"""Whose outline holds where, and when it is made anew."""

import asyncio
import gc
import weakref
from collections.abc import AsyncGenerator, Sequence
from copy import copy
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from bot.core import release
from bot.core.errors import UserError
from bot.core.search.confidence import Kind
from bot.core.search.embedding import Matrix
from bot.core.search.words import words
from bot.core.topics.editing import TopicMark, merge
from bot.core.transcript.source import read
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.running.workers import Workers
from bot.store.database import Database
from bot.store.failures import FailureStore
from bot.store.interviews import InterviewStore
from bot.store.outlines import OutlineStore
from bot.store.topics import TopicStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
HERE, ELSEWHERE = 7, 8
OWN = (TopicMark(0, "One"), TopicMark(70_400, "Two"), TopicMark(239_200, "Three"))
CHAPTERS = (TopicMark(0, "By the host"), TopicMark(239_200, "Also by the host"))


class Blind:
    """All words mean the same to it."""

    name, dimension = "blind", 4
    kind: Kind = "minilm"

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        return [np.ones((len(text.split()), self.dimension), np.float16) for text in texts]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncGenerator[Database, None]:
    async with Database.open(tmp_path / "verbatim.db") as opened:
        yield opened


@pytest.fixture
async def interview(database: Database) -> Interview:
    await InterviewStore(database).add([read(INTERVIEW)])
    interviews = await Interviews.load(database)
    return await interviews.open(interviews.for_guild(None))


@pytest.fixture
async def workers() -> AsyncGenerator[Workers, None]:
    workers = Workers()
    yield workers
    await workers.close()


def made_by(database: Database, workers: Workers) -> Outlines:
    return Outlines(TopicStore(database), OutlineStore(database), FailureStore(database), workers)


async def titles(outlines: Outlines, interview: Interview, guild_id: int | None) -> list[str]:
    return [topic.title for topic in await outlines.topics(interview, guild_id)]


async def test_own_topics_win_over_chapters_and_chapters_over_what_is_found(
    database: Database, workers: Workers, interview: Interview
) -> None:
    outlines = made_by(database, workers)
    found = await titles(outlines, interview, None)
    interview.chapters = CHAPTERS
    assert await titles(outlines, interview, HERE) == ["By the host", "Also by the host"] != found
    await outlines.edit(interview, HERE, lambda _: OWN)
    restarted = made_by(database, workers)
    await restarted.load()
    for one in (outlines, restarted):
        assert await titles(one, interview, HERE) == ["One", "Two", "Three"]
        for elsewhere in (ELSEWHERE, None):
            assert await titles(one, interview, elsewhere) == ["By the host", "Also by the host"]
    await restarted.reset(interview, HERE)
    assert await titles(restarted, interview, HERE) == ["By the host", "Also by the host"]


async def test_two_moderators_at_once_both_change_the_outline(
    database: Database, workers: Workers, interview: Interview
) -> None:
    outlines = made_by(database, workers)
    await outlines.edit(interview, HERE, lambda _: OWN)
    merging = [partial(merge, start=start) for start in (70_400, 239_200)]
    await asyncio.gather(*(outlines.edit(interview, HERE, change) for change in merging))
    assert await titles(outlines, interview, HERE) == ["One"]


async def test_what_was_made_stays_until_the_index_knows_more(
    database: Database, workers: Workers, interview: Interview
) -> None:
    outlines = made_by(database, workers)
    assert outlines.known(interview, None) == ()
    made = await outlines.topics(interview, None)
    assert outlines.known(interview, ELSEWHERE) is made
    interview.index = copy(interview.index)
    assert outlines.known(interview, None) is made
    texts = interview.index.texts
    vectors = {text: np.ones((len(list(words(text))), 4), np.float16) for text in texts}
    interview.index = interview.index.with_vectors(Blind(), vectors)
    assert outlines.known(interview, None) == ()
    assert await outlines.topics(interview, None)


async def test_what_was_made_is_there_after_a_start_as_long_as_it_holds(
    database: Database, workers: Workers, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await made_by(database, workers).topics(interview, None)
    own = await made_by(database, workers).edit(interview, HERE, lambda _: OWN)
    starved = Workers(megabytes=1)
    after_a_start = made_by(database, starved)
    await after_a_start.load()
    assert await after_a_start.topics(interview, None) == made
    assert await after_a_start.topics(interview, HERE) == own
    monkeypatch.setattr(release, "code", lambda: "of another day")
    with pytest.raises(UserError, match="topics"):
        await made_by(database, starved).topics(interview, None)
    await starved.close()


async def test_an_outline_that_came_to_nothing_keeps_nothing_in_memory(database: Database) -> None:
    await InterviewStore(database).add([read(INTERVIEW)])
    interviews = await Interviews.load(database)
    starved = Workers(megabytes=1)
    outlines = made_by(database, starved)
    interview = await interviews.open(interviews.for_guild(None))
    with pytest.raises(UserError, match="topics"):
        await outlines.topics(interview, None)
    kept = weakref.ref(interview)
    del interview, interviews
    gc.collect()
    assert kept() is None
    await starved.close()


async def test_an_outline_that_took_too_much_is_not_tried_at_every_start(
    database: Database, interview: Interview
) -> None:
    starved, workers = Workers(megabytes=1), Workers()
    with pytest.raises(UserError, match="topics"):
        await made_by(database, starved).topics(interview, None)
    after_a_start = made_by(database, workers)
    with pytest.raises(UserError, match="topics"):
        await after_a_start.topics(interview, None)
    assert after_a_start.known(interview, None) == ()
    await database.write("UPDATE failures SET release = 'an older one'")
    assert await made_by(database, workers).topics(interview, None)
    await starved.close()
    await workers.close()


async def test_an_outline_that_was_broken_off_is_made_again(
    database: Database, workers: Workers, interview: Interview
) -> None:
    outlines = made_by(database, workers)
    assert outlines.known(interview, None) == ()
    await outlines.close()
    assert await outlines.topics(interview, None)


async def test_asyncio_does_not_complain_of_an_outline_that_nobody_waits_for(
    tmp_path: Path, workers: Workers, interview: Interview
) -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    async with Database.open(tmp_path / "closed.db") as closed:
        outlines = made_by(closed, workers)
    assert outlines.known(interview, None) == ()
    await asyncio.sleep(0.1)
    del outlines
    gc.collect()
    assert not complaints


async def test_marks_behind_the_end_of_a_shorter_version_are_left_out(
    database: Database, workers: Workers, interview: Interview
) -> None:
    outlines = made_by(database, workers)
    await outlines.edit(interview, HERE, lambda _: (*OWN, TopicMark(9_000_000, "Gone")))
    assert await titles(outlines, interview, HERE) == ["One", "Two", "Three"]
