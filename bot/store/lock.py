"""One bot at a time on a database; reading, loading and copying may go on beside it."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.core.errors import UserError
from bot.wording import storage as wording


@contextmanager
def alone_on(database: Path) -> Generator[None]:
    """Hold the file `NAME.lock` beside the database; the system lets go of it when the process ends, however.

    Raises:
        UserError: another process holds it, or the folder cannot be written.
    """
    lock = FileLock(f"{database.resolve()}.lock", timeout=0, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(wording.RUNNING.format(path=database)) from error
    except OSError as error:
        raise UserError(wording.NO_PLACE.format(path=f"{database}.lock", problem=error.strerror)) from error
    try:
        yield
    finally:
        lock.release()


def is_taken(database: Path) -> bool:
    """Whether a bot is running on it."""
    try:
        with alone_on(database):
            return False
    except UserError:
        return True
