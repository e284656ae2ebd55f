"""How long an event loop stands still, and how long something in it takes."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable
from typing import Self

_PERIOD = 0.005


class Heartbeat:
    """Beats every 5 ms while its block runs; `longest` is by how many ms the latest beat was late, `own` how many
    ms of computing the loop itself did between two beats: the rest of a delay is what other threads and other
    processes took."""

    def __init__(self) -> None:
        self.longest = self.own = 0.0

    def __str__(self) -> str:
        return f"{self.longest:.0f} / {self.own:.0f}"

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._beat(), name="heartbeat")
        await asyncio.sleep(_PERIOD)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(_PERIOD)
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _beat(self) -> None:
        while True:
            begun, busy = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_PERIOD)
            self.own = max(self.own, 1000 * (time.thread_time() - busy))
            self.longest = max(self.longest, 1000 * (time.perf_counter() - begun - _PERIOD))


async def milliseconds(work: Awaitable[object]) -> float:
    """How long it takes to wait for it."""
    begun = time.perf_counter()
    await work
    return 1000 * (time.perf_counter() - begun)
