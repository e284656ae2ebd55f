"""Links that Discord refuses cost an answer nothing but the link."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord
from discord import ui

log = logging.getLogger(__name__)
Sent = TypeVar("Sent")
_REFUSED = 400


async def with_links(send: Callable[[ui.LayoutView], Awaitable[Sent]], view: ui.LayoutView) -> Sent:
    """`send(view)`; where Discord refuses that, and it has buttons that lead to an address, once more without
    them: what Discord takes for an address is for Discord to say."""
    try:
        return await send(view)
    except discord.HTTPException as refused:
        if refused.status != _REFUSED or not _remove_links(view):
            raise
        log.warning("A message goes without its links: %s", refused)
    return await send(view)


def _remove_links(view: ui.LayoutView) -> bool:
    """Whether there were any."""
    rows: list[ui.ActionRow[Any]] = [row for row in view.walk_children() if isinstance(row, ui.ActionRow)]
    found = False
    for row in rows:
        for button in row.children:
            if isinstance(button, ui.Button) and button.url:
                row.remove_item(button)
                found = True
        if not row.children and isinstance(row.parent, ui.Container):
            row.parent.remove_item(row)
    return found
