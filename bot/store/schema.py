"""What a database of each version looks like: the numbered scripts make it, and a file is held against that."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib import resources

Parts = dict[tuple[str, str], str]
"""The SQL of every table, index, trigger and view, by its type and name, with single blanks."""
_IN_SQL = ("forms", "meaning", "unmarked")
"""Functions that scripts call; without rows it does not matter what they give."""
_LITESTREAM = {("table", "_litestream_lock"), ("table", "_litestream_seq")}
"""What Litestream adds to a database that it replicates."""


def newest_version() -> int:
    """The version that this Verbatim brings databases to."""
    return migrations()[-1][0]


def migrations() -> list[tuple[int, str]]:
    """The scripts `NNNN_*.sql` with their numbers, in order; that of the last is the version of the database."""
    files = resources.files("bot.store.migrations").iterdir()
    return sorted((int(file.name[:4]), file.read_text("utf-8")) for file in files if file.name.endswith(".sql"))


def statements(script: str) -> Iterable[str]:
    """Split a script: `executescript` would commit the transaction that a migration runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def differences(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    """What a database of that version should have and has not, has otherwise, or should not have; none is known of
    a version newer than this Verbatim."""
    if version > newest_version():
        return
    should, found = _made(version), _parts(connection)
    known = should.keys() | _LITESTREAM
    for (kind, name), sql in should.items():
        if (kind, name) not in found:
            yield f"the {kind} {name} is missing"
        elif found[kind, name] != sql:
            yield f"the {kind} {name} is not as it should be"
    yield from (f"the {kind} {name} does not belong there" for kind, name in found if (kind, name) not in known)


def _nothing(_: str) -> None:
    pass


@cache
def _made(version: int) -> Parts:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for function in _IN_SQL:
            connection.create_function(function, 1, _nothing)
        for number, script in migrations():
            if number <= version:
                connection.executescript(script)
        return _parts(connection)


def _parts(connection: sqlite3.Connection) -> Parts:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}
