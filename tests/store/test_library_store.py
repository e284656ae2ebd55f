"""Uploads, edits, removals: on real files, and never across servers."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from store.shelves import everything

from bot.core.errors import UserError
from bot.core.particulars import UNKNOWN, Particulars
from bot.core.transcript.upload import Upload, read
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import UNDO_SECONDS, LibraryStore
from bot.store.listings import ListingStore
from bot.store.prepared import prepare, prepare_upload
from bot.store.tidying import Tidying
from bot.store.uploads import KEPT_SECONDS, UploadStore

HERE, THERE = 11, 22
TEXT = b"[00:00:01.000 --> 00:00:04.000]   Forty gulls.\n[00:00:05.000 --> 00:00:08.000]   Then fog.\n"


def upload(number: int = 1, content: bytes = TEXT, guild_id: int = HERE) -> Upload:
    return Upload(f"upload-{number}", guild_id, 5, 7, "gulls.txt", content)


@pytest.fixture
def uploads(database: Database) -> UploadStore:
    return UploadStore(database)


async def bring_in(
    uploads: UploadStore,
    number: int = 1,
    content: bytes = TEXT,
    *,
    replacing: bool = False,
    known: Particulars = UNKNOWN,
) -> int:
    await uploads.ask(replace(upload(number, content), particulars=known.to_json()), 50)
    queued = await uploads.queue(f"upload-{number}", HERE, None, replacing=replacing)
    assert queued
    taken = await uploads.take_in(queued, prepare_upload(queued))
    assert taken.interview_id
    return taken.interview_id


async def numbers(database: Database) -> set[int]:
    """Of all interviews that are in a library."""
    return {listing.id for listing in await ListingStore(database).all()}


async def test_an_upload_outlives_the_process_with_all_that_came_along(tmp_path: Path) -> None:
    sent = replace(upload(), sidecar=b"", chapters=b"0:00 Gulls", title="Gulls", media_link="https://example.org")
    sent = replace(sent, particulars=Particulars("Gulls", 3).to_json())
    async with Database.open(tmp_path / "a.db") as database:
        await UploadStore(database).ask(sent, 50)
    async with Database.open(tmp_path / "a.db") as database:
        assert await UploadStore(database).get(sent.id) == sent


async def test_an_import_that_fails_half_way_leaves_the_upload_queued_and_nothing_else(
    database: Database, uploads: UploadStore
) -> None:
    await uploads.ask(upload(), 50)
    queued = await uploads.queue("upload-1", HERE, 99, replacing=False)
    assert queued
    source = read(queued)
    broken = replace(source, cues=[*source.cues, replace(source.cues[0], start=9, end=1)])
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        await uploads.take_in(queued, prepare(broken))
    assert await uploads.queued() == ["upload-1"]
    assert await database.rows("SELECT * FROM interviews") == await database.rows("SELECT * FROM cues") == []
    await uploads.take_in(queued, prepare(source))
    assert await uploads.queued() == []
    (imported,) = await uploads.imported()
    assert (imported.message_id, imported.content) == (99, b"")


async def test_what_waits_is_cancelled_and_queued_once_and_by_its_own_server_alone(uploads: UploadStore) -> None:
    await uploads.ask(upload(), 50)
    assert await uploads.held(HERE) == 1
    assert await uploads.held(THERE) == 0
    assert not await uploads.cancel("upload-1", THERE)
    assert await uploads.queue("upload-1", THERE, None, replacing=False) is None
    assert await uploads.queue("upload-1", HERE, None, replacing=False)
    assert await uploads.queue("upload-1", HERE, None, replacing=False) is None
    assert not await uploads.cancel("upload-1", HERE)
    assert await uploads.queued() == ["upload-1"]


async def test_after_an_hour_nothing_waits_but_the_queue_does(database: Database, uploads: UploadStore) -> None:
    for number in (1, 2):
        await uploads.ask(upload(number), 50)
    await uploads.queue("upload-2", HERE, None, replacing=False)
    await database.write("UPDATE uploads SET created_at = created_at - ?", (KEPT_SECONDS,))
    assert await uploads.held(HERE) == 1
    assert await uploads.queue("upload-1", HERE, None, replacing=False) is None
    await uploads.forget_old()
    assert await uploads.get("upload-1") is None
    assert await uploads.queued() == ["upload-2"]


async def test_a_file_of_the_same_name_is_another_interview_unless_it_replaces(
    database: Database, uploads: UploadStore
) -> None:
    library = LibraryStore(database)
    first = await bring_in(uploads)
    assert await library.edit(HERE, first, "Ours", None, {})
    second = await bring_in(uploads, 2, TEXT.replace(b"Forty", b"Fifty"))
    replaced = await bring_in(uploads, 3, TEXT.replace(b"Forty", b"Sixty"), replacing=True)
    assert (second != first, replaced) == (True, first)
    stored = await InterviewStore(database).get(first)
    assert stored
    assert (stored.source.title, stored.source.cues[0].text) == ("Ours", "Sixty gulls.")


async def test_what_a_server_says_of_an_episode_stands_beside_what_the_file_says(
    database: Database, uploads: UploadStore
) -> None:
    library, told, own = LibraryStore(database), Particulars("Gulls", 7, "2024"), Particulars(guests=("Ann",))

    async def known() -> list[Particulars]:
        stored = await InterviewStore(database).get(first)
        assert stored
        return [stored.source.particulars, *(one.particulars for one in await ListingStore(database).all())]

    first = await bring_in(uploads, replacing=True, known=told)
    assert await known() == [told, told]
    await library.edit(HERE, first, "Ours", None, {})
    assert await known() == [told, told]
    await library.edit(HERE, first, "Ours", None, {}, particulars=own)
    assert await known() == [own, own]
    assert await bring_in(uploads, 3, TEXT.replace(b"Forty", b"Sixty"), replacing=True) == first
    assert await known() == [own, own]
    await library.edit(HERE, first, "Ours", None, {}, particulars=UNKNOWN)
    assert await known() == [UNKNOWN, UNKNOWN]


async def test_a_removal_is_undone_within_a_day_and_by_its_own_server(
    database: Database, uploads: UploadStore
) -> None:
    library, store = LibraryStore(database), InterviewStore(database)
    first = await bring_in(uploads)
    await library.use(HERE, first)
    assert not await library.remove(THERE, first)
    assert await library.remove(HERE, first)
    assert not await library.remove(HERE, first)
    assert await store.get(first) is None
    assert await numbers(database) == set()
    second = await bring_in(uploads, 2)
    assert not await library.restore(THERE, first)
    assert await library.restore(HERE, first)
    assert await numbers(database) == {first, second}
    assert await library.current() == {HERE: first}
    await library.remove(HERE, first)
    await database.write("UPDATE interviews SET removed_at = removed_at - ? WHERE id = ?", (UNDO_SECONDS, first))
    assert not await library.restore(HERE, first)
    await Tidying(database).purge()
    assert await database.rows("SELECT id FROM interviews") == [(second,)]
    assert await database.rows("SELECT * FROM cues WHERE interview_id = ?", (first,)) == []
    assert await library.current() == {}


async def test_neither_the_hosts_nor_anothers_interview_is_changed(
    database: Database, uploads: UploadStore
) -> None:
    library, store = LibraryStore(database), InterviewStore(database)
    own = await bring_in(uploads)
    await store.add([replace(read(upload()), path="/host/gulls.txt")])
    (hosts,) = await numbers(database) - {own}
    before = await everything(database)
    for guild_id, interview_id in ((THERE, own), (HERE, hosts), (THERE, hosts)):
        assert not await library.edit(guild_id, interview_id, "Mine", None, {"A": "B"})
        assert not await library.remove(guild_id, interview_id)
    await library.use(THERE, own)
    assert await library.current() == {}
    await library.use(THERE, hosts)
    assert await library.current() == {THERE: hosts}
    assert await everything(database) == before


async def test_what_is_asked_for_at_the_same_time_does_not_pass_the_limit(uploads: UploadStore) -> None:
    kept = await asyncio.gather(*(uploads.ask(upload(number), 2) for number in range(6)))
    assert sorted(kept) == [False] * 4 + [True] * 2


async def test_what_was_removed_keeps_its_place_until_it_is_purged(
    database: Database, uploads: UploadStore
) -> None:
    first = await bring_in(uploads)
    assert await LibraryStore(database).remove(HERE, first)
    assert not await uploads.ask(upload(2), 1)
    assert await LibraryStore(database).length(HERE) == 8000
    await database.write("UPDATE interviews SET removed_at = removed_at - ?", (UNDO_SECONDS,))
    await Tidying(database).purge()
    assert await uploads.ask(upload(2), 1)


async def test_the_hours_of_a_server_are_counted_where_they_are_stored(
    database: Database, uploads: UploadStore
) -> None:
    """Two imports that each fit are not both taken in."""
    await bring_in(uploads)
    await uploads.ask(upload(2, TEXT.replace(b"Forty", b"Fifty")), 50)
    queued = await uploads.queue("upload-2", HERE, None, replacing=False)
    assert queued

    def check(ms: int) -> None:
        if ms > 10_000:
            raise UserError

    with pytest.raises(UserError):
        await uploads.take_in(queued, prepare_upload(queued), check)
    assert len(await numbers(database)) == 1
    assert await uploads.queued() == ["upload-2"]
