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
from bot.discord_ui.choosing import ChosenInterview
from bot.discord_ui.peeking import PeekingError, guarded
from bot.discord_ui.permissions import may_manage, require_manager
from bot.discord_ui.replies import SILENCE, Interaction, refusing_in_private
from bot.discord_ui.services import service
from bot.features.library.card import titled
from bot.features.library.desk import LibraryDesk
from bot.features.library.interview_view import (
    InterviewButton,
    PageButton,
    ask_to_edit,
    hear,
    library_page,
    really_remove,
    shown,
)
from bot.features.library.limits import Limits
from bot.features.library.upload_view import UploadButton, understood
from bot.interviews.catalogue import Interviews
from bot.wording import library as wording

FORMATS = [app_commands.Choice(name=name, value=value) for value, name in wording.EXPORT_FORMATS.items()]
Title = app_commands.Range[str, 1, 200]
Link = app_commands.Range[str, 1, 400]


class Library(commands.GroupCog, group_name="library", group_description=wording.GROUP):
    """/library: which interviews there are."""

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
        guild_id, desk = require_manager(interaction, wording.NOT_ALLOWED), service(interaction, LibraryDesk)
        if media is not None and not sidecars.is_link(media):
            raise UserError(wording.BAD_LINK)
        for attachment in filter(None, (file, sidecar, chapters)):
            desk.limits.check_size(attachment.filename, attachment.size)
        await desk.check_room(guild_id)
        await interaction.response.defer(ephemeral=private, thinking=True)
        async with refusing_in_private(interaction):
            upload = Upload(
                id="",
                guild_id=guild_id,
                channel_id=interaction.channel_id or 0,
                user_id=interaction.user.id,
                filename=file.filename,
                content=await _fetched(file, desk.limits),
                sidecar=await _fetched(sidecar, desk.limits) if sidecar else None,
                chapters=await _fetched(chapters, desk.limits) if chapters else None,
                title=title,
                media_link=media,
            )
            view = understood(await desk.receive(upload))
            await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=SILENCE)

    @app_commands.command(name="list", description=wording.LIST)
    async def list(self, interaction: Interaction) -> None:
        await interaction.response.send_message(
            view=library_page(interaction, 0), ephemeral=True, allowed_mentions=SILENCE
        )

    @app_commands.command(name="show", description=wording.SHOW)
    @app_commands.describe(interview=wording.WHICH)
    async def show(self, interaction: Interaction, interview: ChosenInterview) -> None:
        current = service(interaction, Interviews).for_guild(interaction.guild_id)
        record = await service(interaction, LibraryDesk).record(interview)
        view = shown(interview, record, may_change=may_manage(interaction), is_current=interview.id == current.id)
        await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="edit", description=wording.EDIT)
    @app_commands.describe(interview=wording.WHICH)
    async def edit(self, interaction: Interaction, interview: ChosenInterview) -> None:
        guild_id = require_manager(interaction, wording.NOT_ALLOWED)
        await ask_to_edit(interaction, service(interaction, LibraryDesk).own(guild_id, interview.id))

    @app_commands.command(name="use", description=wording.USE)
    @app_commands.describe(interview=wording.WHICH)
    async def use(self, interaction: Interaction, interview: ChosenInterview) -> None:
        used = await service(interaction, Interviews).use(
            require_manager(interaction, wording.NOT_ALLOWED), interview.id
        )
        await interaction.response.send_message(wording.USED.format(title=titled(used)), allowed_mentions=SILENCE)

    @app_commands.command(name="export", description=wording.EXPORT)
    @app_commands.describe(interview=wording.WHICH, format=wording.EXPORT_FORMAT)
    @app_commands.choices(format=FORMATS)
    async def export(self, interaction: Interaction, interview: ChosenInterview, format: str = Format.SRT) -> None:
        if guarded(interaction, interview.id):
            raise PeekingError
        await interaction.response.defer(ephemeral=True, thinking=True)
        files = await service(interaction, LibraryDesk).export(interview, Format(format))
        said = wording.EXPORTED.format(title=titled(interview), format=wording.EXPORT_FORMATS[format])
        attached = [discord.File(BytesIO(content), name) for name, content in files]
        await interaction.followup.send(said, files=attached, ephemeral=True, allowed_mentions=SILENCE)

    @app_commands.command(name="remove", description=wording.REMOVE)
    @app_commands.describe(interview=wording.WHICH)
    async def remove(self, interaction: Interaction, interview: ChosenInterview) -> None:
        view = really_remove(
            service(interaction, LibraryDesk).own(require_manager(interaction, wording.NOT_ALLOWED), interview.id)
        )
        # for all to see: what only one person sees is gone with their next start of Discord, and Undo with it
        await interaction.response.send_message(view=view, allowed_mentions=SILENCE)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        await hear(interaction)


async def _fetched(attachment: discord.Attachment, limits: Limits) -> bytes:
    """Fetch the file from Discord.

    Raises:
        UserError: Discord does not give it, or more than it said.
    """
    try:
        content = await attachment.read()
    except discord.HTTPException as error:
        raise UserError(wording.NOT_RECEIVED.format(name=attachment.filename)) from error
    limits.check_size(attachment.filename, len(content))
    return content


async def setup(bot: Verbatim) -> None:
    await bot.add_cog(Library(bot))
