"""Saying hello: to servers that take the bot in, and to people who write to it."""

import discord
from discord.ext import commands

from bot.client import Verbatim
from bot.features.about.greeting import Greeter


class Welcome(commands.Cog):
    """No commands, but where to find them."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot, self.greeter = bot, bot.services.get(Greeter)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.greeter.welcome(guild)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if self.bot.user is not None:
            await self.greeter.answer(message, self.bot.user)


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Welcome(bot))
