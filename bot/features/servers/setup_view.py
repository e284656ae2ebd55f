"""Setting a server up: one message that shows what is set, and changes it."""

import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core.errors import UserError
from bot.discord_ui import dialogues
from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.permissions import SETUP, require_manager
from bot.discord_ui.posting import WRITABLE, check_may_post
from bot.discord_ui.replies import SILENCE, Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.servers.servers import Servers
from bot.features.servers.settings_view import (
    COLOUR,
    ChannelPick,
    Item,
    Pick,
    add,
    current_interview,
    daily,
    quizzes,
    quote,
    some,
)
from bot.interviews.catalogue import Interviews
from bot.wording import servers as settings_wording
from bot.wording import setup as wording
from bot.wording import starred as quote_wording
from bot.wording.errors import AGAIN
from bot.wording.grammar import duration, together
from bot.wording.library import interviews

CUSTOM_ID = re.compile(r"setup:(add|follow):sent")
ADDRESS_LIMIT, TITLE_LIMIT = 1500, 200
ReadFile = Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class SetupRoads:
    """Where setting up leads. `add` answers with what was understood of a file, given its name, size and how it is
    read, and a title; `look` gives the podcast of an address, whose episodes are announced in a channel; `channels`
    are those where the podcasts of a server are announced, one each; `announce` changes that for all of them."""

    add: Callable[[Interaction, str, int, ReadFile, str | None], Awaitable[None]]
    look: Callable[[Interaction, int, str, int | None], Awaitable[ui.LayoutView]]
    channels: Callable[[int], Awaitable[Sequence[int | None]]]
    announce: Callable[[int, int | None], Awaitable[None]]


async def setup_card(interaction: Interaction, guild_id: int) -> ui.LayoutView:
    """What a server has set, step by step, with all that changes it."""
    settings = service(interaction, Servers).of(guild_id)
    channels = await service(interaction, SetupRoads).channels(guild_id)
    card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    links = service(interaction, CommandLinks)
    card.add_item(ui.TextDisplay(wording.HEADING.format(settings=links.to("settings"))))
    add(card, _library(interaction, guild_id, len(channels)))
    row: ui.ActionRow[Any] = ui.ActionRow()
    for step, label in _STEPS.items():
        row.add_item(SetupButton(step, label))
    card.add_item(row)
    told, *pick = current_interview(interaction, guild_id, SetupPick)
    add(card, wording.INTERVIEW.format(text=told), *pick)
    add(
        card,
        wording.QUIZZES.format(text=quizzes(settings)),
        SetupChannelPick("quizzes", settings.quiz_channels, settings_wording.QUIZZES_PLACEHOLDER),
    )
    add(
        card,
        wording.DAILY.format(text=daily(settings, time.time())),
        SetupChannelPick("daily", some(settings.daily_channel), settings_wording.DAILY_PLACEHOLDER, most=1),
    )
    add(
        card,
        wording.QUOTE.format(text=quote(settings)),
        SetupChannelPick("quote", some(settings.quote_channel), quote_wording.PLACEHOLDER, most=1),
    )
    add(card, *_news(channels))
    return DetachedView().add_item(card)


def _library(interaction: Interaction, guild_id: int, podcasts: int) -> str:
    own = service(interaction, Interviews).own(guild_id)
    length = duration(sum(one.length for one in own))
    lines = [wording.HERE.format(interviews=interviews(len(own)), length=length)] if own else []
    if podcasts:
        lines.append(wording.FOLLOWED.format(podcasts=wording.podcasts(podcasts)))
    return wording.LIBRARY.format(here="\n".join(lines) or wording.NOTHING_OWN)


def _news(channels: Sequence[int | None]) -> tuple[Any, ...]:
    if not channels:
        return (wording.NEWS_NONE,)
    named = {channel for channel in channels if channel is not None}
    told = wording.NEWS_IN.format(channels=together(f"<#{channel}>" for channel in sorted(named)))
    chosen = frozenset(named) if len(named) == 1 else frozenset[int]()
    pick = SetupChannelPick("news", chosen, wording.NEWS_PLACEHOLDER, most=1)
    return wording.NEWS.format(where=told if named else wording.NEWS_NOWHERE), pick


class SetupPick(Pick, template="setup:(?P<what>interview)"):
    """The select for the current interview."""

    form = "setup"

    async def shown(self, interaction: Interaction, guild_id: int) -> ui.LayoutView:
        return await setup_card(interaction, guild_id)


