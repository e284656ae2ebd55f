"""Private questions whose time is up: they close by themselves, and their message says what was right."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.core.errors import StorageError
from bot.core.quiz.games import RoundId
from bot.core.quiz.tables import StoredGame
from bot.features.quiz.alone import Alone
from bot.running.reporting import report

FRESH = 14 * 60.0
"""Seconds that a message can be changed: Discord takes the token of an interaction for a minute longer."""
Show = Callable[[StoredGame, str], Awaitable[None]]


class AloneClock:
    """Waits for the deadline of every private question that is on a screen. `show` brings the message up to date
    that a token stands for: one edit for each question that nobody answered, and none for the others."""

    def __init__(self, alone: Alone, show: Show) -> None:
        self._alone, self._show = alone, show
        self._waiting: dict[int, asyncio.Task[None]] = {}

    async def load(self) -> None:
        """After a restart: go on with the questions that were open."""
        for stored in await self._alone.load():
            self._watch(stored)

    async def shown(self, game_id: int, at: float, token: str) -> None:
        """The game was seen as it stands, in the message that this token changes. The caller holds its turn."""
        stored = await self._alone.shown(game_id, at, token)
        if stored is not None:
            self._watch(stored)

    def _watch(self, stored: StoredGame) -> None:
        now, ends_at = self._alone.clock(), stored.game.ends_at
        if ends_at is None or stored.token is None or not is_fresh(stored, now):
            return
        if older := self._waiting.pop(stored.id, None):
            older.cancel()
        closing = self._close(stored.game.round_id, stored.token, ends_at - now)
        self._waiting[stored.id] = task = asyncio.create_task(closing, name=f"deadline of game {stored.id}")
        task.add_done_callback(lambda _: self._forget(stored.id, task))

    def _forget(self, game_id: int, task: asyncio.Task[None]) -> None:
        if self._waiting.get(game_id) is task:
            del self._waiting[game_id]

    async def _close(self, round_id: RoundId, token: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        try:
            async with self._alone.turn(round_id.game):
                if stored := await self._alone.closed_by_now(round_id):
                    await self._show(stored, token)
        except StorageError:
            pass  # the host was told, and the next press closes it
        except Exception as error:
            report(error, f"Closing a question of game {round_id.game}")

    async def close(self) -> None:
        """Wait for nothing any more: it is all stored."""
        waiting = list(self._waiting.values())
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


def is_fresh(stored: StoredGame, now: float) -> bool:
    """Whether the message that shows the open question can still be changed."""
    shown_at = stored.game.round.shown_at
    return shown_at is not None and now - shown_at < FRESH
