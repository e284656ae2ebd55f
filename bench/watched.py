"""The bot in a process of its own: what it takes, and what may happen to it."""

import asyncio
import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from aiohttp import ClientSession

from bench.evening import PATIENCE
from bot.playground.server import Playground

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


async def fail(process: int, database: Path) -> None:
    """Lock the database for a second, and kill what the bot has started, time and again."""
    while True:
        await asyncio.sleep(_A_FAULT)
        await lock(database)
        kill_children(process)


def kill_children(process: int) -> None:
    """Kill what the bot has started."""
    for child in _children(process):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


async def lock(database: Path) -> None:
    """Lock the database for a second, as a backup from outside may."""
    await asyncio.to_thread(_lock, database)


def _lock(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(_LOCKED)
        connection.execute("ROLLBACK")


async def sample(process: int, session: ClientSession, seen: Seen) -> None:
    while True:
        seen.megabytes.append(await asyncio.to_thread(_with_children, process))
        seen.handles.append(_open_files(process))
        async with session.get("/metrics") as answer:
            figures = _figures(await answer.text())
        seen.tasks.append(int(figures["verbatim_tasks"]))
        seen.late = 1 - figures[f'{_LAG}_bucket{{le="{_LATE}"}}'] / max(1.0, figures[f"{_LAG}_count"])
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@asynccontextmanager
async def running(
    playground: Playground, database: Path, embedding: str, port: int, errors: IO[bytes] | None = None
) -> AsyncGenerator[int]:
    """The bot in a process of its own, whose id it gives, with its metrics on that port, and what it logs as an
    error in that file."""
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
        stderr=errors or subprocess.DEVNULL,
    )
    try:
        await playground.until(lambda: playground.gateway.online, "the bot", PATIENCE)
        yield process.pid
    finally:
        process.terminate()
        await process.communicate()
