"""What is done by the clock."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.core.errors import StorageError
from bot.running.reporting import report

EVERY = 20.0
"""Seconds."""
Chore = Callable[[float], Awaitable[None]]


class Clockwork:
    """Does its chores again and again, telling each the time (seconds since 1970)."""

    def __init__(self, *chores: Chore, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self._chores = chores
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the clockwork, unless it is running already."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="clockwork")

    async def _run(self) -> None:
        while True:
            await self.tick()
            await asyncio.sleep(EVERY)

    async def tick(self) -> None:
        """Do each chore once; what fails is tried again the next time."""
        async with self._turn:
            for chore in self._chores:
                try:
                    await chore(self.clock())
                except StorageError:
                    pass  # the host was told
                except Exception as error:
                    report(error, "What is done by the clock")

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
