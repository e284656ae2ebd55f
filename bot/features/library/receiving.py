"""A transcript that somebody sends: fetched from Discord, understood, and shown before it is imported."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

import discord

from bot.core.errors import UserError
from bot.core.transcript.upload import Upload
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.replies import SILENCE, Interaction, refusing_in_private
from bot.discord_ui.services import service
from bot.features.library.desk import LibraryDesk
from bot.features.library.limits import Limits
from bot.features.library.upload_view import understood
from bot.wording import library as wording


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as Discord announces it: name, size in bytes, and how it is had."""

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]]

    @classmethod
    def of(cls, attachment: discord.Attachment) -> Self:
        return cls(attachment.filename, attachment.size, attachment.read)


async def receive(
    interaction: Interaction,
    file: Sent,
    sidecar: Sent | None = None,
    chapters: Sent | None = None,
    *,
    title: str | None = None,
    media_link: str | None = None,
    private: bool,
) -> None:
    """Answer with what was understood, and whether that is right.

    Raises:
        UserError: this person may not, there is no room, or a file is too large or none that can be read.
    """
    guild_id = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY)
    desk = service(interaction, LibraryDesk)
    for one in filter(None, (file, sidecar, chapters)):
        desk.limits.check_size(one.name, one.size)
    await desk.check_room(guild_id)
    await interaction.response.defer(ephemeral=private, thinking=True)
    async with refusing_in_private(interaction):
        upload = Upload(
            id="",
            guild_id=guild_id,
            channel_id=interaction.channel_id or 0,
            user_id=interaction.user.id,
            filename=file.name,
            content=await _fetched(file, desk.limits),
            sidecar=await _fetched(sidecar, desk.limits) if sidecar else None,
            chapters=await _fetched(chapters, desk.limits) if chapters else None,
            title=title,
            media_link=media_link,
        )
        view = understood(await desk.receive(upload))
        await interaction.followup.send(view=view, ephemeral=private, allowed_mentions=SILENCE)


async def receive_one(
    interaction: Interaction, name: str, size: int, read: Callable[[], Awaitable[bytes]], title: str | None
) -> None:
    """Answer in private with what was understood of one file.

    Raises:
        UserError: as `receive`.
    """
    await receive(interaction, Sent(name, size, read), title=title, private=True)


async def _fetched(file: Sent, limits: Limits) -> bytes:
    """Fetch the file from Discord.

    Raises:
        UserError: Discord does not give it, or more than it said.
    """
    try:
        content = await file.read()
    except discord.HTTPException as error:
        raise UserError(wording.NOT_RECEIVED.format(name=file.name)) from error
    limits.check_size(file.name, len(content))
    return content
