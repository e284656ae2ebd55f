"""Private games: solo, the daily and practice. They have no clockwork: each press takes a game a step further."""

import asyncio
import math
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.quiz import daily
from bot.core.quiz.daily import Streak
from bot.core.quiz.errors import PartSpentError, RoundGoneError, TooLateError
from bot.core.quiz.games import Ending, Game, RoundId
from bot.core.quiz.hints import Hint
from bot.core.quiz.questions import Answer, Kind, Level
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.features.quiz.daily_draw import DailyDraw
from bot.features.quiz.drawing import Drawn, GameDraw, drawn_from
from bot.features.quiz.practice import again, learnt
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.open_rounds import OpenRounds
from bot.running.turns import Turns
from bot.store.games import GameStore
from bot.store.players import PlayerStore
from bot.wording import quiz as wording

SECONDS = 120.0
"""Seconds for each question. They are generous: the clock is there so that nobody looks things up."""
STRETCH_ROUNDS = 5
_DOUBLE_CLICK = 5.0
_A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Seat:
    """Who plays where; `guild_id` is None in direct messages."""

    guild_id: int | None
    channel_id: int
    player_id: int


class Alone:
    """Begins private games, and takes them on by answers. What it gives is stored, and yet to be seen: once a
    question is on the screen, `shown` starts its clock. Whoever does both holds the game's `turn`."""

    def __init__(
        self,
        games: GameStore,
        players: PlayerStore,
        draw: GameDraw,
        daily_draw: DailyDraw,
        interviews: Interviews,
        open_rounds: OpenRounds,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.clock = clock
        self._games, self._players, self._draw, self._daily = games, players, draw, daily_draw
        self._interviews, self._open_rounds = interviews, open_rounds
        self._turns, self._draws = Turns[int](), Turns[int]()

    async def load(self) -> list[StoredGame]:
        """After a restart: what is asked is not to be looked up still. Games are left for good all the time, so old
        ones are not even read; gives the others."""
        found = await self._games.begun_alone(since=self.clock() - _A_DAY)
        for stored in found:
            self._open_rounds.watch(stored)
        return found

    def turn(self, game_id: int) -> asyncio.Lock:
        """Hold the game while a press is dealt with: two presses in one game wait for each other."""
        return self._turns.of(game_id)

    async def solo(
        self, seat: Seat, kind: Kind | None, level: Level, rounds: int | None, among: Sequence[Listing] = ()
    ) -> StoredGame:
        """Begin a game about these interviews, as `GameDraw.of` draws it, and end the one that was left.

        Raises:
            UserError: there is no interview, or too little to ask.
        """
        drawn = await self._draw.of(seat.guild_id, seat.player_id, kind, level, rounds, among)
        await self._leave(seat, Mode.SOLO)
        return await self._begin(seat, Mode.SOLO, drawn, kind, level)

    async def again(self, game_id: int, seat: Seat, *, whole: bool = False) -> StoredGame | None:
        """Begin another solo game like this one, about the same interviews, or the same part of one unless it is to
        be the `whole`; None where one was begun a moment ago, as by a double click. The caller holds this game's
        turn.

        Raises:
            PartSpentError: what can be asked about that part was asked today, or it is not there any more.
            UserError: it is no solo game of this player that has ended, or there is too little to ask.
        """
        stored = await self.game(game_id, seat.player_id)
        if stored.table.mode is not Mode.SOLO or not stored.game.ending:
            raise RoundGoneError
        on = await self._games.open_alone(seat.player_id, Mode.SOLO)
        if any(one.table.started_at > self.clock() - _DOUBLE_CLICK for one in on):
            return None
        game, part, among = stored.game, stored.table.part, self._draw.among(stored.table)
        if part is None or whole or not among:
            rounds = len(game.rounds) if part is None else STRETCH_ROUNDS
            return await self.solo(seat, game.kind, game.level, rounds, among)
        interview = await self._interviews.open(among[0])
        if interview.digest != stored.table.digest:
            raise PartSpentError
        today = await self._games.recent_keys(seat.player_id, since=self.clock() - _A_DAY)
        drawn = await self._draw.of_part(interview, seat.player_id, part, STRETCH_ROUNDS, gone=today)
        if not drawn.questions:
            raise PartSpentError
        await self._leave(seat, Mode.SOLO)
        return await self._begin(seat, Mode.SOLO, drawn)

    async def stretch(self, seat: Seat, interview: Interview, first: int, last: int) -> StoredGame:
        """Begin a solo game about sentences `first` up to and including `last`: five questions, or as many as there
        are.

        Raises:
            UserError: there is nothing to ask.
        """
        drawn = await self._draw.of_part(interview, seat.player_id, (first, last), STRETCH_ROUNDS)
        if not drawn.questions:
            raise UserError(wording.NOTHING_TO_ASK_HERE)
        await self._leave(seat, Mode.SOLO)
        return await self._begin(seat, Mode.SOLO, drawn)

    async def daily(self, seat: Seat) -> StoredGame:
        """Today's five questions: begun now, or as far as this player has come.

        Raises:
            UserError: there is no interview, or it has too little to ask.
        """
        today = daily.day(self.clock())
        if begun := await self._games.daily_of(seat.guild_id, seat.player_id, today):
            async with self.turn(begun.id):
                return await self._closed_if_late(await self.game(begun.id, seat.player_id))
        async with self._draws.of(seat.guild_id or 0):
            return await self._begin(seat, Mode.DAILY, await self._daily.of(seat.guild_id, today))

    async def practice(self, seat: Seat, among: Sequence[Listing] = ()) -> StoredGame:
        """What is due of these interviews (none: of the current one), longest overdue first.

        Raises:
            UserError: there is no interview, or nothing is due: says when.
        """
        listings = among or [self._interviews.for_guild(seat.guild_id)]
        numbers = [one.id for one in listings]
        due = await self._players.due_cards(seat.player_id, numbers, self.clock())
        questions, lost = await asyncio.to_thread(again, await self._draw.for_due(listings, due), due)
        for one in lost:
            await self._players.drop_card(seat.player_id, one.interview_id, one.key)
        if not questions:
            raise UserError(_nothing_due(await self._players.next_due(seat.player_id, numbers)))
        await self._leave(seat, Mode.PRACTICE)
        return await self._begin(seat, Mode.PRACTICE, drawn_from(listings, questions))

    async def _leave(self, seat: Seat, mode: Mode) -> None:
        for left in await self._games.open_alone(seat.player_id, mode):
            async with self.turn(left.id):
                stored = await self._games.get(left.id)
                if stored is not None:
                    await self._end(stored.now(stored.game.end(Ending.STOPPED)))

    async def _begin(
        self,
        seat: Seat,
        mode: Mode,
        drawn: Drawn,
        kind: Kind | None = None,
        level: Level = Level.NORMAL,
    ) -> StoredGame:
        now, player = self.clock(), seat.player_id
        day = daily.day(now) if mode is Mode.DAILY else None
        about = drawn.origin.interview_id, drawn.origin.digest
        table = Table(mode, seat.guild_id, seat.channel_id, player, *about, now, day, drawn.show, drawn.part)
        stored = await self._games.start(
            table,
            lambda id: Game.start(id, player, kind, level, SECONDS, drawn.questions, private=True),
            place=player if mode is Mode.SOLO else None,
        )
        if stored is None:
            # Begun twice in the same moment: a daily is one try, also where its interview is gone for good.
            begun = day and await self._games.daily_of(seat.guild_id, player, day)
            if not begun:
                raise RoundGoneError
            return begun
        self._open_rounds.watch(stored)
        return stored

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
        """Practice is scored by its cards alone: asking again what one knows to be weak says nothing of others."""
        stored = stored.now(stored.game.close(now))
        cards = await learnt(self._players, stored)
        is_scored = stored.table.mode is not Mode.PRACTICE
        await (self._games.close_round if is_scored else self._games.save)(stored, cards)
        self._open_rounds.watch(stored)
        return stored

    async def _save(self, stored: StoredGame) -> None:
        await self._games.save(stored)
        self._open_rounds.watch(stored)

    async def _end(self, stored: StoredGame) -> None:
        await self._games.end(stored, self.clock())
        self._open_rounds.watch(stored)


def _nothing_due(at: float | None) -> str:
    return wording.NOTHING_TO_PRACTISE if at is None else wording.NOTHING_DUE.format(at=math.ceil(at))
