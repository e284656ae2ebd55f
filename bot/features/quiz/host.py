"""Hosts the games of all channels: starts them, goes on with them after a restart, and ends them quietly."""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.core.errors import StorageError, UserError
from bot.core.listing import Listing
from bot.core.quiz import daily
from bot.core.quiz.errors import RoundGoneError
from bot.core.quiz.games import Ending, Game
from bot.core.quiz.questions import Kind, Level
from bot.core.quiz.tables import Mode, StoredGame, Table
from bot.features.quiz.drawing import Audience, GameDraw
from bot.features.quiz.match import Learning, Match, Pace
from bot.features.quiz.screen import Screen
from bot.interviews.open_rounds import OpenRounds
from bot.running.gate import Gate
from bot.running.reporting import report
from bot.store.games import GameStore
from bot.store.players import Card
from bot.wording import quiz as wording

AT_ONCE = 8
"""So many rounds are scored at once: where hundreds end together, answers need not wait for all of them. Nothing
is sent meanwhile, so that no game waits for another's rate limit."""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where somebody would like to start a game; `inside` is what the channel is in, where it is a thread."""

    guild_id: int
    channel_id: int
    inside: int | None
    player_id: int


class QuizHost:
    """All matches by channel and by number. `learning` says what a scored round leaves to practise;
    `check_allowed` raises a UserError where none of these channels is for quizzes on a server."""

    def __init__(
        self,
        games: GameStore,
        draw: GameDraw,
        open_rounds: OpenRounds,
        screen: Screen,
        pace: Pace,
        learning: Learning,
        check_allowed: Callable[[int, Iterable[int | None]], None],
        gate: Gate,
    ) -> None:
        self._games, self._draw, self._open_rounds = games, draw, open_rounds
        self._screen, self._pace, self._learning = screen, pace, learning
        self._check_allowed, self._gate = check_allowed, gate
        self._crowd = asyncio.Semaphore(AT_ONCE)
        self._matches: dict[int, Match] = {}
        self._by_channel: dict[int, Match] = {}
        self._loaded: list[Match] = []
        self._playing: set[asyncio.Task[None]] = set()

    def match(self, game_id: int) -> Match:
        """The game that is played under this number.

        Raises:
            RoundGoneError: there is no such game (any more).
        """
        if game_id not in self._matches:
            raise RoundGoneError
        return self._matches[game_id]

    def match_here(self, game_id: int, channel_id: int | None) -> Match:
        """Find a game by its number, only in the channel where it is played.

        Raises:
            RoundGoneError: there is no such game there (any more).
        """
        match = self.match(game_id)
        if match.stored.table.channel_id != channel_id:
            raise RoundGoneError
        return match

    def in_channel(self, channel_id: int) -> Match | None:
        """The game that is on in a channel."""
        match = self._by_channel.get(channel_id)
        return None if match is None or match.game.ending else match

    async def start(
        self,
        place: Venue,
        kind: Kind | None,
        level: Level,
        rounds: int | None,
        seconds: float,
        among: Sequence[Listing] = (),
    ) -> Match:
        """Begin a game about these interviews, as `GameDraw.of` draws it.

        Raises:
            UserError: quizzes are for other channels, there is no interview, it has too little to ask, or a game is
                on in this channel.
        """
        guild_id, channel_id, player_id = place.guild_id, place.channel_id, place.player_id
        self._check_allowed(guild_id, (channel_id, place.inside))
        await self._make_way(channel_id)
        now = time.time()
        audience = Audience(guild_id, daily.day(now))
        drawn = await self._draw.of(audience, kind, level, rounds, among)
        about = drawn.origin.interview_id, drawn.origin.digest
        table = Table(Mode.CHANNEL, guild_id, channel_id, player_id, *about, now, show=drawn.show)

        def make(game_id: int) -> Game:
            lobby, reconsider = self._pace.lobby > 0, self._pace.reconsider
            return Game.start(
                game_id, player_id, kind, level, seconds, drawn.questions, lobby=lobby, reconsider=reconsider
            )

        stored = await self._games.start(table, make, audience.places)
        if stored is None:  # somebody was quicker
            await self._make_way(channel_id)
            raise UserError(wording.GAME_IS_ON)
        match = self._seat(stored)
        self._play(match)
        return match

    async def again(self, game_id: int, place: Venue) -> Match:
        """Begin a game like that one, which was played there before: about the same interviews, as long as the
        server has them.

        Raises:
            UserError: as `start`, or there was no such game.
        """
        played = await self._games.get(game_id)
        if played is None or (played.table.mode, played.table.channel_id) != (Mode.CHANNEL, place.channel_id):
            raise RoundGoneError
        game, among = played.game, self._draw.among(played.table)
        return await self.start(place, game.kind, game.level, len(game.rounds), game.seconds, among)

    async def _make_way(self, channel_id: int) -> None:
        """A game that has ended may still be showing its podium."""
        if (running := self._by_channel.get(channel_id)) is None:
            return
        if not running.game.ending:
            raise UserError(wording.GAME_IS_ON_AT.format(link=link(running.stored)))
        await running.over.wait()

    def _seat(self, stored: StoredGame) -> Match:
        match = Match(
            *(stored, self._games, self._screen, self._open_rounds, self._pace),
            *(self._learnt, self._crowd, self._gate),
        )
        self._matches[stored.id] = self._by_channel[stored.table.channel_id] = match
        return match

    async def _learnt(self, stored: StoredGame) -> Sequence[Card]:
        """A card that cannot be read breaks no game off."""
        try:
            return await self._learning(stored)
        except StorageError:
            raise
        except Exception as error:
            report(error, f"What is to be practised after a round of game {stored.id}")
            return ()

    def _play(self, match: Match) -> None:
        task = asyncio.create_task(self._play_out(match), name=f"game {match.stored.id}")
        self._playing.add(task)
        task.add_done_callback(self._playing.discard)

    async def _play_out(self, match: Match) -> None:
        try:
            await self._play_on(match)
        except Exception as error:
            report(error, f"Game {match.stored.id}, which is broken off,")
            await self._break_off(match)
        finally:
            self._matches.pop(match.stored.id, None)
            if self._by_channel.get(match.stored.table.channel_id) is match:
                del self._by_channel[match.stored.table.channel_id]
            match.over.set()

    async def _play_on(self, match: Match) -> None:
        """To its end; where nothing can be stored it waits where it stands, and then goes on."""
        while not match.over.is_set():
            try:
                await match.play()
            except StorageError:
                await asyncio.sleep(self._pace.patience)

    async def _break_off(self, match: Match) -> None:
        try:
            await match.end(Ending.LOST)
            await self._games.end(match.stored, time.time())
        except Exception as error:
            report(error, f"Ending game {match.stored.id}")

    async def load(self) -> None:
        """Take every open game out of the store: from now on it takes answers."""
        for stored in await self._games.open_games():
            self._loaded.append(self._seat(stored))

    def resume(self) -> None:
        """Go on with the games that were loaded: past deadlines are closed with what was answered."""
        while self._loaded:
            self._play(self._loaded.pop())

    async def lose(self, *, guild_id: int | None = None, channel_id: int | None = None) -> None:
        """Drop the games of a server or channel that is gone."""
        for match in tuple(self._matches.values()):
            if guild_id == match.stored.table.guild_id or channel_id == match.stored.table.channel_id:
                await match.end(Ending.LOST)

    async def forget(self, player_id: int) -> None:
        """Take a player out of every game that is on."""
        for match in tuple(self._matches.values()):
            await match.forget(player_id)

    async def close(self) -> None:
        """Stop where everything stands; it is all stored."""
        for task in self._playing:
            task.cancel()
        await asyncio.gather(*self._playing, return_exceptions=True)


def link(stored: StoredGame) -> str:
    """The address of a game's message, or of its channel while it has none."""
    table = stored.table
    return f"https://discord.com/channels/{table.guild_id}/{table.channel_id}" + (
        f"/{stored.message_id}" if stored.message_id else ""
    )
