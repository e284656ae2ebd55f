"""Lines whose words a server put right, beside what their files have."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.search import stretches
from bot.core.transcript.mending import Exchange
from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import as_shown
from bot.core.transcript.sidecar import Correction
from bot.store.database import Database
from bot.store.library import UNDO_SECONDS
from bot.store.prepared import forms

_STRETCH_MS = 30_000
_NEWEST = (
    "(SELECT corrected FROM mended_cues JOIN mendings ON mendings.id = mending_id"
    " WHERE mendings.interview_id = cues.interview_id AND mended_cues.position = cues.position"
    " ORDER BY mending_id DESC LIMIT 1)"
)
_LINES = f"SELECT position, start_ms, end_ms, text, {_NEWEST} FROM cues WHERE interview_id = ?"
_MINE = "SELECT id FROM interviews WHERE id = ? AND guild_id = ? AND removed_at IS NULL"


@dataclass(frozen=True, slots=True)
class Line:
    """A cue: what its file has, and what is shown. Times in ms."""

    position: int
    start: int
    end: int
    original: str
    shown: str


@dataclass(frozen=True, slots=True)
class Mending:
    """What was put right with one press: in how many lines, which one word for which where it was one, and the
    first of the lines as it is shown since."""

    id: int
    interview_id: int
    at: int
    exchange: Exchange | None
    lines: int
    first: str


class MendingStore:
    """Every change names the server, is written whole or not at all, and touches no interview of others."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def between(self, interview_id: int, start: int, end: int) -> list[Line]:
        """The lines of which something is said from `start` to before `end` (ms)."""
        where = "AND start_ms < ? AND end_ms > ? ORDER BY position"
        rows = await self._database.rows(f"{_LINES} {where}", (interview_id, max(end, start + 1), start))
        return _lines(rows, await self._by_the_file(interview_id))

    async def holding(self, interview_id: int, words: str) -> list[Line]:
        """All lines that may hold these words."""
        where = f"AND (instr(text, ?) OR instr(coalesce({_NEWEST}, ''), ?)) ORDER BY position"
        rows = await self._database.rows(f"{_LINES} {where}", (interview_id, words, words))
        return [one for one in _lines(rows, await self._by_the_file(interview_id)) if words in one.shown]

    async def _by_the_file(self, interview_id: int) -> list[Correction]:
        rows = await self._database.rows(
            "SELECT at_ms, heard, said FROM corrections WHERE interview_id = ?", (interview_id,)
        )
        return [Correction.model_construct(at=at, heard=heard, said=said) for at, heard, said in rows]

    async def mend(
        self,
        guild_id: int,
        interview_id: int,
        person: int,
        lines: Sequence[tuple[Line, str]],
        exchange: Exchange | None = None,
    ) -> int | None:
        """Show these lines with other words; the number of that. None, with nothing changed, where one of them is
        no longer as it was, or the interview is not this server's."""
        by_the_file = await self._by_the_file(interview_id)
        async with self._database.transaction():
            if not await self._database.within(_MINE, (interview_id, guild_id)):
                return None
            for line, _ in lines:
                now = await self._database.within(f"{_LINES} AND position = ?", (interview_id, line.position))
                if _lines(now, by_the_file) != [line]:
                    return None
            heard, said = (exchange.heard, exchange.said) if exchange else (None, None)
            added = await self._database.within(
                "INSERT INTO mendings (interview_id, person_id, at, heard, said)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (interview_id, person, int(time.time()), heard, said),
            )
            number: int = added[0][0]
            await self._database.within_many(
                "INSERT INTO mended_cues (mending_id, position, start_ms, original, corrected)"
                " VALUES (?, ?, ?, ?, ?)",
                [(number, line.position, line.start, line.original, text) for line, text in lines],
            )
            await self._changed(interview_id, (line.start for line, _ in lines))
        return number

    async def undo(self, guild_id: int, number: int) -> Mending | None:
        """Show the lines as they were before; what that was. None where it is too long ago, or undone."""
        known = [one for one in await self.recent(guild_id) if one.id == number]
        async with self._database.transaction():
            starts = await self._database.within("SELECT start_ms FROM mended_cues WHERE mending_id = ?", (number,))
            if not known or not starts:
                return None
            await self._database.within("DELETE FROM mendings WHERE id = ?", (number,))
            await self._changed(known[0].interview_id, (start for (start,) in starts))
        return known[0]

    async def recent(self, guild_id: int) -> list[Mending]:
        """What a server put right and can undo, newest first."""
        rows = await self._database.rows(
            "SELECT mendings.id, interview_id, at, heard, said, count(*), corrected, min(position)"
            " FROM mendings JOIN mended_cues ON mending_id = mendings.id"
            " JOIN interviews ON interviews.id = interview_id"
            " WHERE guild_id = ? AND removed_at IS NULL AND at > ? GROUP BY mendings.id ORDER BY mendings.id DESC",
            (guild_id, int(time.time()) - UNDO_SECONDS),
        )
        return [
            Mending(number, interview_id, at, Exchange(heard, said) if heard else None, lines, first)
            for number, interview_id, at, heard, said, lines, first, _ in rows
        ]

    async def _changed(self, interview_id: int, starts: Iterable[int]) -> None:
        await self._database.within(
            "UPDATE interviews SET revision = revision + 1, read_by = NULL WHERE id = ?", (interview_id,)
        )
        await _within_stretches(self._database, interview_id, starts)


