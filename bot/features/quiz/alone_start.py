"""Beginning private games: solo, the daily and practice."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.core.quiz import daily
from bot.core.quiz.errors import PartSpentError, RoundGoneError
from bot.core.quiz.games import Game
from bot.core.quiz.questions import Kind, Level
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.features.quiz.alone import Alone
from bot.features.quiz.daily_draw import DailyDraw
from bot.features.quiz.drawing import Audience, Drawn, GameDraw, drawn_from
from bot.features.quiz.practice import again
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


class AloneStart:
    """Begins private games, which `alone` takes on. What it gives is stored, and yet to be seen."""

    def __init__(
        self,
        alone: Alone,
        games: GameStore,
        players: PlayerStore,
        draw: GameDraw,
        daily_draw: DailyDraw,
        interviews: Interviews,
        open_rounds: OpenRounds,
    ) -> None:
        self._alone, self._games, self._players = alone, games, players
        self._draw, self._daily, self._interviews, self._open_rounds = draw, daily_draw, interviews, open_rounds
        self._draws = Turns[int]()

    async def solo(
        self, seat: Seat, kind: Kind | None, level: Level, rounds: int | None, among: Sequence[Listing] = ()
    ) -> StoredGame:
        """Begin a game about these interviews, as `GameDraw.of` draws it, and end the one that was left.

        Raises:
            UserError: there is no interview, or too little to ask.
        """
        drawn = await self._draw.of(self._audience(seat), kind, level, rounds, among)
        await self._alone.leave(seat.player_id, Mode.SOLO)
        return await self._begin(seat, Mode.SOLO, drawn, kind, level)

    async def again(self, game_id: int, seat: Seat, *, whole: bool = False) -> StoredGame | None:
        """Begin another solo game like this one, about the same interviews, or the same part of one unless it is to
        be the `whole`; None where one was begun a moment ago, as by a double click. The caller holds this game's
        turn.

        Raises:
            PartSpentError: what can be asked about that part was asked today, or it is not there any more.
            UserError: it is no solo game of this player that has ended, or there is too little to ask.
        """
        stored = await self._alone.game(game_id, seat.player_id)
        if stored.table.mode is not Mode.SOLO or not stored.game.ending:
            raise RoundGoneError
        on = await self._games.open_alone(seat.player_id, Mode.SOLO)
        if any(one.table.started_at > self._alone.clock() - _DOUBLE_CLICK for one in on):
            return None
        game, part, among = stored.game, stored.table.part, self._draw.among(stored.table)
        if part is None or whole or not among:
            rounds = len(game.rounds) if part is None else STRETCH_ROUNDS
            return await self.solo(seat, game.kind, game.level, rounds, among)
        interview = await self._interviews.open(among[0])
        if interview.digest != stored.table.digest:
            raise PartSpentError
        today = await self._games.recent_keys(seat.player_id, since=self._alone.clock() - _A_DAY)
        drawn = await self._draw.of_part(interview, self._audience(seat), part, STRETCH_ROUNDS, spent=today)
        if not drawn.questions:
            raise PartSpentError
        await self._alone.leave(seat.player_id, Mode.SOLO)
        return await self._begin(seat, Mode.SOLO, drawn)

    async def stretch(self, seat: Seat, interview: Interview, first: int, last: int) -> StoredGame:
        """Begin a solo game about sentences `first` up to and including `last`: five questions, or as many as there
        are.

        Raises:
            UserError: there is nothing to ask.
        """
        drawn = await self._draw.of_part(interview, self._audience(seat), (first, last), STRETCH_ROUNDS)
        if not drawn.questions:
            raise UserError(wording.NOTHING_TO_ASK_HERE)
        await self._alone.leave(seat.player_id, Mode.SOLO)
        return await self._begin(seat, Mode.SOLO, drawn)

    async def daily(self, seat: Seat) -> StoredGame:
        """Today's five questions: begun now, or as far as this player has come.

        Raises:
            UserError: there is no interview, or it has too little to ask.
        """
        today = daily.day(self._alone.clock())
        if begun := await self._games.daily_of(seat.guild_id, seat.player_id, today):
            return await self._alone.come_back(begun.id, seat.player_id)
        async with self._draws.of(seat.guild_id or 0):
            return await self._begin(seat, Mode.DAILY, await self._daily.of(seat.guild_id, today))

    async def practice(self, seat: Seat, among: Sequence[Listing] = ()) -> StoredGame:
        """What is due of these interviews (none: of the current one), longest overdue first; what today's daily
        asks only once this player has begun that.

        Raises:
            UserError: there is no interview, or nothing is due: says when.
        """
        listings = among or [self._interviews.for_guild(seat.guild_id)]
        numbers = [one.id for one in listings]
        now = self._alone.clock()
        due = await self._players.due_cards(seat.player_id, numbers, now)
        kept = await self._kept_for_daily(seat)
        questions, lost = await asyncio.to_thread(again, await self._draw.for_due(listings, due), due, kept)
        for one in lost:
            await self._players.drop_card(seat.player_id, one.interview_id, one.key)
        if not questions:
            next_due = await self._players.next_due(seat.player_id, numbers)
            raise UserError(_nothing_due(next_due and max(next_due, now + daily.time_left(now) if kept else 0)))
        await self._alone.leave(seat.player_id, Mode.PRACTICE)
        return await self._begin(seat, Mode.PRACTICE, drawn_from(listings, questions))

    def _audience(self, seat: Seat) -> Audience:
        return Audience(seat.guild_id, daily.day(self._alone.clock()), seat.player_id)

    async def _kept_for_daily(self, seat: Seat) -> frozenset[str]:
        """What this player is not to see before their daily, which is one try."""
        today = daily.day(self._alone.clock())
        begun = await self._games.daily_of(seat.guild_id, seat.player_id, today)
        return frozenset() if begun else await self._games.daily_asks(seat.guild_id, today)

    async def _begin(
        self,
        seat: Seat,
        mode: Mode,
        drawn: Drawn,
        kind: Kind | None = None,
        level: Level = Level.NORMAL,
    ) -> StoredGame:
        now, player = self._alone.clock(), seat.player_id
        day = daily.day(now) if mode is Mode.DAILY else None
        about = drawn.origin.interview_id, drawn.origin.digest
        table = Table(mode, seat.guild_id, seat.channel_id, player, *about, now, day, drawn.show, drawn.part)
        stored = await self._games.start(
            table,
            lambda id: Game.start(id, player, kind, level, SECONDS, drawn.questions, private=True),
            () if mode is Mode.PRACTICE else self._audience(seat).places,
        )
        if stored is None:
            # Begun twice in the same moment: a daily is one try, also where its interview is gone for good.
            begun = day and await self._games.daily_of(seat.guild_id, player, day)
            if not begun:
                raise RoundGoneError
            return begun
        self._open_rounds.watch(stored)
        return stored


def _nothing_due(at: float | None) -> str:
    return wording.NOTHING_TO_PRACTISE if at is None else wording.NOTHING_DUE.format(at=math.ceil(at))
