"""Copies of a database: made while it is in use, checked, and brought back."""

import glob
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

from bot.core.errors import UserError
from bot.running.files import keep_private
from bot.store.faults import storage_error
from bot.store.lock import alone_on
from bot.store.schema import differences
from bot.wording import storage as wording

if sys.platform != "win32":
    import fcntl

_TABLES = {"interviews", "cues", "facts"}
_PROBLEMS = 3


def back_up(database: Path, target: Path, *, force: bool = False) -> None:
    """Copy a database, which may be in use, to a file that holds all of it; complete and checked, or not at all.

    Raises:
        UserError: there is no such database, the target exists and `force` is not given, or it cannot be written.
        StorageError: the database cannot be read.
    """
    if target.exists() and not force:
        raise UserError(wording.EXISTS.format(path=target))
    copy(database, target)


def restore(kept: Path, database: Path, newest: int) -> Path | None:
    """Put a copy, once it is found sound and no newer than version `newest`, in the place of the database.

    Gives where that was moved; None where there was none.

    Raises:
        UserError: the copy is not sound, or the database is in use; nothing was changed.
    """
    with alone_on(database), _part(database) as part:
        _copy(kept, part)
        if version_of(part) > newest:
            raise UserError(wording.NEWER_BACKUP.format(path=kept))
        replaced = _set_aside(database) if database.exists() else None
        part.replace(database)
        return replaced


def copy(database: Path, target: Path) -> None:
    """Copy a database to a file, replacing it at the end, when the copy is known to be sound.

    Raises:
        UserError: as `back_up`.
    """
    with _part(target) as part:
        _copy(database, part)
        part.replace(target)


class UnreadableError(Exception):
    """SQLite cannot read a file; `str(error)` says why."""


def state_of(database: Path) -> tuple[int, list[str]]:
    """The version of a database of Verbatim, and what is wrong with it as `problems_of` says it.

    Raises:
        UserError: it is no database of Verbatim.
        UnreadableError: it cannot even be read.
    """
    try:
        return version_of(database), problems_of(database)
    except sqlite3.Error as error:
        raise UnreadableError(str(error)) from error


def problems_of(database: Path) -> list[str]:
    """What SQLite finds wrong with a file, and where it has other tables, indexes or triggers than its version of
    Verbatim makes; at most three things, empty where it is sound.

    Raises:
        sqlite3.Error: it cannot even be read.
    """
    with closing(_open(database)) as connection:
        found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_PROBLEMS})") if row[0] != "ok"]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return (
            [line for text in found for line in text.splitlines()][:_PROBLEMS]
            or list(islice(differences(connection, version), _PROBLEMS))
            or [
                wording.ORPHANED.format(table=table, parent=parent)
                for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_PROBLEMS)
            ]
        )


def version_of(database: Path) -> int:
    """The version of a database of Verbatim.

    Raises:
        UserError: it is none.
        sqlite3.Error: it cannot be read.
    """
    with closing(_open(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version < 1 or not tables >= _TABLES:
        raise UserError(wording.NOT_OURS.format(path=database))
    return version


def _open(path: Path) -> sqlite3.Connection:
    """Open a database that is there; it never makes a file."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)


@contextmanager
def _part(target: Path) -> Generator[Path]:
    """A file beside the target, readable for its owner alone, that is gone afterwards unless it was moved."""
    forget_parts(target)
    part = handle = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.resolve().parent)
        part = Path(name)
        with _held(handle):
            yield part
    except OSError as error:
        raise UserError(wording.NO_ROOM_FOR_COPY.format(path=target, problem=error.strerror)) from error
    finally:
        if part:
            part.unlink(missing_ok=True)


def forget_parts(target: Path) -> None:
    """Remove what copies to this file, or to one whose name begins with its, left behind when they were killed."""
    for part in target.resolve().parent.glob(f".{glob.escape(target.name)}*.part"):
        with suppress(OSError):  # Windows removes no file that somebody has open
            if not _is_held(part):
                part.unlink()


@contextmanager
def _held(handle: int) -> Generator[None]:
    """Until the block or the process ends, others know that the file is in use."""
    if sys.platform == "win32":
        os.close(handle)
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_held(file: Path) -> bool:
    if sys.platform == "win32":
        return False
    with file.open("rb") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _copy(source: Path, part: Path) -> None:
    """Copy what is committed, and hold the copy against itself before it counts."""
    if not source.is_file():
        raise UserError(wording.MISSING.format(path=source))
    try:
        with closing(_open(source)) as reading, closing(_open(part)) as writing:
            reading.backup(writing)
            writing.execute("PRAGMA journal_mode = DELETE")
        version_of(part)
        found = problems_of(part)
    except UserError as error:
        raise UserError(wording.NOT_OURS.format(path=source)) from error
    except sqlite3.Error as error:
        raise _copying_failed(error, source, part) from error
    if found:
        raise UserError(wording.UNSOUND.format(path=source, problem="; ".join(found)))
    with part.open("rb") as written:
        os.fsync(written.fileno())


def _copying_failed(error: sqlite3.Error, source: Path, part: Path) -> Exception:
    """The error to raise: only the copy can lack room, and what is damaged is what was read."""
    meant = storage_error(error, source)
    if meant is None:
        return error
    if meant.name == "damaged":
        return UserError(wording.UNSOUND.format(path=source, problem=error))
    return storage_error(error, part.parent) or meant


def _set_aside(database: Path) -> Path:
    """Keep the database under another name; what its journal holds goes into it first, where it is sound."""
    with suppress(sqlite3.DatabaseError), closing(_open(database)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise UserError(wording.IN_USE.format(path=database)) from error
            raise
    kept = database.with_name(f"{database.name}.replaced-{time.strftime('%Y%m%d-%H%M%S')}")
    _also_as(database, kept)
    keep_private(kept)
    for journal in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{database}{journal}").replace(f"{kept}{journal}")
    return kept


def _also_as(file: Path, name: Path) -> None:
    """A second name for the file, or a copy where the file system knows no such thing."""
    try:
        name.hardlink_to(file)
    except OSError:
        shutil.copy2(file, name)
