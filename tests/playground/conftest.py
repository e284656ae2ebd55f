"""A local Discord, its REST API as a bot sees it, and a small bot on the real discord.py client."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands

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
    async with Playground(acknowledge_seconds=0.2) as playground:
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
        headers = {"Authorization": f"Bot {playground.token}"}
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


class Counter(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"count:(?P<n>\d+)"):
    """A button that survives restarts: it counts in its custom id."""

    def __init__(self, n: int) -> None:
        super().__init__(discord.ui.Button(label="Count", custom_id=f"count:{n}"))
        self.n = n

    @classmethod
    async def from_custom_id(cls, _interaction: Any, _item: Any, match: Any) -> "Counter":
        return cls(int(match["n"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        view = discord.ui.View(timeout=None).add_item(Counter(self.n + 1))
        await interaction.response.edit_message(content=f"counted {self.n + 1}", view=view)


class Why(discord.ui.Modal, title="Why?"):
    reason = discord.ui.TextInput[Any](label="Reason", custom_id="reason", max_length=20)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await interaction.response.send_message(f"because {self.reason.value}")


class SmallBot(discord.AutoShardedClient):
    """Knows nothing of the playground. `heard` are the messages that it was told of."""

    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.resumed, self.guild_gone = asyncio.Event(), asyncio.Event()
        self.add_dynamic_items(Counter)

    async def setup_hook(self) -> None:
        @self.tree.command(name="count", description="Count up")
        async def _count(interaction: discord.Interaction[Any]) -> None:
            view = discord.ui.View(timeout=None).add_item(Counter(0))
            await interaction.response.send_message("counted 0", view=view)

        @self.tree.command(name="why", description="Ask why")
        async def _why(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_modal(Why())

        @self.tree.command(name="where", description="Where one is")
        async def _where(interaction: discord.Interaction[Any], file: discord.Attachment | None = None) -> None:
            content = await file.read() if file else b""
            context = "guild" if interaction.context.guild else "dm"
            await interaction.response.send_message(f"{context} {type(interaction.user).__name__} {content!r}")

        @self.tree.context_menu(name="Read")
        async def _read(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await interaction.response.send_message(f"read {message.content}", ephemeral=True)

        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.put_nowait(message)

    async def on_shard_resumed(self, _shard_id: int) -> None:
        self.resumed.set()

    async def on_guild_remove(self, _guild: discord.Guild) -> None:
        self.guild_gone.set()


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
