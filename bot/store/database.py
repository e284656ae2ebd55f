"""One SQLite connection: opened, migrated, locked around each transaction, and always closed."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any, Self

import aiosqlite

from bot.errors import UserError

UNUSABLE = "The database {path} cannot be used: {problem}. Check VERBATIM_DATABASE."
Values = Sequence[object]
NEWER = "{path} was made by a newer Verbatim. Update the bot, or choose another file with VERBATIM_DATABASE."


class Database:
    """Statements on one aiosqlite connection. A connection has one transaction at a time, so tasks take turns."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path | str) -> AsyncGenerator[Self, None]:
        """Open the file, making it if it is missing, and bring it up to date.

        Raises:
            UserError: the file cannot be opened, is no SQLite database, or is from a newer Verbatim.
        """
        try:
            await asyncio.to_thread(_try_out, path)
        except sqlite3.Error as error:
            raise UserError(UNUSABLE.format(path=path, problem=error)) from error
        async with aiosqlite.connect(path, isolation_level=None) as connection:
            database = cls(connection)
            await database._prepare(path)
            yield database

    async def _prepare(self, path: Path | str) -> None:
        for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL"):
            await self._connection.execute(f"PRAGMA {pragma}")
        migrations = _migrations()
        async with self.transaction():
            version: int = (await self._fetch("PRAGMA user_version"))[0][0]
            if version > len(migrations):
                raise UserError(NEWER.format(path=path))
            for number, script in enumerate(migrations[version:], start=version + 1):
                for statement in _statements(script):
                    await self._connection.execute(statement)
                await self._connection.execute(f"PRAGMA user_version = {number}")

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[None, None]:
        """All that is run inside is written together when the block ends, or not at all if it raises."""
        async with self._turn:
            await self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                await self._connection.rollback()
                raise
            await self._connection.commit()

    async def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """The rows of a query, outside of any transaction."""
        async with self._turn:
            return await self._fetch(sql, values)

    async def write(self, sql: str, values: Values = ()) -> int:
        """Run one statement as its own transaction, which SQLite does by itself; the number of rows it changed."""
        async with self._turn:
            return (await self._connection.execute(sql, values)).rowcount

    async def within(self, sql: str, values: Values = ()) -> list[Any]:
        """Run a statement inside the `transaction` that the caller has open, and give its rows."""
        return await self._fetch(sql, values)

    async def within_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement inside the caller's `transaction` once for each row of values."""
        await self._connection.executemany(sql, values)

    async def _fetch(self, sql: str, values: Values = ()) -> list[Any]:
        return list(await self._connection.execute_fetchall(sql, values))


def _try_out(path: Path | str) -> None:
    """Open and close it: a failing `aiosqlite.connect` leaves a thread behind that outlives the event loop."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    finally:
        connection.close()


def _migrations() -> list[str]:
    """The scripts `NNNN_*.sql` in order; the number of the last is the version of the database."""
    files = resources.files("bot.store.migrations").iterdir()
    return [
        file.read_text("utf-8") for file in sorted(files, key=lambda file: file.name) if file.name.endswith(".sql")
    ]


def _statements(script: str) -> Iterable[str]:
    """Split a script: `executescript` would commit the transaction that a migration runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
