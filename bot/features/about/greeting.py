"""What the bot says when it joins a server, and to people who write to it."""

import logging
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import aiohttp
import discord
from discord import ui

from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.replies import SILENCE
from bot.discord_ui.views import DetachedView
from bot.wording import welcome as wording

log = logging.getLogger(__name__)
COLOUR = discord.Colour(0x5865F2)
QUIET = 30.0
"""Seconds in which the bot answers nobody else in the same channel."""
_LONGEST_JOINING = 60 * 60
_MOST_CHANNELS = 1000
_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


class Greeter:
    """One message when a server takes the bot in; an answer to mentions and direct messages."""

    def __init__(self, links: CommandLinks) -> None:
        self._links = links
        self._answered: OrderedDict[int, float] = OrderedDict()

    async def welcome(self, guild: discord.Guild) -> None:
        """Say hello on a server that was just joined, where the bot may write; else nothing. Discord drops a second
        message of the same nonce."""
        joined = guild.me.joined_at
        if joined is None or time.time() - joined.timestamp() > _LONGEST_JOINING:
            return
        channel = next(_writable(guild), None)
        if channel is None:
            return
        said = wording.WELCOME.format(commands=self._commands())
        view = _card(said, wording.SET_UP.format(setup=self._links.to("setup")))
        nonce = f"{int(joined.timestamp() * 1000)}-{guild.id % 10**11}"
        try:
            await channel.send(view=view, nonce=nonce, allowed_mentions=SILENCE)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("Server %d is not greeted: %s", guild.id, error)

    async def answer(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer somebody who writes to the bot, or mentions it; a reply to what it posted is meant for others.
        Nothing of what they write is kept."""
        if message.author.bot or message.webhook_id is not None or message.type not in _BY_PEOPLE:
            return
        is_meant = message.guild is None or f"<@{me.id}>" in message.content or f"<@!{me.id}>" in message.content
        if not is_meant or not self._may_answer(message.channel.id, time.monotonic()):
            return
        view = _card(wording.ANSWER.format(commands=self._commands(alone=message.guild is None)))
        with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
            await message.channel.send(view=view, allowed_mentions=SILENCE)

    def _may_answer(self, channel_id: int, now: float) -> bool:
        """Whether it was quiet there for a while; if so, it is not from now on."""
        if now - self._answered.get(channel_id, -QUIET) < QUIET:
            return False
        self._answered[channel_id] = now
        self._answered.move_to_end(channel_id)
        if len(self._answered) > _MOST_CHANNELS:
            self._answered.popitem(last=False)
        return True

    def _commands(self, *, alone: bool = False) -> str:
        to = self._links.to
        quiz = to("quiz solo" if alone else "quiz start")
        return wording.COMMANDS.format(find=to("quote find"), quiz=quiz, help=to("help"))


def _writable(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """Where the bot may write: the system channel before the others, those from top to bottom."""
    channels = sorted(guild.text_channels, key=lambda one: one != guild.system_channel)
    for channel in channels:
        may = channel.permissions_for(guild.me)
        if may.view_channel and may.send_messages:
            yield channel


def _card(*texts: str) -> ui.LayoutView:
    card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    for text in texts:
        card.add_item(ui.TextDisplay(text))
    return DetachedView().add_item(card)
