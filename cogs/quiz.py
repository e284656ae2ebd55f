"""/quiz start, stop, skip and hint: a game for everybody in a channel."""

import time

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.core.errors import UserError
from bot.core.quiz.games import Ending
from bot.core.quiz.questions import Kind, Level
from bot.discord_ui.choosing import ChosenInterviews
from bot.discord_ui.replies import Interaction, whisper
from bot.discord_ui.services import service
from bot.features.quiz.alone_view import PrivateButton, StepButton
from bot.features.quiz.buttons import hear
from bot.features.quiz.channel import ChannelButton
from bot.features.quiz.daily_view import PlayDaily
from bot.features.quiz.game_buttons import GameButton, led
from bot.features.quiz.host import QuizHost
from bot.features.quiz.lines import PrivateLines
from bot.features.quiz.match import Match
from bot.features.quiz.reading_on import ReadButton
from bot.features.quiz.starting import start
from bot.features.quiz.texts import own_line
from bot.wording import quiz as wording
from bot.wording.library import INTERVIEW_OR_ALL
from cogs._quiz_alone import KINDS, LEVELS, QuizAlone

SECONDS = 30
START_EVERY = 10.0


class Quiz(QuizAlone, commands.GroupCog, group_name="quiz", group_description=wording.QUIZ_GROUP):
    """/quiz: playing together, and alone."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot
        each = app_commands.Cooldown(1, START_EVERY)
        self._starts: commands.CooldownMapping[Interaction] = commands.CooldownMapping(each, _player)

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(ChannelButton, GameButton, PrivateButton, StepButton, PlayDaily, ReadButton)

    @app_commands.command(name="start", description=wording.QUIZ_START)
    @app_commands.describe(
        kind=wording.QUIZ_KIND,
        rounds=wording.QUIZ_ROUNDS,
        seconds=wording.QUIZ_SECONDS,
        difficulty=wording.QUIZ_DIFFICULTY,
        interview=INTERVIEW_OR_ALL,
    )
    @app_commands.choices(kind=KINDS, difficulty=LEVELS)
    async def start(
        self,
        interaction: Interaction,
        kind: str = "mixed",
        rounds: app_commands.Range[int, 1, 20] | None = None,
        seconds: app_commands.Range[int, 10, 120] = SECONDS,
        difficulty: str = Level.NORMAL,
        interview: ChosenInterviews | None = None,
    ) -> None:
        bucket = self._starts.get_bucket(interaction)
        if bucket and (wait := bucket.get_retry_after()):
            raise app_commands.CommandOnCooldown(bucket, wait)
        chosen = None if kind == "mixed" else Kind(kind)
        await start(interaction, chosen, Level(difficulty), rounds, seconds, interview)
        if bucket:
            bucket.update_rate_limit()

    @app_commands.command(name="stop", description=wording.QUIZ_STOP)
    async def stop(self, interaction: Interaction) -> None:
        await led(interaction, _match(interaction)).end(Ending.STOPPED)
        await whisper(interaction, wording.GAME_STOPPED)

    @app_commands.command(name="skip", description=wording.QUIZ_SKIP)
    async def skip(self, interaction: Interaction) -> None:
        await led(interaction, _match(interaction)).skip()
        await whisper(interaction, wording.ROUND_SKIPPED)

    @app_commands.command(name="hint", description=wording.QUIZ_HINT)
    async def hint(self, interaction: Interaction) -> None:
        at, match, player = time.time(), _match(interaction), interaction.user.id
        await match.hint(match.game.round_id, player, at)
        game = match.game
        await service(interaction, PrivateLines).say(interaction, game.id, game.number, own_line(game, player))

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


def _player(interaction: Interaction) -> int:
    return interaction.user.id


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Quiz(bot))
