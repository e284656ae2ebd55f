"""A web server on this machine that plays podcasts, and listeners that nobody may reach."""

import asyncio
import gzip
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Page:
    """What an address answers; with an `etag`, 304 to whoever has it already."""

    content: bytes = b""
    status: int = 200
    type: str = "application/rss+xml"
    etag: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    packed: bool = False
    delay: float = 0.0


class FeedServer:
    """`pages` by path; `asked` are the paths that were asked for, `seen` the headers of each time."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.seen: list[Mapping[str, str]] = []
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        self.seen.append(dict(request.headers))
        page = self.pages.get(request.path, Page(b"There is nothing here.", 404, "text/plain"))
        await asyncio.sleep(page.delay)
        headers = {"Content-Type": page.type, **page.headers}
        if page.etag:
            headers["ETag"] = page.etag
            if request.headers.get("If-None-Match") == page.etag:
                return web.Response(status=304, headers={"ETag": page.etag})
        content = page.content
        if page.packed:
            content, headers["Content-Encoding"] = gzip.compress(content), "gzip"
        return web.Response(body=content, status=page.status, headers=headers)


@asynccontextmanager
async def feed_server() -> AsyncGenerator[FeedServer]:
    """It listens while the block lasts."""
    server = FeedServer()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = int(runner.addresses[0][1])
    try:
        yield server
    finally:
        await runner.cleanup()


class Listener:
    """Counts who connects."""

    def __init__(self) -> None:
        self.connections = 0
        self.port = 0

    async def met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        writer.close()


@asynccontextmanager
async def listening(host: str, port: int = 0) -> AsyncGenerator[Listener]:
    listener = Listener()
    server = await asyncio.start_server(listener.met, host, port)
    listener.port = int(server.sockets[0].getsockname()[1])
    try:
        yield listener
    finally:
        server.close()
        await server.wait_closed()
