"""The real bot on the real discord.py client, against the local Discord."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from bot.cli.running import opened
from bot.client import Verbatim
from bot.features.following.follower import Gait
from bot.features.library.importer import Rhythm
from bot.features.quiz.match import Pace
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.playground.keyboard import Person
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.running.web import Web
from bot.settings import Settings

ELSEWHERE = "Elsewhere"
"""Another server, with the same people and the same bot."""


async def make_ready(database: Path) -> None:
    """Write a database in which the interview that ships is loaded and cut into topics, as any bot leaves it."""
    async with opened(_settings(database)) as bot:
        interviews, outlines = bot.services.get(Interviews), bot.services.get(Outlines)
        await outlines.topics(await interviews.open(interviews.for_guild(None)), None)


def _settings(database: Path) -> Settings:
    return Settings(database=database, embedding="none", _env_file=None)  # pyright: ignore[reportCallIssue]


class Stage:
    """A local Discord with people, and a bot that comes and goes on one database. `forgiven` are the statuses with
    which Discord may refuse what it sends."""

    def __init__(self, playground: Playground, database: Path) -> None:
        self.playground = playground
        self.settings = _settings(database)
        self.bot: Verbatim
        self.forgiven: set[int] = set()
        self.pace = Pace(pause=0.3, refresh=0.05, patience=0.1, lobby=0, reconsider=0)
        self.rhythm = Rhythm(look=0.1, show=0.1, patience=0.1)
        self.web = Web([])
        self.gait = Gait(tick=0.1, pause=0.0)
        self._running = AsyncExitStack()

    def person(self, name: str) -> Person:
        return self.playground.person(name)

    async def start_bot(self, **options: bool) -> Verbatim:
        self._running = AsyncExitStack()
        self._running.enter_context(wired_to(self.playground.url))
        self.bot = await self._running.enter_async_context(
            opened(
                self.settings,
                guild_ready_timeout=0.1,
                pace=self.pace,
                rhythm=self.rhythm,
                web=self.web,
                gait=self.gait,
                **options,
            )
        )
        task = asyncio.create_task(self.bot.start(self.playground.token))
        self._running.push_async_callback(asyncio.wait, [task])
        self._running.push_async_callback(self.bot.close)
        ready = asyncio.create_task(self._ready())
        await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            task.result()
        await ready
        return self.bot

    async def _ready(self) -> None:
        await self.playground.until(lambda: self.playground.gateway.online, "the bot")
        await self.bot.wait_until_ready()

    async def interview(self, guild_id: int | None = None) -> Interview:
        """The current one of a server or of direct messages, opened."""
        return await self.opened(self.bot.services.get(Interviews).for_guild(guild_id).id)

    async def opened(self, interview_id: int) -> Interview:
        listing = self.bot.services.get(Interviews).get(interview_id)
        assert listing
        return await self.bot.services.get(Interviews).open(listing)

    async def stop_bot(self) -> None:
        await self._running.aclose()

    async def restart_bot(self) -> Verbatim:
        await self.stop_bot()
        return await self.start_bot()
