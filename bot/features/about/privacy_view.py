"""Asking before everything of a person is removed."""

from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.discord_ui.opening import show_in_place
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.about.privacy import Privacy
from bot.wording import about as wording


def ask() -> ui.LayoutView:
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(ForgetButton("forget", wording.FORGET, discord.ButtonStyle.danger))
    row.add_item(ForgetButton("keep", wording.KEEP))
    return _said(wording.REALLY_FORGET, row)


def _said(text: str, *below: ui.ActionRow[Any]) -> ui.LayoutView:
    view = DetachedView()
    view.add_item(ui.Container(ui.TextDisplay(text), *below))
    return view


class ForgetButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"privacy:(?P<action>forget|keep)"):
    """Forget me, or Keep it: for whoever presses it, as it names nobody."""

    def __init__(
        self, action: str, label: str = "", style: discord.ButtonStyle = discord.ButtonStyle.secondary
    ) -> None:
        self.action = action
        super().__init__(ui.Button(label=label, custom_id=f"privacy:{action}", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"])

    async def pressed(self, interaction: Interaction) -> None:
        if self.action == "keep":
            await show_in_place(interaction, _said(wording.KEPT))
            return
        await interaction.response.defer()
        await service(interaction, Privacy).forget(interaction.user.id)
        await show_in_place(interaction, _said(wording.FORGOTTEN))
