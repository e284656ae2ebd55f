"""The discord.py client: intents, command tree, cogs, and what lives and dies with it."""

import hashlib
import json
import logging
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.listing import Listing
from bot.core.search.embedding import Embedder
from bot.discord_ui.replies import Interaction, answer_error, outcome
from bot.features.about.privacy import Privacy
from bot.features.library.desk import LibraryDesk
from bot.features.library.importer import LEISURE, Importer, Rhythm
from bot.features.library.limits import LIMITS, Limits
from bot.features.library.screen import UploadScreen
from bot.features.quiz.alone import Alone
from bot.features.quiz.channel import ChannelScreen
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import UNHURRIED, Pace
from bot.features.quiz.names import PlayerNames
from bot.features.quiz.practice import learn
from bot.features.quiz.scores import Scores
from bot.features.servers.departures import Departures
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.outlines import Outlines
from bot.running import metrics
from bot.running.reporting import report
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.games import GameStore
from bot.store.players import PlayerStore
from bot.store.quote_replies import QuoteReplyStore
from bot.store.servers import ServerStore
from bot.store.topics import TopicStore

log = logging.getLogger(__name__)
COGS = sorted(
    f"cogs.{file.stem}"
    for file in (Path(__file__).parent.parent / "cogs").glob("*.py")
    if not file.stem.startswith("_")
)

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
        make_embedder: Callable[[], Embedder | None],
        *,
        user_install: bool = False,
        always_sync: bool = False,
        pace: Pace = UNHURRIED,
        rhythm: Rhythm = LEISURE,
        limits: Limits = LIMITS,
        **options: Any,
    ) -> None:
        everywhere = {
            "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
            "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        }
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True),
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            **(everywhere if user_install else {}),
            **options,
        )
        self.interviews = interviews
        self.quote_replies = QuoteReplyStore(database)
        games, players = GameStore(database), PlayerStore(database)
        self.outlines = Outlines(TopicStore(database))
        self.names = PlayerNames(self)
        screen = ChannelScreen(self, interviews, self.outlines, self.names)
        self.quizzes = QuizHost(games, interviews, screen, pace)
        self.quizzes.on_closed.append(partial(learn, players))
        self._facts = FactStore(database)
        self.alone = Alone(games, players, self._facts, interviews, self.quizzes.open_rounds)
        self.scores = Scores(games, players)
        self.privacy = Privacy(database, self.quizzes, self.alone, self.names)
        store = ServerStore(database)
        self.servers = Servers(store)
        self.departures = Departures(store, self.servers, self._servers_forgotten)
        self.since = int(time.time())
        self.database = database
        self.library = LibraryDesk(database, interviews, limits)
        self.reading = CloseReading(database, make_embedder)
        uploads = UploadScreen(self, database, interviews)
        interviews.prepare = self.reading.recall
        self._importer = Importer(database, interviews, self.reading, uploads, self.library, rhythm)
        self._importer.on_read.append(self._outline)
        self.library.changed = self._importer.wake
        self._always_sync = always_sync

    async def setup_hook(self) -> None:
        for cog in COGS:
            await self.load_extension(cog)
        await self.servers.load()
        await self.outlines.load()
        await self.quizzes.load()
        await self.alone.load()
        await self.sync_commands(force=self._always_sync)
        self._importer.start()

    async def _servers_forgotten(self) -> None:
        await self.interviews.refresh()
        await self.outlines.load()

    async def _outline(self, listing: Listing) -> None:
        """Find its topics before anybody asks."""
        try:
            await self.outlines.topics(await self.interviews.open(listing), None)
        except Exception as error:
            report(error, f"The outline of “{listing.title}”")

    async def on_app_command_completion(self, interaction: Interaction, command: object) -> None:
        count(interaction)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """What a listener raises."""
        if error := sys.exception():
            report(error, f"The event {event_method}")

    async def sync_commands(self, *, force: bool = False) -> bool:
        """Register the commands with Discord if they changed since the last time; whether that was needed."""
        fact = f"commands of {self.application_id}"
        commands_hash = self._commands_hash()
        if not force and await self._facts.get(fact) == commands_hash:
            return False
        await self.tree.sync()
        await self._facts.put(fact, commands_hash)
        return True

    def _commands_hash(self) -> str:
        shape = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()

    async def close(self) -> None:
        await self._importer.close()
        await self.quizzes.close()
        await self.interviews.close()
        await super().close()
