"""Shows how far uploads are, as messages of the bot's own: those outlive the interaction."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

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

UNSEEN = 0
"""The channel of an upload that nobody waits for."""
log = logging.getLogger(__name__)


class Arrivals(Protocol):
    """Who is told of uploads that came in, and of those that nobody waits for and that cannot be read."""

    async def arrived(self, upload_id: str, interview_id: int) -> None: ...

    async def refused(self, upload_id: str) -> None: ...


class UploadScreen:
    """Shows uploads in Discord, as `importer.ProgressScreen` says; where the bot may not write, nobody is told.
    Those that came by themselves are shown by nobody here: `arrivals` is told of them. `trying` makes the buttons
    below one that is there."""

    def __init__(
        self,
        client: discord.Client,
        database: Database,
        interviews: Interviews,
        arrivals: Arrivals,
        trying: Callable[[Listing], Sequence[ui.Item[Any]]],
    ) -> None:
        self._client, self._uploads, self._interviews = client, UploadStore(database), interviews
        self._arrivals, self._trying = arrivals, trying

    async def importing(self, upload: Upload) -> Upload:
        message_id = await self._show(upload, upload_view.importing(upload))
        if message_id is not None and message_id != upload.message_id:
            await self._uploads.posted(upload.id, message_id)
        return replace(upload, message_id=message_id)

    async def reading(self, upload: Upload, interview: Listing, progress: float) -> None:
        await self._show(upload, upload_view.reading(interview, progress))

    async def done(self, upload: Upload, interview: Listing) -> None:
        await self._arrivals.arrived(upload.id, interview.id)
        if upload.channel_id == UNSEEN:
            return
        is_current = self._interviews.for_guild(upload.guild_id).id == interview.id
        await self._show(upload, upload_view.done(interview, self._trying(interview), is_current=is_current))

    async def failed(self, upload: Upload, problem: str) -> None:
        if upload.channel_id == UNSEEN:
            log.info("An episode cannot be read: %s", problem)
            await self._arrivals.refused(upload.id)
            return
        await self._show(upload, upload_view.failed(upload, problem))

    async def _show(self, upload: Upload, view: ui.LayoutView) -> int | None:
        if upload.channel_id == UNSEEN:
            return None
        channel = self._client.get_partial_messageable(upload.channel_id, guild_id=upload.guild_id)
        try:
            if upload.message_id is None:
                return (await channel.send(view=view, allowed_mentions=SILENCE)).id
            await channel.get_partial_message(upload.message_id).edit(view=view, allowed_mentions=SILENCE)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("How far an upload is could not be shown: %s", error)
        return upload.message_id
