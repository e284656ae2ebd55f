"""Shows how far uploads are, as messages of the bot's own: those outlive the interaction."""

import logging
from dataclasses import replace

import aiohttp
import discord
from discord import ui

from bot.core.listing import Listing
from bot.core.transcript.upload import Upload
from bot.discord_ui.replies import SILENCE
from bot.features.library import upload_view
from bot.interviews.catalogue import Interviews
from bot.store.database import Database
from bot.store.uploads import UploadStore

log = logging.getLogger(__name__)


class UploadScreen:
    """Shows uploads in Discord, as `importer.ProgressScreen` says; where the bot may not write, nobody is told."""

    def __init__(self, client: discord.Client, database: Database, interviews: Interviews) -> None:
        self._client, self._uploads, self._interviews = client, UploadStore(database), interviews

    async def importing(self, upload: Upload) -> Upload:
        message_id = await self._show(upload, upload_view.importing(upload))
        if message_id is not None and message_id != upload.message_id:
            await self._uploads.posted(upload.id, message_id)
        return replace(upload, message_id=message_id)

    async def reading(self, upload: Upload, interview: Listing, progress: float) -> None:
        await self._show(upload, upload_view.reading(interview, progress))

    async def done(self, upload: Upload, interview: Listing) -> None:
        is_current = self._interviews.for_guild(upload.guild_id).id == interview.id
        await self._show(upload, upload_view.done(interview, is_current=is_current))

    async def failed(self, upload: Upload, problem: str) -> None:
        await self._show(upload, upload_view.failed(upload, problem))

    async def _show(self, upload: Upload, view: ui.LayoutView) -> int | None:
        channel = self._client.get_partial_messageable(upload.channel_id, guild_id=upload.guild_id)
        try:
            if upload.message_id is None:
                return (await channel.send(view=view, allowed_mentions=SILENCE)).id
            await channel.get_partial_message(upload.message_id).edit(view=view, allowed_mentions=SILENCE)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("How far an upload is could not be shown: %s", error)
        return upload.message_id
