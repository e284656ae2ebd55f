"""A game in a channel while it runs: lobby, question, reveal, pause, and so on to the podium."""

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.core.quiz.games import Ending, Game, RoundId
from bot.core.quiz.hints import Hint
from bot.core.quiz.questions import Answer
from bot.core.quiz.tables import StoredGame
from bot.features.quiz.screen import NotShownError, Screen, ScreenLostError
from bot.interviews.open_rounds import OpenRounds
from bot.running.errand import Errand
from bot.running.gate import Gate, Urgency
from bot.store.games import GameStore
from bot.store.players import Card

_PROMPT = 1.0
_AGAIN_AFTER = 2
_END_AGAIN_AFTER = (1, 4, 15, 60, 240)
"""Seconds until what Discord refused is tried again. After the end no edit follows that would make up for it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: how long a reveal stays, how soon the message shows again who has answered, how long to wait before
    the next try where nothing can be stored, how long the lobby is open (0: there is none), and how long a round
    stays open after the last answer."""

    pause: float = 10.0
    refresh: float = 1.5
    patience: float = 5.0
    lobby: float = 20.0
    reconsider: float = 3.0


UNHURRIED = Pace()


Learning = Callable[[StoredGame], Awaitable[Sequence[Card]]]
"""Which cards change with the round that is about to be stored as closed."""


