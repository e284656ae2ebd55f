from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.core.errors import UserError
from bot.store.copies import state_of
from bot.store.daily_copies import DailyCopies
from bot.store.database import Database

FIRST = date(2026, 12, 30)


async def test_each_day_has_one_copy_and_the_newest_are_kept(tmp_path: Path) -> None:
    database, folder = tmp_path / "verbatim.db", tmp_path / "copies"
    copies = DailyCopies(database, folder, 2)
    async with Database.open(database):
        for number in range(4):
            assert copies.make(FIRST + timedelta(days=number)) is not None
            assert copies.make(FIRST + timedelta(days=number)) is None
    assert [file.name for file in copies.made()] == ["verbatim-2027-01-02.db", "verbatim-2027-01-01.db"]
    assert all(state_of(file)[1] == [] for file in copies.made())


async def test_what_else_is_in_the_folder_stays(tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("verbatim-before-the-move.db", "verbatim-2001-01-01.db.gz", "notes.txt")]
    for file in others:
        file.write_text("mine")
    async with Database.open(tmp_path / "verbatim.db"):
        DailyCopies(tmp_path / "verbatim.db", tmp_path, 1).make(FIRST)
    assert [file.read_text() for file in others] == ["mine"] * 3


async def test_no_old_copy_goes_where_there_is_no_new_one(tmp_path: Path) -> None:
    database = tmp_path / "verbatim.db"
    copies = DailyCopies(database, tmp_path, 1)
    async with Database.open(database):
        kept = copies.make(FIRST)
    database.write_bytes(b"damaged" * 1000)
    with pytest.raises(UserError):
        copies.make(FIRST + timedelta(days=1))
    assert copies.made() == [kept]
