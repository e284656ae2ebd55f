"""Servers that the bot has left: what they had is kept for a while, in case it is brought back."""

import logging
import time
from collections.abc import Awaitable, Callable, Collection

from bot.features.servers.servers import Servers
from bot.store.servers import ServerStore

log = logging.getLogger(__name__)
KEPT_DAYS = 30
_A_DAY = 24 * 60 * 60


class Departures:
    """Notes which servers the bot has left, and deletes what they had once that is long ago; `forgotten` is called
    then."""

    def __init__(self, store: ServerStore, servers: Servers, forgotten: Callable[[], Awaitable[None]]) -> None:
        self._store, self._servers, self._forgotten = store, servers, forgotten
        self._left: set[int] = set()

    async def left(self, guild_id: int) -> None:
        self._left.add(guild_id)
        await self._store.leave([guild_id], time.time())

    async def back(self, guild_id: int) -> None:
        self._left.discard(guild_id)
        if guild_id in await self._store.departed():
            await self._store.come_back([guild_id])

    async def used(self, guild_id: int) -> None:
        """Somebody uses the bot on a server: it is there for them, whatever Discord lists, as where they have it
        installed to their account."""
        if guild_id in self._left:
            await self.back(guild_id)

    async def compare(self, present: Collection[int]) -> None:
        """`present` are all servers that Discord says the bot is on, reachable or not: of the others some were left
        while it was off."""
        departed = (await self._store.departed()).keys()
        await self._store.come_back(departed & set(present))
        await self._store.leave(await self._store.known() - set(present), time.time())
        self._left = set(await self._store.departed())

    async def forget_due(self, now: float) -> None:
        """Delete what was left long enough ago."""
        due = [one for one, at in (await self._store.departed()).items() if at + KEPT_DAYS * _A_DAY <= now]
        for guild_id in due:
            await self._store.forget(guild_id)
            self._servers.drop(guild_id)
            log.info("Server %d was left %d days ago: what it had is deleted", guild_id, KEPT_DAYS)
        if due:
            await self._forgotten()
