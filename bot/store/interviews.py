"""Interviews in SQLite: importing sources, and reading them back.

`removed_at` of an interview is NULL while it is in a library. One that is on its way in has the moment at which
that began, negative, so that nobody sees it and whatever a killed import left is purged.
"""

import asyncio
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from bot.core.errors import StorageError
from bot.core.listing import Record, Version
from bot.core.particulars import Particulars
from bot.core.search.stretches import meaning
from bot.core.transcript.model import Cue
from bot.core.transcript.sidecar import ChapterMark, Correction, TurnMark
from bot.core.transcript.source import Source
from bot.running.parcels import unpacked
from bot.store.database import Database
from bot.store.mendings import mended_lines, within_carried_over
from bot.store.own_changes import changed, turns_of, within_speakers
from bot.store.prepared import Prepared, prepare
from bot.store.tidying import Tidying

_OF_ITS_WORDS = ("cues", "turns", "corrections", "chapters", "speakers", "stretches")
_OF_THE_SOURCE = "digest, title, media_link, particulars, imported_at, length_ms, words"
_OF_THE_INDEX = ("gists", "passages", "sentences")
_SAME = "SELECT id FROM interviews WHERE guild_id IS ? AND digest = ? AND removed_at IS NULL"
_CUES_AT_ONCE = 5000


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
    """The interviews with their words; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, sources: Iterable[Source], guild_id: int | None = None) -> list[Change]:
        """Import all sources or none; the same bytes again change nothing, a known path is replaced."""
        staged: list[tuple[str, str, int | None]] = []
        try:
            for source in sources:
                is_known = await self._database.rows(_SAME, (guild_id, source.digest))
                prepared = None if is_known else await asyncio.to_thread(prepare, source)
                number = await self.stage(prepared, guild_id) if prepared else None
                staged.append((source.digest, source.path, number))
            async with self._database.transaction():
                return [(await self.within_settle(*one, guild_id))[0] for one in staged]
        finally:
            await self.unstage(number for *_, number in staged)

    async def stage(self, prepared: Prepared, guild_id: int | None) -> int:
        """Bring in an interview that nobody sees until `within_settle`, a little at a time so that nobody waits;
        the number under which it lies there."""
        source = prepared.source
        rows = await self._database.rows(
            "INSERT INTO interviews (digest, title, media_link, particulars, imported_at, length_ms, words,"
            " guild_id, path, removed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                source.digest,
                source.title,
                source.media_link,
                source.particulars.to_json(),
                int(time.time()),
                prepared.length,
                prepared.words,
                guild_id,
                source.path,
                -int(time.time()),
            ),
        )
        interview_id: int = rows[0][0]
        try:
            await self._add_words(interview_id, prepared)
        except BaseException:
            await self.unstage([interview_id])
            raise
        return interview_id

    async def unstage(self, numbers: Iterable[int | None]) -> None:
        """Forget those that were not settled; where that is not possible, they are purged later."""
        with suppress(StorageError):
            await Tidying(self._database).forget_staged(number for number in numbers if number is not None)

    async def within_settle(
        self, digest: str, path: str, staged: int | None, guild_id: int | None
    ) -> tuple[Change, int]:
        """Let an interview be seen, inside the caller's transaction: what that did, and its number. `staged` None
        is one that was there already."""
        if same := await self._database.within(_SAME, (guild_id, digest)):
            return Change.UNCHANGED, same[0][0]
        known = await self._database.within(
            "SELECT id FROM interviews WHERE guild_id IS ? AND path = ? AND removed_at IS NULL", (guild_id, path)
        )
        assert staged is not None
        if known:
            await self._replace(known[0][0], staged)
            return Change.REPLACED, known[0][0]
        await self._database.within(
            "UPDATE interviews SET removed_at = NULL, path = ? WHERE id = ?", (path, staged)
        )
        return Change.ADDED, staged

    async def _replace(self, interview_id: int, staged: int) -> None:
        """It keeps its number, which buttons and games know."""
        await self._database.within(
            f"UPDATE interviews SET read_by = NULL, ({_OF_THE_SOURCE}) ="
            f" (SELECT {_OF_THE_SOURCE} FROM interviews WHERE id = ?) WHERE id = ?",
            (staged, interview_id),
        )
        for table in (*_OF_ITS_WORDS, *_OF_THE_INDEX, "interview_texts", "failures", "outlines"):
            await self._database.within(f"DELETE FROM {table} WHERE interview_id = ?", (interview_id,))
        for table in _OF_ITS_WORDS:
            await self._database.within(
                f"UPDATE {table} SET interview_id = ? WHERE interview_id = ?", (interview_id, staged)
            )
        await self._database.within("DELETE FROM interviews WHERE id = ?", (staged,))
        await within_speakers(self._database, interview_id)
        await within_carried_over(self._database, interview_id)

    async def _add_words(self, interview_id: int, prepared: Prepared) -> None:
        position = 0
        for cues in unpacked(prepared.cues):
            rows = [(interview_id, number, *cue) for number, cue in enumerate(cues, position)]
            position += len(rows)
            await self._write_many(
                "INSERT INTO cues (interview_id, position, start_ms, end_ms, text, speaker, words)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        source = prepared.source
        await self._write_many(
            "INSERT INTO turns (interview_id, start_ms, speaker) VALUES (?, ?, ?)",
            [(interview_id, mark.start, mark.speaker) for mark in source.turns],
        )
        await self._write_many(
            "INSERT INTO corrections (interview_id, position, at_ms, heard, said) VALUES (?, ?, ?, ?, ?)",
            [
                (interview_id, number, correction.at, correction.heard, correction.said)
                for number, correction in enumerate(source.corrections)
            ],
        )
        await self._write_many(
            "INSERT INTO chapters (interview_id, position, start_ms, title) VALUES (?, ?, ?, ?)",
            [(interview_id, number, mark.start, mark.title) for number, mark in enumerate(source.chapters)],
        )
        await self._write_many(
            "INSERT INTO speakers (interview_id, position, speaker) VALUES (?, ?, ?)",
            [(interview_id, number, speaker) for number, speaker in enumerate(prepared.speakers, 1)],
        )
        for said in unpacked(prepared.stretches):
            await self._add_stretches(interview_id, said)

    async def _add_stretches(self, interview_id: int, said: Sequence[tuple[int, str]]) -> None:
        meant = await asyncio.to_thread(lambda: [meaning(forms.split()) for _, forms in said])
        async with self._database.transaction():
            for (start, forms), vector in zip(said, meant, strict=True):
                rows = await self._database.within(
                    "INSERT INTO stretches (interview_id, start_ms, vector) VALUES (?, ?, ?) RETURNING id",
                    (interview_id, start, vector),
                )
                await self._database.within(
                    "INSERT INTO stretch_words (rowid, words) VALUES (?, ?)", (rows[0][0], forms)
                )

    async def _write_many(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        async with self._database.transaction():
            await self._database.within_many(sql, rows)

    async def count(self) -> int:
        """How many interviews there are, on whatever server."""
        return (await self._database.rows("SELECT count(*) FROM interviews WHERE removed_at IS NULL"))[0][0]

    async def get(self, interview_id: int) -> StoredInterview | None:
        """An interview with its words; None where it is not (or no longer) in the library."""
        while (stored := await self._read(interview_id)) is not None:
            if await self._version(interview_id) == stored.version:
                return stored
        return None

    async def _version(self, interview_id: int) -> Version | None:
        """Its words are read a little at a time, so it may become another meanwhile."""
        rows = await self._database.rows(
            "SELECT digest, revision FROM interviews WHERE id = ? AND removed_at IS NULL", (interview_id,)
        )
        return Version(*rows[0]) if rows else None

    async def _read(self, interview_id: int) -> StoredInterview | None:
        rows = await self._database.rows(
            "SELECT guild_id, path, digest, revision, coalesce(own_title, title),"
            " nullif(coalesce(own_link, media_link), ''), own_turns,"
            " coalesce(own_particulars, particulars), recut FROM interviews WHERE id = ? AND removed_at IS NULL",
            (interview_id,),
        )
        if not rows:
            return None
        guild_id, path, digest, revision, title, media_link, own_turns, particulars, recut = rows[0]
        source = Source(
            path=path,
            digest=digest,
            title=title,
            media_link=media_link,
            cues=await self._cues(interview_id),
            turns=await self._turns(interview_id),
            corrections=await self._corrections(interview_id),
            chapters=await self._chapters(interview_id),
            particulars=Particulars.from_json(particulars),
        )
        names, mended = await self._own_names(interview_id), await mended_lines(self._database, interview_id)
        source = await asyncio.to_thread(changed, source, names, own_turns, bool(recut), *mended)
        return StoredInterview(interview_id, guild_id, source, Version(digest, revision))

    async def record(self, interview_id: int) -> Record | None:
        """What is known of an interview beside its words."""
        rows = await self._database.rows(
            "SELECT imported_at, added_by, own_turns, EXISTS (SELECT 1 FROM cues WHERE interview_id = id AND"
            " speaker IS NULL) FROM interviews WHERE id = ? AND removed_at IS NULL",
            (interview_id,),
        )
        if not rows:
            return None
        speakers = await self._database.rows(
            "SELECT speaker FROM speakers WHERE interview_id = ? ORDER BY position", (interview_id,)
        )
        names = await self._own_names(interview_id)
        imported_at, added_by, own_turns, is_nameless = rows[0]
        turns = await self._turns(interview_id) if own_turns is None else turns_of(own_turns)
        read: list[str] = [speaker for (speaker,) in speakers]
        called = {speaker: names.get(speaker, speaker) for speaker in read}
        told = tuple((mark.start, mark.speaker) for mark in turns)
        return Record(imported_at, added_by, called, told, bool(is_nameless))

    async def _own_names(self, interview_id: int) -> dict[str, str]:
        rows = await self._database.rows(
            "SELECT speaker, name FROM speaker_names WHERE interview_id = ?", (interview_id,)
        )
        return dict(rows)

    async def _cues(self, interview_id: int) -> list[Cue]:
        cues: list[Cue] = []
        while rows := await self._database.rows(
            "SELECT start_ms, end_ms, text, speaker, words FROM cues WHERE interview_id = ? AND position >= ?"
            " ORDER BY position LIMIT ?",
            (interview_id, len(cues), _CUES_AT_ONCE),
        ):
            cues += await asyncio.to_thread(_cues_of, rows)
        return cues

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


def _cues_of(rows: Sequence[tuple[int, int, str, str | None, bytes]]) -> list[Cue]:
    return [Cue(*row) for row in rows]
