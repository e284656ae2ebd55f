"""Opening interviews for somebody who waits: Discord gives three seconds, then it wants to be told."""

import asyncio
from collections.abc import Awaitable, Callable

from discord import ui

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.discord_ui.links import with_links
from bot.discord_ui.replies import SILENCE, Interaction, hold
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.wording import library as wording

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


async def show_in_place(interaction: Interaction, view: ui.LayoutView) -> None:
    """Change the message whose button was pressed, also where that was acknowledged before."""

    async def edit(view: ui.LayoutView) -> object:
        is_done = interaction.response.is_done()
        change = interaction.edit_original_response if is_done else interaction.response.edit_message
        return await change(view=view, allowed_mentions=SILENCE)

    await with_links(edit, view)
