"""How soon the bot acknowledges what people do in a thousand games at once, and whether an answer gets lost."""

import asyncio
import multiprocessing
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench.evening import ANSWERS_A_SECOND, AROUND_DEADLINE, PATIENCE, STARTS_A_SECOND, Answers, Evening
from bench.speed import resident_mb
from bot.cli.running import run
from bot.features.quiz.match import UNHURRIED
from bot.playground.server import ACKNOWLEDGE_SECONDS as LIMIT
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.settings import Settings

GAMES, FEW_GAMES = 1000, 100
_ANSWERS_KEPT = """
    SELECT channel_id, results.player_id,
        json_extract(state, '$.rounds[0].answers."' || results.player_id || '".answer.index')
    FROM results JOIN games ON games.id = game_id WHERE took IS NOT NULL
"""


def report(console: Console, *, quick: bool) -> None:
    """Play, and print a table of times against Discord's limit; `quick` plays fewer games."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "games.db"
        evening, memory = asyncio.run(_evening(FEW_GAMES if quick else GAMES, database))
        lost = len(evening.taken.items() - _kept(database).items())
    console.print(_table(evening))
    console.print(f"Answers lost: {lost} of {len(evening.taken):,}. Memory of the bot: {memory:.0f} MB.")
    console.print(
        f"The last podium was there {evening.podiums_after:.0f} s after the common deadline;"
        f" for {UNHURRIED.pause:.0f} s of them the right answers were shown."
    )


async def _evening(count: int, database: Path) -> tuple[Evening, float]:
    """So many games, played to the end; and the memory of the bot in MB."""
    people = [f"player-{number}" for number in range(count)]
    channels = [f"room-{number}" for number in range(count)]
    async with Playground(people=people, channels=channels, acknowledge_seconds=PATIENCE) as playground:
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


def _kept(database: Path) -> Answers:
    """What was scored, as the bot left it."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(_ANSWERS_KEPT)
        return {(str(channel), str(player)): choice for channel, player, choice in rows}


def _table(evening: Evening) -> Table:
    games = len(evening.playground.world.text_channels)
    table = Table(
        title=f"{games:,} games at once, four people each: seconds until the bot acknowledges, over the wire"
    )
    table.caption = (
        f"{STARTS_A_SECOND} starts and {ANSWERS_A_SECOND} answers a second,"
        f" then one a game within {AROUND_DEADLINE:.0f} s of the common deadline"
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
