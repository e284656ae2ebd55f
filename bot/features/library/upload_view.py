"""An upload from the question whether it is right to the end of its import, and the buttons below it."""

from collections.abc import Sequence
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup, timecode
from bot.core.listing import Listing
from bot.core.transcript.examine import Examination, fuller_names
from bot.core.transcript.upload import Upload
from bot.core.transcript.warnings import worded
from bot.discord_ui.episode_line import episode_facts
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.features.library.card import (
    COLOUR,
    WAITING,
    WRONG,
    card,
    joined,
    names_shown,
    said,
    shown_title,
    speaker_line,
    titled,
)
from bot.features.library.desk import LibraryDesk, Understood
from bot.features.library.interview_view import InterviewButton
from bot.wording import episodes, transcripts
from bot.wording import library as wording
from bot.wording.grammar import duration

LINE_LIMIT, NAME_LIMIT, CHAPTER_LIMIT, WARNING_LIMIT, PROBLEM_LIMIT = 160, 40, 80, 200, 900
MOST_SHOWN, MOST_CHARACTERS = 6, 3900
BAR = 12


def understood(found: Understood) -> ui.LayoutView:
    """What was understood of an upload, and whether that is right: as much as a message can hold."""
    versions = (_told(found, shown) for shown in range(MOST_SHOWN, 0, -1))
    parts = next(parts for parts in versions if sum(map(len, parts)) <= MOST_CHARACTERS)
    key, joins = found.upload.id, bool(fuller_names(found.examination.speakers))
    buttons = [UploadButton("import", key, wording.IMPORT, discord.ButtonStyle.success)]
    if joins:
        buttons.append(UploadButton("join", key, wording.JOIN))
    if found.rival:
        buttons.append(UploadButton("replace", key, wording.REPLACE))
    if found.rival and joins:
        buttons.append(UploadButton("rejoin", key, wording.REPLACE_AND_JOIN))
    buttons.append(UploadButton("cancel", found.upload.id, wording.CANCEL))
    return card(COLOUR, parts, buttons)


def _told(found: Understood, shown: int) -> list[str]:
    """The texts of a preview with at most so many speakers, chapters and warnings."""
    examination = found.examination
    facts = wording.FACTS.format(
        format=examination.format,
        lines=wording.lines(found.lines),
        length=duration(examination.length),
        words=wording.words(examination.words),
    )
    return [
        f"{wording.UNDERSTOOD}\n**{shown_title(found.title)}**\n-# {facts}",
        _episode(found),
        "\n".join(_voices(examination, shown)),
        "\n".join(_chapters(examination, shown)),
        "\n".join(_warnings(examination, shown)),
        joined(fuller_names(examination.speakers)),
        wording.SAME_NAME.format(title=found.rival) if found.rival else "",
        wording.WAITS,
    ]


def _episode(found: Understood) -> str:
    facts = episode_facts(found.particulars, found.title)
    if found.particulars.guests:
        facts.append(episodes.WITH.format(names=names_shown(found.particulars.guests)))
    lines = [wording.EPISODE.format(facts=" · ".join(facts))] if facts else []
    if found.episode is not None:
        lines.append(wording.IS_EPISODE.format(episode=shown_title(found.episode)))
    return "\n".join(lines)


def _voices(examination: Examination, shown: int) -> list[str]:
    """Who speaks, how much, and their first words; of nobody, the first sentences."""
    if not examination.voices:
        return [wording.NO_SPEAKERS, *(f"> {markup.brief(line, LINE_LIMIT)}" for line in examination.first_lines)]
    lines = [
        wording.VOICE.format(
            voice=transcripts.SHARE.format(
                name=f"**{markup.brief(voice.name, NAME_LIMIT)}**",
                percent=round(voice.share * 100),
                words=markup.brief(voice.first, LINE_LIMIT),
            )
        )
        for voice in examination.voices[:shown]
    ]
    rest = len(examination.voices) - shown
    return [*lines, wording.MORE_VOICES.format(speakers=wording.speakers(rest))] if rest > 0 else lines


