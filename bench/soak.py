"""The bot over time, in a process of its own: with a crowd, or with one person while all is calm, with faults, and
while strangers send the worst files."""

import asyncio
import contextlib
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from aiohttp import ClientSession
from hostile.files import files
from rich.console import Console
from rich.table import Table

from bench import crowd
from bench.evening import PATIENCE, Watch
from bench.watched import Seen, fail, free_port, running, sample
from bot.playground.keyboard import NoResponseError, Person
from bot.playground.objects import Json, walk
from bot.playground.server import ACKNOWLEDGE_SECONDS, Playground
from bot.wording import library as wording

CROWD = "crowd"
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


def report(
    console: Console,
    *,
    quick: bool,
    minutes: float | None = None,
    kinds: Sequence[str] = (),
    embedding: str = "none",
) -> None:
    """Print what two hundred people's evening took and, of the other kinds that are named, a row each; every kind
    takes so many minutes."""
    minutes = minutes or (QUICK_MINUTES if quick else MINUTES)
    if not kinds or CROWD in kinds:
        with TemporaryDirectory() as folder:
            crowd.report(console, minutes * 60, Path(folder) / "soak.db", embedding)
    kinds = [kind for kind in kinds if kind != CROWD]
    if not kinds:
        return
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
    for kind in kinds:
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
    seen, port = Seen(), free_port()
    async with (
        Playground(further_guilds=[ELSEWHERE], acknowledge_seconds=PATIENCE, limits=True) as playground,
        running(playground, database, embedding, port) as process,
        ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        watch, ben = Watch(playground), playground.person("Ben")
        await (await ben.slash("quote find", text=_QUERIES[0])).answer()
        others = [sample(process, session, seen)]
        if kind == "hostile":
            others.append(_send_all(playground.person("Ada"), seen))
        if kind == "faults":
            others.append(fail(process, database))
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
