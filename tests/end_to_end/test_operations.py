"""Running it for real: health, metrics, the log, and a disk that fails while people play."""

import asyncio
import json
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from end_to_end.librarian import send
from end_to_end.playing import asks, begin, ends, points, results, take
from end_to_end.reading import is_private, texts
from end_to_end.stage import Stage
from prometheus_client.parser import text_string_to_metric_families

from bot.cli.watching import watched
from bot.core.errors import UserError
from bot.playground.keyboard import Person
from bot.playground.server import Playground
from bot.running import metrics
from bot.store.database import Database
from bot.wording import quotes as wording
from bot.wording import storage

ROOT = Path(__file__).parents[2]
INTERVIEW = ROOT / "data/interview.txt"


HOSTS = {
    "localhost": 200,
    "verbatim:9108": 200,
    "[::1]:9108": 200,
    "10.0.0.7:80": 200,
    "rebound.example:9108": 403,
    "127.0.0.1.example": 403,
}
"""How a page in somebody's browser could ask, and how a neighbour does."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@dataclass
class Bot:
    """A bot, what it answers over HTTP, and its log once it has ended."""

    playground: Playground
    port: int
    log: Path

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.port}{path}", headers=headers) as said,
        ):
            return said.status, await said.text()

    async def metric(self, metric: str, **labels: str) -> float:
        _, page = await self.get("/metrics")
        return sum(
            sample.value
            for family in text_string_to_metric_families(page)
            for sample in family.samples
            if sample.name == metric and sample.labels.items() >= labels.items()
        )


@dataclass
class Started(Bot):
    """One in a process of its own."""

    process: Process

    def workers(self) -> list[int]:
        """The process ids of what it has started."""
        return [*map(int, Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split())]


@asynccontextmanager
async def bot_with(folder: Path, playground: Playground, **settings: str) -> AsyncGenerator[Started]:
    port, log = free_port(), folder / "log"
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "DISCORD_TOKEN": playground.token,
        "VERBATIM_EMBEDDING": "none",
        "VERBATIM_METRICS_PORT": str(port),
        **settings,
    }
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--local", playground.url),
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stderr=written,
        )
        try:
            await playground.until(lambda: playground.gateway.online, "the bot", seconds=60)
            yield Started(playground, port, log, process)
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the bot's processes by Linux's /proc")
async def test_whoever_ends_it_waits_for_no_computation(tmp_path: Path) -> None:
    """The process that reads the upload stands still, so what it computes would never be done."""
    async with Playground() as playground:
        ada = playground.person("Ada")
        async with bot_with(tmp_path, playground) as bot:
            before = set(bot.workers())
            await send(ada, INTERVIEW.read_bytes() * 300, "long.txt")
            await playground.until(lambda: bool({*bot.workers()} - before), "a worker", seconds=60)
            reading = (set(bot.workers()) - before).pop()
            os.kill(reading, signal.SIGSTOP)
            bot.process.terminate()
            async with asyncio.timeout(60):
                assert await bot.process.wait() == 0
            with pytest.raises(ProcessLookupError):
                os.kill(reading, 0)


@asynccontextmanager
async def locked(path: Path) -> AsyncGenerator[None]:
    """Taken in a thread: the bot, on this loop, may have a transaction to end first."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)) as other:
        await asyncio.to_thread(other.execute, "BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize("style", ["text", "json"])
async def test_a_session_leaves_neither_words_nor_tokens_in_the_log(tmp_path: Path, style: str) -> None:
    async with Playground() as playground:
        tokens = [playground.token]
        ada = playground.person("Ada")
        async with bot_with(tmp_path, playground, VERBATIM_LOG_LEVEL="DEBUG", VERBATIM_LOG_FORMAT=style) as bot:
            reply = await (await ada.slash("quote find", text="zanzibar psychopath")).answer()
            await ada.autocomplete("quote find", "text", "zanzibar")
            await (await ada.press(reply, wording.LATER)).answer()
            await (await ada.slash("quote at", time="zanzibar")).answer()
            tokens += [request.path.split("/")[3] for request in playground.rest.log if "/callback" in request.path]
            assert await bot.metric("verbatim_interactions_total", name="quote find", outcome="ok") == 2
            assert await bot.metric("verbatim_interactions_total", name="quote at", outcome="refused") == 1
            assert await bot.metric("verbatim_interactions_total", kind="component", outcome="ok") == 1
            assert await bot.metric("verbatim_search_duration_seconds_count", purpose="search") == 1
            assert await bot.metric("verbatim_interviews") == 1
            assert await bot.metric("verbatim_guilds") == 1
            assert await bot.metric("verbatim_tasks") > 1
            _, page = await bot.get("/metrics")
            assert "zanzibar" not in page
            assert ada.id not in page
            for host, status in HOSTS.items():
                assert (await bot.get("/metrics", Host=host))[0] == status, host
    log = bot.log.read_text("utf-8")
    assert "interviews in verbatim.db" in log
    assert len(tokens) > 3
    assert not [secret for secret in ["zanzibar", *tokens] if secret in log]
    if style == "json":
        entries = [json.loads(line) for line in log.splitlines()]
        assert all(entry.keys() >= {"time", "level", "logger", "message"} for entry in entries)


async def test_health_tells_whether_the_gateway_and_the_database_are_there(tmp_path: Path) -> None:
    async with Playground() as playground, bot_with(tmp_path, playground) as bot:
        assert await becomes(bot, 200) == {"status": "ok", "gateway": True, "database": True}
        async with locked(tmp_path / "verbatim.db"):
            assert await becomes(bot, 200) == {"status": "ok", "gateway": True, "database": True}
        await playground.stop()
        assert await becomes(bot, 503) == {"status": "unavailable", "gateway": False, "database": True}


async def test_health_is_bad_as_long_as_one_of_several_shards_is_down(tmp_path: Path) -> None:
    async with Playground(shards=2) as playground:
        stage, port = Stage(playground, tmp_path / "verbatim.db"), free_port()
        client = await stage.start_bot()
        async with watched(client, "127.0.0.1", port):
            bot = Bot(playground, port, tmp_path / "log")
            assert await becomes(bot, 200) == {"status": "ok", "gateway": True, "database": True}
            await client.shards[1].disconnect()
            assert await becomes(bot, 503) == {"status": "unavailable", "gateway": False, "database": True}
            assert client.is_ready()
        await stage.stop_bot()


async def becomes(bot: Bot, status: int) -> object:
    """What `/health` says as soon as it has that status."""
    async with asyncio.timeout(30):
        while (said := await bot.get("/health"))[0] != status:  # noqa: ASYNC110 - another process changes it
            await asyncio.sleep(0.05)
    return json.loads(said[1])


async def test_a_port_that_is_taken_is_said(stage: Stage) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UserError, match="VERBATIM_METRICS_PORT"):
            async with watched(stage.bot, "127.0.0.1", taken.getsockname()[1]):
                pass


