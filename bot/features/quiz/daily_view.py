"""The post that invites to the daily, and its button."""

from datetime import date
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.quiz.alone_start import AloneStart
from bot.features.quiz.alone_view import begin, seat
from bot.features.quiz.daily_draw import DailyDraw
from bot.features.quiz.texts import shown_title
from bot.wording import servers as wording

COLOUR = discord.Colour(0x5865F2)


async def invitation(draw: DailyDraw, guild_id: int, day: date) -> ui.LayoutView:
    """Today's questions wait, and what they are about."""
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(PlayDaily())
    said = wording.DAILY_POST.format(day=f"{day.day} {day:%B}")
    if about := draw.about(guild_id):
        said += f"\n-# {shown_title(about)}"
    text: ui.TextDisplay[Any] = ui.TextDisplay(said)
    view = DetachedView()
    view.add_item(ui.Container(text, row, accent_colour=COLOUR))
    return view


class PlayDaily(Guarded, ui.DynamicItem[ui.Button[Any]], template="daily:play"):
    """Begins the private daily of whoever presses it, or goes on with it; on the next day that of the next day."""

    def __init__(self) -> None:
        style = discord.ButtonStyle.primary
        super().__init__(ui.Button(label=wording.PLAY, custom_id="daily:play", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls()

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await begin(interaction, await service(interaction, AloneStart).daily(seat(interaction)))
