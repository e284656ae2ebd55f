"""Whether memory stays flat while interviews are opened and let go of, again and again."""

import asyncio
import gc
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench.alone import alone
from bench.speed import resident_mb
from bench.talk import asked, talk
from bot.core.transcript.source import read_bytes
from bot.interviews.catalogue import Interviews
from bot.store.database import Database
from bot.store.interviews import InterviewStore

INTERVIEWS, HOURS = 3, 2
COUNTS = (20, 50, 100, 150, 200)


def report(console: Console) -> None:
    """Print the memory after so many openings; in a process of its own, or it is that of all the benchmarks."""
    table = Table(
        title=f"{INTERVIEWS} interviews of {HOURS} hours in turn, one in memory, each searched when opened"
    )
    for heading in ("openings", "resident MB", "objects that the collector knows"):
        table.add_column(heading, justify="right")
    for count, resident, objects in alone(measure):
        table.add_row(str(count), f"{resident:.0f}", f"{objects:,}")
    console.print(table)


def measure() -> list[tuple[int, float, int]]:
    """After each of the counts: resident MB, and objects that the collector knows."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_collected(Path(folder) / "a.db"))


async def _collected(path: Path) -> list[tuple[int, float, int]]:
    return [found async for found in _measured(path)]


async def _measured(path: Path) -> AsyncIterator[tuple[int, float, int]]:
    async with Database.open(path) as database:
        await InterviewStore(database).add(
            [read_bytes(talk(HOURS, seed), f"{seed}.txt", None) for seed in range(INTERVIEWS)]
        )
        interviews = await Interviews.load(database, memory_hours=HOURS)
        queries, listings = asked(10), interviews.all()
        for number in range(max(COUNTS)):
            interview = await interviews.open(listings[number % INTERVIEWS])
            await interview.search(queries[number % len(queries)])
            del interview
            if number + 1 in COUNTS:
                yield number + 1, resident_mb(), len(gc.get_objects())
