"""“Fix the words” below a quote, for people who may change the library, and “Original words”, for everybody."""

import re
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup
from bot.core.errors import UserError
from bot.core.search.hits import Hit
from bot.core.search.pages import Pages, sentences_of
from bot.core.transcript.model import Transcript
from bot.discord_ui import dialogues
from bot.discord_ui.peeking import refuse_peeking
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.replies import IN_PRIVATE, Guarded, Interaction, whisper
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.quotes.kept import pages_of
from bot.features.quotes.mender import Mender, fingerprint, quoted
from bot.interviews.catalogue import Interviews
from bot.store.mendings import Line, Mending
from bot.wording import library as library_wording
from bot.wording import mending as wording
from bot.wording import quotes as quotes_wording
from bot.wording.errors import AGAIN

CUSTOM_ID = re.compile(r"mend:told:([\w-]{16}):(\d{1,4}):([0-9a-f]{16})")
LONGEST, MOST_LISTED = 4000, 10


def is_mended(transcript: Transcript, hit: Hit) -> bool:
    """Whether words of a quote were put right below one."""
    for number in sentences_of(hit):
        begin = hit.begin if number == hit.first else 0
        finish = hit.finish if number == hit.last else len(transcript.sentences[number].text)
        for word in transcript.sentences[number].misheard:
            if word.is_mended and word.start < finish and word.end > begin:
                return True
    return False


class MendButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"mend:(?P<action>ask|original):(?P<reply_id>[\w-]{16})",
):
    """Opens the dialogue with the words of the quote that is up, or tells what its transcript has; works after a
    restart."""

    def __init__(self, action: str, reply_id: str, label: str = wording.FIX) -> None:
        self.action, self.reply_id = action, reply_id
        super().__init__(ui.Button(label=label, custom_id=f"mend:{action}:{reply_id}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], match["reply_id"])

    async def pressed(self, interaction: Interaction) -> None:
        if self.action == "ask":
            await require_manager(interaction, library_wording.NOT_ALLOWED, LIBRARY)
        pages = await pages_of(interaction, self.reply_id)
        lines = await _lines(interaction, pages)
        if self.action == "ask":
            await dialogues.ask(interaction, _Dialogue(self.reply_id, pages, lines))
        elif all(line.original == line.shown for line in lines):
            await whisper(interaction, wording.AS_IN_THE_FILE)
        else:
            await whisper(interaction, wording.WAS.format(was=quoted([line.original for line in lines])))


class _Dialogue(ui.Modal):
    """A line for each line that the quote is from; what they were is in its number."""

    def __init__(self, reply_id: str, pages: Pages, lines: list[Line]) -> None:
        number = f"mend:told:{reply_id}:{pages.position}:{fingerprint(lines)}"
        super().__init__(title=wording.TITLE, custom_id=number, timeout=1)
        shown = "\n".join(markup.plain(line.shown) for line in lines)
        if not 0 < len(shown) <= LONGEST:
            raise UserError(wording.TOO_LONG)
        words: ui.TextInput[Any] = ui.TextInput(
            custom_id="words", default=shown, max_length=LONGEST, style=discord.TextStyle.paragraph
        )
        self.add_item(ui.Label(text=wording.FIELD, description=wording.FIELD_HINT, component=words))


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it puts words right."""

    async def take(match: Match[str], fields: dialogues.Fields) -> None:
        guild_id = await require_manager(interaction, library_wording.NOT_ALLOWED, LIBRARY)
        pages = (await pages_of(interaction, match[1])).at(int(match[2]))
        lines = await _lines(interaction, pages)
        if fingerprint(lines) != match[3]:
            raise UserError(wording.MEANWHILE.format(now=quoted([line.shown for line in lines])))
        await interaction.response.defer(ephemeral=True, thinking=True)
        person, interview_id = interaction.user.id, pages.place.interview_id
        mender = service(interaction, Mender)
        number, now, others = await mender.mend(guild_id, interview_id, person, lines, fields["words"])
        buttons = [MendingButton("undo", number, wording.UNDO)]
        if others:
            buttons.append(
                MendingButton("everywhere", number, wording.EVERYWHERE.format(places=wording.places(others)))
            )
        await _tell(interaction, f"{wording.FIXED.format(now=quoted(now))}\n{wording.MORE}", *buttons)

    await dialogues.hear(interaction, CUSTOM_ID, take, lambda match: MendButton("ask", match[1], AGAIN))


class MendingButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"mending:(?P<action>undo|everywhere):(?P<number>\d{1,18})",
):
    """What can be done with words that were put right; works after a restart."""

    def __init__(self, action: str, number: int, label: str = "") -> None:
        self.action, self.number = action, number
        super().__init__(ui.Button(label=label, custom_id=f"mending:{action}:{number}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], int(match["number"]))

    async def pressed(self, interaction: Interaction) -> None:
        guild_id = await require_manager(interaction, library_wording.NOT_ALLOWED, LIBRARY)
        mender = service(interaction, Mender)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if self.action == "undo":
            await mender.undo(guild_id, self.number)
            await whisper(interaction, wording.UNDONE)
            return
        number, exchange, count = await mender.everywhere(guild_id, interaction.user.id, self.number)
        heard, said = markup.escape(exchange.heard), markup.escape(exchange.said)
        told = wording.EXCHANGED.format(said=said, heard=heard, places=wording.places(count))
        await _tell(interaction, f"{told}\n{wording.MORE}", MendingButton("undo", number, wording.UNDO))


async def show_corrections(interaction: Interaction, guild_id: int) -> None:
    """List, to this person alone, what can be undone."""
    recent = await service(interaction, Mender).recent(guild_id)
    view = DetachedView().add_item(ui.TextDisplay(wording.LIST if recent else wording.LIST_NONE))
    for one in recent[:MOST_LISTED]:
        view.add_item(_section(_entry(interaction, one), MendingButton("undo", one.id, wording.UNDO)))
    if len(recent) > MOST_LISTED:
        view.add_item(ui.TextDisplay(wording.LIST_MORE.format(count=MOST_LISTED)))
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=IN_PRIVATE)


def _section(text: str, button: ui.Item[Any]) -> ui.Section[Any]:
    return ui.Section(text, accessory=button)


def _entry(interaction: Interaction, one: Mending) -> str:
    interview = service(interaction, Interviews).get(one.interview_id)
    title = markup.escape(markup.shorten(interview.title, 60)) if interview else markup.ELLIPSIS
    what = f"“{markup.escape(markup.shorten(one.first, 120))}”"
    if one.exchange:
        heard, said = (markup.escape(markup.shorten(word, 60)) for word in (one.exchange.heard, one.exchange.said))
        what = wording.ONE_WORD.format(said=said, heard=heard)
    return wording.ENTRY.format(what=what, title=title, places=wording.places(one.lines), at=one.at)


async def _tell(interaction: Interaction, text: str, *buttons: MendingButton) -> None:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for button in buttons:
        row.add_item(button)
    view = DetachedView().add_item(ui.TextDisplay(text)).add_item(row)
    await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=IN_PRIVATE)


async def _lines(interaction: Interaction, pages: Pages) -> list[Line]:
    """The lines of the quote that is up, as they are now, with the rest of the first and the last of them.

    Raises:
        UserError: the interview is gone, or an open question is about them.
    """
    hit, listing = pages.hit, service(interaction, Interviews).get(pages.place.interview_id)
    if listing is None or not listing.is_on(interaction.guild_id):
        raise UserError(quotes_wording.QUOTE_GONE)
    refuse_peeking(interaction, listing.id, frozenset(range(hit.first - 1, hit.last + 2)))
    return await service(interaction, Mender).lines(listing.id, hit)
