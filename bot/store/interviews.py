"""Interviews in SQLite: importing sources, and reading them back."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.store.database import Database
from bot.transcript.model import Cue
from bot.transcript.sidecar import Correction, TurnMark
from bot.transcript.source import Source


class Change(StrEnum):
    """What an import did with a source."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class StoredInterview:
    """An interview as it lies in the database; `guild_id` None means it is on every server."""

    id: int
    guild_id: int | None
    source: Source


class InterviewStore:
    """One method a query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, sources: Iterable[Source], guild_id: int | None = None) -> list[Change]:
        """Import all sources in one transaction; the same bytes again change nothing, a known path is replaced."""
        async with self._database.transaction():
            return [await self._add(source, guild_id) for source in sources]

    async def _add(self, source: Source, guild_id: int | None) -> Change:
        same = await self._database.within(
            "SELECT id FROM interviews WHERE guild_id IS ? AND digest = ?", (guild_id, source.digest)
        )
        if same:
            return Change.UNCHANGED
        known = await self._database.within(
            "SELECT id FROM interviews WHERE guild_id IS ? AND path = ?", (guild_id, source.path)
        )
        facts = (source.digest, source.title, source.media_link, int(time.time()))
        if known:
            interview_id: int = known[0][0]
            await self._database.within(
                "UPDATE interviews SET digest = ?, title = ?, media_link = ?, imported_at = ? WHERE id = ?",
                (*facts, interview_id),
            )
            for table in ("cues", "turns", "corrections"):
                await self._database.within(f"DELETE FROM {table} WHERE interview_id = ?", (interview_id,))
        else:
            inserted = await self._database.within(
                "INSERT INTO interviews (digest, title, media_link, imported_at, guild_id, path)"
                " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (*facts, guild_id, source.path),
            )
            interview_id = inserted[0][0]
        await self._add_words(interview_id, source)
        return Change.REPLACED if known else Change.ADDED

    async def _add_words(self, interview_id: int, source: Source) -> None:
        await self._database.within_many(
            "INSERT INTO cues (interview_id, position, start_ms, end_ms, text, speaker) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (interview_id, position, cue.start, cue.end, cue.text, cue.speaker)
                for position, cue in enumerate(source.cues)
            ),
        )
        await self._database.within_many(
            "INSERT INTO turns (interview_id, start_ms, speaker) VALUES (?, ?, ?)",
            ((interview_id, mark.start, mark.speaker) for mark in source.turns),
        )
        await self._database.within_many(
            "INSERT INTO corrections (interview_id, position, at_ms, heard, said) VALUES (?, ?, ?, ?, ?)",
            (
                (interview_id, position, correction.at, correction.heard, correction.said)
                for position, correction in enumerate(source.corrections)
            ),
        )

    async def count(self) -> int:
        """How many interviews there are, on whatever server."""
        return (await self._database.rows("SELECT count(*) FROM interviews"))[0][0]

    async def all(self) -> list[StoredInterview]:
        """Every interview with its words, in the order of their first import."""
        rows = await self._database.rows(
            "SELECT id, guild_id, path, digest, title, media_link FROM interviews ORDER BY id"
        )
        return [
            StoredInterview(
                interview_id,
                guild_id,
                Source(
                    path=path,
                    digest=digest,
                    title=title,
                    media_link=media_link,
                    cues=await self._cues(interview_id),
                    turns=await self._turns(interview_id),
                    corrections=await self._corrections(interview_id),
                ),
            )
            for interview_id, guild_id, path, digest, title, media_link in rows
        ]

    async def _cues(self, interview_id: int) -> list[Cue]:
        rows = await self._database.rows(
            "SELECT start_ms, end_ms, text, speaker FROM cues WHERE interview_id = ? ORDER BY position",
            (interview_id,),
        )
        return [Cue(*row) for row in rows]

    async def _turns(self, interview_id: int) -> tuple[TurnMark, ...]:
        rows = await self._database.rows(
            "SELECT start_ms, speaker FROM turns WHERE interview_id = ? ORDER BY start_ms", (interview_id,)
        )
        return tuple(TurnMark.model_construct(start=start, speaker=speaker) for start, speaker in rows)

    async def _corrections(self, interview_id: int) -> tuple[Correction, ...]:
        rows = await self._database.rows(
            "SELECT at_ms, heard, said FROM corrections WHERE interview_id = ? ORDER BY position", (interview_id,)
        )
        return tuple(Correction.model_construct(at=at, heard=heard, said=said) for at, heard, said in rows)
