"""An upload from the question whether it is right to the end of its import, and the buttons below it."""

from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core import markup
from bot.core.listing import Listing
from bot.core.transcript.examine import Examination
from bot.core.transcript.upload import Upload
from bot.core.transcript.warnings import worded
from bot.discord_ui.permissions import require_manager
from bot.discord_ui.replies import SILENCE, Guarded, Interaction
from bot.discord_ui.services import service
from bot.features.library.card import COLOUR, WAITING, WRONG, card, said, shown_title, speaker_line, titled
from bot.features.library.desk import LibraryDesk, Understood
from bot.features.library.interview_view import InterviewButton
from bot.wording import library as wording
from bot.wording.grammar import duration

LINE_LIMIT, WARNINGS_SHOWN, WARNING_LIMIT, PROBLEM_LIMIT = 160, 6, 200, 900
BAR = 12


def understood(found: Understood) -> ui.LayoutView:
    """What was understood of an upload, and whether that is right."""
    examination = found.examination
    facts = wording.FACTS.format(
        format=examination.format,
        lines=wording.lines(found.lines),
        length=duration(examination.length),
        words=wording.words(examination.words),
    )
    quoted = [
        f"> {markup.escape(markup.shorten(markup.plain(line), LINE_LIMIT))}" for line in examination.first_lines
    ]
    parts = [
        f"{wording.UNDERSTOOD}\n**{shown_title(found.title)}**\n-# {facts}\n{speaker_line(examination.speakers)}",
        "\n".join(quoted),
        "\n".join(_warnings(examination)),
        wording.SAME_NAME.format(title=found.rival) if found.rival else "",
        wording.WAITS,
    ]
    buttons = [UploadButton("import", found.upload.id, wording.IMPORT, discord.ButtonStyle.success)]
    if found.rival:
        buttons.append(UploadButton("replace", found.upload.id, wording.REPLACE))
    buttons.append(UploadButton("cancel", found.upload.id, wording.CANCEL))
    return card(COLOUR, parts, buttons)


def _warnings(examination: Examination) -> list[str]:
    concerns = examination.warnings
    texts = [markup.escape(markup.shorten(markup.plain(worded(one)), WARNING_LIMIT)) for one in concerns]
    shown = [wording.WARNING.format(text=text) for text in texts[:WARNINGS_SHOWN]]
    if len(texts) > WARNINGS_SHOWN:
        shown.append(wording.MORE_WARNINGS.format(count=len(texts) - WARNINGS_SHOWN))
    return shown


def queued(upload: Upload) -> ui.LayoutView:
    return card(WAITING, [wording.QUEUED.format(title=_title_of(upload))])


def importing(upload: Upload) -> ui.LayoutView:
    return card(WAITING, [wording.IMPORTING.format(title=_title_of(upload))])


def reading(interview: Listing, progress: float) -> ui.LayoutView:
    filled = round(progress * BAR)
    text = wording.READING.format(
        title=titled(interview), bar="▰" * filled + "▱" * (BAR - filled), percent=int(progress * 100)
    )
    return card(COLOUR, [text])


def done(interview: Listing, *, is_current: bool) -> ui.LayoutView:
    title = markup.plain(interview.title).replace("`", "")
    ask = wording.ASK_CURRENT if is_current else wording.ASK_NAMED.format(title=markup.shorten(title, 100))
    facts = f"{duration(interview.length)} · {speaker_line(interview.speakers)}"
    text = wording.DONE.format(title=titled(interview), facts=facts, ask=ask)
    if is_current:
        return card(COLOUR, [text, wording.IS_CURRENT])
    return card(COLOUR, [text], [InterviewButton("use", interview.id, wording.USE_IT)])


def failed(upload: Upload, problem: str) -> ui.LayoutView:
    return card(
        WRONG,
        [
            wording.NOT_IMPORTED.format(
                title=_title_of(upload), problem=markup.escape(markup.shorten(markup.plain(problem), PROBLEM_LIMIT))
            )
        ],
    )


def _title_of(upload: Upload) -> str:
    return shown_title(upload.title or upload.filename)


class UploadButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"library:(?P<action>import|replace|cancel):(?P<key>[\w-]{16})",
):
    """Import, Replace or Cancel below what was understood; works after a restart."""

    def __init__(
        self, action: str, key: str, label: str = "", style: discord.ButtonStyle = discord.ButtonStyle.secondary
    ) -> None:
        self.action, self.key = action, key
        super().__init__(ui.Button(label=label, custom_id=f"library:{action}:{key}", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], match["key"])

    async def pressed(self, interaction: Interaction) -> None:
        guild_id = require_manager(interaction, wording.NOT_ALLOWED)
        desk = service(interaction, LibraryDesk)
        async with desk.turns.of(self.key):
            if self.action == "cancel":
                await desk.cancel(self.key, guild_id)
                await interaction.response.edit_message(view=said(wording.CANCELLED))
            else:
                await self._queue(interaction, desk, guild_id)

    async def _queue(self, interaction: Interaction, desk: LibraryDesk, guild_id: int) -> None:
        message = interaction.message
        shown_to_all = message is not None and not message.flags.ephemeral
        message_id = message.id if message is not None and shown_to_all else None
        upload = await desk.confirm(self.key, guild_id, message_id, replacing=self.action == "replace")
        view = queued(upload) if shown_to_all else said(wording.QUEUED_BELOW)
        await interaction.response.edit_message(view=view, allowed_mentions=SILENCE)
