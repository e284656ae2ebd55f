"""What people say about where topics begin: moderators' own outlines, and reports of topics cut wrongly."""

import time
from collections import defaultdict
from collections.abc import Mapping

from bot.core.topics.editing import Marks, TopicMark
from bot.store.database import Database


class TopicStore:
    """One method a query. Reports from direct messages are kept under the server 0."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def marks(self) -> dict[tuple[int, int], Marks]:
        """Every outline that was set by hand, by interview and server."""
        rows = await self._database.rows(
            "SELECT interview_id, guild_id, start_ms, title FROM topic_marks"
            " ORDER BY interview_id, guild_id, start_ms"
        )
        found: dict[tuple[int, int], Marks] = defaultdict(tuple)
        for interview_id, guild_id, start, title in rows:
            found[interview_id, guild_id] += (TopicMark(start, title),)
        return dict(found)

    async def put_marks(self, interview_id: int, guild_id: int, marks: Marks) -> None:
        """Store a server's whole outline in place of its last one; without marks it has none."""
        async with self._database.transaction():
            await self._database.within(
                "DELETE FROM topic_marks WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id)
            )
            await self._database.within_many(
                "INSERT INTO topic_marks (interview_id, guild_id, start_ms, title) VALUES (?, ?, ?, ?)",
                ((interview_id, guild_id, mark.start, mark.title) for mark in marks),
            )

    async def report(self, interview_id: int, digest: str, start: int, guild_id: int | None, user_id: int) -> bool:
        """Whether that was this person's first report of the topic that begins at `start` (ms)."""
        return bool(
            await self._database.write(
                "INSERT OR IGNORE INTO topic_reports (interview_id, digest, start_ms, guild_id, user_id, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (interview_id, digest, start, guild_id or 0, user_id, time.time()),
            )
        )

    async def reports(self, interview_id: int, digest: str, guild_id: int | None) -> Mapping[int, int]:
        """How many people of that server reported each topic, by its start (ms)."""
        rows = await self._database.rows(
            "SELECT start_ms, count(*) FROM topic_reports WHERE interview_id = ? AND digest = ? AND guild_id = ?"
            " GROUP BY start_ms",
            (interview_id, digest, guild_id or 0),
        )
        return dict(rows)
