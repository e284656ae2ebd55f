"""The star below a quote: it keeps whole sentences, so that all who star one mean the same."""

import time
from functools import partial
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core.errors import UserError
from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit, sentences_of
from bot.core.starred import Passage, Starred
from bot.core.transcript.model import Transcript
from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.peeking import refuse_peeking
from bot.discord_ui.replies import Guarded, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.quotes.reference import PATTERN, QuoteReference
from bot.interviews.interview import Interview
from bot.store.stars import DIRECT, StarStore
from bot.wording import quotes as quotes_wording
from bot.wording import starred as wording

MOST_STARS, TEXT_LIMIT = 1000, 2000


def sentences(transcript: Transcript, first: int, last: int) -> Hit:
    """All of these sentences.

    Raises:
        IndexError: the transcript has no such sentences.
    """
    return exact_hit(transcript, first, 0, last, len(transcript.sentences[last].text))


def starred(interview: Interview, whole: Hit) -> Starred:
    """Those sentences as they are kept."""
    passage = Passage(interview.id, interview.digest, whole.first, whole.last)
    return Starred(passage, whole.text[:TEXT_LIMIT], whole.speaker, whole.start, 0, int(time.time()))


class StarButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=rf"star:(?P<reference>{PATTERN})"):
    """Whoever presses it stars the quote, or takes their star back; works after a restart."""

    def __init__(self, reference: QuoteReference) -> None:
        self.reference = reference
        super().__init__(ui.Button(label=wording.STAR, emoji="⭐", custom_id=f"star:{reference}"))

    @classmethod
    def under(cls, interview: Interview, hit: Hit) -> Self:
        return cls(QuoteReference.to(interview, hit))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        reference = QuoteReference.read(match["reference"])
        assert reference is not None
        return cls(reference)

    async def pressed(self, interaction: Interaction) -> None:
        gone, changed = quotes_wording.QUOTE_GONE, quotes_wording.QUOTE_CHANGED

        hold = partial(interaction.response.defer, ephemeral=True, thinking=True)
        interview = await self.reference.interview.open(interaction, gone, changed, hold)
        try:
            self.reference.hit_in(interview)
            whole = sentences(interview.transcript, self.reference.first, self.reference.last)
        except LookupError as error:
            raise UserError(changed) from error
        refuse_peeking(interaction, interview.id, sentences_of(whole))
        place = interaction.guild_id or DIRECT
        store = service(interaction, StarStore)
        is_starred = await store.toggle(interaction.user.id, place, starred(interview, whole), MOST_STARS)
        if is_starred is None:
            raise UserError(wording.TOO_MANY.format(stars=wording.stars(MOST_STARS)))
        link = service(interaction, CommandLinks).to("quote starred")
        await whisper(interaction, wording.STARRED.format(starred=link) if is_starred else wording.UNSTARRED)


def star_row(interview: Interview, hit: Hit, *more: ui.Item[Any]) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for item in (StarButton.under(interview, hit), *more):
        row.add_item(item)
    return row


COLOUR = discord.Colour(0xF1C40F)
