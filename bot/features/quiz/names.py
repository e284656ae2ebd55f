"""What players are called: remembered from what they press, else asked of Discord."""

from collections import OrderedDict

import aiohttp
import discord

MOST_NAMES = 10_000


class PlayerNames:
    """The latest names in memory; a picture cannot mention people as a message does."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._names: OrderedDict[tuple[int | None, int], str] = OrderedDict()

    def seen(self, guild_id: int | None, user: discord.abc.User) -> None:
        """Take note of what somebody is called on this server."""
        key = guild_id, user.id
        self._names[key] = user.display_name
        self._names.move_to_end(key)
        if len(self._names) > MOST_NAMES:
            self._names.popitem(last=False)

    async def of(self, guild_id: int | None, player_id: int) -> str:
        """The name of somebody; empty where Discord does not tell it."""
        if (guild_id, player_id) not in self._names:
            try:
                self.seen(guild_id, await self._client.fetch_user(player_id))
            except (discord.HTTPException, aiohttp.ClientError, OSError):
                return ""
        return self._names[guild_id, player_id]

    def forget(self, player_id: int) -> None:
        """Forget what this player is called, everywhere."""
        for key in [key for key in self._names if key[1] == player_id]:
            del self._names[key]
