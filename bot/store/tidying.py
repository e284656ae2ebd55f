"""What nothing refers to any more is deleted, a little at a time so that nobody waits, and its room given back."""

import time
from collections.abc import Iterable

from bot.store.database import Database
from bot.store.library import UNDO_SECONDS
from bot.store.quote_replies import QuoteReplyStore

_AT_ONCE = 2000
"""Rows a transaction."""
_PAGES_AT_ONCE = 1000
_LONGEST_IMPORT = 60 * 60
"""Seconds after which one that is still on its way in never comes."""
_KEYS = {
    "cues": "position",
    "stretches": "start_ms",
    "interview_texts": "text_hash",
    "passages": "id",
    "sentences": "number",
}
"""Tables of which an interview may have very many rows, and what tells those apart."""
_GONE = "interview_id NOT IN (SELECT id FROM interviews)"
_NAMES_ONE_THAT_IS_GONE = (
    "EXISTS (SELECT 1 FROM json_tree(games.state, '$.rounds') AS told"
    " WHERE (told.key = 'interview_id' OR told.path LIKE '%.task.wrong')"
    " AND told.value NOT IN (SELECT id FROM interviews))"
)
"""The rounds of a game about several interviews have words of each of them, and titles."""
_LEFT_BEHIND = (
    f"DELETE FROM quote_replies WHERE {_GONE} OR EXISTS (SELECT 1 FROM json_each(state, '$.places') AS place"
    " WHERE json_extract(place.value, '$[0]') NOT IN (SELECT id FROM interviews))",
    f"DELETE FROM practice_cards WHERE {_GONE}",
    f"DELETE FROM stars WHERE {_GONE}",
    f"DELETE FROM quote_days WHERE {_GONE}",
    f"DELETE FROM wrong_answers WHERE {_GONE}",
    f"UPDATE games SET state = '' WHERE state <> '' AND (ended_at IS NOT NULL OR mode <> 'channel')"
    f" AND ({_GONE} OR (show IS NOT NULL AND {_NAMES_ONE_THAT_IS_GONE}))",
)
"""What is kept of games are their results: their questions hold words of the interview."""


class Tidying:
    """Every method may be broken off and begun again at any time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def purge(self) -> int:
        """Forget for good what was removed too long ago to be undone, and quotes posted too long ago to be turned;
        how many interviews those were."""
        now = int(time.time())
        await QuoteReplyStore(self._database).forget_old()
        return await self._purge(
            "removed_at BETWEEN 0 AND ? OR removed_at BETWEEN ? AND -1", now - UNDO_SECONDS, _LONGEST_IMPORT - now
        )

    async def purge_server(self, guild_id: int) -> None:
        """Forget all interviews of a server."""
        await self._database.write("UPDATE interviews SET removed_at = 0 WHERE guild_id = ?", (guild_id,))
        await self._purge("guild_id = ?", guild_id)

    async def forget_staged(self, numbers: Iterable[int]) -> None:
        """Forget those of these interviews that are still on their way in."""
        for number in numbers:
            await self._forget("id = ? AND removed_at < 0", number)

    async def _purge(self, which: str, *values: int) -> int:
        doomed = await self._forget(which, *values)
        for sql in _LEFT_BEHIND:
            await self._database.write(sql)
        if doomed:
            await self._forget_indexed_words()
        return doomed

    async def _forget(self, which: str, *values: int) -> int:
        doomed = await self._database.rows(f"SELECT id FROM interviews WHERE {which}", values)
        for (interview_id,) in doomed:
            for table in _KEYS:
                await self._delete_in_pieces(table, interview_id)
            await self._database.write("DELETE FROM interviews WHERE id = ?", (interview_id,))
        return len(doomed)

    async def forget_passages(self, interview_id: int) -> None:
        """Forget what the index has of an interview, but for its row of `gists`."""
        for table in ("passages", "sentences"):
            await self._delete_in_pieces(table, interview_id)

    async def _delete_in_pieces(self, table: str, interview_id: int) -> None:
        key = _KEYS[table]
        some = f"SELECT {key} FROM {table} WHERE interview_id = ? ORDER BY {key} LIMIT {_AT_ONCE}"
        delete = f"DELETE FROM {table} WHERE interview_id = ? AND {key} IN ({some})"
        while await self._database.write(delete, (interview_id, interview_id)) == _AT_ONCE:
            pass

    async def _forget_indexed_words(self) -> None:
        """FTS5 keeps the words of deleted rows until its parts are merged into one."""
        for table in ("stretch_words", "passage_words"):
            await self._merge(table, -_PAGES_AT_ONCE)
            while await self._merge(table, _PAGES_AT_ONCE):
                pass

    async def _merge(self, table: str, pages: int) -> bool:
        """Whether there was anything to merge (https://sqlite.org/fts5.html#the_merge_command)."""
        async with self._database.transaction():
            before = (await self._database.within("SELECT total_changes()"))[0][0]
            await self._database.within(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
            return (await self._database.within("SELECT total_changes()"))[0][0] - before > 1

    async def forget_vectors(self) -> None:
        """Delete vectors of texts that are in no interview; only while every interview has been read closely, for
        before that it is not known which ones it needs."""
        last = 0
        needed = "EXISTS (SELECT 1 FROM interview_texts WHERE text_hash = word_vectors.text_hash)"
        while rows := await self._database.rows(
            f"SELECT id, {needed} FROM word_vectors WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}", (last,)
        ):
            last = rows[-1][0]
            async with self._database.transaction():
                await self._database.within_many(
                    f"DELETE FROM word_vectors WHERE id = ? AND NOT {needed}",
                    [(number,) for number, is_needed in rows if not is_needed],
                )
        some = f"SELECT model, text_hash FROM vectors LIMIT {_AT_ONCE}"
        while await self._database.write(f"DELETE FROM vectors WHERE (model, text_hash) IN ({some})"):
            pass

    async def give_back(self) -> None:
        """Return free pages of the file to the disk."""
        while (await self._database.rows("PRAGMA freelist_count"))[0][0] > _PAGES_AT_ONCE // 10:
            await self._database.rows(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})")
