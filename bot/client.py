"""The discord.py client: intents, command tree, cogs, and what lives and dies with it."""

import asyncio
import hashlib
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.composing import compose
from bot.discord_ui.acknowledging import listen_closely
from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.replies import Interaction, answer_error, answer_unknown, outcome
from bot.features.about.help import place
from bot.features.following.follower import UNHURRIED as HOURLY
from bot.features.following.follower import Follower, Gait
from bot.features.library.importer import LEISURE, Importer, Rhythm
from bot.features.library.limits import LIMITS, Limits
from bot.features.quiz.alone_clock import AloneClock
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import UNHURRIED, Pace
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.outlines import Outlines
from bot.interviews.writer import Writer
from bot.running import metrics
from bot.running.gate import Gate
from bot.running.outgoing import Refusals, traced
from bot.running.reporting import report
from bot.running.web import Web
from bot.running.workers import Workers
from bot.store.database import Database
from bot.store.facts import FactStore

NOWHERE = Web([])
COGS = sorted(
    f"cogs.{file.stem}"
    for file in (Path(__file__).parent.parent / "cogs").glob("*.py")
    if not file.stem.startswith("_")
)

PATIENCE = 3.0
"""Seconds that the bot gives to what it has begun before it ends."""
_BEGUN = ("discord.py: ", "CommandTree-invoker", "discord-ui-")

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks


class Tree(app_commands.CommandTree[Any]):
    """The slash commands; their errors all end here, and each is timed."""

    async def interaction_check(self, interaction: Interaction) -> bool:
        interaction.extras["began"] = time.perf_counter()
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        await answer_error(interaction, error)
        count(interaction, error)


def count(interaction: Interaction, error: Exception | None = None) -> None:
    """Note how a command ended."""
    if interaction.command is not None and (began := interaction.extras.get("began")):
        metrics.count("command", interaction.command.qualified_name, outcome(error), began)


class Verbatim(commands.AutoShardedBot):
    """The bot. The database and the interviews are opened outside and handed in; it closes neither."""

    def __init__(
        self,
        database: Database,
        interviews: Interviews,
        reading: CloseReading,
        limits: Limits = LIMITS,
        *,
        user_install: bool = False,
        always_sync: bool = False,
        pace: Pace = UNHURRIED,
        rhythm: Rhythm = LEISURE,
        web: Web = NOWHERE,
        gait: Gait = HOURLY,
        writer: Writer | None = None,
        **options: Any,
    ) -> None:
        everywhere = {
            "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
            "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        }
        gate = Gate()
        super().__init__(
            http_trace=traced(gate, Refusals()),
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            max_messages=None,
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            **(everywhere if user_install else {}),
            **options,
        )
        self.since = int(time.time())
        self.services = compose(self, database, interviews, reading, limits, pace, rhythm, web, gait, gate, writer)
        self._always_sync = always_sync
        self._is_ending = False
        self._forms: list[re.Pattern[str]] = []

    def add_dynamic_items(self, *items: type[ui.DynamicItem[Any]]) -> None:
        super().add_dynamic_items(*items)
        self._forms += [item.__discord_ui_compiled_template__ for item in items]

    async def on_interaction(self, interaction: Interaction) -> None:
        """Every button is a dynamic item: one that has the form of none was forged, or is from another version."""
        if interaction.type is discord.InteractionType.component:
            custom_id = str((interaction.data or {}).get("custom_id"))
            if not any(form.fullmatch(custom_id) for form in self._forms):
                await answer_unknown(interaction)

    async def setup_hook(self) -> None:
        listen_closely()
        for cog in COGS:
            await self.load_extension(cog)
        self._order_commands()
        for kind in (Servers, Outlines, QuizHost, AloneClock):
            await self.services.get(kind).load()
        await self.sync_commands(force=self._always_sync)
        self.services.get(Importer).start()
        self.services.get(Follower).start()

    def _order_commands(self) -> None:
        """The most useful first: so are they registered."""
        ordered = sorted(self.tree.get_commands(), key=place)
        self.tree.clear_commands(guild=None)
        for command in ordered:
            self.tree.add_command(command)

    async def on_app_command_completion(self, interaction: Interaction, command: object) -> None:
        count(interaction)

    async def on_message(self, message: discord.Message, /) -> None:
        """No message is a command."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Report what a listener raises."""
        if error := sys.exception():
            report(error, f"The event {event_method}")

    async def sync_commands(self, *, force: bool = False) -> bool:
        """Register the commands with Discord if they changed since the last time; whether that was needed."""
        facts, fact = self.services.get(FactStore), f"commands of {self.application_id}"
        links, linked = self.services.get(CommandLinks), f"command numbers of {self.application_id}"
        commands_hash, numbers = self._commands_hash(), await facts.get(linked)
        is_new = force or not numbers or await facts.get(fact) != commands_hash
        if is_new:
            numbers = json.dumps({command.name: command.id for command in await self.tree.sync()})
            await facts.put(linked, numbers)
            await facts.put(fact, commands_hash)
        links.learn(json.loads(numbers or "{}"))
        return is_new

    def _commands_hash(self) -> str:
        shape = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Nothing new is begun while the bot ends: its database is about to be closed."""
        if not self._is_ending:
            super().dispatch(event_name, *args, **kwargs)

    async def close(self) -> None:
        self._is_ending = True
        await _finished(PATIENCE)
        for kind in (Follower, Importer, Outlines, QuizHost, AloneClock, Interviews, Workers):
            await self.services.get(kind).close()
        await super().close()
        await _finished(0)


async def _finished(patience: float) -> None:
    """Wait so many seconds for the listeners, commands and presses that are under way, and break off what is left:
    discord.py, which names their tasks, waits for none of them."""
    begun = {one for one in asyncio.all_tasks() if one.get_name().startswith(_BEGUN)} - {asyncio.current_task()}
    if begun:
        _, late = await asyncio.wait(begun, timeout=patience)
        for one in late:
            one.cancel()
        await asyncio.gather(*late, return_exceptions=True)
