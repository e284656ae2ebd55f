"""A game in a channel while it runs: question, reveal, pause, and so on to the podium."""

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol

from bot.core.quiz.games import GRACE, Ending, Game, RoundId
from bot.core.quiz.hints import Hint
from bot.core.quiz.questions import Answer
from bot.core.quiz.tables import StoredGame
from bot.interviews.open_rounds import OpenRounds
from bot.store.games import GameStore

_PROMPT = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: how long a reveal stays, how soon the message shows again who has answered, and how long to wait
    before the next try where nothing can be stored."""

    pause: float = 10.0
    refresh: float = 1.5
    patience: float = 5.0


UNHURRIED = Pace()


class ScreenLostError(Exception):
    """The channel or the message is gone, or the bot may not write there any more."""


class Screen(Protocol):
    """Where a game is seen."""

    async def show(self, stored: StoredGame, next_at: float) -> int:
        """Bring the game's one message up to date, posting it at first; gives its id. `next_at` is when, after a
        closed round, it goes on (seconds since the epoch).

        Raises:
            ScreenLostError
        """
        ...


Closed = Callable[[StoredGame], Awaitable[None]]


class Match:
    """Every step is stored before anybody sees it. What players do takes turns; what is sent never holds that up,
    and a game waits for no other."""

    def __init__(
        self,
        stored: StoredGame,
        games: GameStore,
        screen: Screen,
        open_rounds: OpenRounds,
        pace: Pace,
        closed: Closed,
        crowd: asyncio.Semaphore,
    ) -> None:
        self.stored = stored
        self.over = asyncio.Event()
        self._games, self._screen, self._open_rounds = games, screen, open_rounds
        self._pace, self._closed, self._crowd = pace, closed, crowd
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._hurried = False
        self._shown: Game | None = None
        self._shown_at = 0.0
        open_rounds.watch(stored)

    @property
    def game(self) -> Game:
        return self.stored.game

    async def posted(self) -> bool:
        """Wait until the game is on the screen; whether it came to that."""
        await self._until(math.inf, lambda: bool(self.stored.message_id or self.game.ending))
        return self.stored.message_id is not None

    async def answer(self, round_id: RoundId, player: int, answer: Answer, at: float) -> Game:
        """Take an answer that arrived `at`; gives the game with it.

        Raises:
            UserError, ValueError: as `Game.answer`.
        """
        async with self._turn:
            await self._save(self.game.answer(round_id, player, answer, at))
            return self.game

    async def hint(self, round_id: RoundId, player: int, at: float) -> Hint:
        """Give a player the hint of a round, and store who took it.

        Raises:
            UserError: as `Game.hint`.
        """
        async with self._turn:
            game, shown = self.game.hint(round_id, player, at)
            await self._save(game)
            return shown

    async def skip(self) -> None:
        """Close the open round for nobody's points; in the pause after a round, go on at once."""
        async with self._turn:
            self._hurried = self.game.round.is_closed
            await self._save(self.game.skip())

    async def end(self, ending: Ending) -> None:
        """End the game; a round that is open counts for nobody."""
        async with self._turn:
            await self._save(self.game.end(ending))

    async def forget(self, player: int) -> None:
        """Go on as if this player had not been there."""
        async with self._turn:
            await self._save(self.game.without(player))
            if self.stored.table.player_id == player:
                self.stored = replace(self.stored, table=replace(self.stored.table, player_id=0))

    async def _save(self, game: Game, message_id: int | None = None) -> None:
        stored = replace(self.stored, game=game, message_id=message_id or self.stored.message_id)
        if game.round.is_closed:
            await self._games.close_round(stored)
        else:
            await self._games.save(stored)
        self.stored = stored
        self._open_rounds.watch(stored)
        self._changed.set()

    async def play(self) -> None:
        """Play the game from wherever it stands to its end."""
        try:
            while not self.game.ending:
                if not self.game.round.is_closed:
                    await self._ask()
                await self._reveal()
            if self.game.ending is not Ending.LOST:
                await self._show()
        except ScreenLostError:
            await self.end(Ending.LOST)
        await self._games.end(self.stored, time.time())
        self.over.set()

    async def _ask(self) -> None:
        """Until the round is closed: at its deadline, when all have answered, or by a skip."""
        await self._show()
        await self._start_clock()
        deadline = (self.game.round.deadline or 0) + GRACE
        while not self._is_over():
            await self._until(deadline, self._is_news)
            await self._until(min(deadline, time.time() + self._pace.refresh), self._is_over)
            if self._is_news() and not self._is_over():
                await self._show()
        async with self._crowd:
            async with self._turn:
                await self._save(self.game.close(time.time()))
            await self._closed(self.stored)

    def _is_over(self) -> bool:
        return self.game.round.is_closed or self.game.is_over(time.time())

    def _is_news(self) -> bool:
        return self.game is not self._shown

    async def _start_clock(self) -> None:
        """What was posted foretold the deadline: unless posting took long, it needs no correction."""
        async with self._turn:
            if self.game.round.is_closed:
                return
            was_news = self._is_news()
            await self._save(self.game.shown(time.time()))
            if not was_news and time.time() - self._shown_at < _PROMPT:
                self._shown = self.game

    async def _reveal(self) -> None:
        """Show what was right for a while, unless the game was ended meanwhile, and go on."""
        if self.game.ending:
            return
        next_at = time.time() + self._pace.pause
        await self._show(next_at)
        await self._until(next_at, lambda: self._hurried or self.game.ending is not None)
        async with self._turn:
            self._hurried = False
            await self._save(self.game.next())

    async def _show(self, next_at: float = 0.0) -> None:
        self._shown, self._shown_at = self.game, time.time()
        message_id = await self._screen.show(self.stored, next_at)
        if message_id != self.stored.message_id:
            async with self._turn:
                await self._save(self.game, message_id)

    async def _until(self, moment: float, done: Callable[[], bool]) -> None:
        """Wait for that moment, or until a change makes it `done`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, moment - time.time())):
                while not done():
                    self._changed.clear()
                    await self._changed.wait()
