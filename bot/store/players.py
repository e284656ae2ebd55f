"""What is kept of single players: who hides from the leaderboard, and what they are to practise."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from bot.core.quiz.questions import LEAST_EPISODES, Kind
from bot.store.database import Database


class Card(NamedTuple):
    """What a player is to practise of one question, and when it is due (seconds since the epoch)."""

    player_id: int
    interview_id: int
    key: str
    card: str
    due_at: float


class Due(NamedTuple):
    """A card that is to be asked now."""

    interview_id: int
    key: str

    @property
    def is_about_several(self) -> bool:
        return self.key.startswith(f"{Kind.EPISODE}:")


_THEIRS = (
    "player_id = ? AND interview_id IN (SELECT value FROM json_each(?))"
    f" AND (? OR question_key NOT LIKE '{Kind.EPISODE}:%')"
)
"""What asks for several interviews can only be asked about several."""


async def put_cards(database: Database, cards: Iterable[Card]) -> None:
    """Store cards as they are now, inside the caller's transaction."""
    await database.within_many(
        "INSERT OR REPLACE INTO practice_cards (player_id, interview_id, question_key, card, due_at)"
        " VALUES (?, ?, ?, ?, ?)",
        cards,
    )


class PlayerStore:
    """One method a query. Cards are the texts of `bot.core.quiz.practice`, named by the `Question.key` they ask."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hide(self, guild_id: int, player_id: int) -> None:
        await self._database.write(
            "INSERT OR IGNORE INTO hidden_players (guild_id, player_id) VALUES (?, ?)", (guild_id, player_id)
        )

    async def show(self, guild_id: int, player_id: int) -> None:
        await self._database.write(
            "DELETE FROM hidden_players WHERE guild_id = ? AND player_id = ?", (guild_id, player_id)
        )

    async def hidden(self, guild_id: int) -> frozenset[int]:
        """Everyone who hides on this server."""
        rows = await self._database.rows("SELECT player_id FROM hidden_players WHERE guild_id = ?", (guild_id,))
        return frozenset(row[0] for row in rows)

    async def cards(self, player_ids: Sequence[int], interview_id: int, key: str) -> dict[int, str]:
        """The cards of these players for one question, by player."""
        some = ", ".join("?" * len(player_ids))
        rows = await self._database.rows(
            "SELECT player_id, card FROM practice_cards"
            f" WHERE player_id IN ({some}) AND interview_id = ? AND question_key = ?",
            (*player_ids, interview_id, key),
        )
        return dict(rows)

    async def drop_card(self, player_id: int, interview_id: int, key: str) -> None:
        await self._database.write(
            "DELETE FROM practice_cards WHERE player_id = ? AND interview_id = ? AND question_key = ?",
            (player_id, interview_id, key),
        )

    async def due_cards(self, player_id: int, interview_ids: Collection[int], now: float) -> list[Due]:
        """The cards about these interviews that are due, longest overdue first."""
        rows = await self._database.rows(
            f"SELECT interview_id, question_key FROM practice_cards WHERE {_THEIRS} AND due_at <= ?"
            " ORDER BY due_at, question_key",
            (*_theirs(player_id, interview_ids), now),
        )
        return [Due(*row) for row in rows]

    async def next_due(self, player_id: int, interview_ids: Collection[int]) -> float | None:
        """When the next card is due, in seconds since the epoch; None where there is no card."""
        rows = await self._database.rows(
            f"SELECT min(due_at) FROM practice_cards WHERE {_THEIRS}", _theirs(player_id, interview_ids)
        )
        return rows[0][0]


def _theirs(player_id: int, interview_ids: Collection[int]) -> tuple[int, str, bool]:
    return player_id, json.dumps(list(interview_ids)), len(interview_ids) >= LEAST_EPISODES
