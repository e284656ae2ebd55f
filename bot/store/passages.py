"""The index of the library in SQLite: passages of all interviews by their words, and their sentences as shown."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from bot.core.arrays import Integers
from bot.core.listing import Version
from bot.core.search.entries import Entry, Line
from bot.core.search.gists import Gist, Place, Stretch
from bot.core.search.matching import Match
from bot.core.transcript.model import Misheard, Sentence
from bot.store.database import Database
from bot.store.tidying import Tidying
from bot.store.vectors import text_hash

_BITS = 20
"""Of a passage's number in its id."""
_AT_ONCE = 400
_NUMBERS = "<i4"


class PassageStore:
    """What the index of the library keeps of each interview."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, interview_id: int, version: Version, model: str, entry: Entry) -> None:
        """Replace what is kept of an interview, a little at a time; until all of it is there, the index does not
        know the interview, and where it has changed meanwhile, neither then."""
        await self._database.write("DELETE FROM gists WHERE interview_id = ?", (interview_id,))
        await Tidying(self._database).forget_passages(interview_id)
        for first in range(0, len(entry.lines), _AT_ONCE):
            rows = [_row(interview_id, n, line) for n, line in _numbered(entry.lines, first)]
            async with self._database.transaction():
                await self._database.within_many(
                    "INSERT INTO sentences (interview_id, number, text, speaker, anchors, misheard, handicap,"
                    " first_word) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    rows,
                )
        for first in range(0, len(entry.texts), _AT_ONCE):
            hashes = [
                (_id(Place(interview_id, n)), interview_id, text_hash(text))
                for n, text in _numbered(entry.texts, first)
            ]
            words = [(_id(Place(interview_id, n)), stems) for n, stems in _numbered(entry.stems, first)]
            async with self._database.transaction():
                await self._database.within_many(
                    "INSERT INTO passages (id, interview_id, text_hash) VALUES (?, ?, ?)", hashes
                )
                await self._database.within_many("INSERT INTO passage_words (rowid, stems) VALUES (?, ?)", words)
        places = np.concatenate([entry.firsts, entry.lasts, entry.begins]).astype(_NUMBERS)
        await self._database.write(
            "INSERT INTO gists (interview_id, digest, revision, model, means, places, forms, counts)"
            " SELECT id, digest, revision, ?, ?, ?, ?, ? FROM interviews"
            " WHERE id = ? AND digest = ? AND revision = ?",
            (
                model,
                entry.means.tobytes(),
                places.tobytes(),
                " ".join(entry.forms),
                entry.counts.astype(_NUMBERS).tobytes(),
                interview_id,
                version.digest,
                version.revision,
            ),
        )

    async def versions(self) -> dict[int, tuple[Version, str]]:
        """Which version of which interview is in the index, and by which model."""
        rows = await self._database.rows("SELECT interview_id, digest, revision, model FROM gists")
        return {number: (Version(digest, revision), model) for number, digest, revision, model in rows}

    async def gist(self, interview_id: int) -> Gist | None:
        rows = await self._database.rows(
            "SELECT digest, revision, model, means, places, forms, counts FROM gists WHERE interview_id = ?",
            (interview_id,),
        )
        return _gist(*rows[0]) if rows else None

    async def by_words(self, match: Match, among: Collection[int], limit: int) -> list[Place]:
        """The passages of these interviews that FTS5 finds, best or latest first."""
        # By `rank` FTS5 would rank whatever it finds, of other interviews, too, before any of it is left out.
        order = "bm25(passage_words)" if match.is_ranked else "rowid DESC"
        rows = await self._database.rows(
            "SELECT rowid FROM passage_words WHERE passage_words MATCH ?"
            f" AND rowid >> {_BITS} IN (SELECT value FROM json_each(?)) ORDER BY {order} LIMIT ?",
            (match.expression, json.dumps(list(among)), limit),
        )
        return [Place(number >> _BITS, number & ((1 << _BITS) - 1)) for (number,) in rows]

    async def voices(self, among: Collection[int], speakers: Collection[str]) -> dict[int, Integers]:
        """The numbers of the sentences that these people say, in order, of each interview that has any."""
        rows = await self._database.rows(
            "SELECT wanted.value, number FROM json_each(?) AS wanted CROSS JOIN sentences"
            " ON sentences.interview_id = wanted.value AND speaker IN (SELECT value FROM json_each(?))"
            " ORDER BY wanted.value, number",
            (json.dumps(sorted(among)), json.dumps(sorted(speakers))),
        )
        said = np.array(rows, np.int64).reshape(-1, 2)
        numbers, begins = np.unique(said[:, 0], return_index=True)
        parts = np.split(said[:, 1].astype(np.int32), begins[1:])
        return dict(zip(numbers.tolist(), parts, strict=True)) if len(numbers) else {}

    async def vectors(self, model: str, places: Collection[Place]) -> dict[Place, bytes]:
        """The vectors of the words of each passage, where they are stored."""
        rows = await self._database.rows(
            "SELECT passages.id, vector FROM json_each(?) AS wanted"
            " CROSS JOIN passages ON passages.id = wanted.value"
            " CROSS JOIN word_vectors ON model = ? AND word_vectors.text_hash = passages.text_hash",
            (json.dumps([_id(place) for place in places]), model),
        )
        return {Place(number >> _BITS, number & ((1 << _BITS) - 1)): vector for number, vector in rows}

    async def lines(self, stretches: Sequence[Stretch], versions: Mapping[int, Version]) -> list[list[Line]]:
        """The sentences of each stretch; none of an interview that the index has in another version by now."""
        asked = json.dumps([(n, *one, *_parts(versions[one.interview])) for n, one in enumerate(stretches)])
        rows = await self._database.rows(
            "SELECT json_extract(wanted.value, '$[0]'), text, speaker, anchors, misheard, handicap, first_word"
            " FROM json_each(?) AS wanted"
            " CROSS JOIN gists ON gists.interview_id = json_extract(wanted.value, '$[1]')"
            " AND digest = json_extract(wanted.value, '$[4]') AND revision = json_extract(wanted.value, '$[5]')"
            " CROSS JOIN sentences ON sentences.interview_id = gists.interview_id AND number BETWEEN"
            " json_extract(wanted.value, '$[2]') AND json_extract(wanted.value, '$[3]')"
            " ORDER BY wanted.key, number",
            (asked,),
        )
        lines: list[list[Line]] = [[] for _ in stretches]
        for n, text, speaker, anchors, misheard, handicap, first_word in rows:
            lines[int(n)].append(_line(text, speaker, anchors, misheard, handicap, first_word))
        return lines


def _id(place: Place) -> int:
    return place.interview << _BITS | place.passage


def _parts(version: Version) -> tuple[str, int]:
    return version.digest, version.revision


def _numbered(things: Sequence[Any], first: int) -> Iterator[tuple[int, Any]]:
    return enumerate(things[first : first + _AT_ONCE], first)


def _row(interview_id: int, number: int, line: Line) -> tuple[object, ...]:
    one = line.sentence
    misheard = json.dumps([(part.start, part.end, part.heard) for part in one.misheard]) if one.misheard else None
    anchors = np.array(one.anchors, _NUMBERS).tobytes()
    return interview_id, number, one.text, one.speaker, anchors, misheard, line.handicap, line.first_word


def _line(
    text: str, speaker: str | None, anchors: bytes, misheard: str | None, handicap: float, first_word: int
) -> Line:
    numbers: list[int] = np.frombuffer(anchors, _NUMBERS).tolist()
    pairs = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    parts = tuple(Misheard(*part) for part in json.loads(misheard)) if misheard else ()
    return Line(Sentence(text, speaker, pairs, parts), handicap, first_word)


def _gist(digest: str, revision: int, model: str, means: bytes, places: bytes, forms: str, counts: bytes) -> Gist:
    numbers = np.frombuffer(places, _NUMBERS)
    passages = len(numbers) // 3
    return Gist(
        version=Version(digest, revision),
        model=model,
        means=np.frombuffer(means, np.int8).reshape(passages, -1) if passages else np.empty((0, 0), np.int8),
        firsts=numbers[:passages],
        lasts=numbers[passages : 2 * passages],
        begins=numbers[2 * passages :],
        forms=tuple(forms.split()),
        counts=np.frombuffer(counts, _NUMBERS),
    )
