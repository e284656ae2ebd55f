"""A Discord on this machine, put together: one HTTP server on loopback for the page, REST, gateway and CDN."""

import base64
import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from bot.playground.asking import Desk
from bot.playground.files import ATTACHMENT_LIMIT, Files
from bot.playground.gateway import Gateway
from bot.playground.interactions import Interactions
from bot.playground.keeping import Keeper
from bot.playground.keyboard import Person
from bot.playground.limits import Limits
from bot.playground.messages import Mailroom
from bot.playground.page import Pages
from bot.playground.pulse import Pulse, Result
from bot.playground.registry import Registry
from bot.playground.rest import Rest
from bot.playground.routes import AboutTheBot, Answers, Channels, Commands
from bot.playground.serving import add_files, guard
from bot.playground.thread_routes import Threads
from bot.playground.world import CHANNELS, World

PEOPLE = ("Ada", "Ben", "Cleo")
"""Who is there unless told otherwise; the first owns the server."""

ACKNOWLEDGE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0


class Clock:
    """Seconds that only grow; tests may skip some."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._skipped

    def skip(self, seconds: float) -> None:
        self._skipped += seconds


class Playground:
    """The local Discord. It lives on while bots come and go; `async with` starts it on a free port. With `limits`
    it takes no more requests than Discord does; what is `kept_in` a file is there again after a restart."""

    def __init__(
        self,
        *,
        people: Sequence[str] = PEOPLE,
        channels: Sequence[str] = CHANNELS,
        bot_name: str = "Bot",
        guild_name: str = "The playground",
        further_guilds: Sequence[str] = (),
        acknowledge_seconds: float = ACKNOWLEDGE_SECONDS,
        token_seconds: float = TOKEN_SECONDS,
        shards: int = 1,
        privileged_intents: bool = False,
        user_install: bool = False,
        limits: bool = False,
        kept_in: Path | None = None,
    ) -> None:
        self.clock = Clock()
        self.pulse = Pulse()
        self.world = World(people, bot_name, guild_name, channels, further_guilds)
        self.files = Files()
        self.registry = Registry(self.world, user_install=user_install)
        self._keeper = Keeper(kept_in, self.world, self.registry, self.files) if kept_in else None
        self.token = _bot_token(self.world.bot["id"])
        mailroom = Mailroom(self.world, self.files)
        self.interactions = Interactions(
            self.world, mailroom, self.pulse, self.clock, acknowledge_seconds, token_seconds
        )
        self.gateway = Gateway(self.world, self.pulse, self.token, privileged_intents=privileged_intents)
        self.desk = Desk(self.world, self.registry, self.interactions, mailroom, self.files)
        self.rest = Rest(
            self.token,
            self.pulse,
            [
                *AboutTheBot(self.world, self.gateway, shards).routes(),
                *Channels(self.world, mailroom).routes(),
                *Answers(self.interactions).routes(),
                *Threads(self.world).routes(),
                *Commands(self.world, self.registry).routes(),
            ],
            Limits(self.clock, time.time) if limits else None,
        )
        self._pages = Pages(self.world, self.registry, self.gateway, self.interactions, self.desk, self.pulse)
        self._runner: web.AppRunner | None = None
        self.url = ""

    @property
    def on_request(self) -> list[Callable[[str, str, Any, int], None]]:
        """Hooks that are told of every request of the bot: method, path below /api/v10, body, status."""
        return self.rest.on_request

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1; port 0 takes a free one.

        Raises:
            OSError: the port is taken.
        """
        app = web.Application(client_max_size=10 * ATTACHMENT_LIMIT, middlewares=[guard])
        add_files(app, self.files)
        app.router.add_get("/gateway", self.gateway.handle)
        self.rest.add_to(app)
        self._pages.add_to(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, "127.0.0.1", port).start()
        except OSError:
            await self.stop()
            raise
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.files.base = self.url
        if self._keeper:
            self._keeper.fetch(self.url)
        self.gateway.url = self.url.replace("http", "ws", 1) + "/gateway"

    async def stop(self) -> None:
        self.gateway.drop(code=1001)
        if self._runner:
            await self._runner.cleanup()
        if self._keeper:
            self._keeper.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def person(self, name: str) -> Person:
        """The person of this name at their keyboard.

        Raises:
            LookupError: nobody is called that.
        """
        for user in self.world.people:
            if user["global_name"] == name:
                return Person(user, self.world, self.registry, self.desk, self.pulse)
        raise LookupError(f"nobody is called {name!r}")

    async def until(
        self, look: Callable[[], Result], what: str = "a change", seconds: float | None = 10.0
    ) -> Result:
        """Wait until something here is so, e.g. `until(lambda: playground.gateway.online)`."""
        return await self.pulse.until(look, what, seconds)


def _bot_token(bot_id: str) -> str:
    first = base64.urlsafe_b64encode(bot_id.encode()).decode().rstrip("=")
    return f"{first}.local.{secrets.token_urlsafe(20)}"
