import asyncio
import sqlite3
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from store.shelves import everything

from bot.core.errors import UserError
from bot.core.search.pages import Pages, whole_sentence
from bot.core.transcript.source import Source, read
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.interviews import Change, InterviewStore
from bot.store.quote_replies import QuoteReplyStore
from bot.store.schema import newest_version
from bot.store.vectors import VectorStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"


@pytest.fixture(scope="module")
def source() -> Source:
    return read(INTERVIEW)


async def test_an_interview_comes_back_as_it_went_in(database: Database, source: Source) -> None:
    store = InterviewStore(database)
    assert await store.add([source]) == [Change.ADDED]
    (stored,) = await everything(database)
    assert stored.guild_id is None
    assert stored.source.transcript == source.transcript
    assert (stored.source.digest, stored.source.path) == (source.digest, source.path)


async def test_the_same_file_again_changes_nothing_and_a_changed_one_replaces(
    database: Database, source: Source
) -> None:
    store = InterviewStore(database)
    await store.add([source])
    assert await store.add([source, replace(source, path="/elsewhere/copy.txt")]) == [Change.UNCHANGED] * 2
    (before,) = await everything(database)
    changed = replace(source, digest="other", title="New", cues=source.cues[:3], turns=(), corrections=())
    assert await store.add([changed]) == [Change.REPLACED]
    (after,) = await everything(database)
    assert after.id == before.id
    assert after.source.transcript == changed.transcript


async def test_an_import_is_all_or_nothing(database: Database, source: Source) -> None:
    store = InterviewStore(database)
    broken = replace(source, path="b", digest="b", cues=[replace(source.cues[0], start=5, end=1)])
    with pytest.raises(sqlite3.IntegrityError):
        await store.add([source, broken])
    assert await store.count() == 0
    assert await store.add([source]) == [Change.ADDED]


async def test_the_number_of_a_removed_interview_never_names_another(database: Database, source: Source) -> None:
    store = InterviewStore(database)
    await store.add([source])
    (first,) = await everything(database)
    await database.write("DELETE FROM interviews WHERE id = ?", (first.id,))
    await store.add([source])
    (second,) = await everything(database)
    assert second.id != first.id


async def test_transactions_of_several_tasks_do_not_mix(database: Database) -> None:
    facts = FactStore(database)

    async def failing() -> None:
        async with database.transaction():
            await database.within("INSERT INTO facts (name, value) VALUES ('lost', '')")
            await asyncio.sleep(0)
            raise ValueError

    async def writing(number: int) -> None:
        await facts.put(f"kept {number}", "yes")

    results = await asyncio.gather(*(writing(n) for n in range(5)), failing(), return_exceptions=True)
    assert [type(result) for result in results] == [type(None)] * 5 + [ValueError]
    assert [await facts.get(f"kept {n}") for n in range(5)] == ["yes"] * 5
    assert await facts.get("lost") is None


async def test_vectors_are_kept_by_model_and_text(database: Database) -> None:
    store = VectorStore(database)
    texts = [f"text {n}" for n in range(1200)]
    vectors = {text: bytes([n % 256]) * (n % 4) for n, text in enumerate(texts)}
    await store.put("model 1", vectors)
    assert await store.get("model 1", [*texts, "unknown"]) == vectors
    assert await store.get("model 2", texts) == {}


async def test_pages_outlive_the_process(tmp_path: Path, source: Source) -> None:
    pages = Pages(7, 1, source.digest, (whole_sentence(source.transcript, 3),), private=True)
    async with Database.open(tmp_path / "a.db") as database:
        await QuoteReplyStore(database).add("reply", pages)
        await QuoteReplyStore(database).turn("reply", pages.later(source.transcript))
    async with Database.open(tmp_path / "a.db") as database:
        assert await QuoteReplyStore(database).get("reply") == pages.later(source.transcript)
        assert await QuoteReplyStore(database).get("other") is None


async def test_a_database_from_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(UserError, match="newer version of Verbatim"):
        async with Database.open(path):
            pass
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("name", ["no/such/folder/a.db", "junk.db"])
async def test_what_is_no_database_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "junk.db").write_bytes(b"this is no database, it is a letter to my aunt" * 50)
    with pytest.raises(UserError, match="VERBATIM_DATABASE"):
        async with Database.open(tmp_path / name):
            pass


def test_every_migration_has_a_number_of_its_own() -> None:
    names = [file.name for file in resources.files("bot.store.migrations").iterdir() if file.name.endswith(".sql")]
    numbers = sorted(int(name[:4]) for name in names)
    assert numbers == list(range(1, newest_version() + 1))
