"""A task that runs beside what its owner does."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Errand:
    """Runs one task at a time, and can break it off."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    @property
    def is_on(self) -> bool:
        return self._task is not None and not self._task.done()

    @property
    def has_failed(self) -> bool:
        done = self._task is not None and self._task.done() and not self._task.cancelled()
        return done and self._task is not None and self._task.exception() is not None

    def begin(self, work: Coroutine[Any, Any, None], over: Callable[[], None]) -> None:
        """Start this work, and call `over` once it is done or has failed."""
        self._task = asyncio.create_task(work)
        self._task.add_done_callback(lambda _: over())

    def cancel(self) -> None:
        """Break the work off, without waiting for its end."""
        if self._task is not None:
            self._task.cancel()

    async def settled(self, patience: float = 0.0) -> BaseException | None:
        """Wait up to `patience` seconds for the work to end, else break it off; gives what it failed with."""
        task, self._task = self._task, None
        if task is None:
            return None
        await asyncio.wait([task], timeout=patience)
        task.cancel()
        await asyncio.wait([task])
        return None if task.cancelled() else task.exception()
