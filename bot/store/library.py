"""A server's library in SQLite: which interview is its current one, and what it changed in its uploads."""

import time
from collections.abc import Mapping, Sequence

from bot.core.particulars import Particulars
from bot.core.transcript.sidecar import TurnMark
from bot.store.database import Database
from bot.store.own_changes import stored_turns, within_speakers

UNDO_SECONDS = 24 * 60 * 60
IS_HELD = "coalesce(removed_at, 1) > 0"
"""Of an interview, in SQL: it is in a library, or can be brought back."""


class LibraryStore:
    """One method a query. Every change names the server, and touches no other's uploads nor the host's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def current(self) -> dict[int, int]:
        """The current interview of every server that chose one."""
        return dict(await self._database.rows("SELECT guild_id, interview_id FROM current_interviews"))

    async def length(self, guild_id: int) -> int:
        """Of all interviews of a server in ms, with those that were removed and not yet purged."""
        sql = f"SELECT coalesce(sum(length_ms), 0) FROM interviews WHERE guild_id = ? AND {IS_HELD}"
        return (await self._database.rows(sql, (guild_id,)))[0][0]

    async def use(self, guild_id: int, interview_id: int) -> None:
        """Make this interview, which must be on that server, its current one."""
        await self._database.write(
            "INSERT OR REPLACE INTO current_interviews (guild_id, interview_id)"
            " SELECT ?, id FROM interviews WHERE id = ? AND coalesce(guild_id, ?) = ? AND removed_at IS NULL",
            (guild_id, interview_id, guild_id, guild_id),
        )

    async def edit(
        self,
        guild_id: int,
        interview_id: int,
        title: str,
        media_link: str | None,
        speakers: Mapping[str, str],
        turns: Sequence[TurnMark] | None = None,
        particulars: Particulars | None = None,
    ) -> bool:
        """Give title, link (None: none) and, to speakers as the file calls them, names; whether there is such an
        upload. `turns` are who speaks from when, none for those of the file. None leaves them as they are."""
        told = None if particulars is None else particulars.to_json() or "{}"
        async with self._database.transaction():
            changed = await self._database.within(
                "UPDATE interviews SET own_title = ?, own_link = ?,"
                " own_particulars = coalesce(?, own_particulars), revision = revision + 1, read_by = NULL"
                " WHERE id = ? AND guild_id = ? AND removed_at IS NULL RETURNING id",
                (title, media_link or "", told, interview_id, guild_id),
            )
            if not changed:
                return False
            if turns is not None:
                await self._database.within(
                    "UPDATE interviews SET own_turns = ? WHERE id = ?", (stored_turns(turns), interview_id)
                )
                await within_speakers(self._database, interview_id)
            await self._database.within("DELETE FROM speaker_names WHERE interview_id = ?", (interview_id,))
            await self._database.within_many(
                "INSERT INTO speaker_names (interview_id, speaker, name) VALUES (?, ?, ?)",
                ((interview_id, speaker, name) for speaker, name in speakers.items() if name != speaker),
            )
        return True

    async def same(self, guild_id: int, digest: str, path: str) -> tuple[int | None, int | None]:
        """The upload of these very bytes that a server has already, and the one from a file of this name."""
        rows = await self._database.rows(
            "SELECT max(CASE WHEN digest = ? THEN id END), max(CASE WHEN path = ? THEN id END)"
            " FROM interviews WHERE guild_id = ? AND removed_at IS NULL",
            (digest, path, guild_id),
        )
        return rows[0]

    async def remove(self, guild_id: int, interview_id: int) -> bool:
        """Take an upload off the library; whether it was there. Its words are kept for `UNDO_SECONDS`."""
        changed = await self._database.write(
            "UPDATE interviews SET removed_at = ? WHERE id = ? AND guild_id = ? AND removed_at IS NULL",
            (int(time.time()), interview_id, guild_id),
        )
        return changed > 0

    async def restore(self, guild_id: int, interview_id: int) -> bool:
        """Undo a removal; whether there was one. Where its path is taken meanwhile, it gets another."""
        changed = await self._database.write(
            "UPDATE interviews SET removed_at = NULL, revision = revision + 1, read_by = NULL,"
            " path = CASE WHEN EXISTS (SELECT 1 FROM interviews other WHERE other.guild_id = interviews.guild_id"
            " AND other.path = interviews.path AND other.removed_at IS NULL) THEN path || ' ' || id ELSE path END"
            " WHERE id = ? AND guild_id = ? AND removed_at > ?",
            (interview_id, guild_id, int(time.time()) - UNDO_SECONDS),
        )
        return changed > 0
