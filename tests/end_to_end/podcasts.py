"""What tests of following share: a feed that is played, and waiting for what becomes of it."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from core.podcasts.feeds import item, rss
from end_to_end.librarian import SRT, custom_ids
from end_to_end.reading import Message, texts
from end_to_end.stage import Stage
from feed_server import FeedServer, Page

from bot.features.following.follower import Follower
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.running.web import Web
from bot.store.database import Database

DAY = 86_400


def only(server: FeedServer) -> Web:
    """Of this machine the server that plays feeds, and nothing else."""
    return Web(also=[("127.0.0.1", server.port)], seconds=5)


def said(number: int) -> bytes:
    """A transcript that only this episode has."""
    return SRT.replace("forty gulls", f"{number} gulls of {'abcdefghij'[number % 10] * 3}").encode()


def fresh(number: int, inside: str) -> str:
    """An episode of today."""
    day = format_datetime(datetime.now(UTC) + timedelta(minutes=number))
    return re.sub(r"(?<=<pubDate>).*(?=</pubDate>)", day, item(number, inside))


def transcript(number: int) -> str:
    return f'<podcast:transcript url="/t/{number}.srt" type="application/srt"/>'


def play(server: FeedServer, *numbers: int, bare: tuple[int, ...] = (), etag: str | None = None) -> None:
    """The feed has these episodes now, the `bare` ones without a transcript."""
    items = "".join(fresh(number, "" if number in bare else transcript(number)) for number in numbers)
    server.pages["/feed.xml"] = Page(rss(items), etag=etag or f'"{numbers}{bare}"', packed=True)
    for number in set(numbers) - set(bare):
        server.pages[f"/t/{number}.srt"] = Page(said(number), type="application/srt")


async def looked_at(person: Person, url: str, **options: Any) -> Message:
    return await (await person.slash("library follow", feed=url, **options)).answer()


async def follow(person: Person, server: FeedServer, bring: str = "-1", **options: Any) -> Message:
    """Follow the podcast; gives what that is answered by."""
    asked = await looked_at(person, f"{server.url}/feed.xml", **options)
    select = next(one for one in custom_ids(asked) if one.startswith("follow:bring:"))
    return await (await person.choose(asked, select, [bring])).answer()


def titles(stage: Stage, guild_id: int | None = None) -> set[str]:
    guild = guild_id or int(stage.playground.world.guild_id)
    return {listing.title for listing in stage.bot.services.get(Interviews).own(guild)}


async def becomes(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait for that, however long it takes within reason."""
    async with asyncio.timeout(90):
        while not await is_so():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def until(stage: Stage, wanted: set[str], guild_id: int | None = None) -> None:
    """Wait until the library has just these episodes."""

    async def is_so() -> bool:
        return titles(stage, guild_id) == wanted

    await becomes(is_so)


async def later(stage: Stage, seconds: float = DAY) -> None:
    """So much time passes for those who look at feeds."""
    follower = stage.bot.services.get(Follower)
    before = follower.clock
    follower.clock = lambda: before() + seconds
    await follower.work()


async def state_of(stage: Stage) -> list[tuple[str, str]]:
    async with Database.open(stage.settings.database) as database:
        return await database.rows("SELECT guid, state FROM follow_episodes ORDER BY guid")


async def stands(stage: Stage, states: list[tuple[str, str]]) -> None:
    """Wait until the episodes are so far."""

    async def is_so() -> bool:
        return await state_of(stage) == states

    await becomes(is_so)


async def told(person: Person, words: str) -> None:
    """Wait until the list of what is followed says that."""

    async def is_so() -> bool:
        return words in texts(await (await person.slash("library follows")).answer())

    await becomes(is_so)


def named(*numbers: int) -> set[str]:
    return {f"Episode {number}" for number in numbers}
