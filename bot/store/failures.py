"""What could not be done with an interview's words, so that it is not tried again at every start."""

import time

from bot.core import release
from bot.store.database import Database


class FailureStore:
    """One method a query; `work` names what was tried, `digest` the transcript with which. Another release of the
    bot tries again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, interview_id: int, work: str, digest: str) -> None:
        await self._database.write(
            "INSERT OR REPLACE INTO failures (interview_id, work, digest, release, at)"
            " SELECT id, ?, ?, ?, ? FROM interviews WHERE id = ?",
            (work, digest, release.version(), int(time.time()), interview_id),
        )

    async def is_noted(self, interview_id: int, work: str, digest: str) -> bool:
        return bool(
            await self._database.rows(
                "SELECT 1 FROM failures WHERE interview_id = ? AND work = ? AND digest = ? AND release = ?",
                (interview_id, work, digest, release.version()),
            )
        )
