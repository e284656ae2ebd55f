"""The topics of interviews, as they were made."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.core.topics.model import Extract, Topic
from bot.store.database import Database


class OutlineStore:
    """One method a query. `guild_id` is None for the outline of everybody who has no own one; `made_from` tells
    whether what is stored still holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, interview_id: int, guild_id: int | None, made_from: str) -> tuple[Topic, ...] | None:
        """The topics, if they were made from just this."""
        rows = await self._database.rows(
            "SELECT topics FROM outlines WHERE interview_id = ? AND guild_id = ? AND made_from = ?",
            (interview_id, guild_id or 0, made_from),
        )
        return tuple(_topic(**topic) for topic in json.loads(rows[0][0])) if rows else None

    async def put(self, interview_id: int, guild_id: int | None, made_from: str, topics: Sequence[Topic]) -> None:
        """Store topics in place of the last ones; nothing where the interview is gone."""
        await self._database.write(
            "INSERT OR REPLACE INTO outlines (interview_id, guild_id, made_from, topics)"
            " SELECT id, ?, ?, ? FROM interviews WHERE id = ?",
            (guild_id or 0, made_from, json.dumps([asdict(topic) for topic in topics]), interview_id),
        )


def _topic(
    *,
    keyphrases: Sequence[str],
    summary: Sequence[dict[str, Any]],
    asked: dict[str, Any] | None = None,
    **others: Any,
) -> Topic:
    return Topic(
        keyphrases=tuple(keyphrases),
        summary=tuple(Extract(**extract) for extract in summary),
        asked=None if asked is None else Extract(**asked),
        **others,
    )
