"""Quotes that people starred, and those that were a quote of the day."""

from datetime import date

from bot.core.starred import Passage, Starred
from bot.store.database import Database

DIRECT = 0
"""Stands for direct messages where others have a server's number."""
_PASSAGE = "interview_id, digest, first, last"
_IS_PASSAGE = "interview_id = ? AND digest = ? AND first = ? AND last = ?"


class StarStore:
    """Every method runs one query, but for `toggle`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def toggle(self, person: int, guild_id: int, quote: Starred, most: int) -> bool | None:
        """Star a quote there, or take the star back; whether it is starred now, None where this person has `most`
        stars there already."""
        key = person, guild_id, *quote.passage
        async with self._database.transaction():
            gone = await self._database.within(
                f"DELETE FROM stars WHERE person_id = ? AND guild_id = ? AND {_IS_PASSAGE} RETURNING 1", key
            )
            if gone:
                return False
            rows = await self._database.within(
                "SELECT count(*) FROM stars WHERE person_id = ? AND guild_id = ?", (person, guild_id)
            )
            if rows[0][0] >= most:
                return None
            await self._database.within(
                f"INSERT INTO stars (person_id, guild_id, {_PASSAGE}, text, speaker, start_ms, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*key, quote.text, quote.speaker, quote.start, quote.at),
            )
        return True

    async def of_person(self, person: int) -> list[Starred]:
        """What a person starred anywhere, the latest first."""
        return await self._starred("person_id = ?", "at DESC, start_ms", person)

    async def of_server(self, guild_id: int) -> list[Starred]:
        """What was starred on a server, by the most first."""
        return await self._starred("guild_id = ?", "stars DESC, at DESC, start_ms", guild_id)

    async def _starred(self, which: str, order: str, value: int) -> list[Starred]:
        rows = await self._database.rows(
            f"SELECT {_PASSAGE}, text, speaker, start_ms, count(DISTINCT person_id) AS stars, max(at) AS at"
            f" FROM stars WHERE {which} GROUP BY {_PASSAGE} ORDER BY {order}, {_PASSAGE}",
            (value,),
        )
        return [Starred(Passage(*row[:4]), *row[4:]) for row in rows]

    async def quotes_of_days(self, guild_id: int) -> dict[date, Passage]:
        """Every quote of the day that a server had."""
        rows = await self._database.rows(f"SELECT day, {_PASSAGE} FROM quote_days WHERE guild_id = ?", (guild_id,))
        return {date.fromisoformat(day): Passage(*passage) for day, *passage in rows}

    async def put_quote_of_day(self, guild_id: int, day: date, passage: Passage) -> None:
        """Note which one it is on that day, unless one is noted."""
        await self._database.write(
            f"INSERT OR IGNORE INTO quote_days (guild_id, day, {_PASSAGE}) VALUES (?, ?, ?, ?, ?, ?)",
            (guild_id, day.isoformat(), *passage),
        )
