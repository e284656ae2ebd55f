"""A server in every table, and that nothing of it is left."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.core.server_settings import ServerSettings
from bot.core.transcript.source import read
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.servers import ServerStore

INTERVIEW = Path(__file__).parents[2] / "data" / "interview.txt"
HERE, THERE = 111222333444555666, 777888999000111222


async def holding(database: Database, number: int) -> set[str]:
    """Every table with a row in which that number stands."""
    found: set[str] = set()
    names = await database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    for (table,) in names:
        columns = [column for _, column, *_ in await database.rows(f"PRAGMA table_info({table})")]
        where = " OR ".join(f"CAST({column} AS TEXT) = ?" for column in columns)
        if await database.rows(f"SELECT 1 FROM {table} WHERE {where}", [str(number)] * len(columns)):
            found.add(table)
    return found


async def with_guild(database: Database) -> set[str]:
    """Every table that says of its rows which server they are of."""
    rows = await database.rows(
        "SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND columns.name = 'guild_id'"
    )
    return {name for (name,) in rows}


@pytest.fixture
async def lived_in(database: Database) -> Database:
    """Two servers have something in every table that holds a server's."""
    for guild in (HERE, THERE):
        await InterviewStore(database).add([read(INTERVIEW)], guild)
        ((interview,),) = await database.rows("SELECT id FROM interviews WHERE guild_id = ?", (guild,))
        await ServerStore(database).put(guild, ServerSettings(quiz_channels=frozenset([guild % 1000])))
        await ServerStore(database).leave([guild], 1)
        for sql in (
            "INSERT INTO games (mode, guild_id, channel_id, player_id, interview_id, digest, state, started_at)"
            " VALUES ('solo', :guild, 1, 2, :interview, 'd', '{}', 1)",
            "INSERT INTO results SELECT id, 0, 2, guild_id, 'when', 1, 1, 1, 1, 1, 0, 0, NULL, 5, 0.25 FROM games"
            " WHERE guild_id = :guild",
            "INSERT INTO asked VALUES (:guild, 'when:1', 1)",
            "INSERT INTO hidden_players VALUES (:guild, 2)",
            "INSERT INTO practice_cards VALUES (2, :interview, 'when:1', '{}', 1)",
            "INSERT INTO quote_replies VALUES ('q' || :guild, 2, :interview, 'd', '{}', 1)",
            "INSERT INTO topic_marks VALUES (:interview, :guild, 0, 'All of it')",
            "INSERT INTO outlines VALUES (:interview, :guild, 'a', '[]')",
            "INSERT INTO topic_reports VALUES (:interview, 'd', 0, :guild, 2, 1)",
            "INSERT INTO current_interviews VALUES (:guild, :interview)",
            "INSERT INTO uploads (id, guild_id, channel_id, user_id, state, filename, content, created_at)"
            " VALUES ('u' || :guild, :guild, 1, 2, 'queued', 'a.srt', x'00', 1)",
            "INSERT OR IGNORE INTO feeds (id, url, title, looked_at, next_look) VALUES (1, 'a', 'b', 1, 1)",
            "INSERT INTO stars VALUES (2, :guild, :interview, 'd', 0, 0, 'Said.', NULL, 0, 1)",
            "INSERT INTO wrong_answers VALUES (NULL, 2, :guild, :interview, 'd', 0, 0, 0, 5, 0, 9, 'Said.',"
            " 'doubt', 0.5, 1, NULL, NULL)",
            "INSERT INTO quote_days VALUES (:guild, '2026-11-22', :interview, 'd', 0, 0)",
            "INSERT INTO follows (guild_id, feed_id, bring, since) VALUES (:guild, 1, 0, 1)",
            "INSERT INTO follow_episodes (guild_id, feed_id, guid, state) VALUES (:guild, 1, 'a', 'passed')",
        ):
            await database.write(sql, {"guild": guild, "interview": interview})  # pyright: ignore[reportArgumentType]
    return database


async def test_nothing_of_a_server_is_left_and_all_of_the_others(lived_in: Database) -> None:
    there = await holding(lived_in, THERE)
    assert await holding(lived_in, HERE) == there >= await with_guild(lived_in) | {"asked"}
    kept = {
        table: await _count(lived_in, table) for table in ("cues", "quote_replies", "practice_cards", "results")
    }
    await ServerStore(lived_in).forget(HERE)
    assert await holding(lived_in, HERE) == set()
    assert await holding(lived_in, THERE) == there
    assert {table: 2 * await _count(lived_in, table) for table in kept} == kept


async def _count(database: Database, table: str) -> int:
    return (await database.rows(f"SELECT count(*) FROM {table}"))[0][0]


async def test_servers_are_known_by_anything_that_they_have(lived_in: Database) -> None:
    store = ServerStore(lived_in)
    assert await store.known() == {HERE, THERE}
    await store.forget(THERE)
    assert await store.known() == {HERE}


async def test_settings_come_back_as_they_were_put(database: Database) -> None:
    store = ServerStore(database)
    settings = ServerSettings(
        True, frozenset([5, 6]), 7, 23, 1.5, date(2026, 11, 22), "a reason", 8, 2.5, date(2026, 1, 2), "b", "A show"
    )
    await store.put(HERE, ServerSettings(quiz_channels=frozenset([9])))
    for one in (settings, replace(settings, daily_channel=None, quiz_channels=frozenset([6]))):
        await store.put(HERE, one)
        assert await store.settings() == {HERE: one}


async def test_the_first_departure_holds_until_the_bot_is_back(database: Database) -> None:
    store = ServerStore(database)
    for at in (100, 200):
        await store.leave([HERE], at)
    assert await store.departed() == {HERE: 100}
    await store.come_back([HERE, THERE])
    assert await store.departed() == {}