def _chapters(examination: Examination, shown: int) -> list[str]:
    chapters = examination.chapters
    if not chapters:
        return []
    lines = [
        wording.CHAPTER.format(start=timecode.show(chapter.start), title=markup.brief(chapter.title, CHAPTER_LIMIT))
        for chapter in chapters[:shown]
    ]
    if len(chapters) > shown:
        lines.append(wording.MORE_CHAPTERS.format(chapters=wording.chapters(len(chapters) - shown)))
    return [wording.CHAPTERS.format(chapters=wording.chapters(len(chapters)), first=lines[0]), *lines[1:]]


def _warnings(examination: Examination, most: int) -> list[str]:
    texts = [markup.brief(worded(concern), WARNING_LIMIT) for concern in examination.warnings]
    shown = [wording.WARNING.format(text=text) for text in texts[:most]]
    if len(texts) > most:
        shown.append(wording.MORE_WARNINGS.format(count=len(texts) - most))
    return shown


def queued(upload: Upload, ahead: int) -> ui.LayoutView:
    return card(WAITING, [wording.QUEUED.format(title=_title_of(upload), queue=wording.queue(ahead))])


def importing(upload: Upload) -> ui.LayoutView:
    return card(WAITING, [wording.IMPORTING.format(title=_title_of(upload))])


def reading(interview: Listing, progress: float) -> ui.LayoutView:
    filled = round(progress * BAR)
    text = wording.READING.format(
        title=titled(interview), bar="▰" * filled + "▱" * (BAR - filled), percent=int(progress * 100)
    )
    return card(COLOUR, [text])


def done(interview: Listing, trying: Sequence[ui.Item[Any]], *, is_current: bool) -> ui.LayoutView:
    """It is there; `trying` are the buttons that try it."""
    facts = f"{duration(interview.length)} · {speaker_line(interview.speakers)}"
    text = wording.DONE.format(title=titled(interview), facts=facts)
    if is_current:
        return card(COLOUR, [text, wording.IS_CURRENT], [*trying])
    return card(COLOUR, [text], [*trying, InterviewButton("use", interview.id, wording.USE_IT)])


def failed(upload: Upload, problem: str) -> ui.LayoutView:
    return card(
        WRONG,
        [wording.NOT_IMPORTED.format(title=_title_of(upload), problem=markup.brief(problem, PROBLEM_LIMIT))],
    )


def _title_of(upload: Upload) -> str:
    return shown_title(upload.title or upload.filename)


class UploadButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"library:(?P<action>import|replace|join|rejoin|cancel):(?P<key>[\w-]{16})",
):
    """Import, Replace, either with names joined, or Cancel below what was understood; works after a restart."""

    def __init__(
        self, action: str, key: str, label: str = "", style: discord.ButtonStyle = discord.ButtonStyle.secondary
    ) -> None:
        self.action, self.key = action, key
        super().__init__(ui.Button(label=label, custom_id=f"library:{action}:{key}", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], match["key"])

    async def pressed(self, interaction: Interaction) -> None:
        guild_id = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY)
        desk = service(interaction, LibraryDesk)
        async with desk.turns.of(self.key):
            if self.action == "cancel":
                await desk.cancel(self.key, guild_id)
                await show_in_place(interaction, said(wording.CANCELLED))
            else:
                await self._queue(interaction, desk, guild_id)

    async def _queue(self, interaction: Interaction, desk: LibraryDesk, guild_id: int) -> None:
        message = interaction.message
        shown_to_all = message is not None and not message.flags.ephemeral
        message_id = message.id if message is not None and shown_to_all else None
        upload, ahead = await desk.confirm(
            self.key,
            guild_id,
            message_id,
            replacing=self.action in ("replace", "rejoin"),
            joining=self.action in ("join", "rejoin"),
        )
        below = wording.QUEUED_BELOW.format(queue=wording.queue(ahead))
        view = queued(upload, ahead) if shown_to_all else said(below)
        await show_in_place(interaction, view)
