"""Leaderboards, and how one person does: what the results of a server come to."""

import asyncio
import time
from collections.abc import Callable
from enum import StrEnum

from bot.core.errors import UserError
from bot.core.quiz import daily, rankings
from bot.core.quiz.daily import Streak
from bot.core.quiz.rankings import Entry, Period, Stats
from bot.store.games import GameStore
from bot.store.players import PlayerStore
from bot.wording import quiz as wording


class Ranking(StrEnum):
    """What a leaderboard goes by."""

    KNOWLEDGE = "knowledge"
    ACCURACY = "accuracy"


_RANK = {Ranking.KNOWLEDGE: rankings.by_knowledge, Ranking.ACCURACY: rankings.by_accuracy}


class Scores:
    """What players did, as far as they let others see it."""

    def __init__(self, games: GameStore, players: PlayerStore, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self._games, self._players = games, players

    async def leaderboard(self, guild_id: int, period: Period, by: Ranking) -> list[tuple[int, Entry]]:
        """Everybody who is ranked, with their place, best first.

        Raises:
            UserError: nobody is.
        """
        results = await self._games.ranked_results(guild_id, period.start(self.clock()))
        placed = await asyncio.to_thread(_RANK[by], results, await self._players.hidden(guild_id))
        if not placed:
            raise UserError(wording.NOBODY_RANKED[by])
        return placed

    async def stats(self, guild_id: int | None, player_id: int, asker_id: int) -> tuple[Stats, Streak]:
        """How a player does on a server (None: in direct messages), alone and with others; others are told
        nothing of what was played alone.

        Raises:
            UserError: they have not played, or hide it from others.
        """
        own, player = player_id == asker_id, f"<@{player_id}>"
        if not own and player_id in await self._players.hidden(guild_id or 0):
            raise UserError(wording.KEEPS_SCORES.format(player=player))
        found = self._games.results_of if own else self._games.seen_results_of
        results = await found(player_id, guild_id)
        if not any(result.answered for result in results):
            raise UserError(wording.NO_STATS_OF_YOURS if own else wording.NO_STATS.format(player=player))
        days = await self._games.days_played(guild_id, player_id)
        return rankings.stats(results), daily.streak(days, daily.day(self.clock()))

    async def hide(self, guild_id: int, player_id: int, *, on: bool) -> None:
        """Take a player off the leaderboard of a server, or put them back."""
        await (self._players.hide if on else self._players.show)(guild_id, player_id)
