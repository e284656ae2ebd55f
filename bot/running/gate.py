"""How many requests go out a second, and in which order."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

from bot.running import metrics

AT_ONCE, SECONDS = 5, 1 / 8
"""40 a second, evenly: Discord allows 50, and what waits on its way may arrive with what comes next."""
_FRESH = 0.5


class Urgency(IntEnum):
    """Seconds that something may wait for what comes after it but is more urgent."""

    NOW = 0
    SOON = 2
    LATER = 30


class _Pass:
    """Lets one request through that comes soon; the others of its block are as urgent."""

    def __init__(self, urgency: Urgency, expires: float) -> None:
        self.urgency, self._expires = urgency, expires

    def is_used_now(self, now: float) -> bool:
        is_valid, self._expires = now <= self._expires, 0.0
        return is_valid


_PASS: ContextVar[_Pass | None] = ContextVar("pass", default=None)


class Gate:
    """Lets `most` through in any so many `seconds`. Who waits is let through in the order of when they ought to be,
    so that nothing waits for ever."""

    def __init__(self, most: int = AT_ONCE, seconds: float = SECONDS) -> None:
        self._most, self._seconds = most, seconds
        self._let_through: deque[float] = deque(maxlen=most)
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None
        self._closed_until = 0.0

    @property
    def is_crowded(self) -> bool:
        """Whether anybody waits."""
        return any(not future.done() for *_, future in self._waiting)

    def close_for(self, seconds: float) -> None:
        """Let nothing through for so long: whoever waits here is past the point where discord.py would hold it."""
        self._closed_until = max(self._closed_until, asyncio.get_running_loop().time() + seconds)

    @asynccontextmanager
    async def opened(self, urgency: Urgency) -> AsyncGenerator[None]:
        """Wait here, not at the request: what the block sends is made when it goes out, and so it is new."""
        await self._wait(urgency)
        with _holding(_Pass(urgency, asyncio.get_running_loop().time() + _FRESH)):
            yield

    async def request(self) -> None:
        """Wait until a request may go out."""
        held = _PASS.get()
        if held is None or not held.is_used_now(asyncio.get_running_loop().time()):
            await self._wait(held.urgency if held else Urgency.SOON)

    async def _wait(self, urgency: Urgency) -> None:
        loop = asyncio.get_running_loop()
        since, future = loop.time(), loop.create_future()
        heappush(self._waiting, (since + urgency, next(self._numbers), future))
        if self._timer is None:
            self._let_in()
        await future
        metrics.GATE_DURATION.labels(urgency.name.lower()).observe(loop.time() - since)

    def _let_in(self) -> None:
        """Let in whose turn it is now, and come back later for those who are left."""
        self._timer, loop = None, asyncio.get_running_loop()
        while self._waiting:
            if (opens := self._opens()) > loop.time():
                self._timer = loop.call_at(opens, self._let_in)
                return
            *_, future = heappop(self._waiting)
            if not future.done():
                self._let_through.append(loop.time())
                future.set_result(None)

    def _opens(self) -> float:
        is_full = len(self._let_through) == self._most
        return max(self._let_through[0] + self._seconds if is_full else 0.0, self._closed_until)


@contextmanager
def _holding(held: _Pass) -> Generator[None]:
    token = _PASS.set(held)
    try:
        yield
    finally:
        _PASS.reset(token)
