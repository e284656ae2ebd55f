"""A local Discord, and its REST API as a bot sees it."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import discord
import pytest
from playground.small_bot import SmallBot

from bot.playground.keyboard import Asked, Person
from bot.playground.objects import Json
from bot.playground.server import Playground
from bot.playground.wiring import wired_to

Api = Callable[..., Awaitable[tuple[int, Any]]]
COMMANDS: list[Json] = [
    {
        "name": "quote",
        "description": "Quotes",
        "options": [
            {
                "type": 1,
                "name": "find",
                "description": "Find one",
                "options": [
                    {"type": 3, "name": "text", "description": "What", "required": True, "autocomplete": True},
                    {"type": 4, "name": "count", "description": "How many", "min_value": 1, "max_value": 5},
                ],
            }
        ],
    },
    {"name": "Find it", "type": 3},
]


@pytest.fixture
async def playground() -> AsyncGenerator[Playground, None]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
def ada(playground: Playground) -> Person:
    """Owns the server."""
    return playground.person("Ada")


@pytest.fixture
def ben(playground: Playground) -> Person:
    return playground.person("Ben")


@pytest.fixture
async def session() -> AsyncGenerator[aiohttp.ClientSession, None]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(playground: Playground, session: aiohttp.ClientSession) -> Api:
    """`await api("GET", "/users/@me")` -> status and body, with the bot's token."""

    async def request(method: str, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bot {playground.token}"} | options.pop("headers", {})
        url = f"{playground.url}/api/v10{path}"
        given = {"json": body} if body is not None else options
        async with session.request(method, url, headers=headers, **given) as response:
            return response.status, await response.json() if response.status != 204 else None

    return request


@pytest.fixture
async def registered(playground: Playground, api: Api) -> None:
    """/quote find and the message command "Find it" are there, but no bot that answers."""
    status, _ = await api("PUT", f"/applications/{playground.world.bot['id']}/commands", COMMANDS)
    assert status == 200


@pytest.fixture
def answer(api: Api) -> Callable[..., Awaitable[tuple[int, Any]]]:
    """`await answer(asked, 4, {"content": "…"})`: the bot's callback to an interaction."""

    async def callback(asked: Asked, kind: int, data: Json | None = None) -> tuple[int, Any]:
        path = f"/interactions/{asked.interaction.id}/{asked.interaction.token}/callback?with_response=true"
        return await api("POST", path, {"type": kind} | ({} if data is None else {"data": data}))

    return callback


@pytest.fixture
async def start_bot() -> AsyncGenerator[Callable[..., Awaitable[SmallBot]], None]:
    """`await start_bot(playground)`; every bot is closed at the end."""
    async with AsyncExitStack() as stack:

        async def start(playground: Playground, intents: discord.Intents | None = None) -> SmallBot:
            stack.enter_context(wired_to(playground.url))
            bot = SmallBot(intents or discord.Intents(guilds=True, messages=True))
            running = asyncio.create_task(bot.start(playground.token))
            stack.push_async_callback(asyncio.wait, [running])
            stack.push_async_callback(bot.close)
            ready = asyncio.create_task(bot.wait_until_ready())
            await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                ready.cancel()
                running.result()
            return bot

        yield start
