"""What a service manager and Prometheus ask the bot over HTTP: `/health` and `/metrics`."""

import asyncio
import ipaddress
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.registry import Collector

from bot.core.errors import UserError
from bot.running import metrics
from bot.wording import cli as wording

_LAG_EVERY = 0.1
Check = Callable[[], Awaitable[bool]]


@asynccontextmanager
async def monitored(
    parts: Mapping[str, Check], state: Collector, address: str, port: int | None
) -> AsyncGenerator[None]:
    """Answer on that port while the block runs: whether each of the parts is well, and the state beside what is
    counted; without a port nothing listens.

    Raises:
        UserError: the port is taken.
    """
    if port is None:
        yield
        return
    server = web.AppRunner(_application(parts, state), access_log=None)
    await server.setup()
    lag = asyncio.create_task(_measure_lag(), name="measure the event loop's lag")
    try:
        try:
            await web.TCPSite(server, address, port).start()
        except OSError as error:
            raise UserError(
                wording.METRICS_PORT.format(address=address, port=port, problem=error.strerror)
            ) from error
        yield
    finally:
        lag.cancel()
        await server.cleanup()


def _application(parts: Mapping[str, Check], state: Collector) -> web.Application:
    registry = CollectorRegistry()
    registry.register(state)

    async def health(request: web.Request) -> web.Response:
        found = {name: await is_well() for name, is_well in parts.items()}
        well = all(found.values())
        status = {"status": "ok" if well else "unavailable"}
        return web.json_response(status | found, status=200 if well else 503)

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
        return web.Response(status=403, text=wording.STRANGE_HOST)
    return await handler(request)


def _is_near(host: str) -> bool:
    """Whether a host, with or without a port, is an IP address or a single word."""
    name = host.rpartition("]")[0].lstrip("[") or host.partition(":")[0]
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name != "" and "." not in name
    return True


async def _measure_lag() -> None:
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + _LAG_EVERY
        await asyncio.sleep(_LAG_EVERY)
        metrics.LOOP_LAG.observe(max(0.0, loop.time() - due))
