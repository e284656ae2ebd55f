"""What is known of interviews without reading their words, and which of many are likely to answer a query."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from bot.core.listing import Listing, Version
from bot.core.particulars import Particulars
from bot.core.search.stretches import best_places, likeliest, likeness, meaning
from bot.store.database import Database
from bot.store.own_changes import changed_digest

_AT_ONCE = 8000
"""So many vectors are in memory at a time: 2 MB of them."""


class ListingStore:
    """What is known of interviews without their words; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Listing]:
        """Every interview without its words, in the order of their first import."""
        rows = await self._database.rows(
            "SELECT id, guild_id, digest, revision, coalesce(own_title, title),"
            " nullif(coalesce(own_link, media_link), ''), length_ms, words, read_by, own_turns,"
            " coalesce(own_particulars, particulars), imported_at, recut"
            " FROM interviews WHERE removed_at IS NULL ORDER BY id"
        )
        own_names = defaultdict[int, dict[str, str]](dict)
        for interview_id, speaker, name in await self._database.rows(
            "SELECT interview_id, speaker, name FROM speaker_names"
        ):
            own_names[interview_id][speaker] = name
        mendings: dict[int, str] = dict(
            await self._database.rows(
                "SELECT interview_id, group_concat(id) FROM (SELECT interview_id, id FROM mendings ORDER BY id)"
                " GROUP BY interview_id"
            )
        )
        speakers = defaultdict[int, list[str]](list)
        for interview_id, speaker in await self._database.rows(
            "SELECT interview_id, speaker FROM speakers ORDER BY interview_id, position"
        ):
            speakers[interview_id].append(own_names[interview_id].get(speaker) or speaker)
        return [
            Listing(
                interview_id,
                guild_id,
                Version(digest, revision),
                changed_digest(digest, own_names[interview_id], own_turns, bool(recut), mendings.get(interview_id)),
                title,
                link,
                length,
                words,
                read_by,
                tuple(dict.fromkeys(speakers[interview_id])),
                Particulars.from_json(known),
                imported_at,
            )
            for (
                (interview_id, guild_id, digest, revision, title, link),
                (length, words, read_by, own_turns, known, imported_at, recut),
            ) in ((row[:6], row[6:]) for row in rows)
        ]

    async def mark_read(self, interview_id: int, version: Version, model: str) -> None:
        """Note that this model's vectors of all the words are stored, if they are still those of that version."""
        await self._database.write(
            "UPDATE interviews SET read_by = ? WHERE id = ? AND digest = ? AND revision = ?",
            (model, interview_id, version.digest, version.revision),
        )

    async def likely(self, interview_ids: Collection[int], forms: Sequence[str], limit: int) -> list[int]:
        """Those of the interviews that in some half minute share most words with a query, or come nearest to what
        it means, likeliest first; `forms` are as `bot.core.search.words` gives them."""
        if not forms:
            return []
        among = json.dumps(list(interview_ids))
        counts = await self._database.rows(
            "SELECT interview_id, count(*) FROM stretches WHERE interview_id IN (SELECT value FROM json_each(?))"
            " GROUP BY interview_id",
            (among,),
        )
        rankings = [await self._places_by_words(among, forms), await self._places_by_meaning(among, forms)]
        return likeliest(rankings, dict(counts), limit)

    async def _places_by_words(self, among: str, forms: Sequence[str]) -> dict[int, int]:
        """The best place of a stretch of each interview that shares words (BM25, SQLite's FTS5)."""
        rows = await self._database.rows(
            "SELECT interview_id, min(place) FROM (SELECT stretches.interview_id,"
            " rank() OVER (ORDER BY stretch_words.rank) AS place"
            " FROM stretch_words CROSS JOIN stretches ON stretches.id = stretch_words.rowid"
            " WHERE stretch_words MATCH ? AND stretches.interview_id IN (SELECT value FROM json_each(?)))"
            " GROUP BY interview_id ORDER BY interview_id",
            (" OR ".join(f'"{form}"' for form in forms), among),
        )
        return dict(rows)

    async def _places_by_meaning(self, among: str, forms: Sequence[str]) -> dict[int, int]:
        """The best place of a stretch of each interview by meaning; none where no model can tell."""
        asked = await asyncio.to_thread(meaning, forms)
        if asked is None:
            return {}
        interviews, scores = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
        last = 0
        # The plus keeps SQLite from going by the interviews, and sorting all of the stretches for each chunk.
        while rows := await self._database.rows(
            "SELECT id, interview_id, vector FROM stretches WHERE id > ? AND vector IS NOT NULL"
            " AND +interview_id IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?",
            (last, among, _AT_ONCE),
        ):
            last = rows[-1][0]
            interviews.append(np.array([interview for _, interview, _ in rows]))
            scores.append(await asyncio.to_thread(likeness, asked, [vector for *_, vector in rows]))
        return best_places(np.concatenate(interviews), np.concatenate(scores))
