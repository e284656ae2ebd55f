"""How soon the bot acknowledges what people do in a thousand games at once, and whether an answer gets lost."""

import asyncio
import multiprocessing
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench.evening import ANSWERS_A_SECOND, AROUND_DEADLINE, PATIENCE, ROUNDS, STARTS_A_SECOND, Answers, Evening
from bench.speed import resident_mb
from bot.cli.running import run
from bot.features.quiz.match import UNHURRIED
from bot.playground.server import ACKNOWLEDGE_SECONDS as LIMIT
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.settings import Settings

GAMES, FEW_GAMES = 1000, 100
LATE = 10.0
"""Seconds after the end of its round from which a reveal counts as late."""
_ANSWERS_KEPT = """
    SELECT channel_id, results.player_id, results.round,
        json_extract(state, '$.rounds[' || results.round || '].answers."' || results.player_id || '".answer.index')
    FROM results JOIN games ON games.id = game_id WHERE took IS NOT NULL
"""
_ENDS = """
    SELECT channel_id, key, min(
        json_extract(value, '$.deadline'),
        ifnull(json_extract(value, '$.complete_at') + ?, json_extract(value, '$.deadline'))
    ) FROM games, json_each(state, '$.rounds') WHERE json_extract(value, '$.deadline') IS NOT NULL
"""
_LOST = "SELECT count(*) FROM games WHERE json_extract(state, '$.ending') IS NOT 'finished'"


def report(console: Console, *, quick: bool, count: int | None = None) -> None:
    """Play so many games, and print a table of times against Discord's limit; `quick` plays fewer."""
    count = count or (FEW_GAMES if quick else GAMES)
    with TemporaryDirectory() as folder:
        database = Path(folder) / "games.db"
        evening, memory = asyncio.run(_evening(count, database))
        with closing(sqlite3.connect(database)) as connection:
            lost = len(evening.taken.items() - _kept(connection).items())
            [lost_games] = connection.execute(_LOST).fetchone()
            reveals = _reveals(connection, evening)
    console.print(_table(evening))
    console.print(
        f"Games lost: {lost_games}. Answers lost: {lost} of {len(evening.taken):,}. Rounds nobody saw:"
        f" {evening.unasked}. Podiums missing: {count - evening.podiums}."
    )
    statuses = evening.watch.statuses
    refused = dict(evening.watch.refused.most_common())
    console.print(f"Requests: {statuses.total():,}. Refused: {refused or 'none'}.")
    console.print(
        f"Reveals: {len(reveals):,}, seconds after the end of their round: median {median(reveals):.1f},"
        f" 99 % {sorted(reveals)[int(0.99 * len(reveals))]:.1f}, slowest {max(reveals):.1f};"
        f" later than {LATE:.0f} s: {sum(one > LATE for one in reveals):,}."
    )
    console.print(f"All of it took {evening.seconds:.0f} s. Memory of the bot: {memory:.0f} MB.")


def _reveals(connection: sqlite3.Connection, evening: Evening) -> list[float]:
    """How many seconds after its end each round was revealed; never: inf."""
    shown = evening.watch.shown
    return [
        shown.get((str(channel), number, "onward"), inf) - end
        for channel, number, end in connection.execute(_ENDS, (UNHURRIED.reconsider,))
    ]


async def _evening(count: int, database: Path) -> tuple[Evening, float]:
    """So many games, played to the end; and the memory of the bot in MB."""
    people = [f"player-{number}" for number in range(count)]
    channels = [f"room-{number}" for number in range(count)]
    async with Playground(
        people=people, channels=channels, acknowledge_seconds=PATIENCE, limits=True
    ) as playground:
        evening = Evening(playground)
        async with _bot(playground, database) as process:
            await evening.play()
            return evening, resident_mb(process)


@asynccontextmanager
async def _bot(playground: Playground, database: Path) -> AsyncGenerator[int, None]:
    """The bot in a process of its own, whose id it gives."""
    whereabouts = playground.url, playground.token, database
    process = multiprocessing.get_context("spawn").Process(target=_run_bot, args=whereabouts)
    process.start()
    try:
        await playground.until(lambda: playground.gateway.online, "the bot", PATIENCE)
        yield process.pid or 0
    finally:
        process.terminate()
        await asyncio.to_thread(process.join)


def _run_bot(url: str, token: str, database: Path) -> None:
    settings = Settings(DISCORD_TOKEN=token, database=database, embedding="none", _env_file=None)  # pyright: ignore[reportCallIssue]
    with wired_to(url):
        asyncio.run(run(settings))


def _kept(connection: sqlite3.Connection) -> Answers:
    """What was scored, as the bot left it."""
    rows = connection.execute(_ANSWERS_KEPT)
    return {(str(channel), str(player), number): choice for channel, player, number, choice in rows}


def _table(evening: Evening) -> Table:
    games = len(evening.playground.world.text_channels)
    table = Table(title=f"{games:,} games of {ROUNDS} rounds, four people each: seconds until the bot acknowledges")
    table.caption = (
        f"{STARTS_A_SECOND} starts and {ANSWERS_A_SECOND} answers a second,"
        f" then one a game within {AROUND_DEADLINE:.0f} s of the common deadline; later rounds as they come;"
        " Discord's limits hold"
    )
    table.add_column("what they do")
    for heading in ("times", "median", "99 %", "slowest", f"over Discord's {LIMIT:.0f} s"):
        table.add_column(heading, justify="right")
    for label, waits in evening.waits.items():
        late = sum(wait > LIMIT for wait in waits)
        figures = median(waits), sorted(waits)[int(0.99 * len(waits))], max(waits)
        table.add_row(
            label, f"{len(waits):,}", *(f"{figure:.3f}" for figure in figures), f"{late / len(waits):.1%}"
        )
    return table
