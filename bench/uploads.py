"""One long file through the bot's importer: how long it takes, and how long the event loop stands still."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.table import Table

from bench.heartbeat import Heartbeat, milliseconds
from bench.memory import peak_mb
from bench.speed import resident_mb
from bench.talk import asked, talk
from bot.core.listing import Listing
from bot.core.search.word_vectors import word_vectors
from bot.core.transcript.upload import Upload
from bot.features.library.desk import LibraryDesk
from bot.features.library.importer import LEISURE, Importer
from bot.features.library.limits import Limits
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.running.turns import Turns
from bot.running.workers import Workers
from bot.store.database import Database

_GUILD, _SEED, _QUERIES, _IDLE_SECONDS = 1, 7, 20, 2.0
UNLIMITED = Limits(upload_mb=1000, hours=100_000)


@dataclass(frozen=True, slots=True)
class Brought:
    """Seconds, ms that the event loop stood still / that it computed itself, ms a query, and MB."""

    idle_still: str
    starting_still: str
    examined: float
    examined_still: str
    imported: float
    imported_still: str
    queries: list[float]
    queries_still: str
    resident: float
    peak: float


class _Watching:
    """The importer's screen, at which only the bench looks."""

    def __init__(self) -> None:
        self.finished: asyncio.Future[Listing] = asyncio.get_running_loop().create_future()

    async def importing(self, upload: Upload) -> Upload:
        return upload

    async def reading(self, upload: Upload, interview: Listing, progress: float) -> None: ...

    async def done(self, upload: Upload, interview: Listing) -> None:
        self.finished.set_result(interview)

    async def failed(self, upload: Upload, problem: str) -> None:
        self.finished.set_exception(RuntimeError(problem))


def table() -> Table:
    table = Table(title="One file through the bot's importer, seconds")
    table.caption = "still: ms that the event loop stood still at the longest / that it computed itself"
    headings = "hours", "still: idle", "loading vectors", "examined", "still", "imported, indexed", "still"
    for heading in (*headings, "ms a query", "slowest", "still", "resident MB", "peak"):
        table.add_column(heading, justify="right")
    return table


def row(hours: int, brought: Brought) -> list[str]:
    """Of the table."""
    return [
        f"{hours:,}",
        brought.idle_still,
        brought.starting_still,
        f"{brought.examined:.1f}",
        brought.examined_still,
        f"{brought.imported:.1f}",
        brought.imported_still,
        f"{median(brought.queries):.0f}",
        f"{max(brought.queries):.0f}",
        brought.queries_still,
        f"{brought.resident:.0f}",
        f"{brought.peak:.0f}",
    ]


def measure(hours: int) -> Brought:
    """Bring in one file of so many hours; in a process of its own, or the memory is not true."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_measure(hours, Path(folder) / "one.db"))


async def _ignored(listing: Listing) -> None:
    """What the bot does once an interview is read is not measured."""


async def _measure(hours: int, path: Path) -> Brought:
    upload = Upload("", _GUILD, 2, 3, "talk.txt", talk(hours, _SEED))
    async with Database.open(path) as database:
        reading, screen, turns = CloseReading(database, lambda: None), _Watching(), Turns[str]()
        workers = Workers(megabytes=UNLIMITED.upload_mb)
        interviews = await Interviews.load(database, UNLIMITED.hours, reading)
        importer = Importer(database, interviews, reading, screen, UNLIMITED, turns, workers, LEISURE, _ignored)
        desk = LibraryDesk(database, interviews, UNLIMITED, turns, workers, importer.wake)
        importer.start()
        try:
            async with Heartbeat() as idle:
                await asyncio.sleep(_IDLE_SECONDS)
            async with Heartbeat() as starting:
                await asyncio.to_thread(word_vectors)
            async with Heartbeat() as examining:
                begun = time.perf_counter()
                understood = await desk.receive(upload)
                examined = time.perf_counter() - begun
            async with Heartbeat() as importing:
                begun = time.perf_counter()
                await desk.confirm(understood.upload.id, _GUILD, None, replacing=False)
                listing = await screen.finished
                imported = time.perf_counter() - begun
            del upload, understood
            async with Heartbeat() as searching:
                interview = await interviews.open(listing)
                queries = [await milliseconds(interview.search(text)) for text in asked(_QUERIES)]
        finally:
            await importer.close()
            await workers.close()
    return Brought(
        str(idle),
        str(starting),
        examined,
        str(examining),
        imported,
        str(importing),
        queries,
        str(searching),
        resident_mb(),
        peak_mb(),
    )
