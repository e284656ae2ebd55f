"""The bot over time, in a process of its own: calm, with faults, and while strangers send the worst files."""

import asyncio
import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from aiohttp import ClientSession
from hostile.files import files
from rich.console import Console
from rich.table import Table

from bench.evening import PATIENCE, Watch
from bot.playground.keyboard import NoResponseError, Person
from bot.playground.objects import Json, walk
from bot.playground.server import ACKNOWLEDGE_SECONDS, Playground
from bot.wording import library as wording

KINDS = ("calm", "faults", "hostile")
MINUTES, QUICK_MINUTES = 10.0, 0.5
ELSEWHERE = "Elsewhere"
SIZES = (40_000, 400_000, 7_900_000)
_QUERIES = (
    "you must be a psychopath",
    "brain scans can tell who lacks empathy",
    "what is a model",
    "trust instincts",
)
_A_FIND = 0.5
_A_FAULT, _LOCKED = 15.0, 1.0


_LATE = 0.05
"""Of the event loop, in seconds: a bucket of its metric."""
_LAG = "verbatim_event_loop_lag_seconds"


@dataclass
class Seen:
    """Seconds until each acknowledgement (never: inf); each second the MB of the bot with its children, its open
    files and its tasks; which part of all times the event loop woke too late; how many files were sent."""

    waits: list[float] = field(default_factory=list[float])
    megabytes: list[float] = field(default_factory=list[float])
    handles: list[int] = field(default_factory=list[int])
    tasks: list[int] = field(default_factory=list[int])
    late: float = 0.0
    sent: int = 0


def report(
    console: Console,
    *,
    quick: bool,
    minutes: float | None = None,
    kinds: Sequence[str] = (),
    embedding: str = "none",
) -> None:
    """Print a table: a row for each kind (all, if none is named), each for so many minutes."""
    minutes = minutes or (QUICK_MINUTES if quick else MINUTES)
    table = Table(
        title=f"{minutes:g} minutes each ({embedding}): /quote find twice a second, seconds to the answer"
    )
    table.caption = (
        "MB with all child processes, what they share counted once; files: open in the bot; late: how often the "
        "event loop woke more than 50 ms too late; hostile: one file after another elsewhere"
    )
    headings = (
        "finds",
        "median",
        "99 %",
        "slowest",
        "unanswered",
        "MB at first",
        "at the end",
        "peak",
        "files",
        "tasks",
        "late",
        "sent",
    )
    for heading in ("", *headings):
        table.add_column(heading, justify="right" if heading else "left")
    for kind in kinds or KINDS:
        with TemporaryDirectory() as folder:
            seen = asyncio.run(_soak(kind, minutes * 60, Path(folder) / "soak.db", embedding))
            table.add_row(kind, *_row(seen))
    console.print(table)


def _row(seen: Seen) -> list[str]:
    waits = sorted(seen.waits)
    a_tenth = max(1, len(seen.megabytes) // 10)
    figures = (median(waits), waits[int(0.99 * len(waits))], waits[-1])
    return [
        f"{len(waits):,}",
        *(f"{figure:.2f}" for figure in figures),
        str(sum(wait > ACKNOWLEDGE_SECONDS for wait in waits)),
        f"{median(seen.megabytes[a_tenth : 2 * a_tenth] or seen.megabytes):.0f}",
        f"{median(seen.megabytes[-a_tenth:]):.0f}",
        f"{max(seen.megabytes):.0f}",
        f"{seen.handles[0]} – {seen.handles[-1]}",
        f"{seen.tasks[0]} – {seen.tasks[-1]}",
        f"{seen.late:.2%}",
        str(seen.sent),
    ]


async def _soak(kind: str, seconds: float, database: Path, embedding: str) -> Seen:
    seen, port = Seen(), _free_port()
    async with (
        Playground(further_guilds=[ELSEWHERE], acknowledge_seconds=PATIENCE, limits=True) as playground,
        _bot(playground, database, embedding, port) as process,
        ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        watch, ben = Watch(playground), playground.person("Ben")
        await (await ben.slash("quote find", text=_QUERIES[0])).answer()
        others = [_sample(process, session, seen)]
        if kind == "hostile":
            others.append(_send_all(playground.person("Ada"), seen))
        if kind == "faults":
            others.append(_fail(process, database))
        tasks = [asyncio.create_task(other) for other in others]
        until = time.monotonic() + seconds
        for query in cycle(_QUERIES):
            if time.monotonic() > until:
                break
            asked_at = time.perf_counter()
            at, _ = await watch.acknowledged(await ben.slash("quote find", text=query))
            seen.waits.append(at - asked_at)
            await asyncio.sleep(_A_FIND)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return seen


async def _send_all(person: Person, seen: Seen) -> None:
    """Add one file after another on another server, and import and ask those that are understood."""
    there = f"{ELSEWHERE}/general"
    for size in cycle(SIZES):
        for name, content in files(size):
            with contextlib.suppress(NoResponseError, TimeoutError, LookupError):
                value = await person.upload(name, content)
                asked = await (await person.slash("library add", channel=there, file=value)).answer()
                seen.sent += 1
                if any(part.get("label") == wording.IMPORT for part in walk(asked["components"])):
                    await person.press(asked, wording.IMPORT)
                    await person.sees_change(asked, _is_over, seconds=120)
                    await (await person.slash("topic list", channel=there)).acknowledged()


def _is_over(message: Json) -> bool:
    return "✅" in str(message) or "⚠️" in str(message)


async def _fail(process: int, database: Path) -> None:
    """Lock the database for a second, and kill what the bot has started, time and again."""
    while True:
        await asyncio.sleep(_A_FAULT)
        await asyncio.to_thread(_lock, database)
        for child in _children(process):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _lock(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(_LOCKED)
        connection.execute("ROLLBACK")


async def _sample(process: int, session: ClientSession, seen: Seen) -> None:
    while True:
        seen.megabytes.append(await asyncio.to_thread(_with_children, process))
        seen.handles.append(_open_files(process))
        async with session.get("/metrics") as answer:
            figures = _figures(await answer.text())
        seen.tasks.append(int(figures["verbatim_tasks"]))
        seen.late = 1 - figures[f'{_LAG}_bucket{{le="{_LATE}"}}'] / figures[f"{_LAG}_count"]
        await asyncio.sleep(1)


def _figures(page: str) -> dict[str, float]:
    """What `/metrics` says, by name and labels."""
    lines = (line.rpartition(" ") for line in page.splitlines() if not line.startswith("#"))
    return {name: float(figure) for name, _, figure in lines}


def _open_files(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def _with_children(process: int) -> float:
    return _proportional_mb(process) + sum(_proportional_mb(child) for child in _children(process))


def _proportional_mb(process: int) -> float:
    """Memory of a process in RAM, of which what n processes share counts an nth part; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@asynccontextmanager
async def _bot(playground: Playground, database: Path, embedding: str, port: int) -> AsyncGenerator[int]:
    """The bot in a process of its own, whose id it gives, with its metrics on that port."""
    settings = {
        "DISCORD_TOKEN": playground.token,
        "VERBATIM_EMBEDDING": embedding,
        "VERBATIM_METRICS_PORT": str(port),
        "VERBATIM_LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--local", playground.url, "--database", str(database)),
        env=os.environ | settings,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        await playground.until(lambda: playground.gateway.online, "the bot", PATIENCE)
        yield process.pid
    finally:
        process.terminate()
        await process.communicate()
