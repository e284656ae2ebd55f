"""What is kept of a person: given to them, and removed."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bot.store.database import Database
from bot.store.personal import PersonalStore


class Privacy:
    """Removes it from the tables while it is out of memory, or a game that is on would write it again: inside
    `without(person)` nothing does."""

    def __init__(self, database: Database, without: Callable[[int], AbstractAsyncContextManager[None]]) -> None:
        self._store, self._without = PersonalStore(database), without

    async def export(self, person: int) -> bytes:
        """All that is kept of a person, as a JSON object of lists by table; times are seconds since 1970."""
        kept = {"user_id": person, **await self._store.all_of(person)}
        return json.dumps(kept, ensure_ascii=False, indent=2).encode()

    async def forget(self, person: int) -> None:
        """Remove all of it. Games that are on go on without them."""
        async with self._without(person):
            await self._store.forget(person)
