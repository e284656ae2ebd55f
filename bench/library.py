"""A library of 10, 100 and 1,000 hours of talk: how long importing and searching take, how much memory, and for how
event loop stands still. Nothing is embedded (`VERBATIM_EMBEDDING=none`) but where everything is searched as one."""

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from eval_data import SECTIONS
from rich.console import Console
from rich.table import Table

from bench import uploads, whole_library
from bench.alone import alone
from bench.heartbeat import Heartbeat, milliseconds
from bench.speed import resident_mb
from bench.talk import asked, talk
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import STOP_WORDS, words
from bot.core.transcript.source import Source, read_bytes
from bot.interviews import searching
from bot.interviews.catalogue import Interviews
from bot.interviews.searching import Scope
from bot.running.garbage import uncollected
from bot.store.database import Database
from bot.store.interviews import InterviewStore

HOURS, HOURS_OF_ONE_FILE = (10, 100, 1000), (2, 20, 200)
_HOURS_EACH = 2
_QUERIES, _OPENINGS = 20, 8
_FULL_TEXT = "SELECT rowid FROM stretch_words WHERE stretch_words MATCH ? ORDER BY rank LIMIT 5"
_FULL_TEXT_OF_ONE = (
    "SELECT stretches.id FROM stretch_words JOIN stretches ON stretches.id = stretch_words.rowid"
    " WHERE stretch_words MATCH ? AND interview_id = ? ORDER BY rank LIMIT 5"
)


@dataclass(frozen=True, slots=True)
class Searched:
    """Milliseconds a query; MB that the process had before it opened the library, and has at the end; ms that the
    event loop stood still at the longest / that it computed itself."""

    one_here: list[float]
    one_opened: list[float]
    everything: list[float]
    before: float
    resident: float
    still: str


@dataclass(frozen=True, slots=True)
class FullText:
    """Milliseconds a query, and MB by which the process grew."""

    one: list[float]
    everything: list[float]
    grown: float


def report(console: Console, *, quick: bool) -> None:
    """Print the tables; `quick` leaves out the 1,000 hours, and the file of 200."""
    if not SECTIONS.is_dir():
        return
    whole_library.report(console, quick=quick)
    table = Table(title="Search in interviews of two hours: ms a query, median / slowest (times SQLite FTS5 alone)")
    headings = "hours", "import s/h", "file MB", "one, open", "one, opening it", "FTS5", "all at once", "FTS5"
    for heading in (*headings, "resident MB (+ FTS5)", "still ms / own"):
        table.add_column(heading, justify="right")
    for hours in HOURS[:-1] if quick else HOURS:
        table.add_row(*_library(hours))
    console.print(table)
    files = uploads.table()
    for hours in HOURS_OF_ONE_FILE[:-1] if quick else HOURS_OF_ONE_FILE:
        files.add_row(*uploads.row(hours, alone(uploads.measure, hours)))
    console.print(files)


def _library(hours: int) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        seconds = alone(_fill, path, hours)
        size = path.stat().st_size / 2**20
        ours, peer = alone(_search, path), alone(_search_full_text, path)
    return [
        f"{hours:,}",
        f"{seconds / hours:.2f}",
        f"{size:.0f}",
        _beside(ours.one_here, peer.one),
        _beside(ours.one_opened, peer.one),
        _figures(peer.one),
        _beside(ours.everything, peer.everything),
        _figures(peer.everything),
        f"{ours.before:.0f} + {ours.resident - ours.before:.0f} (+ {peer.grown:.0f})",
        ours.still,
    ]


def _fill(path: Path, hours: int) -> float:
    """Seconds for importing so many hours."""
    return asyncio.run(_import(path, hours))


async def _import(path: Path, hours: int) -> float:
    seconds = 0.0
    async with Database.open(path) as database:
        store = InterviewStore(database)
        for number in range(hours // _HOURS_EACH):
            content = talk(_HOURS_EACH, number)
            begun = time.perf_counter()
            with uncollected():
                source = await asyncio.to_thread(_understood, content, f"{number}.txt")
                await store.add([source])
            seconds += time.perf_counter() - begun
    return seconds


def _understood(content: bytes, name: str) -> Source:
    source = read_bytes(content, name)
    _ = source.transcript
    return source


def _search(path: Path) -> Searched:
    return asyncio.run(_searched(path))


async def _searched(path: Path) -> Searched:
    before = resident_mb()
    async with Database.open(path) as database:
        interviews = await Interviews.load(database)
        queries, among = asked(_QUERIES), interviews.all()
        others = among[: _OPENINGS + 1]
        await asyncio.to_thread(word_vectors)
        async with Heartbeat() as heart:
            interview = await interviews.open(others[0])
            await interview.search(queries[0])
            one_here = [await milliseconds(interview.search(text)) for text in queries]
            one_opened: list[float] = []
            for listing, text in zip(others[1:], queries, strict=False):
                opening = await milliseconds(interviews.open(listing))
                opened = await interviews.open(listing)
                one_opened.append(opening + await milliseconds(opened.search(text)))
            everything = [await milliseconds(searching.search(interviews, Scope(among), text)) for text in queries]
        return Searched(one_here, one_opened, everything, before, resident_mb(), str(heart))


def _search_full_text(path: Path) -> FullText:
    """The half minutes of the same file, ranked by BM25; any telling word may match."""
    before = resident_mb()
    with closing(sqlite3.connect(path)) as connection:
        one: list[float] = []
        everything: list[float] = []
        for text in asked(_QUERIES):
            forms = [word.form for word in words(text)]
            query = " OR ".join(f'"{form}"' for form in [form for form in forms if form not in STOP_WORDS] or forms)
            for sql, values, times in (
                (_FULL_TEXT_OF_ONE, (query, 1), one),
                (_FULL_TEXT, (query,), everything),
            ):
                begun = time.perf_counter()
                connection.execute(sql, values).fetchall()
                times.append(1000 * (time.perf_counter() - begun))
        return FullText(one, everything, resident_mb() - before)


def _figures(times: list[float]) -> str:
    return f"{median(times):.1f} / {max(times):.0f}"


def _beside(times: list[float], peer: list[float]) -> str:
    return f"{_figures(times)} ({median(times) / median(peer):.0f}×)"
