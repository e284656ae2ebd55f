"""The settings of a server, seen and changed in one message."""

import re
import time
from collections.abc import Awaitable, Callable, Sequence
from re import Match
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.server_settings import ServerSettings
from bot.core.shelving import shows
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.permissions import SETTINGS, require_manager
from bot.discord_ui.posting import WRITABLE, check_may_post
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.wording import servers as wording
from bot.wording import starred as quote_wording
from bot.wording.errors import UNKNOWN_BUTTON
from bot.wording.grammar import either

COLOUR = discord.Colour(0x5865F2)
MOST_OPTIONS, LABEL_LIMIT = 25, 100
_HOUR, _DAY = 60 * 60, 24 * 60 * 60
_NUMBER, _HOURS = re.compile(r"[0-9]{1,18}"), range(24)
_SOURCES = {"current": None, "all": ""}
Item = ui.Item[Any]


def settings_card(interaction: Interaction, guild_id: int) -> ui.LayoutView:
    """What holds on the server, with all that changes it."""
    settings = service(interaction, Servers).of(guild_id)
    card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    card.add_item(ui.TextDisplay(wording.HEADING))
    add(card, *current_interview(interaction, guild_id, Pick))
    add(card, quizzes(settings), ChannelPick("quizzes", settings.quiz_channels, wording.QUIZZES_PLACEHOLDER))
    add(card, _privacy(settings), PrivateButton(private=not settings.answers_private))
    add(
        card,
        daily(settings, time.time()),
        ChannelPick("daily", some(settings.daily_channel), wording.DAILY_PLACEHOLDER, most=1),
        Pick("hour", [_hour_option(hour, settings.daily_hour) for hour in _HOURS]),
    )
    here = service(interaction, Interviews).on(guild_id)
    if len(here) > 1 or settings.daily_show is not None:
        text, options = daily_source(settings.daily_show, here)
        add(card, text, SourcePick(options))
    add(
        card,
        quote(settings),
        ChannelPick("quote", some(settings.quote_channel), quote_wording.PLACEHOLDER, most=1),
    )
    view = DetachedView()
    view.add_item(card)
    return view


def add(card: ui.Container[Any], text: str, *items: Item) -> None:
    card.add_item(ui.Separator())
    card.add_item(ui.TextDisplay(text))
    for item in items:
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(item)
        card.add_item(row)


def current_interview(interaction: Interaction, guild_id: int, pick: "type[Pick]") -> tuple[Any, ...]:
    """What is said about it, and the select if there is anything to choose from."""
    interviews = service(interaction, Interviews)
    seen = interviews.on(guild_id)
    if not seen:
        return (f"{wording.INTERVIEW}\n-# {wording.NO_INTERVIEW}",)
    current = interviews.for_guild(guild_id)
    first = sorted(seen, key=lambda one: one is not current)[:MOST_OPTIONS]
    options = [
        discord.SelectOption(
            label=markup.shorten(markup.plain(one.title), LABEL_LIMIT),
            value=str(one.id),
            default=one is current,
        )
        for one in first
    ]
    more = wording.MORE_INTERVIEWS.format(count=len(first), all=len(seen)) if len(seen) > len(first) else ""
    return wording.INTERVIEW + more, pick("interview", options)


def quizzes(settings: ServerSettings) -> str:
    channels = either(f"<#{channel}>" for channel in sorted(settings.quiz_channels))
    where = wording.ONLY_IN.format(channels=channels) if channels else wording.EVERYWHERE
    return wording.QUIZZES.format(where=where)


def _privacy(settings: ServerSettings) -> str:
    return wording.PRIVATE.format(whom=wording.BY_ASKER if settings.answers_private else wording.BY_ALL)


def daily(settings: ServerSettings, now: float) -> str:
    if settings.daily_channel is None:
        return wording.NO_DAILY + (
            wording.TROUBLE.format(trouble=settings.daily_trouble) if settings.daily_trouble else ""
        )
    at = int(now - now % _DAY + settings.daily_hour * _HOUR)
    return wording.DAILY.format(channel=f"<#{settings.daily_channel}>", hour=settings.daily_hour, at=at)


def daily_source(show: str | None, here: Sequence[Listing]) -> tuple[str, list[discord.SelectOption]]:
    """What the daily draws from, in words and as options; a show is told by the number of one of its episodes."""
    known = shows(here)
    offered = [("current", wording.FROM_CURRENT, show is None), ("all", wording.FROM_ALL, show == "")]
    for title, episodes in known.items():
        told = markup.plain(episodes[0].particulars.show or "")
        short = markup.shorten(told, LABEL_LIMIT - len(wording.FROM_SHOW))
        is_set = title == (show or "").casefold()
        offered.append((str(episodes[0].id), wording.FROM_SHOW.format(show=short), is_set))
    offered = sorted(offered, key=lambda one: not one[2])[:MOST_OPTIONS]
    what = next((label for _, label, is_set in offered if is_set), wording.SHOW_GONE)
    options = [
        discord.SelectOption(label=label[0].upper() + label[1:], value=value, default=is_set)
        for value, label, is_set in offered
    ]
    return wording.DAILY_FROM.format(what=markup.escape(what)), options


def quote(settings: ServerSettings) -> str:
    if settings.quote_channel is None:
        trouble = settings.quote_trouble
        return quote_wording.NO_SETTING + (wording.TROUBLE.format(trouble=trouble) if trouble else "")
    channel = f"<#{settings.quote_channel}>"
    return quote_wording.SETTING.format(channel=channel, hour=settings.daily_hour)


