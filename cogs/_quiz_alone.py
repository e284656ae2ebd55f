"""/quiz solo, daily and practice, played alone; and leaderboard, stats and hide."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import UserError
from bot.core.quiz.questions import Kind, Level
from bot.core.quiz.rankings import Period
from bot.discord_ui.choosing import ChosenInterviews
from bot.discord_ui.replies import Interaction, show_people, whisper
from bot.discord_ui.services import service
from bot.features.quiz.alone_start import AloneStart
from bot.features.quiz.alone_view import begin, begin_solo_among, seat
from bot.features.quiz.score_cards import Leaderboard, StatsCard
from bot.features.quiz.scores import Ranking, Scores
from bot.wording import quiz as wording
from bot.wording.errors import ONLY_IN_SERVERS
from bot.wording.library import INTERVIEW_OR_ALL

LOOKS, LOOKS_IN = 3, 15.0
"""How many leaderboards or stats one person may post in so many seconds."""
KINDS = [app_commands.Choice(name=name, value=value) for value, name in wording.KINDS_CHOICE.items()]
LEVELS = [app_commands.Choice(name=name, value=value) for value, name in wording.LEVELS_CHOICE.items()]
_PERIODS = [app_commands.Choice(name=name, value=value) for value, name in wording.PERIODS.items()]
_RANKINGS = [app_commands.Choice(name=name, value=value) for value, name in wording.RANKINGS.items()]


class QuizAlone(commands.Cog):
    """The part of the cog of /quiz for whoever plays alone."""

    @app_commands.command(name="solo", description=wording.QUIZ_SOLO)
    @app_commands.describe(
        kind=wording.QUIZ_KIND,
        rounds=wording.QUIZ_ROUNDS,
        difficulty=wording.QUIZ_DIFFICULTY,
        interview=INTERVIEW_OR_ALL,
    )
    @app_commands.choices(kind=KINDS, difficulty=LEVELS)
    async def solo(
        self,
        interaction: Interaction,
        kind: str = "mixed",
        rounds: app_commands.Range[int, 1, 20] | None = None,
        difficulty: str = Level.NORMAL,
        interview: ChosenInterviews | None = None,
    ) -> None:
        await interaction.response.defer(ephemeral=True)
        chosen = None if kind == "mixed" else Kind(kind)
        await begin_solo_among(interaction, chosen, Level(difficulty), rounds, interview)

    @app_commands.command(name="daily", description=wording.QUIZ_DAILY)
    async def daily(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await begin(interaction, await service(interaction, AloneStart).daily(seat(interaction)))

    @app_commands.command(name="practice", description=wording.QUIZ_PRACTICE)
    @app_commands.describe(interview=INTERVIEW_OR_ALL)
    async def practice(self, interaction: Interaction, interview: ChosenInterviews | None = None) -> None:
        await interaction.response.defer(ephemeral=True)
        practice = service(interaction, AloneStart).practice
        await begin(interaction, await practice(seat(interaction), interview or ()))

    @app_commands.command(name="leaderboard", description=wording.QUIZ_LEADERBOARD)
    @app_commands.describe(period=wording.QUIZ_PERIOD, by=wording.QUIZ_BY)
    @app_commands.choices(period=_PERIODS, by=_RANKINGS)
    @app_commands.checks.cooldown(LOOKS, LOOKS_IN)
    async def leaderboard(
        self, interaction: Interaction, period: str = Period.EVER, by: str = Ranking.KNOWLEDGE
    ) -> None:
        covers, ranking = Period(period), Ranking(by)
        placed = await service(interaction, Scores).leaderboard(_server(interaction), covers, ranking)
        view = Leaderboard(placed, covers, ranking, interaction.user.id)
        await show_people(interaction, view, (interaction.user.id, *(entry.player for _, entry in placed)))

    @app_commands.command(name="stats", description=wording.QUIZ_STATS)
    @app_commands.describe(person=wording.QUIZ_PERSON)
    @app_commands.checks.cooldown(LOOKS, LOOKS_IN)
    async def stats(self, interaction: Interaction, person: discord.User | None = None) -> None:
        player_id, asker_id = (person or interaction.user).id, interaction.user.id
        found, days = await service(interaction, Scores).stats(interaction.guild_id, player_id, asker_id)
        card = StatsCard(player_id, found, days, is_own=player_id == asker_id)
        await show_people(interaction, card, [player_id])

    @app_commands.command(name="hide", description=wording.QUIZ_HIDE)
    @app_commands.describe(on=wording.QUIZ_HIDE_ON)
    async def hide(self, interaction: Interaction, on: bool = True) -> None:
        await service(interaction, Scores).hide(_server(interaction), interaction.user.id, on=on)
        await whisper(interaction, wording.HIDDEN if on else wording.SHOWN)


def _server(interaction: Interaction) -> int:
    """The server that a command was used on.

    Raises:
        UserError: it is none.
    """
    if interaction.guild_id is None:
        raise UserError(ONLY_IN_SERVERS)
    return interaction.guild_id
