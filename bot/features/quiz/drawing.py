"""What a game asks: drawn from one interview, or from several at once."""

import asyncio
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.listing import Listing
from bot.core.quiz.dealing import draw, draw_across, draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty, typical_error
from bot.core.quiz.errors import RunsOutError
from bot.core.quiz.kinds.episode import Episode, alike
from bot.core.quiz.questions import Kind, Level, Origin, Question
from bot.core.quiz.tables import Table
from bot.core.shelving import of_show, show_of
from bot.features.quiz.episodes import first_with_enough
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.store.games import GameStore
from bot.store.players import Due

AT_ONCE = 5
"""So many interviews one game is about at most: all of them are in memory while it is drawn."""
_TRIES = 3
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """Questions, the interview of the first one, and the show where there are several, or the part of the one, as
    `Table` has it."""

    origin: Origin
    show: str | None
    questions: list[Question]
    part: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is asked on which day (UTC's): a server, or, where there is a player, that person alone there."""

    guild_id: int | None
    today: date
    player_id: int | None = None

    @property
    def places(self) -> tuple[int, ...]:
        """Where what is asked counts as asked lately; direct messages are one place together, as for the daily."""
        here = self.guild_id or 0
        return (here,) if self.player_id is None else (here, self.player_id)


@dataclass(frozen=True, slots=True)
class Apart:
    """What keeps the questions of a server apart: keys of excerpts. `recent`, oldest first, come up after all
    others; `gone` are today's daily's, and do not come up at all."""

    recent: Sequence[str]
    gone: Collection[str]

    def within(self, deck: Deck) -> tuple[Sequence[str], Collection[str]]:
        """Both for this interview. Of one that has little to ask nothing is gone: it comes last."""
        return ([*self.recent, *self.gone], ()) if deck.is_small else (self.recent, self.gone)


class GameDraw:
    """Draws games. It opens only the interviews that a game is about, so that it makes no difference how many there
    are."""

    def __init__(self, games: GameStore, interviews: Interviews) -> None:
        self._games, self._interviews = games, interviews

    async def of(
        self,
        audience: Audience,
        kind: Kind | None,
        level: Level,
        rounds: int | None,
        among: Sequence[Listing] = (),
    ) -> Drawn:
        """A game about these interviews; `kind` None is mixed. Without any it is about the current one, or, where
        it is asked which one something was said in, about all. What was asked there lately, of anybody, comes last,
        and what today's daily asks not at all, unless there is little. Where nobody said how many `rounds`, there
        are five, or as many as can be asked.

        Raises:
            UserError: there is no interview, or those that were tried have too little to ask.
        """
        listings = among or self._unnamed(audience.guild_id, kind)
        kinds = [kind] if kind else list(Kind)
        difficulty = Difficulty.of(level, typical_error(await self._games.typed_times(audience.guild_id or 0)))
        apart = await self._apart(audience)
        wanted = rounds or _ROUNDS
        while True:
            try:
                return await self._about(listings, wanted, kinds, difficulty, apart)
            except RunsOutError as short:
                if rounds or not short.enough_for:
                    raise
                wanted = short.enough_for

    async def _about(
        self,
        listings: Sequence[Listing],
        rounds: int,
        kinds: Sequence[Kind],
        difficulty: Difficulty,
        apart: Apart,
    ) -> Drawn:
        if len(listings) == 1:
            interview = await self._interviews.open(listings[0])
            deck = await interview.deck()
            questions = await asyncio.to_thread(
                draw, deck, random.Random(), rounds, kinds, difficulty, *apart.within(deck)
            )
            return Drawn(origin_of(interview), None, questions)
        return drawn_from(listings, await self._across(listings, rounds, kinds, difficulty, apart))

    async def of_part(
        self,
        interview: Interview,
        audience: Audience,
        part: tuple[int, int],
        rounds: int,
        spent: Collection[str] = (),
    ) -> Drawn:
        """About the sentences from the first of `part` to the last, drawn as by `of`: so many questions, or fewer
        where there are no more, none of which uses what has a key that is `spent`."""
        apart = await self._apart(audience)
        deck, difficulty = await interview.deck(), Difficulty.of(Level.NORMAL)
        recent, gone = apart.within(deck)
        questions = await asyncio.to_thread(
            draw_up_to,
            deck.within(*part),
            random.Random(),
            rounds,
            list(Kind),
            difficulty,
            recent,
            {*gone, *spent},
        )
        return Drawn(origin_of(interview), None, questions, part)

    async def _apart(self, audience: Audience) -> Apart:
        recent = await self._games.recent_keys(*audience.places)
        return Apart(recent, await self._games.daily_asks(audience.guild_id, audience.today))

    async def _across(
        self,
        listings: Sequence[Listing],
        rounds: int,
        kinds: Sequence[Kind],
        difficulty: Difficulty,
        apart: Apart,
    ) -> list[Question]:
        """From a few of them; where these have too little to ask, from others."""

        async def draw_some(_: int) -> list[Question]:
            some = await self.some(listings)
            return await asyncio.to_thread(
                draw_across, some, random.Random(), rounds, kinds, difficulty, apart.recent, apart.gone
            )

        return await first_with_enough(range(_TRIES), draw_some)

    async def some(self, listings: Sequence[Listing]) -> list[Episode]:
        """A few of these interviews, opened, that are about alike things."""
        numbers = await asyncio.to_thread(alike, [one.title for one in listings], AT_ONCE, random.Random())
        return [await self.episode(listings[number]) for number in numbers]

    async def for_due(self, listings: Sequence[Listing], due: Sequence[Due]) -> list[Episode]:
        """Those of these interviews that the first cards are about, and, where one asks which interview it is,
        others beside them."""
        by_id = {one.id: one for one in listings}
        wanted = list(dict.fromkeys(one.interview_id for one in due))[:AT_ONCE]
        if any(one.is_about_several for one in due if one.interview_id in wanted):
            others = [one.id for one in listings if one.id not in wanted]
            wanted += random.sample(others, min(AT_ONCE - len(wanted), len(others)))
        return [await self.episode(by_id[number]) for number in wanted]

    async def episode(self, listing: Listing) -> Episode:
        """An interview, opened, as one of several."""
        interview = await self._interviews.open(listing)
        return Episode(origin_of(interview), listing.title, await interview.deck())

    def _unnamed(self, guild_id: int | None, kind: Kind | None) -> Sequence[Listing]:
        here = self._interviews.on(guild_id)
        return here if kind is Kind.EPISODE and here else [self._interviews.for_guild(guild_id)]

    def among(self, table: Table) -> Sequence[Listing]:
        """The interviews that a game was drawn from, as far as its server has them."""
        if table.show is None:
            listing = self._interviews.get(table.interview_id)
            return [listing] if listing is not None and listing.is_on(table.guild_id) else []
        return of_show(self._interviews.on(table.guild_id), table.show)


def drawn_from(listings: Sequence[Listing], questions: list[Question]) -> Drawn:
    """Questions about these interviews, each of which knows which one it is about."""
    origin = questions[0].origin
    assert origin is not None
    return Drawn(origin, show_of(listings) if len(listings) > 1 else None, questions)


def origin_of(interview: Interview) -> Origin:
    return Origin(interview.id, interview.digest)
