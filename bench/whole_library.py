"""Searching a library as one, with vectors: the talks with sections, read closely, and their rows copied in SQLite
until there are 10, 100 and 1,000 hours. How often it is right is asked of the talks before they are copied."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from eval_data import ROOT, SECTIONS, Query, load_cues, load_queries
from rich.console import Console
from rich.table import Table

from bench.alone import alone
from bench.heartbeat import Heartbeat, milliseconds
from bench.quality import is_right
from bench.speed import private_mb, resident_mb
from bench.talk import asked
from bot.core.search.embedding import make_embedder
from bot.core.search.hits import Hit
from bot.core.search.words import stem, words
from bot.core.transcript.model import Transcript
from bot.core.transcript.source import Source, read
from bot.interviews import searching
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.searching import Scope
from bot.running.garbage import set_aside
from bot.store.database import Database
from bot.store.interviews import InterviewStore

HOURS = (10, 100, 1000)
_QUERIES = 60
_FULL_TEXT = "SELECT rowid FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT 25"
_LITERAL = ("verbatim", "misspelt")
_COPIES = (
    "INSERT INTO interviews (id, digest, title, imported_at, length_ms, words, path, read_by)"
    " SELECT id + {by}, digest || {by}, title, imported_at, length_ms, words, path || {by}, read_by"
    " FROM interviews WHERE id <= {last}",
    "INSERT INTO sentences SELECT interview_id + {by}, number, text, speaker, anchors, misheard, handicap,"
    " first_word FROM sentences WHERE interview_id <= {last}",
    "INSERT INTO passages SELECT id + ({by} << 20), interview_id + {by}, CAST(text_hash || {by} AS BLOB)"
    " FROM passages WHERE interview_id <= {last}",
    "INSERT INTO passage_words (rowid, stems) SELECT rowid + ({by} << 20), stems"
    " FROM passage_words WHERE rowid >> 20 <= {last}",
    "INSERT INTO word_vectors (model, text_hash, vector)"
    " SELECT model, CAST(text_hash || {by} AS BLOB), vector FROM word_vectors WHERE length(text_hash) = 16",
    "INSERT INTO gists SELECT interview_id + {by}, digest || {by}, revision, model, means, places, forms, counts"
    " FROM gists WHERE interview_id <= {last}",
)


@dataclass
class Right:
    """One outcome a query, of those of one kind."""

    first: list[bool] = field(default_factory=list[bool])
    among_five: list[bool] = field(default_factory=list[bool])
    interview: list[bool] = field(default_factory=list[bool])
    refused: list[bool] = field(default_factory=list[bool])


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds a query, of processor time for `computing` what is suggested, and of FTS5 alone for the same
    words; MB before and with the library, and those of them that are no pages of files; how long the event loop
    stood still."""

    searching: list[float]
    typing: list[float]
    computing: list[float]
    full_text: list[float]
    before: float
    resident: float
    private: float
    still: str


def report(console: Console, *, quick: bool) -> None:
    """Print both tables; `quick` leaves out the 1,000 hours."""
    with TemporaryDirectory() as folder:
        talks = Path(folder) / "talks.db"
        alone(_read, talks)
        console.print(_quality(alone(_answers, talks)))
        table = Table(title="All at once, with vectors: ms a query, median / of 95 in 100 / slowest")
        for heading in (
            "hours",
            "file MB",
            "search",
            "suggestions",
            "computing",
            "FTS5",
            "resident MB",
            "of these private",
            "still ms",
        ):
            table.add_column(heading, justify="right")
        for hours in HOURS[:-1] if quick else HOURS:
            path = Path(folder) / f"{hours}.db"
            shutil.copy(talks, path)
            alone(_multiply, path, hours)
            speed = alone(_speed, path)
            table.add_row(
                f"{hours:,}",
                f"{path.stat().st_size / 2**20:.0f}",
                _times(speed.searching),
                _times(speed.typing),
                _times(speed.computing),
                _times(speed.full_text),
                f"{speed.before:.0f} + {speed.resident - speed.before:.0f}",
                f"{speed.private:.0f}",
                speed.still,
            )
            path.unlink()
        console.print(table)


