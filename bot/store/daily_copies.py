"""A copy of the database every day, of which the newest are kept."""

import re
from datetime import date
from pathlib import Path

from bot.store.copies import copy

_DAY = r"(\d{4}-\d\d-\d\d)"


class DailyCopies:
    """In a folder of their own, called `NAME-2026-11-26.db`; no other file there is touched."""

    def __init__(self, database: Path, folder: Path, keep: int) -> None:
        self._database, self._folder, self._keep = database, folder, keep
        self._name = re.compile(rf"{re.escape(database.stem)}-{_DAY}{re.escape(database.suffix)}")

    def made(self) -> list[Path]:
        """The copies that are there, the newest first."""
        found = self._folder.glob("*") if self._folder.is_dir() else ()
        return sorted((file for file in found if self._name.fullmatch(file.name)), reverse=True)

    def make(self, day: date) -> Path | None:
        """Make this day's copy and remove those that are too old; None where it is there already.

        Raises:
            UserError: it cannot be written; the older ones are still there.
            StorageError: the database cannot be read.
        """
        target = self._folder / f"{self._database.stem}-{day.isoformat()}{self._database.suffix}"
        if target.exists():
            return None
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy(self._database, target)
        for old in self.made()[self._keep :]:
            old.unlink(missing_ok=True)
        return target
