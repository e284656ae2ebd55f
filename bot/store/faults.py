"""What SQLite cannot do, in two sentences: one for the people who asked, one for the host of the bot."""

import sqlite3
from pathlib import Path

from bot.core.errors import Fault, StorageError
from bot.wording import storage as wording

_FAULTS = {
    sqlite3.SQLITE_FULL: Fault("full", wording.NO_ROOM, wording.FIX_FULL),
    sqlite3.SQLITE_READONLY: Fault("read_only", wording.NOT_WRITABLE, wording.FIX_READ_ONLY),
    sqlite3.SQLITE_PERM: Fault("read_only", wording.NOT_WRITABLE, wording.FIX_READ_ONLY),
    sqlite3.SQLITE_BUSY: Fault("locked", wording.BUSY, wording.FIX_BUSY),
    sqlite3.SQLITE_LOCKED: Fault("locked", wording.BUSY, wording.FIX_BUSY),
    sqlite3.SQLITE_CORRUPT: Fault("damaged", wording.DAMAGED, wording.FIX_DAMAGED),
    sqlite3.SQLITE_NOTADB: Fault("damaged", wording.DAMAGED, wording.FIX_NO_DATABASE),
    sqlite3.SQLITE_CANTOPEN: Fault("unreachable", wording.UNREACHABLE, wording.FIX_UNREACHABLE),
    sqlite3.SQLITE_IOERR: Fault("unreachable", wording.NOT_WRITABLE, wording.FIX_DISK),
}


def storage_error(error: sqlite3.Error, path: Path | str) -> StorageError | None:
    """What SQLite's error means; None where it is a mistake of the program's own, like a broken constraint."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    fault = None if code is None else _FAULTS.get(code & 0xFF)
    return fault and StorageError(fault, path, error)
