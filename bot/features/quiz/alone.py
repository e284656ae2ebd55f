"""Private games that are on: solo, the daily and practice. They have no clockwork: each press takes a game a step
further."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

from bot.core.errors import UserError
from bot.core.quiz import daily
from bot.core.quiz.daily import Streak
from bot.core.quiz.errors import RoundGoneError, TooLateError
from bot.core.quiz.games import Ending, RoundId
from bot.core.quiz.hints import Hint
from bot.core.quiz.questions import Answer
from bot.core.quiz.tables import Mode, StoredGame
from bot.features.quiz.drawing import GameDraw
from bot.features.quiz.practice import learnt
from bot.interviews.open_rounds import OpenRounds
from bot.running.turns import Turns
from bot.store.games import GameStore
from bot.store.players import PlayerStore
from bot.wording import quiz as wording

_LEFT_FOR_GOOD = 24 * 60 * 60


class Alone:
    """Takes private games on by answers. What it gives is stored, and yet to be seen: once a question is on the
    screen, `shown` starts its clock. Whoever does both holds the game's `turn`."""

    def __init__(
        self,
        games: GameStore,
        players: PlayerStore,
        draw: GameDraw,
        open_rounds: OpenRounds,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.clock = clock
        self._games, self._players, self._draw, self._open_rounds = games, players, draw, open_rounds
        self._turns = Turns[int]()

    async def load(self) -> list[StoredGame]:
        """After a restart: what is asked is not to be looked up still. Games are left for good all the time, so old
        ones are not even read; gives the others."""
        found = await self._games.begun_alone(since=self.clock() - _LEFT_FOR_GOOD)
        for stored in found:
            self._open_rounds.watch(stored)
        return found

    def turn(self, game_id: int) -> asyncio.Lock:
        """Hold the game while a press is dealt with: two presses in one game wait for each other."""
        return self._turns.of(game_id)

    async def leave(self, player: int, mode: Mode) -> None:
        """End the games of this player and mode that are on, as where a new one begins."""
        for left in await self._games.open_alone(player, mode):
            async with self.turn(left.id):
                stored = await self._games.get(left.id)
                if stored is not None:
                    await self._end(stored.now(stored.game.end(Ending.STOPPED)))

    async def come_back(self, game_id: int, player: int) -> StoredGame:
        """The private game of this player, after they were away: a round whose time is up is closed.

        Raises:
            UserError: as for `game`.
        """
        async with self.turn(game_id):
            return await self._closed_if_late(await self.game(game_id, player))

    @asynccontextmanager
    async def put_away(self, player: int) -> AsyncGenerator[None]:
        """Inside, no press takes any game of this player further; afterwards none is known here."""
        left = await self._games.all_open_alone(player)
        async with AsyncExitStack() as turns:
            for stored in left:
                await turns.enter_async_context(self.turn(stored.id))
            yield
            for stored in left:
                self._open_rounds.forget(stored.id)

    async def shown(self, game_id: int, at: float, token: str) -> StoredGame | None:
        """The game was seen as it stands, where this token changes it: the clock of an open round started then, if
        it did not run yet. Gives the game while its round is open."""
        stored = await self._games.get(game_id)
        if stored is None or stored.game.round.is_closed:
            return None
        stored = replace(stored.now(stored.game.shown(at)), token=token)
        await self._save(stored)
        return stored

    async def closed_by_now(self, round_id: RoundId) -> StoredGame | None:
        """Close a round whose time is up, or that was left for a newer game; None where it was answered, or is open
        still. The caller holds the game's turn."""
        stored = await self._games.get(round_id.game)
        if stored is None or stored.game.round_id != round_id:
            return None
        if stored.game.round.is_closed:
            return None if stored.game.round.results else stored
        late = await self._closed_if_late(stored)
        return late if late.game.round.is_closed else None

    async def answer(self, round_id: RoundId, player: int, answer: Answer, at: float) -> StoredGame:
        """Close the round with this answer that arrived `at`, or without it where that is late. For another round
        than the open one the game stays as it is: the button is on an older copy of the message.

        Raises:
            UserError: it is no game of this player that is on, or a time after the end of the recording.
            ValueError: the question does not take such an answer.
        """
        stored = await self.game(round_id.game, player)
        if round_id != stored.game.round_id or stored.game.round.is_closed:
            return stored
        try:
            game = stored.game.answer(round_id, player, answer, at)
        except TooLateError:
            game = stored.game
        return await self._close(stored.now(game), at)

    async def hint(self, round_id: RoundId, player: int, at: float) -> Hint:
        """The hint of the open round, asked for `at`.

        Raises:
            UserError: as for `answer`, or there is none.
        """
        stored = await self.game(round_id.game, player)
        game, hint = stored.game.hint(round_id, player, at)
        await self._save(stored.now(game))
        return hint

    async def next(self, round_id: RoundId, player: int) -> StoredGame:
        """Go on to the next question, or to the result."""
        stored = await self.game(round_id.game, player)
        if round_id != stored.game.round_id or stored.game.ending:
            return stored
        stored = stored.now(stored.game.next())
        if stored.game.ending:
            await self._end(stored)
        else:
            await self._save(stored)
        return stored

    async def game(self, game_id: int, player: int) -> StoredGame:
        """The private game of this player.

        Raises:
            UserError: there is no such game, it is another player's, or it was left for a newer one.
        """
        stored = await self._games.get(game_id)
        if stored is None or stored.table.mode is Mode.CHANNEL:
            raise RoundGoneError
        if stored.table.player_id != player:
            raise UserError(wording.NOT_YOUR_PRIVATE_GAME)
        if stored.game.ending is Ending.STOPPED:
            raise UserError(wording.GAME_REPLACED)
        return stored

    async def share(self, game_id: int, player: int) -> tuple[StoredGame, bool]:
        """The game, and whether its squares may be posted now: once."""
        stored = await self.game(game_id, player)
        if stored.game.ending is not Ending.FINISHED or stored.table.mode is not Mode.DAILY:
            raise RoundGoneError
        return stored, await self._games.share(game_id, self.clock())

    async def is_shared(self, game_id: int) -> bool:
        return await self._games.is_shared(game_id)

    async def streak(self, guild_id: int | None, player: int) -> Streak:
        """Dailies in a row that were played to the end."""
        return daily.streak(await self._games.days_played(guild_id, player), daily.day(self.clock()))

    async def due(self, stored: StoredGame) -> tuple[int, float | None]:
        """How many cards of that game's player are due, and when the first of all is (seconds since the epoch)."""
        whose = stored.table.player_id, [one.id for one in self._draw.among(stored.table)]
        return len(await self._players.due_cards(*whose, self.clock())), await self._players.next_due(*whose)

    async def _closed_if_late(self, stored: StoredGame) -> StoredGame:
        now = self.clock()
        return await self._close(stored, now) if stored.game.is_over(now) else stored

    async def _close(self, stored: StoredGame, now: float) -> StoredGame:
        stored = stored.now(stored.game.close(now))
        cards = await learnt(self._players, stored)
        if stored.table.mode is Mode.PRACTICE:  # what one knows to be weak, asked again, says nothing of others
            await self._games.save(stored, cards)
        else:
            await self._games.close_round(stored, cards)
        self._open_rounds.watch(stored)
        return stored

    async def _save(self, stored: StoredGame) -> None:
        await self._games.save(stored)
        self._open_rounds.watch(stored)

    async def _end(self, stored: StoredGame) -> None:
        await self._games.end(stored, self.clock())
        self._open_rounds.watch(stored)
