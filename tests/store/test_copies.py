import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from bot.core.errors import UserError
from bot.store.copies import back_up, restore
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.lock import alone_on, is_taken
from bot.store.schema import migrations, newest_version

OPEN = {"verbatim.db", "verbatim.db-wal", "verbatim.db-shm"}


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def parts(folder: Path) -> set[str]:
    return {name for name in names(folder) if name.endswith(".part")}


def modes(folder: Path) -> set[int]:
    return {file.stat().st_mode & 0o777 for file in folder.iterdir()}


def old_database(path: Path) -> None:
    """As the first version left it."""
    script = (resources.files("bot.store.migrations") / "0001_interviews.sql").read_text("utf-8")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        connection.execute("INSERT INTO facts (name, value) VALUES ('from', 'long ago')")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def fact(path: Path, name: str) -> str | None:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row and row[0]


async def test_a_copy_made_while_the_bot_writes_is_whole(database: Database, tmp_path: Path) -> None:
    """Each transaction writes two facts: a copy that tears one apart would hold them differently."""
    facts = FactStore(database)
    stop = asyncio.Event()

    async def write() -> int:
        number = 0
        while not stop.is_set():
            number += 1
            async with database.transaction():
                for name in ("left", "right"):
                    await database.within("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, str(number)))
        return number

    await facts.put("left", "0")
    await facts.put("right", "0")
    writing = asyncio.create_task(write())
    for kept in (tmp_path / f"{number}.db" for number in range(5)):
        await asyncio.to_thread(back_up, tmp_path / "verbatim.db", kept)
        assert fact(kept, "left") == fact(kept, "right")
        assert kept.stat().st_mode & 0o077 == 0
    stop.set()
    assert await writing > 0
    assert names(tmp_path) == {*OPEN, *(f"{number}.db" for number in range(5))}


async def test_a_backup_brings_everything_back_and_keeps_what_it_replaces(tmp_path: Path) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "kept.db"
    async with Database.open(path) as database:
        await FactStore(database).put("score", "1")
    back_up(path, kept)
    async with Database.open(path) as database:
        await FactStore(database).put("score", "2")
    replaced = restore(kept, path, newest_version())
    assert replaced
    assert (fact(path, "score"), fact(replaced, "score")) == ("1", "2")
    async with Database.open(path) as database:
        assert await FactStore(database).get("score") == "1"


async def test_a_backup_replaces_nothing_unless_told(database: Database, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    kept.write_text("my only photo")
    with pytest.raises(UserError, match="--force"):
        back_up(tmp_path / "verbatim.db", kept)
    assert kept.read_text() == "my only photo"
    back_up(tmp_path / "verbatim.db", kept, force=True)
    assert kept.read_bytes().startswith(b"SQLite format 3")


async def test_a_damaged_database_is_not_backed_up_over_a_good_copy(tmp_path: Path) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "kept.db"
    async with Database.open(path) as database:
        for number in range(100):
            await FactStore(database).put(f"{number}", "words " * 300)
    back_up(path, kept)
    good = kept.read_bytes()
    path.write_bytes(good[: len(good) // 2] + b"\xa5" * (len(good) - len(good) // 2))
    with pytest.raises(UserError, match="damaged"):
        back_up(path, kept, force=True)
    assert kept.read_bytes() == good
    replaced = restore(kept, path, newest_version())
    assert replaced
    assert fact(path, "99") == "words " * 300


async def test_a_database_that_litestream_replicates_is_copied_and_brought_back(tmp_path: Path) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "kept.db"
    async with Database.open(path) as database:
        await FactStore(database).put("score", "1")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")
        connection.execute("CREATE TABLE _litestream_lock (id INTEGER)")
    back_up(path, kept)
    assert restore(kept, path, newest_version())
    async with Database.open(path) as database:
        assert await FactStore(database).get("score") == "1"


CHANGED = {
    "no trigger": "DROP TRIGGER stretches_forgotten",
    "no index": "DROP INDEX games_open",
    "no table": "DROP TABLE results",
    "another column": "ALTER TABLE turns ADD COLUMN said TEXT",
    "another index": "CREATE INDEX fast ON cues (text)",
    "a trigger of its own": "CREATE TRIGGER t AFTER INSERT ON cues BEGIN DELETE FROM cues; END",
}


@pytest.mark.parametrize("kind", ["missing", "letter", "other program", "newer", "damaged", *CHANGED])
async def test_only_a_sound_copy_is_brought_back(database: Database, tmp_path: Path, kind: str) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "kept.db"
    await FactStore(database).put("score", "1")
    match kind:
        case "letter":
            kept.write_bytes(b"this is no database, it is a letter to my aunt" * 500)
        case "other program":
            with closing(sqlite3.connect(kept)) as other:
                other.execute("CREATE TABLE bookmarks (address TEXT)")
        case "newer":
            back_up(path, kept)
            with closing(sqlite3.connect(kept)) as newer:
                newer.execute("PRAGMA user_version = 999")
        case "damaged":
            back_up(path, kept)
            kept.write_bytes(kept.read_bytes()[: 3 * 4096] + b"\xa5" * 40960)
        case "missing":
            pass
        case _:
            back_up(path, kept)
            with closing(sqlite3.connect(kept)) as changed:
                changed.execute(CHANGED[kind])
    with pytest.raises(UserError) as refused:
        restore(kept, path, newest_version())
    assert len(str(refused.value)) < 500
    assert await FactStore(database).get("score") == "1"
    assert names(tmp_path) <= OPEN | {"verbatim.db.lock", "kept.db"}


async def test_nothing_is_brought_back_while_somebody_has_the_database_open(
    database: Database, tmp_path: Path
) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "kept.db"
    await FactStore(database).put("score", "1")
    back_up(path, kept)
    with pytest.raises(UserError, match="open"):
        restore(kept, path, newest_version())
    await FactStore(database).put("score", "2")
    assert await FactStore(database).get("score") == "2"


def test_one_bot_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    with alone_on(path):
        assert is_taken(path)
        with pytest.raises(UserError, match="already"), alone_on(path):
            pass
        with pytest.raises(UserError, match="already"):
            restore(path, path, newest_version())
    assert not is_taken(path)


async def test_an_old_database_is_kept_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "verbatim.db.v1-backup"
    old_database(path)
    async with Database.open(path) as database:
        assert await FactStore(database).get("from") == "long ago"
        assert (await database.rows("PRAGMA user_version"))[0][0] == newest_version()
    assert fact(kept, "from") == "long ago"
    kept.unlink()
    async with Database.open(path):
        pass
    assert not kept.exists()
    old_database(tmp_path / "copy.db")
    restore(tmp_path / "copy.db", path, newest_version())
    async with Database.open(path) as database:
        assert await FactStore(database).get("from") == "long ago"


async def test_a_database_that_cannot_be_kept_first_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    old_database(path)
    (tmp_path / "verbatim.db.v1-backup").mkdir()
    with pytest.raises(UserError, match="v1-backup"):
        async with Database.open(path):
            pass
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


@pytest.mark.parametrize("version", range(1, newest_version() + 1))
def test_a_copy_of_every_version_is_as_its_scripts_make_it(tmp_path: Path, version: int) -> None:
    old, kept = tmp_path / "old.db", tmp_path / "kept.db"
    with closing(sqlite3.connect(old)) as connection:
        for function in ("forms", "meaning", "unmarked"):
            connection.create_function(function, 1, str)
        for number, script in migrations():
            if number <= version:
                connection.executescript(script)
        connection.execute(f"PRAGMA user_version = {version}")
    back_up(old, kept)
    assert list(tmp_path.glob(".*")) == []


async def test_what_a_killed_copy_left_is_gone_after_the_next_start_or_copy(
    database: Database, tmp_path: Path
) -> None:
    path, kept = tmp_path / "verbatim.db", tmp_path / "kept.db"
    copying = (
        "import os, pathlib; from bot.store import copies; "
        f"part = copies._part(pathlib.Path({str(kept)!r})); part.__enter__(); "
        "print(flush=True); input(); os.kill(os.getpid(), 9)"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", copying, stdin=PIPE, stdout=PIPE)
    assert process.stdout
    await process.stdout.readline()
    back_up(path, kept)
    assert len(parts(tmp_path)) == 1  # somebody is still at it
    await process.communicate(b"\n")
    back_up(path, kept, force=True)
    assert parts(tmp_path) == set()
    (tmp_path / ".verbatim.db.v1-backup.x.part").touch()
    async with Database.open(path):
        assert parts(tmp_path) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
async def test_databases_and_what_lies_beside_them_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    old_database(path)
    path.chmod(0o644)
    async with Database.open(path) as database:
        await FactStore(database).put("a", "b")
        assert names(tmp_path) == OPEN | {"verbatim.db.v1-backup"}
        assert modes(tmp_path) == {0o600}
