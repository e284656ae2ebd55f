"""/library: the interviews of a server; everyone may list them, who may manage the server may change them."""

from io import BytesIO

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Verbatim
from bot.core.errors import UserError
from bot.core.transcript import sidecar as sidecars
from bot.core.transcript.exporting import Format
from bot.core.transcript.upload import Upload
from bot.discord_ui.choosing import Chosen
from bot.discord_ui.permissions import manager, may_manage
from bot.discord_ui.replies import SILENCE, Interaction
from bot.features.library.card import titled
from bot.features.library.dialogue import EditDialogue, hear
from bot.features.library.interview_view import InterviewButton, PageButton, library_page, really_remove, shown
from bot.features.library.upload_view import UploadButton, understood
from bot.features.quotes.view import guarded
from bot.wording import library as wording
from bot.wording.quiz import PEEKING

FORMATS = [app_commands.Choice(name=name, value=value) for value, name in wording.EXPORT_FORMATS.items()]
Title = app_commands.Range[str, 1, 200]
Link = app_commands.Range[str, 1, 400]


class Library(commands.GroupCog, group_name="library", group_description=wording.GROUP):
    """Which interviews there are."""

    def __init__(self, bot: Verbatim) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        self.bot.add_dynamic_items(UploadButton, InterviewButton, PageButton)

    @app_commands.command(name="add", description=wording.ADD)
    @app_commands.describe(
        file=wording.ADD_FILE,
        title=wording.ADD_TITLE,
        media=wording.ADD_MEDIA,
        sidecar=wording.ADD_SIDECAR,
        chapters=wording.ADD_CHAPTERS,
        private=wording.ADD_PRIVATE,
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        title: Title | None = None,
        media: Link | None = None,
        sidecar: discord.Attachment | None = None,
        chapters: discord.Attachment | None = None,
        private: bool = False,
    ) -> None:
        guild_id = manager(interaction)
        if media is not None and not sidecars.is_link(media):
            raise UserError(wording.BAD_LINK)
        for attachment in filter(None, (file, sidecar, chapters)):
            self.bot.library.limits.check_size(attachment.filename, attachment.size)
        await self.bot.library.check_room(guild_id)
        await interaction.response.defer(ephemeral=private, thinking=True)
        upload = Upload(
            id="",
            guild_id=guild_id,
            channel_id=interaction.channel_id or 0,
            user_id=interaction.user.id,
            filename=file.filename,
            content=await self._fetch(file),
            sidecar=await self._fetch(sidecar) if sidecar else None,
            chapters=await self._fetch(chapters) if chapters else None,
            title=title,
            media_link=media,
        )
        view = understood(await self.bot.library.receive(upload))
        await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=SILENCE)

    async def _fetch(self, attachment: discord.Attachment) -> bytes:
        """Raises:
        UserError: Discord does not give it, or more than it said.
        """
        try:
            content = await attachment.read()
        except discord.HTTPException as error:
            raise UserError(wording.NOT_RECEIVED.format(name=attachment.filename)) from error
        self.bot.library.limits.check_size(attachment.filename, len(content))
        return content

    @app_commands.command(name="list", description=wording.LIST)
    async def list(self, interaction: Interaction) -> None:
        await interaction.response.send_message(
            view=library_page(interaction, 0), ephemeral=True, allowed_mentions=SILENCE
        )

    @app_commands.command(name="show", description=wording.SHOW)
    @app_commands.describe(interview=wording.WHICH)
    async def show(self, interaction: Interaction, interview: Chosen) -> None:
        current = self.bot.interviews.for_guild(interaction.guild_id)
        record = await self.bot.library.record(interview)
        view = shown(interview, record, may_change=may_manage(interaction), is_current=interview.id == current.id)
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="edit", description=wording.EDIT)
    @app_commands.describe(interview=wording.WHICH)
    async def edit(self, interaction: Interaction, interview: Chosen) -> None:
        own = self.bot.library.own(manager(interaction), interview.id)
        await interaction.response.send_modal(EditDialogue(own, await self.bot.library.record(own)))

    @app_commands.command(name="use", description=wording.USE)
    @app_commands.describe(interview=wording.WHICH)
    async def use(self, interaction: Interaction, interview: Chosen) -> None:
        used = await self.bot.library.use(manager(interaction), interview.id)
        await interaction.response.send_message(wording.USED.format(title=titled(used)), allowed_mentions=SILENCE)

    @app_commands.command(name="export", description=wording.EXPORT)
    @app_commands.describe(interview=wording.WHICH, format=wording.EXPORT_FORMAT)
    @app_commands.choices(format=FORMATS)
    async def export(self, interaction: Interaction, interview: Chosen, format: str = Format.SRT) -> None:
        if guarded(interaction, interview.id):
            raise UserError(PEEKING)
        await interaction.response.defer(ephemeral=True, thinking=True)
        files = await self.bot.library.export(interview, Format(format))
        said = wording.EXPORTED.format(title=titled(interview), format=wording.EXPORT_FORMATS[format])
        attached = [discord.File(BytesIO(content), name) for name, content in files]
        await interaction.followup.send(said, files=attached, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="remove", description=wording.REMOVE)
    @app_commands.describe(interview=wording.WHICH)
    async def remove(self, interaction: Interaction, interview: Chosen) -> None:
        view = really_remove(self.bot.library.own(manager(interaction), interview.id))
        # for all to see: what only one person sees is gone with their next start of Discord, and Undo with it
        await interaction.response.send_message(view=view, allowed_mentions=SILENCE)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        await hear(interaction)


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Library(bot))
