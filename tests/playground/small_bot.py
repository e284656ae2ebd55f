"""A small bot on the real discord.py client. It knows nothing of the playground."""

import asyncio
from typing import Any

import discord
from discord import app_commands


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
    """`heard` are the messages that it was told of."""

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
        async def why(interaction: discord.Interaction[Any], word: str = "") -> None:
            await interaction.response.send_modal(Why())

        @why.autocomplete("word")
        async def _double(_interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=typed * 2, value=typed)]

        @self.tree.command(name="where", description="Where one is")
        async def _where(interaction: discord.Interaction[Any], file: discord.Attachment | None = None) -> None:
            content = await file.read() if file else b""
            context = "guild" if interaction.context.guild else "dm"
            await interaction.response.send_message(f"{context} {type(interaction.user).__name__} {content!r}")

        @self.tree.context_menu(name="Read")
        async def _read(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await interaction.response.send_message(f"read {message.content}", ephemeral=True)

        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Not the 5 seconds between two shards that the real Discord asks for."""

    async def on_message(self, message: discord.Message) -> None:
        self.heard.put_nowait(message)

    async def on_shard_resumed(self, _shard_id: int) -> None:
        self.resumed.set()

    async def on_guild_remove(self, _guild: discord.Guild) -> None:
        self.guild_gone.set()
