"""Files on their way into a library: asked about, queued, imported. They outlive the process."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.core.listing import HOST
from bot.core.transcript.examine import fuller_names
from bot.core.transcript.upload import Upload
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.store.library import IS_HELD
from bot.store.prepared import Prepared

KEPT_SECONDS = 60 * 60
"""How long an upload waits for somebody to say that it is right."""


_COLUMNS = (
    "id, guild_id, channel_id, user_id, filename, content, sidecar, chapters, title, media_link, path, message_id,"
    " interview_id, joined, particulars"
)
_HELD = (
    f"((SELECT count(*) FROM interviews WHERE guild_id = ? AND {IS_HELD}) + (SELECT count(*) FROM uploads"
    " WHERE guild_id = ? AND (state = 'queued' OR state = 'asked' AND created_at > ?)))"
)


def _held(guild_id: int) -> tuple[int, int, int]:
    """The values of `_HELD`."""
    return guild_id, guild_id, int(time.time()) - KEPT_SECONDS


class UploadStore:
    """Uploads until they are interviews; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._interviews = InterviewStore(database)

    async def ask(self, upload: Upload, most: int) -> bool:
        """Keep an upload until somebody says that it is right, or nobody has for `KEPT_SECONDS`; False where the
        server holds `most` interviews already."""
        kept = await self._database.write(
            "INSERT INTO uploads (id, guild_id, channel_id, user_id, filename, content, sidecar, chapters, title,"
            " media_link, particulars, state, created_at)"
            f" SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked', ? WHERE {_HELD} < ?",
            (
                upload.id,
                upload.guild_id,
                upload.channel_id,
                upload.user_id,
                upload.filename,
                upload.content,
                upload.sidecar,
                upload.chapters,
                upload.title,
                upload.media_link,
                upload.particulars,
                int(time.time()),
                *_held(upload.guild_id),
                most,
            ),
        )
        return kept > 0

    async def held(self, guild_id: int) -> int:
        """How many interviews of a server there are: imported, on their way, or removed and not yet purged."""
        return (await self._database.rows(f"SELECT {_HELD}", _held(guild_id)))[0][0]

    async def forget_old(self) -> None:
        """Forget uploads that nobody has confirmed for long."""
        await self._database.write(
            "DELETE FROM uploads WHERE state = 'asked' AND created_at <= ?", (int(time.time()) - KEPT_SECONDS,)
        )

    async def cancel(self, upload_id: str, guild_id: int) -> bool:
        """Forget an upload that was asked about; whether there was one."""
        forgotten = await self._database.write(
            "DELETE FROM uploads WHERE id = ? AND guild_id = ? AND state = 'asked'", (upload_id, guild_id)
        )
        return forgotten > 0

    async def queue(
        self, upload_id: str, guild_id: int, message_id: int | None, *, replacing: bool, joining: bool = False
    ) -> Upload | None:
        """Let an upload be imported in its turn; None where it is not (or no longer) asked about. `replacing` the
        interview that came from a file of the same name, `joining` names that may be one person's."""
        async with self._database.transaction():
            rows = await self._database.within(
                "UPDATE uploads SET state = 'queued', queued_at = ?, message_id = ?,"
                " path = CASE WHEN ? THEN filename END, joined = ?"
                f" WHERE id = ? AND guild_id = ? AND state = 'asked' AND created_at > ? RETURNING {_COLUMNS}",
                (time.time(), message_id, replacing, joining, upload_id, guild_id, int(time.time()) - KEPT_SECONDS),
            )
        return Upload(*rows[0]) if rows else None

    async def posted(self, upload_id: str, message_id: int) -> None:
        """Note the message that shows how far an upload is."""
        await self._database.write("UPDATE uploads SET message_id = ? WHERE id = ?", (message_id, upload_id))

    async def queued(self) -> list[str]:
        """The numbers of what is to be imported, in its turn."""
        rows = await self._database.rows("SELECT id FROM uploads WHERE state = 'queued' ORDER BY queued_at, id")
        return [upload_id for (upload_id,) in rows]

    async def imported(self) -> list[Upload]:
        """Uploads that are in the library, whose message does not say so yet."""
        rows = await self._database.rows(
            f"SELECT {_COLUMNS} FROM uploads WHERE state = 'imported' ORDER BY queued_at, id"
        )
        return [Upload(*row) for row in rows]

    async def get(self, upload_id: str) -> Upload | None:
        rows = await self._database.rows(f"SELECT {_COLUMNS} FROM uploads WHERE id = ?", (upload_id,))
        return Upload(*rows[0]) if rows else None

    async def take_in(
        self, upload: Upload, prepared: Prepared, check: Callable[[int], None] = lambda ms: None
    ) -> Upload:
        """Import what was read of a queued upload, and note that in the same transaction; `check` is asked whether
        the server may have so many ms of talk, and may raise."""
        staged = await self._interviews.stage(prepared, _owner(upload))
        names = fuller_names(prepared.speakers) if upload.joined else {}
        try:
            return await self._settle(upload, prepared.source.digest, staged, check, names)
        finally:
            await self._interviews.unstage([staged])

    async def _settle(
        self, upload: Upload, digest: str, staged: int, check: Callable[[int], None], names: Mapping[str, str]
    ) -> Upload:
        async with self._database.transaction():
            path = upload.path or await self._free_path(upload)
            _, interview_id = await self._interviews.within_settle(digest, path, staged, _owner(upload))
            rows = await self._database.within(
                f"SELECT sum(length_ms) FROM interviews WHERE guild_id = ? AND {IS_HELD}", (upload.guild_id,)
            )
            check(rows[0][0] or 0)
            await self._database.within(
                "UPDATE interviews SET added_by = (SELECT nullif(user_id, 0) FROM uploads WHERE id = ?)"
                " WHERE id = ?",
                (upload.id, interview_id),
            )
            await self._database.within_many(
                "INSERT OR IGNORE INTO speaker_names (interview_id, speaker, name) VALUES (?, ?, ?)",
                ((interview_id, speaker, name) for speaker, name in names.items()),
            )
            await self._database.within(
                "UPDATE uploads SET state = 'imported', interview_id = ?, content = x'', sidecar = NULL,"
                " chapters = NULL WHERE id = ?",
                (interview_id, upload.id),
            )
        return replace(upload, interview_id=interview_id, content=b"", sidecar=None, chapters=None)

    async def _free_path(self, upload: Upload) -> str:
        taken = await self._database.within(
            "SELECT 1 FROM interviews WHERE guild_id IS ? AND path = ? AND removed_at IS NULL",
            (_owner(upload), upload.filename),
        )
        return f"{upload.filename} {upload.id}" if taken else upload.filename

    async def forget(self, upload_id: str) -> None:
        await self._database.write("DELETE FROM uploads WHERE id = ?", (upload_id,))


def _owner(upload: Upload) -> int | None:
    """Whose interview it becomes; None: the host's."""
    return None if upload.guild_id == HOST else upload.guild_id
