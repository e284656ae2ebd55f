"""Dialogues that are sent in: read from the interaction, not from the object that asked, so that they are
understood after a restart, too."""

from collections.abc import Awaitable, Callable, Mapping
from re import Match, Pattern
from typing import Any

import discord

from bot.discord_ui.replies import Interaction, answer_error

Fields = Mapping[str, str]


async def hear(
    interaction: Interaction, form: Pattern[str], take: Callable[[Match[str], Fields], Awaitable[None]]
) -> None:
    """Take a dialogue whose custom id is of this form, with what was typed into each of its fields; say what goes
    wrong, as for a button."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data: Any = interaction.data or {}
    if match := form.fullmatch(data["custom_id"]):
        try:
            await take(match, _fields(data))
        except Exception as error:
            await answer_error(interaction, error)


def _fields(data: Any) -> dict[str, str]:
    parts: list[Any] = [part["component"] for part in data["components"] if "component" in part]
    return {str(part["custom_id"]): str(part["value"]) for part in parts}