def _hour_option(hour: int, current: int) -> discord.SelectOption:
    return discord.SelectOption(label=wording.HOUR.format(hour=hour), value=str(hour), default=hour == current)


def some(channel: int | None) -> frozenset[int]:
    return frozenset() if channel is None else frozenset([channel])


class Control(Guarded):
    """Something on a card that shows what a server has set; `form` is how its custom ids begin."""

    form: ClassVar = "settings"

    async def shown(self, interaction: Interaction, guild_id: int) -> ui.LayoutView:
        """The card that it is on."""
        return settings_card(interaction, guild_id)

    async def change(self, interaction: Interaction, change: Callable[[int], Awaitable[object]]) -> None:
        """Store it, then show it; whether this person may is looked at with each press."""
        guild_id = await require_manager(interaction, wording.NOT_ALLOWED, SETTINGS)
        await change(guild_id)
        view = await self.shown(interaction, guild_id)
        await show_in_place(interaction, view)


class Pick(Control, ui.DynamicItem[ui.Select[Any]], template="settings:(?P<what>interview|hour)"):
    """A select for the current interview, or for the hour of the daily."""

    def __init__(self, what: str, options: list[discord.SelectOption] | None = None) -> None:
        self.what = what
        super().__init__(ui.Select(custom_id=f"{self.form}:{what}", options=options or []))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: Match[str]) -> Self:
        return cls(match["what"])

    async def pressed(self, interaction: Interaction) -> None:
        chosen = _offered(self.what, self.item.values)
        interviews, servers = service(interaction, Interviews), service(interaction, Servers)

        async def change(guild_id: int) -> None:
            if self.what == "interview":
                await interviews.use(guild_id, chosen)
            else:
                now = time.time()
                await servers.change(guild_id, daily_hour=chosen, daily_since=now, quote_since=now)

        await self.change(interaction, change)


def _offered(what: str, values: Sequence[str]) -> int:
    """What was chosen.

    Raises:
        UserError: the select did not offer that.
    """
    if len(values) != 1 or not _NUMBER.fullmatch(values[0]) or (what == "hour" and int(values[0]) not in _HOURS):
        raise UserError(UNKNOWN_BUTTON)
    return int(values[0])


class SourcePick(Control, ui.DynamicItem[ui.Select[Any]], template="settings:source"):
    """A select for what the daily draws from."""

    def __init__(self, options: list[discord.SelectOption] | None = None) -> None:
        super().__init__(ui.Select(custom_id="settings:source", options=options or []))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: Match[str]) -> Self:
        return cls()

    async def pressed(self, interaction: Interaction) -> None:
        chosen = self.item.values[0] if self.item.values else ""
        interviews, servers = service(interaction, Interviews), service(interaction, Servers)

        async def change(guild_id: int) -> None:
            if chosen in _SOURCES:
                show = _SOURCES[chosen]
            else:
                show = interviews.seen(guild_id, _offered("source", [chosen])).particulars.show
            await servers.change(guild_id, daily_show=show)

        await self.change(interaction, change)


class ChannelPick(
    Control, ui.DynamicItem[ui.ChannelSelect[Any]], template="settings:(?P<what>quizzes|daily|quote)"
):
    """A select for the channels where quizzes are allowed, or where something is posted; none is an answer, too."""

    def __init__(
        self, what: str, chosen: frozenset[int] = frozenset(), placeholder: str = "", most: int = MOST_OPTIONS
    ) -> None:
        self.what = what
        defaults = [
            discord.SelectDefaultValue(id=channel, type=discord.SelectDefaultValueType.channel)
            for channel in sorted(chosen)
        ]
        select: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id=f"{self.form}:{what}",
            channel_types=[*WRITABLE, discord.ChannelType.forum] if what == "quizzes" else WRITABLE,
            placeholder=placeholder,
            min_values=0,
            max_values=most,
            default_values=defaults,
        )
        super().__init__(select)

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: Match[str]) -> Self:
        return cls(match["what"])

    async def pressed(self, interaction: Interaction) -> None:
        chosen = [channel.id for channel in self.item.values]
        await self.change(interaction, lambda guild_id: self.put(interaction, guild_id, chosen))

    async def put(self, interaction: Interaction, guild_id: int, chosen: list[int]) -> None:
        """Store these channels.

        Raises:
            UserError: the bot could not post there.
        """
        servers = service(interaction, Servers)
        if self.what == "quizzes":
            await servers.change(guild_id, quiz_channels=frozenset(chosen))
            return
        for channel_id in chosen:
            check_may_post(interaction, channel_id)
        channel = chosen[0] if chosen else None
        about = {"channel": channel, "since": time.time(), "trouble": None}
        await servers.change(guild_id, **{f"{self.what}_{name}": value for name, value in about.items()})


class PrivateButton(Control, ui.DynamicItem[ui.Button[Any]], template="settings:private:(?P<private>[01])"):
    """A button that decides whether answers are private unless somebody says otherwise."""

    def __init__(self, *, private: bool) -> None:
        self.private = private
        label = wording.MAKE_PRIVATE if private else wording.MAKE_PUBLIC
        super().__init__(ui.Button(label=label, custom_id=f"settings:private:{private:d}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Item, match: Match[str]) -> Self:
        return cls(private=match["private"] == "1")

    async def pressed(self, interaction: Interaction) -> None:
        servers = service(interaction, Servers)
        await self.change(interaction, lambda guild_id: servers.change(guild_id, answers_private=self.private))