def _read(path: Path) -> None:
    async def read_closely() -> None:
        async with Database.open(path) as database:
            names = sorted(file.stem for file in SECTIONS.glob("*.md") if file.stem != "LICENSE")
            sources = [Source(name, name, name, None, load_cues(name)) for name in names]
            await InterviewStore(database).add([*sources, read(ROOT / "data" / "interview.txt")])
            reading, interviews = await _opened(database)
            for listing in interviews.all():
                await reading.read(await interviews.open(listing))
            await database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    asyncio.run(read_closely())


async def _opened(database: Database) -> tuple[CloseReading, Interviews]:
    reading = CloseReading(database, lambda: make_embedder("minilm", 2))
    await reading.begin()
    return reading, await Interviews.load(database, reading=reading)


def _answers(path: Path) -> dict[str, Right]:
    return asyncio.run(_answered(path))


async def _answered(path: Path) -> dict[str, Right]:
    rows: dict[str, Right] = {}
    async with Database.open(path) as database:
        _, interviews = await _opened(database)
        among = interviews.all()
        for query in load_queries():
            answered, found = await searching.search(interviews, Scope(among), query.text)
            right = rows.setdefault(_row(query), Right())
            right.refused.append(not answered)
            if query.start is not None:
                there = [_is_of(one.listing.title, query.transcript) for one in found]
                hits = [here and is_right(one.hit, query) for here, one in zip(there, found, strict=True)]
                right.first.append(any(hits[:1]))
                right.among_five.append(any(hits))
                right.interview.append(any(there))
    return rows


def _row(query: Query) -> str:
    if query.start is None:
        return f"{query.set}: not answerable"
    return f"{query.set}: " + ("verbatim, misspelt" if query.kind in _LITERAL else "paraphrases, questions")


def _is_of(title: str, transcript: str) -> bool:
    return title == transcript or (transcript == "interview" and title.startswith("Mechanistic"))


def _quality(rows: dict[str, Right]) -> Table:
    table = Table(title="All at once: eight talks of 11 hours, and the interview that ships")
    for heading in ("queries", "first right", "among five", "the right interview", "refused"):
        table.add_column(heading)
    for name, right in sorted(rows.items()):
        columns = (right.first, right.among_five, right.interview, right.refused)
        table.add_row(name, *(f"{sum(one) / len(one):.2f}" if one else "–" for one in columns))
    return table


def _multiply(path: Path, hours: int) -> None:
    async def copy() -> None:
        async with Database.open(path) as database:
            ((last, length),) = await database.rows("SELECT max(id), sum(length_ms) FROM interviews")
            for number in range(1, round(hours * 3_600_000 / length)):
                async with database.transaction():
                    for sql in _COPIES:
                        await database.within(sql.format(by=number * last, last=last))
            await database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    asyncio.run(copy())


def _speed(path: Path) -> Speed:
    return asyncio.run(_sped(path))


async def _sped(path: Path) -> Speed:
    before = resident_mb()
    async with Database.open(path) as database:
        _, interviews = await _opened(database)
        among = interviews.all()
        await searching.search(interviews, Scope(among), "whatever comes first loads the model")
        set_aside()
        queries = asked(_QUERIES)
        typed, typing, computing = [text[: 3 + len(text) // 2] for text in queries], list[float](), list[float]()
        async with Heartbeat() as heart:
            searched = [await milliseconds(searching.search(interviews, Scope(among), text)) for text in queries]
            for text in typed:
                busy = time.process_time()
                typing.append(await milliseconds(searching.suggest(interviews, Scope(among), text, as_it_is)))
                computing.append(1000 * (time.process_time() - busy))
        resident, private = resident_mb(), private_mb()
        full_text = _full_text(path, typed)
        return Speed(searched, typing, computing, full_text, before, resident, private, str(heart))


def _full_text(path: Path, queries: Sequence[str]) -> list[float]:
    """Any of the words, ranked by BM25."""
    times: list[float] = []
    with closing(sqlite3.connect(path)) as connection:
        for text in queries:
            match = " OR ".join(f'"{stem(word.form)}"' for word in words(text))
            begun = time.perf_counter()
            connection.execute(_FULL_TEXT, (match,)).fetchall()
            times.append(1000 * (time.perf_counter() - begun))
    return times


def as_it_is(transcript: Transcript, hit: Hit) -> Hit:
    return hit


def _times(times: list[float]) -> str:
    return f"{median(times):.0f} / {quantiles(times, n=20)[-1]:.0f} / {max(times):.0f}"