class Match:
    """Every step is stored before anybody sees it. What players do takes turns; what is sent never holds that up,
    and a game waits for no other, but at the gate, which keeps to what Discord takes of one bot."""

    def __init__(
        self,
        stored: StoredGame,
        games: GameStore,
        screen: Screen,
        open_rounds: OpenRounds,
        pace: Pace,
        learning: Learning,
        crowd: asyncio.Semaphore,
        gate: Gate,
    ) -> None:
        self.stored = stored
        self.over = asyncio.Event()
        self._games, self._screen, self._open_rounds = games, screen, open_rounds
        self._pace, self._learning, self._crowd, self._gate = pace, learning, crowd, gate
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._hurried = False
        self._shown: Game | None = None
        self._shown_at = self._next_at = 0.0
        self._news, self._is_sending = Errand(), False
        open_rounds.watch(stored)

    @property
    def game(self) -> Game:
        return self.stored.game

    async def posted(self) -> bool:
        """Wait until the game is on the screen; whether it came to that."""
        await self._until(lambda: None, lambda: bool(self.stored.message_id or self.game.ending))
        return self.stored.message_id is not None

    async def join(self, player: int) -> None:
        """From now on the game waits for this player, too."""
        async with self._turn:
            if not self.game.ending:
                await self._save(self.game.join(player))

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

    async def skip(self, is_meant: Callable[[Game], bool] = lambda game: True) -> None:
        """Leave the lobby; close the open round for nobody's points; or, in the pause after a round, go on at once.
        Unless the game still stands where it `is_meant`, nothing happens."""
        async with self._turn:
            if is_meant(self.game):
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

    async def _save(self, game: Game, message_id: int | None = None, cards: Sequence[Card] = ()) -> None:
        stored = replace(self.stored, game=game, message_id=message_id or self.stored.message_id)
        if game.round.is_closed:
            await self._games.close_round(stored, cards)
        else:
            await self._games.save(stored)
        self.stored = stored
        self._open_rounds.watch(stored)
        self._changed.set()

    async def play(self) -> None:
        """Play the game from wherever it stands to its end."""
        try:
            if self.game.in_lobby:
                await self._gather()
            while not self.game.ending:
                if not self.game.round.is_closed:
                    await self._ask()
                await self._reveal()
            if self.game.ending is not Ending.LOST:
                await self._show_in_sight()
                await self._screen.tidy(self.stored)
        except ScreenLostError:
            await self.end(Ending.LOST)
        finally:
            await self._news.settled()
        await self._games.end(self.stored, time.time())
        self.over.set()

    async def _gather(self) -> None:
        """Until everybody is there: when the lobby ends, or whoever started the game wants to begin."""
        await self._show()
        await self._keep_up(lambda: self.game.lobby_ends, self._has_begun)
        async with self._turn:
            await self._save(self.game.begin())

    def _has_begun(self) -> bool:
        is_due = self.game.lobby_ends is not None and time.time() >= self.game.lobby_ends
        return is_due or not self.game.in_lobby or self.game.ending is not None

    async def _ask(self) -> None:
        """Until the round is closed: at its deadline, a moment after all have answered, or by a skip."""
        await self._show_in_sight()
        await self._start_clock()
        await self._screen.tidy(self.stored)
        await self._keep_up(lambda: self.game.ends_at, self._is_over)
        async with self._crowd, self._turn:
            closed = self.game.close(time.time())
            await self._save(closed, cards=await self._learning(self.stored.now(closed)))

    def _is_over(self) -> bool:
        return self.game.round.is_closed or self.game.is_over(time.time())

    async def _keep_up(self, end: Callable[[], float | None], is_over: Callable[[], bool]) -> None:
        """Show what changes, now and then, until it `is_over`, as it is by `end`: nothing that is being sent holds
        that up, and what changes until it is sent goes with it."""
        while not is_over():
            await self._until(end, lambda: is_over() or self._news.has_failed or self._is_untold())
            if self._news.has_failed:
                await self._settle()
            await self._gather_news(time.time() + self._pace.refresh, end, is_over)
            if self._is_untold() and not is_over():
                urgency = Urgency.SOON if self._is_urgent() else Urgency.LATER
                self._news.begin(self._show(urgency), self._changed.set)
        if not self._is_sending:
            self._news.cancel()

    async def _gather_news(
        self, until: float, end: Callable[[], float | None], is_over: Callable[[], bool]
    ) -> None:
        await self._until(lambda: min(end() or math.inf, until), lambda: is_over() or self._is_urgent())

    def _is_untold(self) -> bool:
        return self._is_news() and not self._news.is_on

    def _is_news(self) -> bool:
        return self.game is not self._shown

    def _is_urgent(self) -> bool:
        """Whether the message still promises more time than there is."""
        return self._shown is not None and self.game.is_complete and not self._shown.is_complete

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
        await self._show()
        await self._until(lambda: self._next_at, lambda: self._hurried or self.game.ending is not None)
        async with self._turn:
            self._hurried = False
            await self._save(self.game.next())

    async def _show_in_sight(self) -> None:
        """Show the game, further down where much was written below its message."""
        left = self.stored
        is_in_sight = left.message_id is None or self._gate.is_crowded
        if is_in_sight or not await self._screen.is_out_of_sight(left):
            await self._show()
            return
        left = left.now(self._shown or self.game)
        try:
            await self._show(anew=True)
        except ScreenLostError:
            await self._show()
        else:
            await self._screen.close(left, self.stored)

    async def _show(self, urgency: Urgency = Urgency.NOW, *, anew: bool = False) -> None:
        """Show the game as it is once its turn has come. What is refused is tried once more later, and its end
        for some minutes."""
        if urgency is Urgency.NOW:
            await self._settle()
        for wait in (*(_END_AGAIN_AFTER if self.game.ending else (_AGAIN_AFTER,)), None):
            try:
                async with self._gate.opened(urgency):
                    await self._put(anew=anew)
                return
            except NotShownError:
                if wait is not None:
                    await asyncio.sleep(wait)
        if anew or self.stored.message_id is None:
            raise ScreenLostError

    async def _settle(self) -> None:
        """What is on its way arrives before what comes next; what still waits, or takes long, is broken off."""
        if error := await self._news.settled(_PROMPT if self._is_sending else 0.0):
            raise error

    async def _put(self, *, anew: bool) -> None:
        self._is_sending = True
        try:
            await self._post(anew=anew)
        finally:
            self._is_sending = False

    async def _post(self, *, anew: bool) -> None:
        if self.game.in_lobby and self.game.lobby_ends is None:
            async with self._turn:
                await self._save(self.game.gather(time.time(), self._pace.lobby))
        self._shown, self._shown_at = self.game, time.time()
        self._next_at = self._shown_at + self._pace.pause
        message_id = await self._screen.show(
            replace(self.stored, message_id=None) if anew else self.stored, self._next_at
        )
        if message_id != self.stored.message_id:
            async with self._turn:
                await self._save(self.game, message_id)

    async def _until(self, end: Callable[[], float | None], done: Callable[[], bool]) -> None:
        """Wait until the end, which may move, or until a change makes it `done`."""
        with contextlib.suppress(TimeoutError):
            while not done():
                self._changed.clear()
                moment = end()
                async with asyncio.timeout(None if moment is None else max(0.0, moment - time.time())):
                    await self._changed.wait()
