"""/settings and /setup, and what happens by the clock and as servers come and go."""

import logging

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.discord_ui.overrides import Overrides
from bot.discord_ui.permissions import SETTINGS, require_manager
from bot.discord_ui.replies import SILENCE, Interaction
from bot.features.following.announcing import Announcer
from bot.features.servers import setup_view
from bot.features.servers.clockwork import Clockwork
from bot.features.servers.daily_post import DailyPost, QuotePost
from bot.features.servers.departures import Departures
from bot.features.servers.servers import Servers
from bot.features.servers.settings_view import ChannelPick, Pick, PrivateButton, SourcePick, settings_card
from bot.features.servers.setup_view import SetupButton, SetupChannelPick, SetupPick
from bot.wording import servers as wording
from bot.wording.setup import SETUP

log = logging.getLogger(__name__)


class Server(commands.Cog):
    """/settings and /setup: what holds on a server."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot
        self.servers, self.departures = bot.services.get(Servers), bot.services.get(Departures)
        self.overrides = bot.services.get(Overrides)
        self.daily, self.quote = bot.services.get(DailyPost), bot.services.get(QuotePost)
        self.clockwork = Clockwork(
            self._compare, self.daily.post_due, self.quote.post_due, self.departures.forget_due
        )
        self._is_new = False

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(
            Pick, SourcePick, ChannelPick, PrivateButton, SetupPick, SetupChannelPick, SetupButton
        )

    async def cog_unload(self) -> None:
        await self.clockwork.close()

    @app_commands.command(name="settings", description=wording.SETTINGS)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(self, interaction: Interaction) -> None:
        view = settings_card(interaction, await require_manager(interaction, wording.NOT_ALLOWED, SETTINGS))
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="setup", description=SETUP)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def set_up(self, interaction: Interaction) -> None:
        await setup_view.show(interaction)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._is_new = True
        self.clockwork.start()
        self.overrides.forget()

    @commands.Cog.listener()
    async def on_raw_app_command_permissions_update(
        self, update: discord.RawAppCommandPermissionsUpdateEvent
    ) -> None:
        self.overrides.forget(update.guild.id)

    async def _compare(self, now: float) -> None:
        """After READY Discord is asked which servers the bot is on: discord.py still knows those that it was thrown
        out of while it was not connected."""
        if self._is_new:
            try:
                present = {guild.id async for guild in self.bot.fetch_guilds(limit=None, with_counts=False)}
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("Which servers the bot is on is asked again later: %s", error)
                return
            await self.departures.compare(present)
            self._is_new = False

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.guild_id is not None:
            await self.departures.used(interaction.guild_id)
        await setup_view.hear(interaction)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.departures.back(guild.id)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        await self.departures.back(guild.id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.departures.left(guild.id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._lose(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        await self._lose(thread.guild_id, thread.thread_id)

    async def _lose(self, guild_id: int, channel_id: int) -> None:
        """A channel or thread is gone, and what was set for it."""
        settings = self.servers.of(guild_id)
        if channel_id in settings.quiz_channels:
            await self.servers.change(guild_id, quiz_channels=settings.quiz_channels - {channel_id})
        if channel_id == settings.daily_channel:
            await self.daily.switch_off(guild_id, wording.CHANNEL_GONE)
        if channel_id == settings.quote_channel:
            await self.quote.switch_off(guild_id, wording.CHANNEL_GONE)
        await self.bot.services.get(Announcer).silence(guild_id, channel_id)


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Server(bot))
