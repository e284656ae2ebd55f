"""One SQLite connection: opened, migrated, locked around each transaction, and always closed."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncGenerator, Generator, Iterable, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import aiosqlite

from bot.core.errors import StorageError, UserError
from bot.core.search import stretches
from bot.core.search.words import words
from bot.core.transcript.unmarked import is_cut_by_words
from bot.running import metrics
from bot.running.files import keep_private
from bot.store.copies import copy, forget_parts
from bot.store.faults import storage_error
from bot.store.schema import migrations, newest_version, statements
from bot.wording import storage as wording

log = logging.getLogger(__name__)
Values = Sequence[object]
_PATIENCE_MS = 800
"""For a lock that another process holds: whoever asked is told within the three seconds that Discord gives."""
_LONGEST_JOURNAL = 64 * 2**20
_INCREMENTAL = 2
_SAID_AGAIN_AFTER = 60.0


class Database:
    """Statements on one aiosqlite connection. A connection has one transaction at a time, so tasks take turns.

    What SQLite cannot do (disk full, read-only, locked, damaged) is raised as `StorageError`; what the host of the
    bot has to do about it is logged once a minute.
    """

    def __init__(self, connection: aiosqlite.Connection, path: Path | str) -> None:
        self._connection, self._path = connection, path
        self._turn = asyncio.Lock()
        self._is_open = False
        self._say_again: dict[str, float] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path | str) -> AsyncGenerator[Self, None]:
        """Open the file, making it if it is missing, and bring it up to date; an older one is backed up before.

        Raises:
            UserError: what the host has to do: it cannot be opened and written, is from a newer Verbatim, or is
                no database of it.
        """
        with _told_at_the_start(path):
            await asyncio.to_thread(_try_out, path)
        if path != ":memory:":
            await asyncio.to_thread(forget_parts, Path(path))
            keep_private(*(Path(f"{path}{suffix}") for suffix in ("", "-wal", "-shm")))
        async with aiosqlite.connect(path, isolation_level=None) as connection:
            database = cls(connection, path)
            with _told_at_the_start(path):
                await database._prepare()
            database._is_open = True
            yield database

    def size(self) -> int:
        """Bytes on the disk, with what is not yet in the main file; 0 where it is in memory alone."""
        files = (Path(f"{self._path}{suffix}") for suffix in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.is_file())

    async def _prepare(self) -> None:
        for pragma in (
            f"busy_timeout = {_PATIENCE_MS}",
            "auto_vacuum = INCREMENTAL",  # before anything is written, or it takes a VACUUM
            "journal_mode = WAL",
            "foreign_keys = ON",
            "synchronous = NORMAL",
            f"journal_size_limit = {_LONGEST_JOURNAL}",
        ):
            await self._connection.execute(f"PRAGMA {pragma}")
        for function in (forms, meaning, unmarked):
            await self._connection.create_function(function.__name__, 1, function, deterministic=True)  # pyright: ignore[reportUnknownMemberType]
        await self._keep_a_copy()
        await self._learn_to_shrink()
        async with self.transaction():
            version = await self._version()
            for number, script in migrations():
                if number <= version:
                    continue
                for statement in statements(script):
                    await self._connection.execute(statement)
                await self._connection.execute(f"PRAGMA user_version = {number}")

    async def _keep_a_copy(self) -> None:
        """Keep a copy of a database that is about to be migrated."""
        version = await self._version()
        if 0 < version < newest_version():
            kept = Path(f"{self._path}.v{version}-backup")
            await asyncio.to_thread(copy, Path(self._path), kept)
            log.info("%s is brought up to date; as it was, it is kept as %s", self._path, kept)

    async def _learn_to_shrink(self) -> None:
        """A file that was made before free pages were given back is written anew once, where there is room."""
        if (await self._fetch("PRAGMA auto_vacuum"))[0][0] != _INCREMENTAL:
            try:
                await self._connection.execute("VACUUM")
            except sqlite3.Error as error:
                log.warning("%s goes on without giving free space back: %s", self._path, error)

    async def _version(self) -> int:
        version: int = (await self._fetch("PRAGMA user_version"))[0][0]
        if version > newest_version():
            raise UserError(wording.MADE_BY_NEWER.format(path=self._path))
        if version == 0 and await self._fetch("SELECT 1 FROM sqlite_master"):
            raise UserError(wording.OF_ANOTHER_PROGRAM.format(path=self._path))
        return version

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[None, None]:
        """All that is run inside is written together when the block ends, or not at all if it raises."""
        async with self._turn:
            try:
                with self._told():
                    await self._connection.execute("BEGIN IMMEDIATE")
                yield
                with self._told():
                    await self._connection.commit()
            except BaseException:
                with suppress(sqlite3.Error):
                    await self._connection.rollback()
                raise

    async def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """The rows of a query, outside of any transaction."""
        async with self._turn:
            return await self._fetch(sql, values)

    async def write(self, sql: str, values: Values = ()) -> int:
        """Run one statement as its own transaction, which SQLite does by itself; the number of rows it changed."""
        async with self._turn:
            with self._told():
                return (await self._connection.execute(sql, values)).rowcount

    async def within(self, sql: str, values: Values = ()) -> list[Any]:
        """Run a statement inside the `transaction` that the caller has open, and give its rows."""
        return await self._fetch(sql, values)

    async def within_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement inside the caller's `transaction` once for each row of values."""
        with self._told():
            await self._connection.executemany(sql, values)

    async def _fetch(self, sql: str, values: Values = ()) -> list[Any]:
        with self._told():
            return list(await self._connection.execute_fetchall(sql, values))

    @contextmanager
    def _told(self) -> Generator[None]:
        """Faults of the storage are counted, logged for the host, and raised for who asked."""
        try:
            with _translated(self._path):
                yield
        except StorageError as error:
            if self._is_open:
                self._tell_the_host(error)
            raise

    def _tell_the_host(self, error: StorageError) -> None:
        metrics.STORAGE_ERRORS.labels(error.name).inc()
        now = time.monotonic()
        if now >= self._say_again.get(error.name, now):
            self._say_again[error.name] = now + _SAID_AGAIN_AFTER
            log.error("%s", error.remedy)


@contextmanager
def _told_at_the_start(path: Path | str) -> Generator[None]:
    """Nobody but the host is there yet."""
    try:
        with _translated(path):
            yield
    except StorageError as error:
        raise UserError(error.remedy) from error


@contextmanager
def _translated(path: Path | str) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if meant := storage_error(error, path):
            raise meant from error
        raise


def _try_out(path: Path | str) -> None:
    """Open and close it: a failing `aiosqlite.connect` leaves a thread behind that outlives the event loop."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    finally:
        connection.close()


def forms(text: str) -> str:
    """For SQL: a text as it is indexed, the forms of its words."""
    return " ".join(word.form for word in words(text))


def meaning(indexed: str) -> bytes | None:
    """For SQL: what such a text means, as a vector."""
    return stretches.meaning(indexed.split())


def unmarked(text: str | None) -> bool:
    """For SQL: whether sentences of a transcript with these words are found without marks."""
    return is_cut_by_words(text or "")