def _lines(rows: Iterable[tuple[int, int, int, str, str | None]], by_the_file: Sequence[Correction]) -> list[Line]:
    lines: list[Line] = []
    for position, start, end, original, mended in rows:
        shown = next(as_shown([Cue(start, end, original)], (), by_the_file)).text if mended is None else mended
        lines.append(Line(position, start, end, original, shown))
    return lines


async def mended_lines(database: Database, interview_id: int) -> tuple[dict[int, str], str | None]:
    """The lines of an interview that were put right, by the number of their cue, and which mendings those are."""
    rows = await database.rows(
        "SELECT mending_id, position, corrected FROM mended_cues JOIN mendings ON id = mending_id"
        " WHERE interview_id = ? ORDER BY mending_id",
        (interview_id,),
    )
    mendings = dict.fromkeys(str(number) for number, *_ in rows)
    return {position: corrected for _, position, corrected in rows}, ",".join(mendings) or None


async def within_carried_over(database: Database, interview_id: int) -> None:
    """Inside the caller's transaction, once an interview has the words of a new file: what was put right stays
    where that has the same words at the same moment, and is forgotten elsewhere."""
    ours = "mending_id IN (SELECT id FROM mendings WHERE interview_id = ?)"
    rows = await database.within(
        "SELECT mending_id, min(cues.position), cues.start_ms, original, corrected"
        " FROM mended_cues JOIN mendings ON mendings.id = mending_id JOIN cues"
        " ON cues.interview_id = mendings.interview_id AND cues.start_ms = mended_cues.start_ms AND text = original"
        " WHERE mendings.interview_id = ? GROUP BY mending_id, mended_cues.position",
        (interview_id,),
    )
    await database.within(f"DELETE FROM mended_cues WHERE {ours}", (interview_id,))
    await database.within_many(
        "INSERT OR IGNORE INTO mended_cues (mending_id, position, start_ms, original, corrected)"
        " VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    await database.within(
        "DELETE FROM mendings WHERE interview_id = ? AND id NOT IN (SELECT mending_id FROM mended_cues)",
        (interview_id,),
    )
    await _within_stretches(database, interview_id, (start for _, _, start, *_ in rows))


async def _within_stretches(database: Database, interview_id: int, starts: Iterable[int]) -> None:
    """What is heard and what is said in the half minutes of these moments are both found."""
    for begin in sorted({start // _STRETCH_MS * _STRETCH_MS for start in starts}):
        rows = await database.within(
            f"{_LINES} AND start_ms >= ? AND start_ms < ? ORDER BY position",
            (interview_id, begin, begin + _STRETCH_MS),
        )
        told = forms(" ".join(text for *_, heard, mended in rows for text in (heard, mended) if text))
        where = "interview_id = ? AND start_ms = ?"
        await database.within(
            f"UPDATE stretch_words SET words = ? WHERE rowid IN (SELECT id FROM stretches WHERE {where})",
            (told, interview_id, begin),
        )
        await database.within(
            f"UPDATE stretches SET vector = ? WHERE {where}",
            (stretches.meaning(told.split()), interview_id, begin),
        )
