"""The daily, posted by the bot itself: once a day, at the hour that was set or as soon as it can after that."""

import logging
from collections.abc import Callable
from datetime import date

import aiohttp
import discord
from discord import ui

from bot.core.quiz import daily
from bot.core.server_settings import ServerSettings
from bot.discord_ui.replies import SILENCE
from bot.features.servers.servers import Servers
from bot.running.reporting import report
from bot.wording import servers as wording

log = logging.getLogger(__name__)
_HOUR, _DAY = 60 * 60, 24 * 60 * 60


def is_due(settings: ServerSettings, now: float) -> bool:
    """Whether it is yet to be posted on the UTC day of `now` (seconds since 1970)."""
    moment = now - now % _DAY + settings.daily_hour * _HOUR
    posted = settings.daily_posted == daily.day(now)
    return settings.daily_channel is not None and not posted and settings.daily_since <= moment <= now


class DailyPost:
    """Posts where it is due. Discord drops a second message of the same nonce, so that a bot that ended between
    posting and noting it down does not post twice. `invitation` is what is posted on a day."""

    def __init__(
        self, client: discord.Client, servers: Servers, invitation: Callable[[date], ui.LayoutView]
    ) -> None:
        self._client, self._servers, self._invitation = client, servers, invitation

    async def post_due(self, now: float) -> None:
        for guild_id, settings in self._servers.all().items():
            guild = self._client.get_guild(guild_id)
            if guild is not None and not guild.unavailable and is_due(settings, now):
                try:
                    await self._post(guild_id, settings.daily_channel or 0, daily.day(now))
                except Exception as error:
                    report(error, "The post of a daily")

    async def _post(self, guild_id: int, channel_id: int, today: date) -> None:
        channel = self._client.get_partial_messageable(channel_id, guild_id=guild_id)
        try:
            nonce = f"{today:%y%m%d}-{channel_id % 10**17}"
            await channel.send(view=self._invitation(today), nonce=nonce, allowed_mentions=SILENCE)
        except discord.NotFound:
            await self.switch_off(guild_id, wording.DAILY_CHANNEL_GONE)
        except discord.Forbidden:
            await self.switch_off(guild_id, wording.DAILY_FORBIDDEN.format(channel=f"<#{channel_id}>"))
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            log.warning("The daily of server %d could not be posted for once: %s", guild_id, error)
        else:
            await self._servers.change(guild_id, daily_posted=today)

    async def switch_off(self, guild_id: int, trouble: str) -> None:
        """It cannot be posted there any more; the server's settings say why."""
        log.warning("The daily of server %d is switched off: %s", guild_id, trouble)
        await self._servers.change(guild_id, daily_channel=None, daily_trouble=trouble)
