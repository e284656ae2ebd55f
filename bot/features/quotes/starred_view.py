"""The quotes that somebody, or a server, has starred: page by page, to be opened, and as files."""

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup, starred, timecode
from bot.core.errors import UserError
from bot.core.search.pages import Pages
from bot.core.starred import Starred, Titles
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.peeking import guarded
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import SILENCE, Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.quotes.stars import COLOUR, sentences
from bot.features.quotes.view import post
from bot.interviews.catalogue import Interviews
from bot.store.stars import StarStore
from bot.wording import quotes as quotes_wording
from bot.wording import starred as wording
from bot.wording.errors import ONLY_IN_SERVERS, UNKNOWN_BUTTON

PAGE = 5
WORDS_LIMIT, NAME_LIMIT, TITLE_LIMIT, LABEL_LIMIT = 300, 40, 80, 100
_FORMATS: dict[str, tuple[str, Callable[[Iterable[Starred], Titles], str]]] = {
    "markdown": ("md", starred.markdown),
    "csv": ("csv", starred.spreadsheet),
    "anki": ("txt", starred.anki),
}


async def show_starred(interaction: Interaction, whose: str) -> None:
    """Answer in private with the first page.

    Raises:
        UserError: here is no server whose stars could be shown.
    """
    view = _page(interaction, whose, await _of(interaction, whose), 0)
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=SILENCE)


async def _of(interaction: Interaction, whose: str) -> list[Starred]:
    """What of it can be seen here: of interviews that are here, and nothing that an open question asks about."""
    store, interviews = service(interaction, StarStore), service(interaction, Interviews)
    if whose == "mine":
        found = await store.of_person(interaction.user.id)
    elif interaction.guild_id is None:
        raise UserError(ONLY_IN_SERVERS)
    else:
        found = await store.of_server(interaction.guild_id)
    here = {listing.id for listing in interviews.on(interaction.guild_id)}
    hidden = {number: guarded(interaction, number) for number in here}
    return [
        one
        for one in found
        if one.passage.interview_id in here
        and hidden[one.passage.interview_id].isdisjoint(range(one.passage.first, one.passage.last + 1))
    ]


def _page(interaction: Interaction, whose: str, found: Sequence[Starred], number: int) -> ui.LayoutView:
    """Page `number`, counted from 0; past the end it is the last one."""
    pages = max(1, -(-len(found) // PAGE))
    number = min(number, pages - 1)
    shown = found[number * PAGE : (number + 1) * PAGE]
    titles = _titles(interaction)
    card: ui.Container[Any] = ui.Container(ui.TextDisplay(wording.HEADINGS[whose]), accent_colour=COLOUR)
    for one in shown:
        card.add_item(ui.TextDisplay(_told(one, titles, by_many=whose == "server")))
    if shown:
        row: ui.ActionRow[Any] = ui.ActionRow()
        card.add_item(row.add_item(StarredSelect(whose, shown)))
        row = ui.ActionRow()
        if pages > 1:
            card.add_item(ui.TextDisplay(wording.PAGE_OF.format(page=number + 1, pages=pages)))
            row.add_item(StarredButton("back", whose, max(0, number - 1), wording.EARLIER_PAGE, number == 0))
            row.add_item(StarredButton("on", whose, number + 1, wording.LATER_PAGE, number == pages - 1))
        for format, label in wording.EXPORT_NAMES.items():
            row.add_item(StarredButton(format, whose, number, label))
        card.add_item(row)
    else:
        card.add_item(ui.TextDisplay(wording.NONE))
    return DetachedView().add_item(card)


def _titles(interaction: Interaction) -> Titles:
    return {one.id: one.title for one in service(interaction, Interviews).on(interaction.guild_id)}


def _told(one: Starred, titles: Titles, *, by_many: bool) -> str:
    facts = [wording.BY_MANY.format(stars=one.stars)] if by_many else []
    facts.append(timecode.show(one.start))
    facts += [markup.brief(one.speaker, NAME_LIMIT)] if one.speaker else []
    facts.append(markup.brief(titles[one.passage.interview_id], TITLE_LIMIT))
    return wording.LINE.format(words=markup.brief(one.text, WORDS_LIMIT), facts=" · ".join(facts))


class StarredButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"starred:(?P<action>back|on|markdown|csv|anki):(?P<whose>mine|server):(?P<page>\d{1,6})",
):
    """Another page, or a file with all of them."""

    def __init__(self, action: str, whose: str, page: int, label: str = "", disabled: bool = False) -> None:
        self.action, self.whose, self.page = action, whose, page
        custom_id = f"starred:{action}:{whose}:{page}"
        super().__init__(ui.Button(label=label, custom_id=custom_id, disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], match["whose"], int(match["page"]))

    async def pressed(self, interaction: Interaction) -> None:
        found = await _of(interaction, self.whose)
        if self.action in ("back", "on"):
            view = _page(interaction, self.whose, found, self.page)
            await show_in_place(interaction, view)
            return
        suffix, written = _FORMATS[self.action]
        content = io.BytesIO(written(found, _titles(interaction)).encode())
        file = discord.File(content, f"{wording.FILE_NAME}.{suffix}")
        told = wording.EXPORTED.format(quotes=wording.quotes(len(found)))
        await interaction.response.send_message(told, file=file, ephemeral=True, allowed_mentions=SILENCE)


class StarredSelect(Guarded, ui.DynamicItem[ui.Select[Any]], template=r"starred:open:(?P<whose>mine|server)"):
    """Opens one of the quotes of the page, with all its buttons."""

    def __init__(self, whose: str, shown: Sequence[Starred] = ()) -> None:
        self.whose = whose
        options = [discord.SelectOption(label=_label(one), value=_value(one)) for one in shown]
        super().__init__(ui.Select(custom_id=f"starred:open:{whose}", placeholder=wording.OPEN, options=options))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["whose"])

    async def pressed(self, interaction: Interaction) -> None:
        chosen = [one for one in await _of(interaction, self.whose) if [_value(one)] == self.item.values]
        if not chosen:
            raise UserError(UNKNOWN_BUTTON)
        passage = chosen[0].passage
        gone, changed = quotes_wording.QUOTE_GONE, quotes_wording.QUOTE_CHANGED

        holding = partial(interaction.response.defer, ephemeral=True, thinking=True)
        reference = InterviewReference(passage.interview_id, passage.digest)
        interview = await reference.open(interaction, gone, changed, holding)
        whole = sentences(interview.transcript, passage.first, passage.last)
        pages = Pages(interaction.user.id, interview.id, interview.digest, (whole,), searched=False, private=True)
        await post(interaction, interview, pages)


def _label(one: Starred) -> str:
    label = wording.OPEN_LABEL.format(time=timecode.show(one.start), words=markup.plain(one.text))
    return markup.shorten(label, LABEL_LIMIT)


def _value(one: Starred) -> str:
    return ":".join(
        map(str, (one.passage.interview_id, one.passage.digest[:8], one.passage.first, one.passage.last))
    )
