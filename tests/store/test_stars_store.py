"""Stars in the database: whose they are, what comes first, and what the quote of the day was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.core.starred import Passage, Starred
from bot.core.transcript.source import read
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import UNDO_SECONDS
from bot.store.stars import StarStore
from bot.store.tidying import Tidying

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
ADA, BEN, HERE, THERE = 1, 2, 10, 20
ONE = Starred(Passage(1, "d", 0, 1), "The first.", "Zoe", 100, 0, 1_000)
TWO = Starred(Passage(1, "d", 5, 5), "The second.", None, 900, 0, 2_000)


async def test_a_server_has_what_most_people_starred_first_and_a_person_what_they_starred_last(
    database: Database,
) -> None:
    store = StarStore(database)
    for person, place, quote in ((ADA, HERE, ONE), (BEN, HERE, ONE), (ADA, HERE, TWO), (ADA, THERE, ONE)):
        assert await store.toggle(person, place, quote, 9)
    assert await store.of_server(HERE) == [replace(ONE, stars=2), replace(TWO, stars=1)]
    assert await store.of_server(THERE) == [replace(ONE, stars=1)]
    assert [quote.passage for quote in await store.of_person(ADA)] == [TWO.passage, ONE.passage]
    assert await store.toggle(ADA, HERE, ONE, 9) is False
    assert await store.of_server(HERE) == [replace(TWO, stars=1), replace(ONE, stars=1)]


async def test_there_are_only_so_many_stars_a_place_and_old_ones_can_be_taken_back(database: Database) -> None:
    store = StarStore(database)
    assert await store.toggle(ADA, HERE, ONE, 1)
    assert await store.toggle(ADA, HERE, TWO, 1) is None
    assert await store.toggle(ADA, THERE, TWO, 1)
    assert await store.toggle(ADA, HERE, ONE, 1) is False


async def test_stars_go_with_their_interview_once_its_removal_cannot_be_undone(database: Database) -> None:
    await InterviewStore(database).add([read(INTERVIEW)], HERE)
    store = StarStore(database)
    await store.toggle(ADA, HERE, ONE, 9)
    await store.put_quote_of_day(HERE, date(2026, 11, 22), ONE.passage)
    await store.put_quote_of_day(HERE, date(2026, 11, 22), TWO.passage)
    await Tidying(database).purge()
    assert await store.quotes_of_days(HERE) == {date(2026, 11, 22): ONE.passage}
    await database.write("UPDATE interviews SET removed_at = unixepoch() - ?", (UNDO_SECONDS + 1,))
    await Tidying(database).purge()
    assert await store.of_server(HERE) == []
    assert await store.quotes_of_days(HERE) == {}
