"""Drawing off the event loop, and not twice."""

import asyncio
from collections.abc import Callable, Hashable
from functools import lru_cache

from bot.core.pictures.model import Picture

KEPT = 64
"""Pictures: some five megabytes."""


async def draw(make: Callable[..., Picture], *arguments: Hashable) -> Picture:
    """`make(*arguments)`, in a thread; the latest are kept.

    Raises:
        whatever `make` raises.
    """
    return await asyncio.to_thread(_drawn, make, *arguments)


@lru_cache(maxsize=KEPT)
def _drawn(make: Callable[..., Picture], *arguments: Hashable) -> Picture:
    return make(*arguments)
