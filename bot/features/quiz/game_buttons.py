"""The buttons that lead a game, beside those that answer: join, begin, skip, on, play again, leaderboard."""

from enum import StrEnum
from re import Match as Matched
from typing import Any, Self

import discord
from discord import ui

from bot.core.errors import UserError
from bot.core.quiz.games import Game, RoundId
from bot.core.quiz.rankings import Period
from bot.discord_ui.replies import IN_PRIVATE, Guarded, Interaction
from bot.discord_ui.services import service
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import Match
from bot.features.quiz.names import PlayerNames
from bot.features.quiz.score_cards import Leaderboard
from bot.features.quiz.scores import Ranking, Scores
from bot.features.quiz.starting import place
from bot.wording import quiz as wording


class Action(StrEnum):
    """What a button does."""

    JOIN = "join"
    BEGIN = "begin"
    SKIP = "skip"
    ONWARD = "onward"
    AGAIN = "again"
    LEADERS = "leaders"


class GameButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=rf"quiz:(?P<game>\d{{1,18}}):(?P<number>\d{{1,4}}):(?P<action>{'|'.join(Action)})",
):
    """For one round of one game, and after its end; works after a restart."""

    def __init__(
        self,
        round_id: RoundId,
        action: Action,
        label: str = "",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        self.round_id, self.action = round_id, action
        custom_id = f"quiz:{round_id.game}:{round_id.number}:{action}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Matched[str]) -> Self:
        return cls(RoundId(int(match["game"]), int(match["number"])), Action(match["action"]))

    async def pressed(self, interaction: Interaction) -> None:
        match self.action:
            case Action.JOIN:
                await self._join(interaction)
            case Action.BEGIN | Action.SKIP | Action.ONWARD:
                await led(interaction, self._match(interaction)).skip(self._is_meant)
                await interaction.response.defer()
            case Action.AGAIN:
                here = place(interaction)
                await interaction.response.defer()
                await service(interaction, QuizHost).again(self.round_id.game, here)
            case Action.LEADERS:
                await _show_leaders(interaction)

    def _match(self, interaction: Interaction) -> Match:
        return service(interaction, QuizHost).match_here(self.round_id.game, interaction.channel_id)

    async def _join(self, interaction: Interaction) -> None:
        service(interaction, PlayerNames).seen(interaction.guild_id, interaction.user)
        await self._match(interaction).join(interaction.user.id)
        await interaction.response.defer()

    def _is_meant(self, game: Game) -> bool:
        """Whether the game still stands where the button was seen: of two presses one counts."""
        if game.round_id != self.round_id or game.in_lobby != (self.action is Action.BEGIN):
            return False
        return game.round.is_closed == (self.action is Action.ONWARD)


def led(interaction: Interaction, match: Match) -> Match:
    """Give the same game, to whoever may lead it.

    Raises:
        UserError: this person may not lead it.
    """
    if interaction.user.id != match.game.starter and not interaction.permissions.manage_messages:
        raise UserError(wording.NOT_YOUR_GAME)
    return match


async def _show_leaders(interaction: Interaction) -> None:
    scores = service(interaction, Scores)
    placed = await scores.leaderboard(interaction.guild_id or 0, Period.EVER, Ranking.KNOWLEDGE)
    view = Leaderboard(placed, Period.EVER, Ranking.KNOWLEDGE, interaction.user.id)
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=IN_PRIVATE)
