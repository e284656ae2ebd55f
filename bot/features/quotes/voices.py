"""“Who speaks here?” below a quote, for people who may change the library: whoever knows the voice names it."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from re import Match
from typing import Any, Self

from discord import ui

from bot.core import markup, timecode
from bot.core.errors import UserError
from bot.core.search.hits import Hit
from bot.core.search.pages import Pages
from bot.core.transcript.formats import labels
from bot.discord_ui import dialogues
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import Guarded, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.quotes.kept import pages_of
from bot.wording import library as library_wording
from bot.wording import quotes as quotes_wording
from bot.wording import voices as wording
from bot.wording.errors import AGAIN

NAME_LIMIT, TIME_LIMIT = 80, 12
CUSTOM_ID = re.compile(r"voice:told:([\w-]{16}):(\d{1,4})")


@dataclass(frozen=True, slots=True)
class VoiceRoads:
    """What changes a library: `tell` says that somebody speaks from one moment (ms) to another, or (None) on;
    `rename` what somebody is called. Both take server, interview and name first, and raise UserError."""

    tell: Callable[[int, int, str, int, int | None], Awaitable[object]]
    rename: Callable[[int, int, str, str], Awaitable[object]]


def is_open(hit: Hit) -> bool:
    """Whether it is not told who speaks, or only by a number."""
    return hit.speaker is None or labels.numbered(hit.speaker)


class VoiceButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"voice:ask:(?P<reply_id>[\w-]{16})"):
    """Opens the dialogue in which one names who speaks; works after a restart."""

    def __init__(self, reply_id: str, label: str = wording.WHO) -> None:
        self.reply_id = reply_id
        super().__init__(ui.Button(label=label, emoji="🗣️", custom_id=f"voice:ask:{reply_id}"))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["reply_id"])

    async def pressed(self, interaction: Interaction) -> None:
        await require_manager(interaction, library_wording.NOT_ALLOWED, LIBRARY)
        pages = await pages_of(interaction, self.reply_id)
        _check(interaction, pages)
        await dialogues.ask(interaction, _Dialogue(self.reply_id, pages))


class _Dialogue(ui.Modal):
    """It asks for the stretch only where the words are nobody's."""

    def __init__(self, reply_id: str, pages: Pages) -> None:
        hit = pages.hit
        super().__init__(title=wording.TITLE, custom_id=f"voice:told:{reply_id}:{pages.position}", timeout=1)
        name: ui.TextInput[Any] = ui.TextInput(custom_id="name", max_length=NAME_LIMIT)
        hint = wording.FIELD_RENAME_HINT.format(speaker=hit.speaker) if hit.speaker else wording.FIELD_NAME_HINT
        self.add_item(ui.Label(text=wording.FIELD_NAME, description=hint, component=name))
        if hit.speaker:
            return
        start: ui.TextInput[Any] = ui.TextInput(
            custom_id="from", default=timecode.show(hit.start), max_length=TIME_LIMIT
        )
        until: ui.TextInput[Any] = ui.TextInput(
            custom_id="until", default=timecode.show(hit.end), max_length=TIME_LIMIT, required=False
        )
        self.add_item(ui.Label(text=wording.FIELD_FROM, component=start))
        self.add_item(ui.Label(text=wording.FIELD_UNTIL, description=wording.FIELD_UNTIL_HINT, component=until))


def _check(interaction: Interaction, pages: Pages) -> None:
    """Refuse a quote whose interview is gone or changed, or whose speaker is known."""
    InterviewReference(*pages.place).check(interaction, quotes_wording.QUOTE_GONE, quotes_wording.QUOTE_CHANGED)
    if not is_open(pages.hit):
        raise UserError(wording.KNOWN_ALREADY)


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it names who speaks in a quote."""

    async def take(match: Match[str], fields: dialogues.Fields) -> None:
        guild_id = await require_manager(interaction, library_wording.NOT_ALLOWED, LIBRARY)
        pages = (await pages_of(interaction, match[1])).at(int(match[2]))
        _check(interaction, pages)
        name = markup.plain(fields["name"])[:NAME_LIMIT].strip()
        if not any(map(str.isalnum, name)):
            raise UserError(wording.NO_NAME)
        roads, interview_id, hit = service(interaction, VoiceRoads), pages.place.interview_id, pages.hit
        shown = markup.escape(name)
        if hit.speaker:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await roads.rename(guild_id, interview_id, name, hit.speaker)
            said = wording.RENAMED.format(speaker=markup.escape(hit.speaker), name=shown)
        else:
            start, until = _stretch(hit, fields["from"], fields["until"])
            await interaction.response.defer(ephemeral=True, thinking=True)
            await roads.tell(guild_id, interview_id, name, start, until)
            ending = timecode.show(until) if until is not None else ""
            told = wording.TOLD if until is not None else wording.TOLD_ON
            said = told.format(name=shown, start=timecode.show(start), end=ending)
        await whisper(interaction, f"{said}\n{wording.MORE}")

    await dialogues.hear(interaction, CUSTOM_ID, take, lambda match: VoiceButton(match[1], AGAIN))


def _stretch(hit: Hit, begins: str, ends: str) -> tuple[int, int | None]:
    """From when to when, exact where what stood there was left alone: it shows whole seconds only."""
    start = hit.start if begins.strip() == timecode.show(hit.start) else timecode.parse_typed(begins)
    if not ends.strip():
        return start, None
    until = hit.end if ends.strip() == timecode.show(hit.end) else timecode.parse_typed(ends)
    if until <= start:
        raise UserError(wording.BACKWARDS)
    return start, until
