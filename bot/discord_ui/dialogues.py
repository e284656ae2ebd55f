"""Dialogues that are sent in: read from the interaction, not from the object that asked, so that they are
understood after a restart, too."""

from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Mapping
from re import Match, Pattern
from typing import Any

import discord
from discord import ui

from bot.core.errors import UserError
from bot.discord_ui.replies import Interaction, answer_error
from bot.discord_ui.services import service

Fields = Mapping[str, str]
_MOST = 500


class Typed:
    """What people typed into dialogues and was refused: it stands there when they open the same one again. Of the
    last `_MOST` dialogues, as long as the bot runs."""

    def __init__(self) -> None:
        self._fields: OrderedDict[tuple[int, str], Fields] = OrderedDict()

    def keep(self, person: int, dialogue: str, fields: Fields) -> None:
        self._fields[person, dialogue] = fields
        if len(self._fields) > _MOST:
            self._fields.popitem(last=False)

    def look(self, person: int, dialogue: str) -> Fields:
        """What stands there, which stays."""
        return self._fields.get((person, dialogue), {})

    def take(self, person: int, dialogue: str) -> Fields:
        return self._fields.pop((person, dialogue), {})


async def ask(interaction: Interaction, dialogue: ui.Modal) -> None:
    """Open a dialogue, with what this person typed into it before if that was refused."""
    typed = service(interaction, Typed).take(interaction.user.id, dialogue.custom_id)
    for field in dialogue.walk_children():
        if isinstance(field, ui.TextInput) and field.custom_id in typed:
            field.default = typed[field.custom_id]
    await interaction.response.send_modal(dialogue)


async def hear(
    interaction: Interaction,
    form: Pattern[str],
    take: Callable[[Match[str], Fields], Awaitable[None]],
    again: Callable[[Match[str]], ui.Item[Any]] | None = None,
    refuse: Callable[[Match[str], UserError], Awaitable[None]] | None = None,
) -> None:
    """Take a dialogue whose custom id is of this form, with what was typed into each of its fields; say what goes
    wrong, as for a button. What was refused stands in the dialogue when it is opened once more; `again` makes the
    button that does, for below the refusal, and `refuse` says it otherwise than in one more message."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data: Any = interaction.data or {}
    if match := form.fullmatch(data["custom_id"]):
        fields = _fields(data)
        try:
            await take(match, fields)
        except UserError as error:
            service(interaction, Typed).keep(interaction.user.id, data["custom_id"], fields)
            if refuse is not None:
                await refuse(match, error)
            else:
                await answer_error(interaction, error, again(match) if again else None)
        except Exception as error:
            await answer_error(interaction, error)


def _fields(data: Any) -> Fields:
    """What was typed, or the ids of what was chosen, a space between them; in a field that a forged dialogue leaves
    out, nothing."""
    parts: list[Any] = [part["component"] for part in data["components"] if "component" in part]
    return defaultdict(str, {str(part.get("custom_id")): _value(part) for part in parts})


def _value(part: Any) -> str:
    return str(part["value"]) if "value" in part else " ".join(map(str, part.get("values") or ()))
