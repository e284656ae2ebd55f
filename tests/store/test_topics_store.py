"""Outlines set by hand and reports outlive the process, and stay on their server."""

from dataclasses import replace
from pathlib import Path

import pytest
from store.shelves import everything

from bot.core.topics.editing import TopicMark
from bot.core.transcript.sidecar import ChapterMark
from bot.core.transcript.source import Source, read
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.topics import TopicStore

MARKS = (TopicMark(0, "One"), TopicMark(60_000, "Two"))


@pytest.fixture
def source() -> Source:
    return read(Path(__file__).parents[2] / "data" / "interview.txt")


def chapter(start: str, title: str) -> ChapterMark:
    return ChapterMark.model_validate({"at": start, "title": title})


async def test_chapters_come_back_in_order_and_are_imported_anew(database: Database, source: Source) -> None:
    store = InterviewStore(database)
    chapters = (chapter("0:00", "One"), chapter("1:00", "Two"))
    await store.add([replace(source, chapters=chapters)])
    assert [tuple(one.source.chapters) for one in await everything(database)] == [chapters]
    await store.add([replace(source, digest="other", chapters=chapters[1:])])
    assert [tuple(one.source.chapters) for one in await everything(database)] == [chapters[1:]]


async def test_an_outline_is_replaced_whole_and_outlives_an_import(database: Database, source: Source) -> None:
    interviews, store = InterviewStore(database), TopicStore(database)
    await interviews.add([source])
    await store.put_marks(1, 7, MARKS)
    await store.put_marks(1, 8, MARKS[:1])
    await store.put_marks(1, 7, MARKS[1:])
    await interviews.add([replace(source, digest="other")])
    assert await store.marks() == {(1, 7): MARKS[1:], (1, 8): MARKS[:1]}
    await store.put_marks(1, 7, ())
    assert await store.marks() == {(1, 8): MARKS[:1]}
    await database.write("DELETE FROM interviews")
    assert await store.marks() == {}


async def test_reports_count_people_once_by_server_and_version(database: Database, source: Source) -> None:
    store = TopicStore(database)
    await InterviewStore(database).add([source])
    told = [await store.report(1, "a", 5, guild, user) for guild, user in [(7, 1), (7, 1), (7, 2), (None, 1)]]
    assert told == [True, False, True, True]
    assert await store.reports(1, "a", 7) == {5: 2}
    assert await store.reports(1, "a", None) == {5: 1}
    assert await store.reports(1, "b", 7) == {}
