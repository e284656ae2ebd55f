"""What is looked at of a bot that runs: whether it is well, and its state at the moment."""

import asyncio
import math
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.client import Verbatim
from bot.core.errors import StorageError
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.open_rounds import OpenRounds
from bot.running.monitoring import Check, monitored
from bot.store.database import Database

_DATABASE_PATIENCE = 2.0


def watched(bot: Verbatim, address: str, port: int | None) -> AbstractAsyncContextManager[None]:
    """Answer at `/health` and `/metrics` for this bot, as `monitored` says."""
    return monitored(_parts_of(bot), BotState(bot), address, port)


def _parts_of(bot: Verbatim) -> dict[str, Check]:
    """What `/health` asks, by the name it has there."""

    async def gateway() -> bool:
        return is_connected(bot)

    async def database() -> bool:
        return await _answers(bot.services.get(Database))

    return {"gateway": gateway, "database": database}


def is_connected(bot: Verbatim) -> bool:
    """Whether every shard is connected and knows its servers."""
    return bot.is_ready() and not any(shard.is_closed() for shard in bot.shards.values())


async def _answers(database: Database) -> bool:
    try:
        async with asyncio.timeout(_DATABASE_PATIENCE):
            await database.rows("SELECT count(*) FROM facts")
    except (StorageError, TimeoutError):
        return False
    return True


class BotState(Collector):
    """What is true of the bot at the moment it is asked."""

    def __init__(self, bot: Verbatim) -> None:
        self._bot = bot

    def collect(self) -> Iterator[GaugeMetricFamily]:
        bot, services = self._bot, self._bot.services
        interviews, reading = services.get(Interviews), services.get(CloseReading)
        read = [1.0 if reading.has_read(one) else interviews.progress(one) for one in interviews.all()]
        progress = sum(read) / len(read) if read else 1.0
        rounds = len(services.get(OpenRounds))
        yield GaugeMetricFamily("verbatim_interviews", "Interviews the bot knows.", len(interviews))
        yield GaugeMetricFamily("verbatim_embedding_progress_ratio", "How much of them is embedded.", progress)
        yield GaugeMetricFamily(
            "verbatim_open_rounds", "Questions of quizzes that are waiting for answers.", rounds
        )
        size = services.get(Database).size()
        yield GaugeMetricFamily("verbatim_database_bytes", "What the database takes on the disk.", size)
        yield GaugeMetricFamily("verbatim_tasks", "What the event loop has under way.", len(asyncio.all_tasks()))
        yield GaugeMetricFamily("verbatim_guilds", "Servers the bot is on.", len(bot.guilds))
        latency = GaugeMetricFamily(
            "verbatim_gateway_latency_seconds", "Until Discord acknowledges a heartbeat.", labels=["shard"]
        )
        for shard, seconds in bot.latencies:
            if math.isfinite(seconds):
                latency.add_metric([str(shard)], seconds)
        yield latency
