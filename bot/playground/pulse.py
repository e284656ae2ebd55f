"""Waiting until something is so, without polling."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Pulse:
    """Beats whenever anything in the local Discord changes; those who wait look again at every beat."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def beat(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def until(
        self, look: Callable[[], Result], what: str = "a change", seconds: float | None = 30.0
    ) -> Result:
        """Wait until `look()` is true (not None, not empty), and give what it gave.

        Raises:
            TimeoutError: it was not within so many seconds (None: wait for ever).
        """
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.add(waiter)
                    await waiter
                return found
        except TimeoutError:
            raise TimeoutError(f"waited {seconds or 0:g} s for {what}") from None
