"""The dialogue in which title, link, episode and speakers of an interview are edited."""

import re
from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.core import markup, timecode
from bot.core.errors import TimecodeError, UserError
from bot.core.listing import Listing, Record
from bot.core.transcript import sidecar
from bot.core.transcript.sidecar import TurnMark
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.features.library import episode_field
from bot.features.library.desk import LibraryDesk
from bot.wording import library as wording

TITLE_LIMIT, LINK_LIMIT, SPEAKERS_LIMIT, NAME_LIMIT = 200, 400, 4000, 80
TURNS_LIMIT, EPISODE_LIMIT = 4000, 4000
_NOBODY = "–"
CUSTOM_ID = re.compile(r"library:edited:(\d{1,18})")


class EditDialogue(ui.Modal):
    """It carries the number of its interview, so that it is understood after a restart, too."""

    def __init__(self, interview: Listing, record: Record) -> None:
        super().__init__(title=wording.EDIT_TITLE, custom_id=f"library:edited:{interview.id}", timeout=1)
        title: ui.TextInput[Any] = ui.TextInput(
            custom_id="title", default=interview.title[:TITLE_LIMIT], max_length=TITLE_LIMIT
        )
        link: ui.TextInput[Any] = ui.TextInput(
            custom_id="link", default=interview.media_link, max_length=LINK_LIMIT, required=False
        )
        self.add_item(ui.Label(text=wording.FIELD_TITLE, component=title))
        self.add_item(ui.Label(text=wording.FIELD_LINK, description=wording.FIELD_LINK_HINT, component=link))
        episode: ui.TextInput[Any] = ui.TextInput(
            custom_id="episode",
            style=discord.TextStyle.paragraph,
            default=episode_field.written(interview.particulars),
            max_length=EPISODE_LIMIT,
            required=False,
        )
        hint = wording.FIELD_EPISODE_HINT
        self.add_item(ui.Label(text=wording.FIELD_EPISODE, description=hint, component=episode))
        if record.speakers:
            names: ui.TextInput[Any] = ui.TextInput(
                custom_id="speakers",
                style=discord.TextStyle.paragraph,
                default=_lines(record.speakers),
                max_length=SPEAKERS_LIMIT,
                required=False,
            )
            hint = wording.FIELD_SPEAKERS_HINT
            self.add_item(ui.Label(text=wording.FIELD_SPEAKERS, description=hint, component=names))
        told = _told(record)
        if (record.is_nameless or told) and len(told) <= TURNS_LIMIT:
            turns: ui.TextInput[Any] = ui.TextInput(
                custom_id="turns",
                style=discord.TextStyle.paragraph,
                default=told,
                max_length=TURNS_LIMIT,
                required=False,
            )
            self.add_item(ui.Label(text=wording.FIELD_TURNS, description=wording.FIELD_TURNS_HINT, component=turns))


def _lines(speakers: Mapping[str, str]) -> str:
    """As many speakers as fit, a line each; those left out stay as they are."""
    text = ""
    for speaker, name in speakers.items():
        line = f"{speaker} = {name}\n"
        if len(text) + len(line) > SPEAKERS_LIMIT:
            break
        text += line
    return text.rstrip("\n")


def renamed(speakers: Mapping[str, str], text: str) -> dict[str, str]:
    """The names with those that were typed, by what the file calls each speaker.

    Raises:
        UserError: a line is none, or names a speaker that the file has not.
    """
    names = dict(speakers)
    for line in filter(str.strip, text.splitlines()):
        before, sign, after = line.partition("=")
        speaker, name = before.strip(), markup.plain(after)[:NAME_LIMIT].strip()
        if not sign:
            raise UserError(wording.NO_EQUALS.format(line=markup.brief(line, NAME_LIMIT)))
        if speaker not in names:
            raise UserError(wording.UNKNOWN_SPEAKER.format(name=markup.brief(speaker, NAME_LIMIT)))
        names[speaker] = name or speaker
    return names


def _told(record: Record) -> str:
    return "\n".join(f"{timecode.show(start)} {speaker or _NOBODY}" for start, speaker in record.turns)


def told(record: Record, text: str | None) -> list[TurnMark] | None:
    """Who speaks from when, as it was typed, in order of time; None if nothing else was typed than was there.

    Raises:
        UserError: a line does not begin with a time, or has no name.
    """
    if text is None or text.strip() == _told(record):
        return None
    found: dict[int, str] = {}
    for line in filter(str.strip, text.splitlines()):
        time, _, name = line.strip().partition(" ")
        is_nobody = name.strip() in (_NOBODY, "-", "—")
        name = markup.plain(name.strip(" =:–-"))[:NAME_LIMIT].strip()
        try:
            start = timecode.parse_typed(time.rstrip(":="))
        except TimecodeError as error:
            raise UserError(wording.NO_TURN.format(line=markup.brief(line, NAME_LIMIT))) from error
        if not name and not is_nobody:
            raise UserError(wording.NO_TURN.format(line=markup.brief(line, NAME_LIMIT)))
        found[start] = name
    return [TurnMark.model_construct(start=start, speaker=name) for start, name in sorted(found.items())]


async def edit(interaction: Interaction, interview_id: int, fields: Mapping[str, str]) -> Listing:
    """Change an interview as the dialogue says; the answer is yet to be given.

    Raises:
        UserError: this person may not, the interview is not here, or something typed cannot be taken.
    """
    guild_id = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY)
    desk = service(interaction, LibraryDesk)
    interview = desk.own(guild_id, interview_id)
    title = markup.plain(fields["title"])
    if not title:
        raise UserError(wording.EMPTY_TITLE)
    link = fields["link"].strip() or None
    if link is not None and not sidecar.is_link(link):
        raise UserError(wording.BAD_LINK)
    episode = episode_field.read(fields["episode"], interview.particulars) if "episode" in fields else None
    record = await desk.record(interview)
    names, turns = renamed(record.speakers, fields.get("speakers", "")), told(record, fields.get("turns"))
    await interaction.response.defer(ephemeral=True, thinking=True)
    return await desk.edit(guild_id, interview_id, title, link, names, turns, episode)
