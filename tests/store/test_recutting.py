"""An older database in which interviews lie whose sentences are found otherwise now."""

import asyncio
from pathlib import Path

from store.shelves import everything

from bot.core.listing import Version
from bot.core.transcript.source import Source, read_bytes
from bot.store.database import Database
from bot.store.interviews import Change, InterviewStore
from bot.store.listings import ListingStore

WORDS = (
    "we moved to the farm in nineteen ninety and my father bought three old tractors he never learned how to drive "
    "any of them so my sister and i had to plough the big field ourselves do you remember what the first winter "
    "was like i remember that the pipes were frozen for six weeks there was no water in the house and we carried it"
)


def source(name: str, text: str) -> Source:
    return read_bytes(f"1\n00:00:00,000 --> 00:01:00,000\n{text}\n".encode(), name)


async def listed(database: Database) -> dict[str, tuple[Version, str, str | None]]:
    return {one.title: (one.version, one.digest, one.read_by) for one in await ListingStore(database).all()}


async def test_what_points_into_unmarked_interviews_is_old_after_the_upgrade_and_nothing_else(
    tmp_path: Path,
) -> None:
    captions, told = source("captions.srt", WORDS), source("told.srt", WORDS.replace(" i ", ". I "))
    path = tmp_path / "old.db"
    async with Database.open(path) as database:
        await InterviewStore(database).add([captions, told])
        for one in await ListingStore(database).all():
            await ListingStore(database).mark_read(one.id, one.version, "model")
        before = await listed(database)
        await database.write("ALTER TABLE interviews DROP COLUMN recut")
        await database.write("ALTER TABLE games DROP COLUMN token")
        await database.write("PRAGMA user_version = 27")
    async with Database.open(path) as database:
        after = await listed(database)
        assert after["Told"] == before["Told"]
        version, digest, read_by = after["Captions"]
        assert version == Version(captions.digest, before["Captions"][0].revision + 1)
        assert digest != captions.digest
        assert read_by is None
        stored = {one.source.title: one.source for one in await everything(database)}
        assert {title: one.digest for title, one in stored.items()} == {
            title: one[1] for title, one in after.items()
        }
        assert stored["Captions"].transcript == captions.transcript
        assert await InterviewStore(database).add([captions, told]) == [Change.UNCHANGED] * 2
        await asyncio.sleep(0)
    async with Database.open(path) as database:
        assert await listed(database) == after
