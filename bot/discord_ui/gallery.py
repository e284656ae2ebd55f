"""A picture in a message: the file to send with it, and the gallery that shows it."""

import logging
from collections.abc import Awaitable, Callable, Hashable
from io import BytesIO
from typing import Any, TypeVar

import discord
from discord import ui

from bot.core.pictures.model import NothingToDrawError, Picture
from bot.core.pictures.rendering import draw
from bot.discord_ui.replies import SERVER_ERROR

log = logging.getLogger(__name__)
Sent = TypeVar("Sent")


async def try_to_draw(make: Callable[..., Picture], *arguments: Hashable) -> Picture | None:
    """The picture, or None where drawing it fails: no answer waits for a picture."""
    try:
        return await draw(make, *arguments)
    except NothingToDrawError:  # which font is missing, the log has said once
        return None
    except Exception:
        log.exception("A picture could not be drawn")
        return None


def gallery(picture: Picture) -> ui.MediaGallery[Any]:
    """Shows the picture, whose file goes with the same message."""
    item = discord.MediaGalleryItem(f"attachment://{picture.name}", description=picture.alt)
    return ui.MediaGallery(item)


def files(picture: Picture | None) -> list[discord.File]:
    """What to send as `files`, or as `attachments` of an edit."""
    if picture is None:
        return []
    return [discord.File(BytesIO(picture.png), picture.name, description=picture.alt)]


async def with_picture(send: Callable[[Picture | None], Awaitable[Sent]], picture: Picture | None) -> Sent:
    """`send(picture)`; where Discord refuses that, as without the permission to attach files, `send(None)`."""
    if picture is not None:
        try:
            return await send(picture)
        except discord.HTTPException as refused:
            if refused.status >= SERVER_ERROR:
                raise
            log.warning("A message goes without its picture: %s", refused)
    return await send(None)
