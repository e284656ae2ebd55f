"""A quote as a picture: `/quote card`, and the button "Card" under each quote."""

from functools import partial
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.pictures.model import Picture
from bot.core.pictures.quote_card import CardStyle, quote_card
from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit, sentences_of
from bot.core.short_titles import short_title
from bot.core.transcript.model import Transcript
from bot.discord_ui.gallery import files, gallery, try_to_draw, with_picture
from bot.discord_ui.peeking import refuse_peeking
from bot.discord_ui.replies import SILENCE, Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.quotes.reference import PATTERN, QuoteReference
from bot.interviews.interview import Interview
from bot.store.quote_replies import QuoteReplyStore
from bot.wording import pictures as card_wording
from bot.wording import quotes as wording

MOST_WORDS_WHOLE, MOST_WORDS_TO_THE_END = 25, 40
TEXT_LIMIT, PERSON_LIMIT = 1000, 40


async def send_card(
    interaction: Interaction, interview: Interview, hit: Hit, style: CardStyle, *, private: bool
) -> None:
    """Answer with the card of a hit; a private one can be restyled and shared.

    Raises:
        PeekingError: it would tell the answer to an open question of the quiz.
    """
    hit = _in_full(interview.transcript, hit)
    refuse_peeking(interaction, interview.id, sentences_of(hit))
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=private, thinking=True)

    async def send(picture: Picture | None) -> None:
        view = CardView(picture, hit)
        if private:
            view.add_item(_choices(QuoteReference.to(interview, hit), style))
        await interaction.followup.send(
            view=view, files=files(picture), ephemeral=private, allowed_mentions=SILENCE
        )

    await with_picture(send, await _draw(interview, hit, style))


async def _draw(interview: Interview, hit: Hit, style: CardStyle) -> Picture | None:
    words, title = words_on_card(interview.transcript, hit), short_title(interview.transcript.title)
    return await try_to_draw(quote_card, words, hit.speaker, hit.start, title, style)


def words_on_card(transcript: Transcript, hit: Hit) -> str:
    """The words of a hit, with an ellipsis where they begin or end within a sentence."""
    last = transcript.sentences[hit.last].text
    before = markup.ELLIPSIS if transcript.sentences[hit.first].text[: hit.begin].strip(_EDGES) else ""
    after = markup.ELLIPSIS if last[hit.finish :].strip(_EDGES) else ""
    return before + hit.text.strip(_EDGES if after else " ") + after


_EDGES = ' "“”‘’,;:.!?–—-…'


def _in_full(transcript: Transcript, hit: Hit) -> Hit:
    """A card stands alone: with the whole sentence, or the rest of it, where that is not too long."""
    finish = len(transcript.sentences[hit.last].text)
    for begin, most_words in ((0, MOST_WORDS_WHOLE), (hit.begin, MOST_WORDS_TO_THE_END)):
        wider = exact_hit(transcript, hit.first, begin, hit.last, finish)
        if len(wider.text.split()) <= most_words:
            return wider
    return hit


class CardView(DetachedView):
    """The picture; where it could not be drawn, the words."""

    def __init__(self, picture: Picture | None, hit: Hit, heading: str | None = None) -> None:
        super().__init__()
        if heading:
            self.add_item(ui.TextDisplay(heading))
        if picture:
            self.add_item(gallery(picture))
        else:
            quoted = f"> “{markup.escape(markup.shorten(hit.text, TEXT_LIMIT))}”"
            self.add_item(ui.TextDisplay(f"{quoted}\n-# {card_wording.CARD_NOT_DRAWN}"))


def _choices(reference: QuoteReference, style: CardStyle, *, shared: bool = False) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for other in CardStyle:
        row.add_item(CardButton("show", other, reference, card_wording.CARD_STYLES[other], disabled=other is style))
    label = wording.SHARED_ALREADY if shared else wording.SHARE
    colour = discord.ButtonStyle.primary
    return row.add_item(CardButton("share", style, reference, label, disabled=shared, colour=colour))


class CardButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=rf"card:(?P<action>open|show|share):(?P<style>{'|'.join(CardStyle)}):(?P<reference>{PATTERN})",
):
    """Makes a card of a quote, draws it in another style, or shares it; works after a restart."""

    def __init__(
        self,
        action: str,
        style: CardStyle,
        reference: QuoteReference,
        label: str = "",
        *,
        disabled: bool = False,
        colour: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        self.action, self.style, self.reference = action, style, reference
        custom_id = f"card:{action}:{style}:{reference}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled, style=colour))

    @classmethod
    def under(cls, interview: Interview, hit: Hit) -> Self:
        """The card button below a quote."""
        return cls("open", CardStyle.PAPER, QuoteReference.to(interview, hit), card_wording.CARD)

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        reference = QuoteReference.read(match["reference"])
        assert reference is not None
        return cls(match["action"], CardStyle(match["style"]), reference)

    async def pressed(self, interaction: Interaction) -> None:
        is_new = self.action == "open"
        defer = interaction.response.defer
        holding = partial(defer, ephemeral=True, thinking=True) if is_new else defer
        gone, changed = wording.QUOTE_GONE, wording.QUOTE_CHANGED
        interview = await self.reference.interview.open(interaction, gone, changed, holding)
        try:
            hit = self.reference.hit_in(interview)
        except LookupError as error:
            raise UserError(changed) from error
        if is_new:
            await send_card(interaction, interview, hit, self.style, private=True)
        else:
            refuse_peeking(interaction, interview.id, sentences_of(hit))
            if not interaction.response.is_done():
                await defer()
            await self._show(interaction, interview, hit)

    async def _show(self, interaction: Interaction, interview: Interview, hit: Hit) -> None:
        replies = service(interaction, QuoteReplyStore)
        message_id = interaction.message.id if interaction.message else 0
        picture = await _draw(interview, hit, self.style)
        is_first = self.action == "share" and await replies.share_card(message_id)
        is_shared = is_first or await replies.is_card_shared(message_id)

        async def restyle(picture: Picture | None) -> None:
            view = CardView(picture, hit)
            view.add_item(_choices(self.reference, self.style, shared=is_shared))
            await interaction.edit_original_response(view=view, attachments=files(picture))

        async def share(picture: Picture | None) -> None:
            person = markup.escape(markup.shorten(interaction.user.display_name, PERSON_LIMIT))
            view = CardView(picture, hit, wording.SHARED.format(person=person))
            await interaction.followup.send(view=view, files=files(picture), allowed_mentions=SILENCE)

        await with_picture(restyle, picture)
        if is_first:
            await with_picture(share, picture)
