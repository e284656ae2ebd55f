"""An interview of the library, and the buttons below it."""

import time
from collections.abc import Iterator
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core.listing import Listing, Record
from bot.core.transcript.examine import fuller_names
from bot.discord_ui import dialogues
from bot.discord_ui.episode_line import episode_facts
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.permissions import LIBRARY, require_manager
from bot.discord_ui.replies import SILENCE, Guarded, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.library.card import COLOUR, WAITING, WRONG, card, joined, names_shown, said, speaker_line, titled
from bot.features.library.desk import LibraryDesk
from bot.features.library.dialogue import CUSTOM_ID, EditDialogue, edit
from bot.interviews.catalogue import Interviews
from bot.store.library import UNDO_SECONDS
from bot.wording import library as wording
from bot.wording.errors import AGAIN
from bot.wording.grammar import duration


def shown(interview: Listing, record: Record, *, may_change: bool, is_current: bool) -> ui.LayoutView:
    """All about an interview, with the buttons of those who may change it."""
    told = wording.SHOWN_BY if record.added_by else wording.SHOWN_AT
    by = wording.GIVEN if interview.guild_id is None else told.format(user=record.added_by, at=record.imported_at)
    about = [
        wording.SHOWN.format(title=titled(interview)) + (wording.CURRENT if is_current else ""),
        f"-# {duration(interview.length)} · {wording.words(interview.words)} · {by}",
        *_episode(interview),
        speaker_line(interview.speakers),
    ]
    if interview.media_link:
        about.append(wording.RECORDING.format(link=f"<{interview.media_link}>"))
    buttons: list[ui.Item[Any]] = []
    if may_change and not is_current:
        buttons.append(InterviewButton("use", interview.id, wording.USE_IT))
    if may_change and interview.guild_id is not None:
        buttons.append(InterviewButton("edit", interview.id, wording.EDIT_IT))
        if fuller_names(interview.speakers):
            buttons.append(InterviewButton("join", interview.id, wording.JOIN_NAMES))
        buttons.append(InterviewButton("remove", interview.id, wording.REMOVE_IT))
    return card(COLOUR, ["\n".join(about)], buttons)


def _episode(interview: Listing) -> Iterator[str]:
    """Show, number, date, guests and hosts, as far as they are known."""
    known = interview.particulars
    if facts := episode_facts(known, interview.title):
        yield wording.EPISODE.format(facts=" · ".join(facts))
    for line, names in ((wording.GUESTS, known.guests), (wording.HOSTS, known.hosts)):
        if names:
            yield line.format(names=names_shown(names))


def really_remove(interview: Listing) -> ui.LayoutView:
    buttons = [
        InterviewButton("removing", interview.id, wording.REALLY, discord.ButtonStyle.danger),
        InterviewButton("keep", interview.id, wording.KEEP),
    ]
    return card(WRONG, [wording.REALLY_REMOVE.format(title=titled(interview))], buttons)


def removed(interview: Listing, until: int) -> ui.LayoutView:
    text = wording.REMOVED.format(title=titled(interview), until=until)
    return card(WAITING, [text], [InterviewButton("undo", interview.id, wording.UNDO)])


class InterviewButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"library:(?P<action>use|edit|join|remove|removing|keep|undo):(?P<interview>\d{1,18})",
):
    """What can be done with one interview; works after a restart."""

    def __init__(
        self,
        action: str,
        interview_id: int,
        label: str = "",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        self.action, self.interview_id = action, interview_id
        super().__init__(ui.Button(label=label, custom_id=f"library:{action}:{interview_id}", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], int(match["interview"]))

    async def pressed(self, interaction: Interaction) -> None:
        guild_id, desk = await require_manager(interaction, wording.NOT_ALLOWED, LIBRARY), _desk(interaction)
        match self.action:
            case "use":
                used = await service(interaction, Interviews).use(guild_id, self.interview_id)
                await whisper(interaction, wording.USED.format(title=titled(used)))
            case "edit":
                interview = desk.own(guild_id, self.interview_id)
                await ask_to_edit(interaction, interview)
            case "join":
                await interaction.response.defer(ephemeral=True, thinking=True)
                edited, names = await desk.join(guild_id, self.interview_id)
                await whisper(interaction, f"{wording.EDITED.format(title=titled(edited))}\n{joined(names)}")
            case "remove":
                view = really_remove(desk.own(guild_id, self.interview_id))
                await interaction.response.send_message(view=view, allowed_mentions=SILENCE)
            case "removing":
                gone = await desk.remove(guild_id, self.interview_id)
                await show_in_place(interaction, removed(gone, int(time.time()) + UNDO_SECONDS))
            case "keep":
                kept = desk.own(guild_id, self.interview_id)
                await show_in_place(interaction, said(wording.KEPT.format(title=titled(kept))))
            case _:
                back = await desk.restore(guild_id, self.interview_id)
                await show_in_place(interaction, said(wording.RESTORED.format(title=titled(back))))


async def ask_to_edit(interaction: Interaction, interview: Listing) -> None:
    """Open the dialogue in which it is edited."""
    await dialogues.ask(interaction, EditDialogue(interview, await _desk(interaction).record(interview)))


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it is the one in which an interview is edited."""
    await dialogues.hear(
        interaction,
        CUSTOM_ID,
        lambda match, fields: _edit(interaction, int(match[1]), fields),
        lambda match: InterviewButton("edit", int(match[1]), AGAIN),
    )


async def _edit(interaction: Interaction, interview_id: int, fields: dialogues.Fields) -> None:
    """Do what the dialogue says; where two names may still be one person's, joining them is one press away."""
    edited = await edit(interaction, interview_id, fields)
    fuller = fuller_names(edited.speakers)
    said = [wording.EDITED.format(title=titled(edited)), *([joined(fuller)] if fuller else [])]
    button = InterviewButton("join", edited.id, wording.JOIN_NAMES) if fuller else None
    await whisper(interaction, "\n".join(said), button)


def _desk(interaction: Interaction) -> LibraryDesk:
    return service(interaction, LibraryDesk)
