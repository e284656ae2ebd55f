"""How a quote looks in Discord, and the buttons that turn its pages."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.search.hits import Verdict
from bot.core.search.pages import Pages
from bot.core.transcript.sidecar import listen_link
from bot.discord_ui.dialogues import Typed
from bot.discord_ui.links import with_links
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.peeking import PeekingError, guarded, refuse_peeking
from bot.discord_ui.permissions import LIBRARY, seems_to_manage
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import SILENCE, Guarded, Interaction, answer_unknown
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.quotes.card import CardButton
from bot.features.quotes.complaining import WrongButton
from bot.features.quotes.kept import pages_of
from bot.features.quotes.mending import MendButton, is_mended
from bot.features.quotes.stars import StarButton
from bot.features.quotes.texts import SPEAKER_LIMIT, about, verdict, words
from bot.features.quotes.voices import VoiceButton, is_open
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.running.turns import Turns
from bot.store.quote_replies import QuoteReplyStore
from bot.wording import mending as mending_wording
from bot.wording import quotes as wording

COLOURS = {
    Verdict.VERBATIM: discord.Colour(0x3BA55D),
    Verdict.NEARLY: discord.Colour(0xC9A227),
    Verdict.PARAPHRASE: discord.Colour(0x5865F2),
}
DOUBT_COLOUR = discord.Colour(0x80848E)
BUTTONS_A_ROW = 5
_TURNS = Turns[str]()


def searching_all(reply_id: str) -> str:
    """The custom id of the button that looks in all interviews for what this answer did not find."""
    return f"quote:all:{reply_id}"


async def post(
    interaction: Interaction,
    interview: Interview,
    pages: Pages,
    heading: str | None = None,
    asked: str | None = None,
) -> None:
    """Answer with a quote whose pages turn: stored first, then shown. `asked` is kept in memory alone, to be looked
    for elsewhere.

    Raises:
        PeekingError: it would tell the answer to an open question of the quiz.
    """
    allowed = pages.without(lambda interview_id: guarded(interaction, interview_id))
    if allowed is None:
        raise PeekingError
    allowed = allowed.without_around(interview.transcript, guarded(interaction, interview.id))
    allowed = replace(allowed, managed=seems_to_manage(interaction, LIBRARY))
    reply_id = await _kept(interaction, allowed)
    if asked and allowed.elsewhere:
        service(interaction, Typed).keep(interaction.user.id, searching_all(reply_id), {"words": asked})
    view = QuoteView(heading, reply_id, allowed, interview, *_from(interaction, interview, allowed))

    async def send(view: ui.LayoutView) -> object:
        is_done = interaction.response.is_done()
        answer = interaction.followup.send if is_done else interaction.response.send_message
        return await answer(view=view, ephemeral=pages.private, allowed_mentions=SILENCE)

    await with_links(send, view)


async def _kept(interaction: Interaction, pages: Pages) -> str:
    reply_id = secrets.token_urlsafe(12)
    await service(interaction, QuoteReplyStore).add(reply_id, pages)
    return reply_id


def _from(interaction: Interaction, interview: Interview, pages: Pages) -> tuple[str | None, str | None]:
    """The topic that the words are from, and what the interview is called where no other is in question."""
    topic = service(interaction, Outlines).title_at(interview, interaction.guild_id, pages.hit.first)
    interviews = service(interaction, Interviews)
    listing = None if pages.places else interviews.get(interview.id)
    return topic, interviews.called(listing, interaction.guild_id) if listing else None


class QuoteView(DetachedView):
    """One page of a quote. `heading` stands above it and stays when the pages turn; `topic` is what it is about,
    and the interview may be `called` by a short title."""

    def __init__(
        self,
        heading: str | None,
        reply_id: str,
        pages: Pages,
        interview: Interview,
        topic: str | None = None,
        called: str | None = None,
    ) -> None:
        super().__init__()
        if heading:
            self.add_item(ui.TextDisplay(heading))
        colour = COLOURS[verdict(pages)] if pages.answered else DOUBT_COLOUR
        card: ui.Container[Self] = ui.Container(accent_colour=colour)
        card.add_item(ui.TextDisplay(words(pages, interview)))
        card.add_item(ui.TextDisplay(about(pages, interview, topic, called)))
        row, more = ui.ActionRow[Any](), ui.ActionRow[Any]()
        buttons, folded = _sorted(reply_id, pages, interview)
        for button in buttons:
            row.add_item(button)
        self.add_item(card.add_item(row).add_item(more.add_item(MoreMenu(reply_id, folded))))


def _sorted(reply_id: str, pages: Pages, interview: Interview) -> "tuple[list[ui.Item[Any]], list[Folded]]":
    """A row of buttons: those that turn pages, and what the answer leads to, as far as there is room; and what goes
    into the list."""
    row, folded = list(_turning(reply_id, pages, interview)), list(_now_and_then(reply_id, pages, interview))
    style = discord.ButtonStyle.primary
    if pages.elsewhere:
        row.append(ui.Button(label=wording.SEARCH_ALL, custom_id=searching_all(reply_id), style=style))
    if pages.private:
        label = wording.SHARED_ALREADY if pages.shared else wording.SHARE
        share = TurnPage("share", reply_id, label, disabled=pages.shared, style=style)
        (row if len(row) < BUTTONS_A_ROW else folded).append(share)
    link = listen_link(interview.transcript.media_link, pages.hit.start)
    if link and len(row) < BUTTONS_A_ROW:
        row.append(ui.Button(label=wording.LISTEN, url=link))
    return row, folded


def _turning(reply_id: str, pages: Pages, interview: Interview) -> Iterator[ui.Item[Any]]:
    transcript = interview.transcript
    yield TurnPage("earlier", reply_id, wording.EARLIER, disabled=not pages.has_earlier(transcript))
    yield TurnPage("later", reply_id, wording.LATER, disabled=not pages.has_later(transcript))
    if len(pages.hits) > 1 and pages.searched:
        is_last = pages.position == len(pages.hits) - 1
        yield TurnPage("previous", reply_id, wording.PREVIOUS, disabled=pages.position == 0)
        yield TurnPage("next", reply_id, wording.NEXT, disabled=is_last)
    elif len(pages.hits) > 1:
        yield TurnPage("next", reply_id, wording.NEXT_QUOTE)


def _now_and_then(reply_id: str, pages: Pages, interview: Interview) -> "Iterator[Folded]":
    transcript = interview.transcript
    yield CardButton.under(interview, pages.hit)
    yield StarButton.under(interview, pages.hit)
    if pages.searched and not pages.ruled:
        yield WrongButton(reply_id)
    if pages.managed and interview.guild_id is not None and is_open(pages.hit):
        yield VoiceButton(reply_id)
    if pages.managed and interview.guild_id is not None:
        yield MendButton("ask", reply_id)
    if is_mended(transcript, pages.hit):
        yield MendButton("original", reply_id, mending_wording.ORIGINAL)


class TurnPage(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"quote:(?P<action>earlier|later|next|previous|share):(?P<reply_id>[\w-]{16})",
):
    """Earlier, Later, Previous or Next match, or Share below a quote; works after a restart."""

    def __init__(
        self,
        action: str,
        reply_id: str,
        label: str = "",
        *,
        disabled: bool = False,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        self.action, self.reply_id = action, reply_id
        custom_id = f"quote:{action}:{reply_id}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled, style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], match["reply_id"])

    async def pressed(self, interaction: Interaction) -> None:
        async with _TURNS.of(self.reply_id):
            pages = await self._stored(interaction)
            if self.action == "share":
                await self._share(interaction, await _interview_of(interaction, pages), pages)
            else:
                await self._turn(interaction, pages)

    async def _turn(self, interaction: Interaction, pages: Pages) -> None:
        if self.action in ("next", "previous"):
            pages, interview = await _next(interaction, pages, 1 if self.action == "next" else -1)
        else:
            interview = await _interview_of(interaction, pages)
            turn = pages.earlier if self.action == "earlier" else pages.later
            pages = turn(interview.transcript)
        refuse_peeking(interaction, interview.id, pages.sentences(interview.transcript))
        await service(interaction, QuoteReplyStore).turn(self.reply_id, pages)
        heading = _heading(interaction.message)
        view = QuoteView(heading, self.reply_id, pages, interview, *_from(interaction, interview, pages))
        await show_in_place(interaction, view)

    async def _stored(self, interaction: Interaction) -> Pages:
        pages = await pages_of(interaction, self.reply_id)
        if interaction.user.id != pages.asker_id:
            raise UserError(wording.NOT_YOURS)
        return pages

    async def _share(self, interaction: Interaction, interview: Interview, pages: Pages) -> None:
        refuse_peeking(interaction, interview.id, pages.sentences(interview.transcript))
        person = markup.escape(markup.shorten(interaction.user.display_name, SPEAKER_LIMIT))
        if not interaction.response.is_done():
            await interaction.response.defer()
        shared, store = replace(pages, shared=True), service(interaction, QuoteReplyStore)
        if not pages.shared:
            await store.turn(self.reply_id, shared)
            try:
                public = replace(shared, private=False, elsewhere=False)
                await post(interaction, interview, public, wording.SHARED.format(person=person))
            except (discord.HTTPException, KeyError):  # nobody has it, so it may be shared still
                await store.turn(self.reply_id, pages)
                raise
        view = QuoteView(
            _heading(interaction.message), self.reply_id, shared, interview, *_from(interaction, interview, shared)
        )

        async def mark(view: ui.LayoutView) -> object:
            return await interaction.edit_original_response(view=view, allowed_mentions=SILENCE)

        with suppress(discord.HTTPException, KeyError):  # everybody has it; the next press says so, too
            await with_links(mark, view)


class MoreMenu(ui.DynamicItem[ui.Select[Any]], template=r"quote:more:(?P<reply_id>[\w-]{16})"):
    """Buttons folded into a list: what is chosen is the custom id of one, and does what a press on it does. Works
    after a restart, as they do."""

    def __init__(self, reply_id: str, buttons: Iterable["Folded"] = ()) -> None:
        options = [
            discord.SelectOption(label=one.item.label or "", value=one.custom_id, emoji=one.item.emoji)
            for one in buttons
        ]
        custom_id = f"quote:more:{reply_id}"
        super().__init__(ui.Select(custom_id=custom_id, placeholder=wording.MORE, options=options))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["reply_id"])

    async def callback(self, interaction: Interaction) -> None:
        chosen = next(iter(self.item.values), "")
        for kind in _FOLDED:
            if match := kind.__discord_ui_compiled_template__.fullmatch(chosen):
                button = await kind.from_custom_id(interaction, self.item, match)
                await button.callback(interaction)
                return
        await answer_unknown(interaction)


Folded = TurnPage | CardButton | StarButton | WrongButton | VoiceButton | MendButton
_FOLDED: tuple[type[Folded], ...] = (TurnPage, CardButton, StarButton, WrongButton, VoiceButton, MendButton)


async def _interview_of(interaction: Interaction, pages: Pages) -> Interview:
    """Open the interview that the page up is from.

    Raises:
        UserError: it was removed, or is no longer as it was.
    """
    reference = InterviewReference(pages.place.interview_id, pages.place.digest)
    return await reference.open(interaction, wording.QUOTE_GONE, wording.QUOTE_CHANGED, interaction.response.defer)


async def _next(interaction: Interaction, pages: Pages, step: int) -> tuple[Pages, Interview]:
    """The hit so many further on, and its interview; those of an interview that is gone are passed over, as long as
    there are others."""
    following = pages.following(step)
    while following.position != pages.position:
        with suppress(UserError):
            interview = await _interview_of(interaction, following)
            return following.opened(interview.transcript), interview
        following = following.following(step)
    interview = await _interview_of(interaction, following)
    return following.opened(interview.transcript), interview


def _heading(message: discord.Message | None) -> str | None:
    """What stands above the card: it may hold a person's words, so it is kept nowhere but in the message."""
    first = message.components[0] if message and message.components else None
    return first.content if isinstance(first, discord.TextDisplay) else None
