"""What the daily of a server asks about today: drawn when the first person begins it, and the same from then on."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import date

from bot.core.listing import Listing
from bot.core.quiz import daily
from bot.core.quiz.questions import Question
from bot.core.shelving import of_show, show_of
from bot.features.quiz.drawing import Drawn, origin_of
from bot.features.quiz.episodes import first_with_enough
from bot.features.quiz.titles import titles_of
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.store.facts import FactStore
from bot.store.games import GameStore

DAYS_APART = 30
"""A daily leaves out, as long as there are others, what the dailies of so many days before it asked, and whatever
else was asked on the server, of anybody."""
_SECRET, _SECRET_BYTES = "secret of the daily", 32


class DailyDraw:
    """Draws the interview and its questions. `show_of` says what a server draws from: None is the current
    interview, "" all of them, else the show of that title."""

    def __init__(
        self,
        games: GameStore,
        facts: FactStore,
        interviews: Interviews,
        show_of: Callable[[int | None], str | None],
    ) -> None:
        self._games, self._facts, self._interviews, self._show_of = games, facts, interviews, show_of

    async def of(self, guild_id: int | None, today: date) -> Drawn:
        """What the first person who began today was asked, where that interview is still there; else a new draw.

        Raises:
            UserError: there is no interview, or those that were tried have too little to ask.
        """
        if first := await self._games.first_daily(guild_id, today):
            listing = self._interviews.get(first.table.interview_id)
            if listing is not None and listing.is_on(guild_id):
                return Drawn(first.table.origin, None, [one.question for one in first.game.rounds])
        secret = bytes.fromhex(await self._facts.settle(_SECRET, secrets.token_hex(_SECRET_BYTES)))
        among = {listing.id: listing for listing in self._among(guild_id)}
        recent = await self._games.daily_interviews(guild_id, today)

        async def ask(listing: Listing) -> Drawn:
            interview = await self._interviews.open(listing)
            return Drawn(origin_of(interview), None, await self._questions(guild_id, today, interview, secret))

        order = daily.interviews(among, secret, guild_id or 0, today, recent)
        return await first_with_enough((among[number] for number in order), ask)

    def about(self, guild_id: int | None) -> str:
        """What the daily of a server draws from: the title of an interview or a show, or the first few of
        several; empty where there is nothing."""
        if not self._interviews.on(guild_id):
            return ""
        among = self._among(guild_id)
        return among[0].title if len(among) == 1 else show_of(among) or titles_of(one.title for one in among)

    async def _questions(
        self, guild_id: int | None, today: date, interview: Interview, secret: bytes
    ) -> list[Question]:
        keys = await self._games.daily_keys(guild_id, today, DAYS_APART)
        keys += await self._games.recent_keys(guild_id or 0)
        deck = await interview.deck()
        return await asyncio.to_thread(daily.questions, deck, secret, guild_id or 0, today, interview.digest, keys)

    def _among(self, guild_id: int | None) -> list[Listing]:
        """The current interview alone also where the show is gone."""
        here, show = self._interviews.on(guild_id), self._show_of(guild_id)
        chosen = [] if show is None else of_show(here, show)
        return chosen or [self._interviews.for_guild(guild_id)]
