"""Who was given a command in a server’s settings, whatever else they may do there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any

import aiohttp
import discord
from discord import AppCommandPermissionType

from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.replies import Interaction

log = logging.getLogger(__name__)
Given = Sequence[Mapping[str, Any]]
"""What a server has set, a command each, as Discord’s API gives it."""
_SECONDS = 2.0
"""How long a press waits for Discord to tell: it has to be answered within three."""


class Overrides:
    """Asks Discord once a server, and again once that may have changed."""

    def __init__(self, fetch: Callable[[int], Awaitable[Given]], links: CommandLinks) -> None:
        self._fetch, self._links = fetch, links
        self._asked: dict[int, asyncio.Future[Given]] = {}

    async def give(self, interaction: Interaction, commands: Collection[str]) -> bool:
        """Whether this person, or a role of theirs, was given one of the commands. Everyone’s role does not count:
        a command that everyone may use is no reason to let them manage anything."""
        if interaction.guild_id is None or not interaction.is_guild_integration():
            return False
        return self._among(await self._of(interaction.guild_id), interaction, commands)

    def seem_to_give(self, interaction: Interaction, commands: Collection[str]) -> bool:
        """The same as far as it is known: nothing waits for Discord, which is asked for the next time."""
        if interaction.guild_id is None or not interaction.is_guild_integration():
            return False
        asked = self._asking(interaction.guild_id)
        is_known = asked.done() and not asked.cancelled() and asked.exception() is None
        return is_known and self._among(asked.result(), interaction, commands)

    def _among(self, given: Given, interaction: Interaction, commands: Collection[str]) -> bool:
        numbers = {self._links.number(command) for command in commands}
        return any(
            _gives(one["permissions"], interaction.user, interaction.guild_id or 0)
            for one in given
            if int(one["id"]) in numbers
        )

    def forget(self, guild_id: int | None = None) -> None:
        """Ask again about a server, or about all."""
        for one in [guild_id] if guild_id is not None else list(self._asked):
            self._asked.pop(one, None)

    async def _of(self, guild_id: int) -> Given:
        asked = self._asking(guild_id)
        try:
            return await asyncio.wait_for(asyncio.shield(asked), _SECONDS)
        except TimeoutError:
            return ()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("Who was given which command on server %d is asked again later: %s", guild_id, error)
            return ()

    def _asking(self, guild_id: int) -> asyncio.Future[Given]:
        """What Discord was asked last, or is asked now."""
        asked = self._asked.get(guild_id)
        if asked is None or (asked.done() and (asked.cancelled() or asked.exception() is not None)):
            asked = self._asked[guild_id] = asyncio.ensure_future(self._fetch(guild_id))
            asked.add_done_callback(lambda done: done.cancelled() or done.exception())
        return asked


def _gives(entries: Sequence[Mapping[str, Any]], person: discord.User | discord.Member, guild_id: int) -> bool:
    """What is said of a person counts before what is said of their roles; one role that is allowed is enough."""
    about = {(entry["type"], int(entry["id"])): entry["permission"] for entry in entries}
    own = about.get((AppCommandPermissionType.user.value, person.id))
    if own is not None:
        return own
    roles = [role.id for role in person.roles] if isinstance(person, discord.Member) else []
    return any(about.get((AppCommandPermissionType.role.value, role), False) for role in roles if role != guild_id)
