"""/quiz start, stop, skip and hint: a game for everybody in a channel."""

import time

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.core.errors import UserError
from bot.core.quiz.games import Ending
from bot.core.quiz.questions import Kind, Level
from bot.discord_ui.choosing import ChosenInterview
from bot.discord_ui.replies import SILENCE, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.quiz.alone_view import PrivateButton, StepButton
from bot.features.quiz.buttons import hear
from bot.features.quiz.channel import ChannelButton
from bot.features.quiz.daily_view import PlayDaily
from bot.features.quiz.host import QuizHost, link
from bot.features.quiz.match import Match
from bot.features.quiz.texts import hint
from bot.features.servers.servers import Servers, check_quiz_allowed
from bot.wording import quiz as wording
from bot.wording.errors import ONLY_IN_SERVERS
from bot.wording.library import INTERVIEW
from cogs._quiz_alone import KINDS, LEVELS, QuizAlone

ROUNDS, SECONDS = 5, 30
START_EVERY = 10.0


class Quiz(QuizAlone, commands.GroupCog, group_name="quiz", group_description=wording.QUIZ_GROUP):
    """/quiz: playing together, and alone."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(ChannelButton, PrivateButton, StepButton, PlayDaily)

    @app_commands.command(name="start", description=wording.QUIZ_START)
    @app_commands.describe(
        kind=wording.QUIZ_KIND,
        rounds=wording.QUIZ_ROUNDS,
        seconds=wording.QUIZ_SECONDS,
        difficulty=wording.QUIZ_DIFFICULTY,
        interview=INTERVIEW,
    )
    @app_commands.choices(kind=KINDS, difficulty=LEVELS)
    @app_commands.checks.cooldown(1, START_EVERY)
    async def start(
        self,
        interaction: Interaction,
        kind: str = "mixed",
        rounds: app_commands.Range[int, 1, 20] = ROUNDS,
        seconds: app_commands.Range[int, 10, 120] = SECONDS,
        difficulty: str = Level.NORMAL,
        interview: ChosenInterview | None = None,
    ) -> None:
        guild_id, channel_id = _place(interaction)
        inside = interaction.channel.parent_id if isinstance(interaction.channel, discord.Thread) else None
        check_quiz_allowed(service(interaction, Servers).of(guild_id), (channel_id, inside))
        await interaction.response.defer(ephemeral=True)
        match = await service(interaction, QuizHost).start(
            guild_id,
            channel_id,
            interaction.user.id,
            None if kind == "mixed" else Kind(kind),
            Level(difficulty),
            rounds,
            seconds,
            interview,
        )
        said = wording.GAME_ON.format(link=link(match.stored)) if await match.posted() else wording.GAME_NOT_SHOWN
        await interaction.followup.send(said, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="stop", description=wording.QUIZ_STOP)
    async def stop(self, interaction: Interaction) -> None:
        await _led(interaction).end(Ending.STOPPED)
        await whisper(interaction, wording.GAME_STOPPED)

    @app_commands.command(name="skip", description=wording.QUIZ_SKIP)
    async def skip(self, interaction: Interaction) -> None:
        await _led(interaction).skip()
        await whisper(interaction, wording.ROUND_SKIPPED)

    @app_commands.command(name="hint", description=wording.QUIZ_HINT)
    async def hint(self, interaction: Interaction) -> None:
        at, match = time.time(), _match(interaction)
        await whisper(interaction, hint(await match.hint(match.game.round_id, interaction.user.id, at)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        await hear(interaction, ChannelButton, PrivateButton)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self.bot.services.get(QuizHost).resume()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.bot.services.get(QuizHost).lose(guild_id=guild.id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.bot.services.get(QuizHost).lose(channel_id=channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        await self.bot.services.get(QuizHost).lose(channel_id=thread.thread_id)


def _match(interaction: Interaction) -> Match:
    """The game of this channel.

    Raises:
        UserError: there is none.
    """
    match = service(interaction, QuizHost).in_channel(interaction.channel_id or 0)
    if match is None:
        raise UserError(wording.NO_GAME)
    return match


def _led(interaction: Interaction) -> Match:
    """The game of this channel, if this person may lead it."""
    match = _match(interaction)
    if interaction.user.id != match.game.starter and not interaction.permissions.manage_messages:
        raise UserError(wording.NOT_YOUR_GAME)
    return match


def _place(interaction: Interaction) -> tuple[int, int]:
    """The server and the channel of a command, where a game can be shown.

    Raises:
        UserError: it is none, or the bot may not write there.
    """
    if interaction.guild_id is None or interaction.channel_id is None:
        raise UserError(ONLY_IN_SERVERS)
    may = interaction.app_permissions
    may_send = (
        may.send_messages_in_threads if isinstance(interaction.channel, discord.Thread) else may.send_messages
    )
    if not may.view_channel or not may_send:
        raise UserError(wording.MAY_NOT_POST)
    return interaction.guild_id, interaction.channel_id


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Quiz(bot))
