"""Many small writes in few transactions."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Batch(Generic[Item]):
    """What is added while a transaction is under way goes, all together, into the next one: with a thousand games
    at once the disk is asked a few times a second, and alone nobody waits for company."""

    def __init__(self, write: Callable[[list[Item]], Awaitable[None]]) -> None:
        self._write = write
        self._waiting: list[tuple[Item, asyncio.Future[None]]] = []
        self._turn = asyncio.Lock()

    async def add(self, item: Item) -> None:
        """Returns once it is written; what `write` raises is raised to everybody whose item was in that batch."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, written))
        async with self._turn:
            if not written.done():
                await self._write_all()
        await written

    async def _write_all(self) -> None:
        batch, self._waiting = self._waiting, []
        try:
            await self._write([item for item, _ in batch])
        except BaseException as error:
            for _, written in batch:
                _settle(written, error)
            if not isinstance(error, Exception):
                raise
        else:
            for _, written in batch:
                _settle(written, None)


def _settle(written: asyncio.Future[None], error: BaseException | None) -> None:
    if written.done():  # who waited for it has been cancelled
        return
    if error is None:
        written.set_result(None)
    elif isinstance(error, Exception):
        written.set_exception(error)
    else:
        written.cancel()
