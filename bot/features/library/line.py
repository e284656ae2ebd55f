"""Who may have a file looked at: one at a time on a server, and after one that was too much not at once again."""

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from bot.core.errors import UserError
from bot.running.workers import TooHeavyError
from bot.wording import library as wording

REST_SECONDS = 60


class Line:
    """Gives each server one turn at a time, so that what one sends keeps no other waiting for long."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._busy: set[int] = set()
        self._rests: dict[int, float] = {}

    @asynccontextmanager
    async def turn(self, guild_id: int) -> AsyncGenerator[None]:
        """Inside, a file of this server is looked at.

        Raises:
            UserError: another one is, or the last one was too much.
        """
        if guild_id in self._busy:
            raise UserError(wording.ONE_AT_A_TIME)
        now = self._clock()
        self._rests = {guild: until for guild, until in self._rests.items() if until > now}
        if guild_id in self._rests:
            raise UserError(wording.RESTING.format(until=int(self._rests[guild_id]) + 1))
        self._busy.add(guild_id)
        try:
            yield
        except TooHeavyError:
            self._rests[guild_id] = self._clock() + REST_SECONDS
            raise
        finally:
            self._busy.discard(guild_id)
