"""What a service manager and Prometheus ask the bot over HTTP: `/health` and `/metrics`."""

import asyncio
import ipaddress
import math
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.client import Verbatim
from bot.core.errors import StorageError, UserError
from bot.running import metrics

PORT_TAKEN = "VERBATIM_METRICS_PORT: {address}:{port} cannot be listened on ({problem}). Choose another one."
STRANGE_HOST = "Ask for this by an IP address, or by a name without a dot.\n"
_DATABASE_PATIENCE = 2.0
_LAG_EVERY = 0.5


@asynccontextmanager
async def monitored(bot: Verbatim, address: str, port: int | None) -> AsyncGenerator[None]:
    """Answer on that port while the block runs; without a port nothing listens.

    Raises:
        UserError: the port is taken.
    """
    if port is None:
        yield
        return
    server = web.AppRunner(_application(bot), access_log=None)
    await server.setup()
    lag = asyncio.create_task(_measure_lag(), name="measure the event loop's lag")
    try:
        try:
            await web.TCPSite(server, address, port).start()
        except OSError as error:
            raise UserError(PORT_TAKEN.format(address=address, port=port, problem=error.strerror)) from error
        yield
    finally:
        lag.cancel()
        await server.cleanup()


def _application(bot: Verbatim) -> web.Application:
    registry = CollectorRegistry()
    registry.register(BotState(bot))

    async def health(request: web.Request) -> web.Response:
        parts = {"gateway": is_connected(bot), "database": await _answers(bot)}
        well = all(parts.values())
        status = {"status": "ok" if well else "unavailable"}
        return web.json_response(status | parts, status=200 if well else 503)

    async def scrape(request: web.Request) -> web.Response:
        page = generate_latest(metrics.REGISTRY) + generate_latest(registry)
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application(middlewares=[_asked_by_name_or_number])
    application.add_routes([web.get("/health", health), web.get("/metrics", scrape)])
    return application


@web.middleware
async def _asked_by_name_or_number(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses what a web page could ask for through a visitor's browser, by letting a name of its own point here:
    those have a dot. What is near is called by a number or by a single word."""
    if not _is_near(request.headers.get("Host", "")):
        return web.Response(status=403, text=STRANGE_HOST)
    return await handler(request)


def _is_near(host: str) -> bool:
    """Whether a host, with or without a port, is an IP address or a single word."""
    name = host.rpartition("]")[0].lstrip("[") or host.partition(":")[0]
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name != "" and "." not in name
    return True


def is_connected(bot: Verbatim) -> bool:
    """Whether every shard is connected and knows its servers."""
    return bot.is_ready() and not any(shard.is_closed() for shard in bot.shards.values())


async def _answers(bot: Verbatim) -> bool:
    try:
        async with asyncio.timeout(_DATABASE_PATIENCE):
            await bot.database.rows("SELECT count(*) FROM facts")
    except (StorageError, TimeoutError):
        return False
    return True


class BotState(Collector):
    """What is true of the bot at the moment it is asked."""

    def __init__(self, bot: Verbatim) -> None:
        self._bot = bot

    def collect(self) -> Iterator[GaugeMetricFamily]:
        bot = self._bot
        interviews = bot.interviews.all()
        read = [1.0 if bot.reading.has_read(one) else bot.interviews.progress(one) for one in interviews]
        progress = sum(read) / len(read) if read else 1.0
        rounds = len(bot.quizzes.open_rounds)
        yield GaugeMetricFamily("verbatim_interviews", "Interviews the bot knows.", len(interviews))
        yield GaugeMetricFamily("verbatim_embedding_progress_ratio", "How much of them is embedded.", progress)
        yield GaugeMetricFamily(
            "verbatim_open_rounds", "Questions of quizzes that are waiting for answers.", rounds
        )
        yield GaugeMetricFamily("verbatim_guilds", "Servers the bot is on.", len(bot.guilds))
        latency = GaugeMetricFamily(
            "verbatim_gateway_latency_seconds", "Until Discord acknowledges a heartbeat.", labels=["shard"]
        )
        for shard, seconds in bot.latencies:
            if math.isfinite(seconds):
                latency.add_metric([str(shard)], seconds)
        yield latency


async def _measure_lag() -> None:
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + _LAG_EVERY
        await asyncio.sleep(_LAG_EVERY)
        metrics.LOOP_LAG.observe(max(0.0, loop.time() - due))
