"""The quote of the day: what the server starred most, else something worth quoting; none of them twice."""

import random
from collections.abc import Collection
from datetime import date
from typing import Any

from discord import ui

from bot.core import markup, timecode
from bot.core.listing import Listing
from bot.core.search.hits import Hit
from bot.core.starred import Passage
from bot.core.topics.picking import pick
from bot.core.transcript.asides import asides
from bot.core.transcript.sidecar import listen_link
from bot.discord_ui.views import DetachedView
from bot.features.quotes.card import CardButton
from bot.features.quotes.stars import COLOUR, sentences, star_row
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.open_rounds import OpenRounds
from bot.store.stars import StarStore
from bot.wording import quotes as quotes_wording
from bot.wording import starred as wording

WORDS_LIMIT, NAME_LIMIT, TITLE_LIMIT = 1000, 40, 150
LIKELY = 5
"""Interviews that are opened for it."""
_NOBODY = 0


class QuoteOfTheDay:
    """Chooses, and notes down what was chosen before it is shown."""

    def __init__(self, stars: StarStore, interviews: Interviews, open_rounds: OpenRounds) -> None:
        self._stars, self._interviews, self._open_rounds = stars, interviews, open_rounds

    async def view(self, guild_id: int, day: date) -> ui.LayoutView | None:
        """The message for a server and a day, the same whenever it is asked for; None where there is nothing (left)
        to quote."""
        before = await self._stars.quotes_of_days(guild_id)
        passage = before.get(day)
        if passage is None or await self._opened(guild_id, passage) is None:
            passage = await self._chosen(guild_id, day, set(before.values()))
        if passage is None or (found := await self._opened(guild_id, passage)) is None:
            return None
        await self._stars.put_quote_of_day(guild_id, day, passage)
        return _message(*found)

    async def _chosen(self, guild_id: int, day: date, before: Collection[Passage]) -> Passage | None:
        for one in await self._stars.of_server(guild_id):
            if one.passage not in before and await self._opened(guild_id, one.passage):
                return one.passage
        rng = random.Random(f"{guild_id} {day}")
        seen = self._interviews.own(guild_id) or self._interviews.on(guild_id)
        for listing in rng.sample(seen, min(len(seen), LIKELY)):
            if passage := await self._worth_quoting(guild_id, listing, rng, before):
                return passage
        return None

    async def _worth_quoting(
        self, guild_id: int, listing: Listing, rng: random.Random, before: Collection[Passage]
    ) -> Passage | None:
        interview = await self._interviews.open(listing)
        beside, hidden = asides(interview.transcript), self._hidden(guild_id, listing.id)
        for number in pick(interview.transcript, rng, len(beside)):
            passage = Passage(interview.id, interview.digest, number, number)
            if beside[number] is None and number not in hidden and passage not in before:
                return passage
        return None

    async def _opened(self, guild_id: int, passage: Passage) -> tuple[Interview, Hit] | None:
        """The interview as it was, if it is here and no question that is open on this server asks about it."""
        listing = self._interviews.get(passage.interview_id)
        if listing is None or not listing.is_on(guild_id) or listing.digest != passage.digest:
            return None
        if not self._hidden(guild_id, listing.id).isdisjoint(range(passage.first, passage.last + 1)):
            return None
        interview = await self._interviews.open(listing)
        return interview, sentences(interview.transcript, passage.first, passage.last)

    def _hidden(self, guild_id: int, interview_id: int) -> frozenset[int]:
        return self._open_rounds.guarded(guild_id, _NOBODY, interview_id)


def _message(interview: Interview, hit: Hit) -> ui.LayoutView:
    facts = [f"**{timecode.show_range(hit.start, hit.end)}**"]
    facts += [markup.brief(hit.speaker, NAME_LIMIT)] if hit.speaker else []
    said = wording.QUOTE_OF_THE_DAY.format(words=markup.brief(hit.text, WORDS_LIMIT))
    about = f"{' · '.join(facts)}\n-# {markup.brief(interview.transcript.title, TITLE_LIMIT)}"
    buttons: list[ui.Item[Any]] = [CardButton.under(interview, hit)]
    if link := listen_link(interview.transcript.media_link, hit.start):
        buttons.append(ui.Button(label=quotes_wording.LISTEN, url=link))
    card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    for text in (said, about):
        card.add_item(ui.TextDisplay(text))
    return DetachedView().add_item(card.add_item(star_row(interview, hit, *buttons)))
