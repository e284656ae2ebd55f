"""What is kept of a person, in all tables: read for them, and removed."""

import json
import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from bot.core.quiz.games import Game
from bot.store.database import Database

_GAME = TypeAdapter(Game)
NOBODY = 0
"""Stands where a server's row needs somebody, and the person is forgotten."""
Rows = list[dict[str, Any]]


class _Table(NamedTuple):
    """`person` is the column that says whose a row is, `json` one that holds JSON."""

    name: str
    person: str
    columns: str
    json: str = ""


_OWN = (
    _Table("quote_replies", "asker_id", "id, interview_id, state, created_at", "state"),
    _Table("stars", "person_id", "guild_id, interview_id, first, last, text, speaker, start_ms, at"),
    _Table(
        "wrong_answers", "person_id", "guild_id, interview_id, start_ms, text, verdict, at, looked_for, right_ms"
    ),
    _Table("results", "player_id", "game_id, round, guild_id, kind, at, took, is_right, points, bonus, hinted"),
    _Table("asked", "place", "key, at"),
    _Table("hidden_players", "player_id", "guild_id"),
    _Table("practice_cards", "player_id", "interview_id, question_key, card, due_at", "card"),
    _Table("topic_reports", "user_id", "interview_id, guild_id, start_ms, at"),
)
"""Rows that are one person's alone."""
_ADDED = (
    _Table("interviews", "added_by", "id, guild_id, title, imported_at"),
    _Table("mendings", "person_id", "id, interview_id, at, heard, said"),
    _Table("uploads", "user_id", "id, guild_id, channel_id, state, filename, title, media_link, created_at"),
)
"""Rows that are a server's, whoever brought them."""
_PLAYED = "(player_id = ? OR instr(state, ?))"
"""A quick look; whether they are really in the game is seen when it is read."""
_A_SERVERS = "(mode = 'channel' OR (mode = 'daily' AND guild_id IS NOT NULL))"
"""Games that stay: others played in them too, or are to get the same questions, and no old ones."""


class PersonalStore:
    """One person at a time, by their number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all_of(self, person: int) -> Mapping[str, Rows]:
        """Everything that is kept of a person, by table, ready to be written as JSON."""
        found = {table.name: await self._rows(table, person) for table in (*_OWN, *_ADDED)}
        return {"games": await self._games(person), **found}

    async def _rows(self, table: _Table, person: int) -> Rows:
        rows = await self._database.rows(
            f"SELECT {table.columns} FROM {table.name} WHERE {table.person} = ?", (person,)
        )
        named = [dict(zip(table.columns.split(", "), row, strict=True)) for row in rows]
        return [{**row, table.json: json.loads(row[table.json])} if table.json else row for row in named]

    async def _games(self, person: int) -> Rows:
        """Their own share: neither what others answered, nor what may still be asked."""
        columns = "id, mode, guild_id, channel_id, interview_id, day, started_at, ended_at"
        rows = await self._database.rows(
            f"SELECT {columns}, player_id, state FROM games WHERE {_PLAYED} ORDER BY id", (person, str(person))
        )
        found = Rows()
        for *facts, starter, state in rows:
            played = _answers(_GAME.validate_json(state), person) if state else Rows()
            if played or starter == person:
                about = dict(zip(columns.split(", "), facts, strict=True))
                found.append({**about, "started_by_you": starter == person, "answers": played})
        return found

    async def forget(self, person: int) -> None:
        """Remove all of it. What belongs to a server stays there, without the person."""
        async with self._database.transaction():
            for table in _OWN:
                await self._database.within(f"DELETE FROM {table.name} WHERE {table.person} = ?", (person,))
            await self._forget_games(person)
            await self._database.within("UPDATE interviews SET added_by = NULL WHERE added_by = ?", (person,))
            await self._database.within("UPDATE mendings SET person_id = ? WHERE person_id = ?", (NOBODY, person))
            await self._database.within("DELETE FROM uploads WHERE user_id = ? AND state = 'asked'", (person,))
            await self._database.within("UPDATE uploads SET user_id = ? WHERE user_id = ?", (NOBODY, person))

    async def _forget_games(self, person: int) -> None:
        rows = await self._database.within(
            f"SELECT id, state FROM games WHERE {_PLAYED} AND {_A_SERVERS} AND state <> ''",
            (person, str(person)),
        )
        await self._database.within_many(
            "UPDATE games SET state = ? WHERE id = ?",
            [
                (_GAME.dump_json(_GAME.validate_json(state).without(person)).decode(), game_id)
                for game_id, state in rows
            ],
        )
        await self._database.within(
            "UPDATE OR IGNORE games SET player_id = ?,"
            " ended_at = CASE WHEN mode = 'daily' THEN coalesce(ended_at, ?) ELSE ended_at END"
            f" WHERE player_id = ? AND {_A_SERVERS}",
            (NOBODY, time.time(), person),
        )
        await self._database.within("DELETE FROM games WHERE player_id = ?", (person,))


def _answers(game: Game, person: int) -> Rows:
    """What a person did in a game, round by round."""
    rounds: Rows = _GAME.dump_python(game, mode="json")["rounds"]
    return [
        {"round": number, **(one["answers"].get(str(person)) or {}), "hinted": person in one["hinted"]}
        for number, one in enumerate(rounds, start=1)
        if str(person) in one["answers"] or person in one["hinted"]
    ]
