"""The buttons, selects and dialogues of topics. Each names in its custom id what it does and about what, so that it
works after a restart; what a press does is said where it is done, by `@pressed`."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core.errors import UserError
from bot.discord_ui import dialogues
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import Guarded, Interaction
from bot.interviews.interview import Interview
from bot.wording import topics as wording
from bot.wording.errors import AGAIN

PATTERN = r"(?P<action>[a-z]{1,12}):(?P<interview>\d{1,18}):(?P<digest>[^:]{1,8}):(?P<value>\d[\d.-]{0,49})"
_NUMBER = re.compile(r"\d{1,12}")


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed: `value` is what the button carries (mostly a topic's start), `chosen` what was selected,
    `fields` what was typed into a dialogue."""

    reference: InterviewReference
    value: str
    chosen: Sequence[str] = ()
    fields: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def start(self) -> int:
        """Where the topic begins (ms).

        Raises:
            UserError: no button of ours says that.
        """
        return _number(self.chosen[0] if self.chosen else self.value)

    @property
    def page(self) -> int:
        """Which page is asked for, counted from 0."""
        return _number(self.value)

    async def open(
        self, interaction: Interaction, holding: Callable[[], Awaitable[object]] | None = None
    ) -> Interview:
        """Give the interview that the button is about.

        Raises:
            UserError: it is not here any more, or not as it was.
        """
        return await self.reference.open(interaction, wording.INTERVIEW_GONE, wording.INTERVIEW_CHANGED, holding)


def _number(text: str) -> int:
    if _NUMBER.fullmatch(text) is None:
        raise UserError(wording.TOPIC_GONE)
    return int(text)


Handler = Callable[[Interaction, Press], Awaitable[None]]
_HANDLERS: dict[str, Handler] = {}


def pressed(action: str) -> Callable[[Handler], Handler]:
    """The decorated function is what a press on an item of this action does."""

    def register(handler: Handler) -> Handler:
        _HANDLERS[action] = handler
        return handler

    return register


async def _press(interaction: Interaction, action: str, press: Press) -> None:
    handler = _HANDLERS.get(action)
    if handler is None:
        raise UserError(wording.TOPIC_GONE)
    await handler(interaction, press)


def custom_id(action: str, reference: InterviewReference, value: object) -> str:
    return f"topic:{action}:{reference}:{value}"


class TopicButton(Guarded, ui.DynamicItem[ui.Button[Any]], template="topic:" + PATTERN):
    """A button below a card of topics; works after a restart."""

    def __init__(
        self,
        action: str,
        reference: InterviewReference,
        value: object,
        label: str = "",
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        self.action, self.reference, self.value = action, reference, str(value)
        named = custom_id(action, reference, value)
        super().__init__(ui.Button(label=label, custom_id=named, style=style, disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], _reference(match), match["value"])

    async def pressed(self, interaction: Interaction) -> None:
        await _press(interaction, self.action, Press(self.reference, self.value))


class TopicSelect(Guarded, ui.DynamicItem[ui.Select[Any]], template="topics:" + PATTERN):
    """A select of topics; their starts are its values."""

    def __init__(
        self,
        action: str,
        reference: InterviewReference,
        value: object,
        placeholder: str = "",
        options: Sequence[discord.SelectOption] = (),
    ) -> None:
        self.action, self.reference, self.value = action, reference, str(value)
        named = f"topics:{action}:{reference}:{value}"
        super().__init__(ui.Select(custom_id=named, placeholder=placeholder, options=list(options)))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], _reference(match), match["value"])

    async def pressed(self, interaction: Interaction) -> None:
        await _press(interaction, self.action, Press(self.reference, self.value, self.item.values))


def _reference(match: Match[str]) -> InterviewReference:
    return InterviewReference(int(match["interview"]), match["digest"])


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it is one about topics; works after a restart, too."""

    async def take(match: Match[str], fields: Mapping[str, str]) -> None:
        await _press(interaction, match["action"], Press(_reference(match), match["value"], fields=fields))

    def again(match: Match[str]) -> TopicButton:
        return TopicButton(match["action"], _reference(match), match["value"], AGAIN)

    await dialogues.hear(interaction, TopicButton.__discord_ui_compiled_template__, take, again)