@pytest.mark.parametrize(
    ("fault", "mending", "told"),
    [
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", storage.NOT_WRITABLE),
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", storage.NO_ROOM),
    ],
    ids=["read-only", "full"],
)
async def test_who_asks_is_told_that_nothing_can_be_stored_and_it_goes_on_afterwards(
    stage: Stage, ada: Person, fault: str, mending: str, told: str
) -> None:
    await stage.bot.services.get(Database).rows(fault)
    answers = [await (await ada.slash("quote at", time=f"{number}")).answer() for number in range(200)][-1:]
    assert [texts(answer) for answer in answers] == [told]
    assert is_private(answers[-1])
    await stage.bot.services.get(Database).rows(mending)
    assert "charming" in texts(await (await ada.slash("quote at", time="3:53")).answer())


async def test_who_asks_while_the_database_is_locked_is_told_in_time_and_counts_as_failed(
    stage: Stage, ada: Person
) -> None:
    def counted(outcome: str) -> float:
        labels = {"kind": "command", "name": "quote at", "outcome": outcome}
        return metrics.REGISTRY.get_sample_value("verbatim_interactions_total", labels) or 0.0

    before = counted("failed"), counted("refused")
    async with locked(stage.settings.database):
        assert texts(await (await ada.slash("quote at", time="3:53")).answer()) == storage.BUSY
    assert "charming" in texts(await (await ada.slash("quote at", time="3:53")).answer())
    assert (counted("failed"), counted("refused")) == (before[0] + 1, before[1])


class Heard(logging.Handler):
    """Waits for words in the log."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words, self._event, self._loop = words, asyncio.Event(), asyncio.get_running_loop()

    def emit(self, record: logging.LogRecord) -> None:
        if self._words in record.getMessage():
            self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self) -> None:
        async with asyncio.timeout(30):
            await self._event.wait()


async def test_a_round_that_ends_while_nothing_can_be_stored_is_scored_later(
    stage: Stage, ada: Person, ben: Person
) -> None:
    match = await begin(stage, ada, rounds=1, seconds=2)
    message = await ada.sees_message(asks(1))
    await take(ben, message, match.game)
    heard = Heard("cannot be written")
    logging.getLogger("bot.store.database").addHandler(heard)
    await stage.bot.services.get(Database).rows("PRAGMA query_only = ON")
    await heard.wait()
    assert not match.over.is_set()
    await stage.bot.services.get(Database).rows("PRAGMA query_only = OFF")
    await ben.sees_change(message, ends)
    assert points(await results(stage), ben)[0] > 0
