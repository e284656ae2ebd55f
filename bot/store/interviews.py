"""Interviews in SQLite: importing sources, and reading them back."""

import asyncio
import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.listing import Record, Version
from bot.core.transcript.model import Cue
from bot.core.transcript.sidecar import ChapterMark, Correction, TurnMark
from bot.core.transcript.source import Source
from bot.store.database import Database

_OF_ITS_WORDS = (
    "cues",
    "turns",
    "corrections",
    "chapters",
    "speakers",
    "stretches",
    "interview_texts",
    "failures",
)


class Change(StrEnum):
    """What an import did with a source."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class StoredInterview:
    """An interview as it lies in the database, with what its server changed; `guild_id` None means it is on every
    server."""

    id: int
    guild_id: int | None
    source: Source
    version: Version


class InterviewStore:
    """One method a query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, sources: Iterable[Source], guild_id: int | None = None) -> list[Change]:
        """Import all sources in one transaction; the same bytes again change nothing, a known path is replaced."""
        async with self._database.transaction():
            return [(await self.within_add(source, guild_id))[0] for source in sources]

    async def within_add(self, source: Source, guild_id: int | None) -> tuple[Change, int]:
        """Import a source inside the caller's transaction; what that did, and the number of the interview."""
        same = await self._database.within(
            "SELECT id FROM interviews WHERE guild_id IS ? AND digest = ? AND removed_at IS NULL",
            (guild_id, source.digest),
        )
        if same:
            return Change.UNCHANGED, same[0][0]
        known = await self._database.within(
            "SELECT id FROM interviews WHERE guild_id IS ? AND path = ? AND removed_at IS NULL",
            (guild_id, source.path),
        )
        length, words, speakers = await asyncio.to_thread(_counted, source)
        facts = (source.digest, source.title, source.media_link, int(time.time()), length, words)
        if known:
            interview_id: int = known[0][0]
            await self._database.within(
                "UPDATE interviews SET digest = ?, title = ?, media_link = ?, imported_at = ?, length_ms = ?,"
                " words = ?, read_by = NULL WHERE id = ?",
                (*facts, interview_id),
            )
            for table in _OF_ITS_WORDS:
                await self._database.within(f"DELETE FROM {table} WHERE interview_id = ?", (interview_id,))
        else:
            inserted = await self._database.within(
                "INSERT INTO interviews (digest, title, media_link, imported_at, length_ms, words, guild_id, path)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (*facts, guild_id, source.path),
            )
            interview_id = inserted[0][0]
        await self._add_words(interview_id, source, speakers)
        return Change.REPLACED if known else Change.ADDED, interview_id

    async def _add_words(self, interview_id: int, source: Source, speakers: Iterable[str]) -> None:
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
        await self._database.within_many(
            "INSERT INTO chapters (interview_id, position, start_ms, title) VALUES (?, ?, ?, ?)",
            (
                (interview_id, position, chapter.start, chapter.title)
                for position, chapter in enumerate(source.chapters)
            ),
        )
        await self._database.within_many(
            "INSERT INTO speakers (interview_id, position, speaker) VALUES (?, ?, ?)",
            ((interview_id, position, speaker) for position, speaker in enumerate(speakers, 1)),
        )
        await self._add_stretches(interview_id)

    async def _add_stretches(self, interview_id: int) -> None:
        await self._database.within(
            "INSERT INTO stretches (interview_id, start_ms)"
            " SELECT DISTINCT interview_id, start_ms / 30000 * 30000 FROM cues WHERE interview_id = ?",
            (interview_id,),
        )
        await self._database.within(
            "INSERT INTO stretch_words (rowid, words) SELECT stretches.id, forms(group_concat(cues.text, ' '))"
            " FROM cues CROSS JOIN stretches ON stretches.interview_id = cues.interview_id"
            " AND stretches.start_ms = cues.start_ms / 30000 * 30000"
            " WHERE cues.interview_id = ? GROUP BY stretches.id",
            (interview_id,),
        )
        await self._database.within(
            "UPDATE stretches SET vector = meaning((SELECT words FROM stretch_words WHERE rowid = stretches.id))"
            " WHERE interview_id = ?",
            (interview_id,),
        )

    async def count(self) -> int:
        """How many interviews there are, on whatever server."""
        return (await self._database.rows("SELECT count(*) FROM interviews WHERE removed_at IS NULL"))[0][0]

    async def get(self, interview_id: int) -> StoredInterview | None:
        """An interview with its words; None where it is not (or no longer) in the library."""
        rows = await self._database.rows(
            "SELECT guild_id, path, digest, revision, coalesce(own_title, title),"
            " nullif(coalesce(own_link, media_link), '')"
            " FROM interviews WHERE id = ? AND removed_at IS NULL",
            (interview_id,),
        )
        if not rows:
            return None
        guild_id, path, digest, revision, title, media_link = rows[0]
        source = Source(
            path=path,
            digest=digest,
            title=title,
            media_link=media_link,
            cues=await self._cues(interview_id),
            turns=await self._turns(interview_id),
            corrections=await self._corrections(interview_id),
            chapters=await self._chapters(interview_id),
        )
        source = await asyncio.to_thread(_renamed, source, await self._own_names(interview_id))
        return StoredInterview(interview_id, guild_id, source, Version(digest, revision))

    async def record(self, interview_id: int) -> Record | None:
        """What is known of an interview beside its words."""
        rows = await self._database.rows(
            "SELECT imported_at, added_by FROM interviews WHERE id = ? AND removed_at IS NULL", (interview_id,)
        )
        if not rows:
            return None
        speakers = await self._database.rows(
            "SELECT speaker FROM speakers WHERE interview_id = ? ORDER BY position", (interview_id,)
        )
        names = await self._own_names(interview_id)
        imported_at, added_by = rows[0]
        read: list[str] = [speaker for (speaker,) in speakers]
        return Record(imported_at, added_by, {speaker: names.get(speaker, speaker) for speaker in read})

    async def all(self) -> list[StoredInterview]:
        """Every interview with its words, in the order of their first import."""
        rows = await self._database.rows("SELECT id FROM interviews WHERE removed_at IS NULL ORDER BY id")
        found = [await self.get(interview_id) for (interview_id,) in rows]
        return [stored for stored in found if stored is not None]

    async def _own_names(self, interview_id: int) -> dict[str, str]:
        rows = await self._database.rows(
            "SELECT speaker, name FROM speaker_names WHERE interview_id = ?", (interview_id,)
        )
        return dict(rows)

    async def _cues(self, interview_id: int) -> list[Cue]:
        rows = await self._database.rows(
            "SELECT start_ms, end_ms, text, speaker FROM cues WHERE interview_id = ? ORDER BY position",
            (interview_id,),
        )
        return await asyncio.to_thread(lambda: [Cue(*row) for row in rows])

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

    async def _chapters(self, interview_id: int) -> tuple[ChapterMark, ...]:
        rows = await self._database.rows(
            "SELECT start_ms, title FROM chapters WHERE interview_id = ? ORDER BY position", (interview_id,)
        )
        return tuple(ChapterMark.model_construct(start=start, title=title) for start, title in rows)


def _counted(source: Source) -> tuple[int, int, list[str]]:
    """Milliseconds, words, and the speakers in the order of their first words."""
    length = max((cue.end for cue in source.cues), default=0)
    words = sum(len(cue.text.split()) for cue in source.cues)
    spoken = sorted((mark.start, mark.speaker) for mark in (*source.turns, *source.cues) if mark.speaker)
    return length, words, list(dict.fromkeys(speaker for _, speaker in spoken))


def _renamed(source: Source, names: Mapping[str, str]) -> Source:
    if not names:
        return source
    return replace(
        source,
        digest=renamed_digest(source.digest, names),
        cues=[replace(cue, speaker=names.get(cue.speaker or "", cue.speaker)) for cue in source.cues],
        turns=tuple(
            mark.model_copy(update={"speaker": names.get(mark.speaker, mark.speaker)}) for mark in source.turns
        ),
    )


def renamed_digest(digest: str, names: Mapping[str, str]) -> str:
    """With other names for the speakers it is another transcript."""
    if not names:
        return digest
    return hashlib.sha256(f"{digest} {json.dumps(sorted(names.items()))}".encode()).hexdigest()
