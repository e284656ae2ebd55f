"""Answers that somebody said were wrong."""

from collections.abc import Iterator
from typing import Any

from bot.core.search.complaints import Complaint
from bot.store.database import Database

_FIELDS = "interview_id, digest, first, begin, last, finish, start_ms, end_ms, text, verdict, score, at"  # in order
_TOLD = "at, title, interview_id, digest, text, start_ms, end_ms, verdict, score, looked_for, right_ms"


class ComplaintStore:
    """Every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, person: int, guild_id: int, one: Complaint) -> tuple[int, bool]:
        """Note that an answer is wrong; its number, and whether this person said so for the first time."""
        hit, names = one.hit, f"person_id, guild_id, {_FIELDS}"
        words = hit.first, hit.begin, hit.last, hit.finish
        async with self._database.transaction():
            added = await self._database.within(
                f"INSERT OR IGNORE INTO wrong_answers ({names})"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    person,
                    guild_id,
                    one.interview_id,
                    one.digest,
                    *words,
                    hit.start,
                    hit.end,
                    hit.text,
                    one.verdict,
                    hit.score,
                    one.at,
                ),
            )
            if added:
                return added[0][0], True
            known = await self._database.within(
                "SELECT id FROM wrong_answers WHERE person_id = ? AND interview_id = ? AND digest = ?"
                " AND first = ? AND begin = ? AND last = ? AND finish = ?",
                (person, one.interview_id, one.digest, *words),
            )
            return known[0][0], False

    async def explain(self, number: int, person: int, looked_for: str, right: int | None) -> bool:
        """Add to their own complaint what somebody looked for, and where it is said (ms); whether there is one."""
        changed = await self._database.write(
            "UPDATE wrong_answers SET looked_for = ?, right_ms = ? WHERE id = ? AND person_id = ?",
            (looked_for, right, number, person),
        )
        return changed > 0

    async def all(self) -> Iterator[dict[str, Any]]:
        """Every complaint, oldest first, without the person: times of the interview in ms, `at` in seconds since
        1970."""
        rows = await self._database.rows(
            f"SELECT {_TOLD} FROM wrong_answers JOIN (SELECT id AS number, coalesce(own_title, title) AS title"
            " FROM interviews) ON number = interview_id ORDER BY at, id"
        )
        return (dict(zip(_TOLD.split(", "), row, strict=True)) for row in rows)
