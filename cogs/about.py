"""/help, /about and /privacy: what the bot can do, what it is, and what it keeps of people."""

import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.discord_ui.replies import SILENCE, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.about import privacy as personal
from bot.features.about.current import current_here
from bot.features.about.examples import ExampleButton
from bot.features.about.help import HelpButton, help_page
from bot.features.about.privacy_view import ForgetButton, ask
from bot.features.about.profile import about_card
from bot.interviews.catalogue import Interviews
from bot.wording import about as wording

EXPORTS, EXPORTS_IN = 2, 60.0
"""How many exports one person may ask for in so many seconds."""


class About(commands.Cog):
    """/help and /about: what the bot can do, and what it is."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(HelpButton, ExampleButton, ForgetButton)

    @app_commands.command(name="help", description=wording.HELP)
    async def help(self, interaction: Interaction) -> None:
        view = await help_page(interaction, 0)
        is_done = interaction.response.is_done()
        answer = interaction.followup.send if is_done else interaction.response.send_message
        await answer(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="about", description=wording.ABOUT)
    async def about(self, interaction: Interaction) -> None:
        interviews, guild_id = service(interaction, Interviews), interaction.guild_id
        current = current_here(interviews, guild_id)
        card = about_card(interviews.on(guild_id), current, self.bot.latency, self.bot.since)
        await interaction.response.send_message(view=card, ephemeral=True, allowed_mentions=SILENCE)


class Privacy(commands.GroupCog, group_name="privacy", group_description=wording.PRIVACY_GROUP):
    """/privacy: what is stored about people."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    @app_commands.command(name="show", description=wording.PRIVACY_SHOW)
    async def show(self, interaction: Interaction) -> None:
        await whisper(interaction, wording.PRIVACY)

    @app_commands.command(name="export", description=wording.PRIVACY_EXPORT)
    @app_commands.checks.cooldown(EXPORTS, EXPORTS_IN)
    async def export(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        kept = io.BytesIO(await service(interaction, personal.Privacy).export(interaction.user.id))
        file = discord.File(kept, wording.EXPORT_NAME)
        await interaction.followup.send(wording.EXPORTED, file=file, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="delete", description=wording.PRIVACY_DELETE)
    async def delete(self, interaction: Interaction) -> None:
        await interaction.response.send_message(view=ask(), ephemeral=True)


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(About(bot))
    await bot.add_cog(Privacy(bot))