class SetupChannelPick(ChannelPick, template="setup:(?P<what>quizzes|daily|quote|news)"):
    """A select for channels: of quizzes, the daily, and announcements."""

    form = "setup"

    async def shown(self, interaction: Interaction, guild_id: int) -> ui.LayoutView:
        return await setup_card(interaction, guild_id)

    async def put(self, interaction: Interaction, guild_id: int, chosen: list[int]) -> None:
        if self.what != "news":
            await super().put(interaction, guild_id, chosen)
            return
        for channel_id in chosen:
            check_may_post(interaction, channel_id)
        await service(interaction, SetupRoads).announce(guild_id, chosen[0] if chosen else None)


_STEPS = {"add": wording.ADD_TRANSCRIPT, "follow": wording.FOLLOW_PODCAST, "again": wording.LOOK_AGAIN}


class SetupButton(Guarded, ui.DynamicItem[ui.Button[Any]], template="setup:(?P<step>add|follow|again)"):
    """Add a transcript, Follow a podcast, or look what is there by now."""

    def __init__(self, step: str, label: str = "") -> None:
        self.step = step
        style = discord.ButtonStyle.secondary if step == "again" else discord.ButtonStyle.primary
        super().__init__(ui.Button(label=label, custom_id=f"setup:{step}", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: Match[str]) -> Self:
        return cls(match["step"])

    async def pressed(self, interaction: Interaction) -> None:
        guild_id = await _managed(interaction)
        match self.step:
            case "add":
                await dialogues.ask(interaction, _AddDialogue())
            case "follow":
                await dialogues.ask(interaction, _FollowDialogue())
            case _:
                view = await setup_card(interaction, guild_id)
                await show_in_place(interaction, view)


class _AddDialogue(ui.Modal):
    """Takes a transcript, and what to call it."""

    def __init__(self) -> None:
        super().__init__(title=wording.ADD_TITLE, custom_id="setup:add:sent", timeout=1)
        file: ui.FileUpload[Any] = ui.FileUpload(custom_id="file", max_values=1)
        name: ui.TextInput[Any] = ui.TextInput(custom_id="title", max_length=TITLE_LIMIT, required=False)
        self.add_item(ui.Label(text=wording.ADD_FILE, description=wording.ADD_FILE_HINT, component=file))
        self.add_item(ui.Label(text=wording.ADD_NAME, description=wording.ADD_NAME_HINT, component=name))


class _FollowDialogue(ui.Modal):
    """Takes the address of a feed, and where to announce its episodes."""

    def __init__(self) -> None:
        super().__init__(title=wording.FOLLOW_TITLE, custom_id="setup:follow:sent", timeout=1)
        feed: ui.TextInput[Any] = ui.TextInput(custom_id="feed", max_length=ADDRESS_LIMIT, placeholder="https://")
        channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel",
            channel_types=WRITABLE,
            min_values=0,
            required=False,
        )
        self.add_item(ui.Label(text=wording.FOLLOW_FEED, description=wording.FOLLOW_FEED_HINT, component=feed))
        self.add_item(ui.Label(text=wording.FOLLOW_NEWS, description=wording.FOLLOW_NEWS_HINT, component=channel))


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it is one of these."""

    async def take(match: Match[str], fields: dialogues.Fields) -> None:
        guild_id = await _managed(interaction)
        if match[1] == "add":
            await _add_file(interaction, fields)
        else:
            await _follow(interaction, guild_id, fields)

    await dialogues.hear(interaction, CUSTOM_ID, take, lambda match: SetupButton(match[1], AGAIN))


async def _add_file(interaction: Interaction, fields: dialogues.Fields) -> None:
    data: Any = interaction.data or {}
    sent: Any = data.get("resolved", {}).get("attachments", {}).get(fields["file"])
    if sent is None:
        raise UserError(wording.NO_FILE)
    read = partial(interaction.client.http.get_from_cdn, sent["url"])
    title = fields["title"].strip() or None
    await service(interaction, SetupRoads).add(interaction, sent["filename"], sent["size"], read, title)


async def _follow(interaction: Interaction, guild_id: int, fields: dialogues.Fields) -> None:
    roads = service(interaction, SetupRoads)
    channel = int(fields["channel"]) if fields["channel"].isdecimal() else None
    if channel is not None:
        check_may_post(interaction, channel)
    await interaction.response.defer(ephemeral=True, thinking=True)
    view = await roads.look(interaction, guild_id, fields["feed"], channel)
    await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=SILENCE)


async def _managed(interaction: Interaction) -> int:
    """The server that this person may set up.

    Raises:
        UserError: they may not, or it is none.
    """
    help = service(interaction, CommandLinks).to("help")
    return await require_manager(interaction, wording.NOT_ALLOWED.format(help=help), SETUP)


async def show(interaction: Interaction) -> None:
    """Answer with the card.

    Raises:
        UserError: this person may not, or it is no server.
    """
    view = await setup_card(interaction, await _managed(interaction))
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)
