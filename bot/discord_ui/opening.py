"""Opening interviews for somebody who waits: Discord gives three seconds, then it wants to be told."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

import discord
from discord import ui
from discord.utils import MISSING

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.discord_ui.links import with_links
from bot.discord_ui.replies import SILENCE, Interaction, hold, is_not_taken
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.wording import library as wording

log = logging.getLogger(__name__)
PATIENCE = 1.5


async def open_interview(
    interaction: Interaction,
    listing: Listing,
    *,
    private: bool = False,
    holding: Callable[[], Awaitable[object]] | None = None,
) -> Interview:
    """The interview; where opening it takes a while, the interaction is acknowledged first, by `holding` if that is
    given."""
    opening = asyncio.create_task(service(interaction, Interviews).open(listing), name="open for somebody")
    await asyncio.wait([opening], timeout=PATIENCE)
    if not opening.done() and not interaction.response.is_done():
        if holding is None:
            await hold(interaction, private=private)
        else:
            await holding()
    return await opening


async def ask_again() -> None:
    """To hold what cannot be acknowledged first, for it is answered by a dialogue.

    Raises:
        UserError: says so.
    """
    raise UserError(wording.STILL_OPENING)


async def show_in_place(
    interaction: Interaction, view: ui.LayoutView, files: Sequence[discord.File] | None = None
) -> None:
    """Change the message whose button was pressed, also where that was acknowledged before; `files` take the place
    of what is attached to it. Where Discord does not take the change, whoever pressed gets a message instead, but
    none with files: they can be sent once."""

    async def edit(view: ui.LayoutView) -> object:
        is_done = interaction.response.is_done()
        change = interaction.edit_original_response if is_done else interaction.response.edit_message
        attached = MISSING if files is None else list(files)
        return await change(view=view, attachments=attached, allowed_mentions=SILENCE)

    async def send(view: ui.LayoutView) -> object:
        is_done = interaction.response.is_done()
        answer = interaction.followup.send if is_done else interaction.response.send_message
        return await answer(view=view, ephemeral=True, allowed_mentions=SILENCE)

    try:
        await with_links(edit, view)
    except (discord.HTTPException, KeyError) as refused:
        if files or not is_not_taken(refused):
            raise
        log.warning("A message could not be changed, so another one follows: %r", refused)
        await with_links(send, view)
