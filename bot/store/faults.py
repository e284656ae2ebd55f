"""What SQLite cannot do, in two sentences: one for the people who asked, one for the host of the bot."""

import sqlite3
from pathlib import Path

from bot.core.errors import Fault, StorageError
from bot.wording import storage as wording

_DISK_FULL = (
    "The disk of {path} is full. Make room there; the bot goes on by itself, and nothing that was stored is lost."
)
_READ_ONLY = (
    "{path} cannot be written. Let the user who runs the bot write the file and its folder; "
    "VERBATIM_DATABASE chooses another place."
)
_BUSY = "{path} is locked by another program that writes to it. Wait for that one to end, or end it."
_DAMAGED = (
    "{path} is damaged ({problem}). Stop the bot and put the last backup in its place: "
    "`python -m bot restore FILE`; the damaged file is kept."
)
_NO_DATABASE = "{path} cannot be used: {problem}. Check VERBATIM_DATABASE."
_UNREACHABLE = (
    "{path} cannot be opened and written ({problem}). Check VERBATIM_DATABASE: its folder has to be there, and "
    "the user who runs the bot has to be allowed to write it."
)
_DISK_FAILS = (
    "The disk of {path} refuses to read or write ({problem}). Look at its space, its quota and its health."
)


_FAULTS = {
    sqlite3.SQLITE_FULL: Fault("full", wording.NO_ROOM, _DISK_FULL),
    sqlite3.SQLITE_READONLY: Fault("read_only", wording.NOT_WRITABLE, _READ_ONLY),
    sqlite3.SQLITE_PERM: Fault("read_only", wording.NOT_WRITABLE, _READ_ONLY),
    sqlite3.SQLITE_BUSY: Fault("locked", wording.BUSY, _BUSY),
    sqlite3.SQLITE_LOCKED: Fault("locked", wording.BUSY, _BUSY),
    sqlite3.SQLITE_CORRUPT: Fault("damaged", wording.DAMAGED, _DAMAGED),
    sqlite3.SQLITE_NOTADB: Fault("damaged", wording.DAMAGED, _NO_DATABASE),
    sqlite3.SQLITE_CANTOPEN: Fault("unreachable", wording.UNREACHABLE, _UNREACHABLE),
    sqlite3.SQLITE_IOERR: Fault("unreachable", wording.NOT_WRITABLE, _DISK_FAILS),
}


def storage_error(error: sqlite3.Error, path: Path | str) -> StorageError | None:
    """What SQLite's error means; None where it is a mistake of the program's own, like a broken constraint."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    fault = None if code is None else _FAULTS.get(code & 0xFF)
    return fault and StorageError(fault, path, error)
