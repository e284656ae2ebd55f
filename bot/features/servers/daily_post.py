"""The daily, and the quote of the day, posted by the bot itself: once a day, at the hour that was set or as soon as
it can after that."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import ClassVar

import aiohttp
import discord
from discord import ui

from bot.core.quiz import daily
from bot.core.server_settings import ServerSettings
from bot.discord_ui.links import with_links
from bot.discord_ui.posting import LOCKED, needed_in
from bot.discord_ui.replies import SILENCE
from bot.features.servers.servers import Servers
from bot.running.reporting import report
from bot.wording import servers as wording

log = logging.getLogger(__name__)
_HOUR, _DAY = 60 * 60, 24 * 60 * 60


def is_due(settings: ServerSettings, now: float, kind: str = "daily") -> bool:
    """Whether it is yet to be posted on the UTC day of `now` (seconds since 1970)."""
    moment = now - now % _DAY + settings.daily_hour * _HOUR
    posted: date | None = getattr(settings, f"{kind}_posted")
    channel: int | None = getattr(settings, f"{kind}_channel")
    since: float = getattr(settings, f"{kind}_since")
    return channel is not None and posted != daily.day(now) and since <= moment <= now


class DailyPost:
    """Posts where it is due. Discord drops a second message of the same nonce, so that a bot that ended between
    posting and noting it down does not post twice. `made` is what is posted on a server and a day, None nothing."""

    kind: ClassVar = "daily"
    """How the fields of the settings are called that are about it."""

    def __init__(
        self, client: discord.Client, servers: Servers, made: Callable[[int, date], Awaitable[ui.LayoutView | None]]
    ) -> None:
        self._client, self._servers, self._made = client, servers, made

    async def post_due(self, now: float) -> None:
        for guild_id, settings in self._servers.all().items():
            guild = self._client.get_guild(guild_id)
            if guild is not None and not guild.unavailable and is_due(settings, now, self.kind):
                try:
                    await self._post(guild_id, getattr(settings, f"{self.kind}_channel"), daily.day(now))
                except Exception as error:
                    report(error, f"The daily post of a {self.kind}")

    async def _post(self, guild_id: int, channel_id: int, today: date) -> None:
        channel = self._client.get_partial_messageable(channel_id, guild_id=guild_id)
        try:
            nonce = f"{self.kind[0]}{today:%y%m%d}-{channel_id % 10**16}"
            if view := await self._made(guild_id, today):
                await with_links(lambda view: channel.send(view=view, nonce=nonce, allowed_mentions=SILENCE), view)
        except discord.NotFound:
            await self.switch_off(guild_id, wording.CHANNEL_GONE)
        except discord.Forbidden:
            permissions = needed_in(self._client.get_guild(guild_id), channel_id)
            await self.switch_off(
                guild_id, wording.FORBIDDEN.format(channel=f"<#{channel_id}>", permissions=permissions)
            )
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            log.warning("The %s of server %d could not be posted for once: %s", self.kind, guild_id, error)
        except discord.HTTPException as error:
            if error.code not in LOCKED:
                raise
            await self.switch_off(guild_id, wording.THREAD_CLOSED.format(channel=f"<#{channel_id}>"))
        else:
            await self._servers.change(guild_id, **{f"{self.kind}_posted": today})

    async def switch_off(self, guild_id: int, trouble: str) -> None:
        """Stop posting, because it cannot be posted there any more; the server's settings say why."""
        log.warning("The %s of server %d is switched off: %s", self.kind, guild_id, trouble)
        await self._servers.change(guild_id, **{f"{self.kind}_channel": None, f"{self.kind}_trouble": trouble})


class QuotePost(DailyPost):
    """The quote of the day, at the hour of the daily."""

    kind = "quote"
