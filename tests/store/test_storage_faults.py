"""What a disk can do to a database, and that nothing that was stored gets lost by it."""

import logging
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.core.errors import StorageError, UserError
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.interviews import InterviewStore
from bot.wording import storage as wording


@contextmanager
def locked_by_another(path: Path) -> Generator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def overwrite(path: Path, kept: int) -> None:
    """As a failing disk does: every page behind the first `kept` bytes."""
    content = path.read_bytes()
    path.write_bytes(content[:kept] + b"\xa5" * (len(content) - kept))


async def fill(database: Database, facts: int) -> None:
    async with database.transaction():
        for number in range(facts):
            await database.within(
                "INSERT INTO facts (name, value) VALUES (?, ?)", (f"fact {number}", "words " * 200)
            )


@pytest.mark.parametrize(
    ("making", "mending", "told", "remedy"),
    [
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", wording.NO_ROOM, "Free some space"),
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", wording.NOT_WRITABLE, "cannot be written"),
    ],
    ids=["full", "read-only"],
)
async def test_what_cannot_be_written_is_said_and_what_was_stored_stays(
    database: Database, caplog: pytest.LogCaptureFixture, making: str, mending: str, told: str, remedy: str
) -> None:
    await FactStore(database).put("before", "kept")
    await database.rows(making)
    for _ in range(2):
        with pytest.raises(StorageError) as failed:
            await fill(database, 200)
        assert str(failed.value) == told
    assert await FactStore(database).get("before") == "kept"
    assert await FactStore(database).get("fact 0") is None
    (logged,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert remedy in logged.getMessage()
    await database.rows(mending)
    await fill(database, 200)
    assert await FactStore(database).get("fact 199")


async def test_a_lock_that_another_program_holds_is_said_and_passes(database: Database, tmp_path: Path) -> None:
    with locked_by_another(tmp_path / "verbatim.db"):
        with pytest.raises(StorageError) as failed:
            await FactStore(database).put("name", "value")
        assert str(failed.value) == wording.BUSY
        assert await FactStore(database).get("name") is None
    await FactStore(database).put("name", "value")
    assert await FactStore(database).get("name") == "value"


async def test_a_lock_at_the_start_is_said_to_the_host(database: Database, tmp_path: Path) -> None:
    with locked_by_another(tmp_path / "verbatim.db"), pytest.raises(UserError, match="locked by another program"):
        async with Database.open(tmp_path / "verbatim.db"):
            pass


async def test_pages_that_a_disk_lost_are_noticed_where_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    async with Database.open(path):
        pass
    tables_alone = path.stat().st_size
    async with Database.open(path) as database:
        await fill(database, 500)
    overwrite(path, tables_alone)
    async with Database.open(path) as database:
        with pytest.raises(StorageError) as failed:
            await database.rows("SELECT sum(length(value)) FROM facts")
        assert str(failed.value) == wording.DAMAGED
        assert "bot restore" in failed.value.remedy
        assert await InterviewStore(database).count() == 0


async def test_a_commit_that_fails_leaves_the_connection_usable(database: Database) -> None:
    async def turn_of_no_interview() -> None:
        async with database.transaction():
            await database.within("PRAGMA defer_foreign_keys = ON")
            await database.within("INSERT INTO turns (interview_id, start_ms, speaker) VALUES (99, 0, 'Nobody')")

    with pytest.raises(sqlite3.IntegrityError):
        await turn_of_no_interview()
    await FactStore(database).put("name", "value")
    assert await FactStore(database).get("name") == "value"


async def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    with pytest.raises(UserError, match="another program"):
        async with Database.open(path):
            pass
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
