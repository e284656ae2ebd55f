"""`/topic edit`: a moderator's own outline, on their server only."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import discord
from discord import ui

from bot.core import timecode
from bot.core.errors import UserError
from bot.core.topics import editing
from bot.core.topics.editing import Marks
from bot.core.topics.model import Topic
from bot.discord_ui.dialogues import ask
from bot.discord_ui.opening import ask_again
from bot.discord_ui.permissions import require_manager
from bot.discord_ui.replies import Interaction, hold
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.topics.answering import Outlook, answer, look
from bot.features.topics.cards import A_PAGE, COLOUR, options, page_row
from bot.features.topics.items import Press, TopicButton, TopicSelect, custom_id, pressed
from bot.features.topics.texts import interview_title, length, span, title
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.wording import topics as wording

TITLE_LIMIT, TIME_LIMIT = 100, 12


class EditView(DetachedView):
    """A page of the topics to choose from, and what can be done with the one that was chosen."""

    def __init__(
        self,
        outlook: Outlook,
        reports: Mapping[int, int],
        page: int = 0,
        chosen: Topic | None = None,
        *,
        confirm: bool = False,
    ) -> None:
        super().__init__()
        count = len(outlook.topics)
        page = min(page, (count - 1) // A_PAGE)
        shown = outlook.topics[page * A_PAGE : (page + 1) * A_PAGE]
        card: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
        card.add_item(ui.TextDisplay(f"{_heading(outlook)}\n{wording.EDIT_HOW}"))

        def describe(topic: Topic) -> str:
            return wording.EDIT_OPTION.format(
                length=length(topic), reports=wording.reports(reports.get(topic.start, 0))
            )

        row: ui.ActionRow[Any] = ui.ActionRow()
        choose = TopicSelect(
            "edit", outlook.reference, page, wording.CHOOSE_TOPIC, options(shown, describe, chosen)
        )
        card.add_item(row.add_item(choose))
        if count > A_PAGE:
            card.add_item(page_row("editpage", outlook.reference, page, (count - 1) // A_PAGE + 1))
        if chosen is not None:
            card.add_item(ui.TextDisplay(_about(chosen, reports.get(chosen.start, 0))))
            card.add_item(_changes(outlook, chosen))
        if confirm:
            card.add_item(ui.TextDisplay(wording.RESET_ASKED))
        if outlook.is_own:
            card.add_item(_reset_row(outlook, confirm=confirm))
        self.add_item(card)


def _heading(outlook: Outlook) -> str:
    came_by_hand = any(topic.by_hand for topic in outlook.topics)
    origin = wording.BY_HAND_HERE if outlook.is_own else wording.FROM_CHAPTERS if came_by_hand else wording.FOUND
    return wording.EDIT_HEADING.format(
        title=interview_title(outlook), count=wording.topics(len(outlook.topics)), origin=origin
    )


def _about(topic: Topic, reports: int) -> str:
    when, long = span(topic)
    return wording.EDIT_TOPIC.format(title=title(topic), range=when, length=long, reports=wording.reports(reports))


def _changes(outlook: Outlook, topic: Topic) -> ui.ActionRow[Any]:
    reference, is_first = outlook.reference, topic == outlook.topics[0]
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(TopicButton("rename", reference, topic.start, wording.RENAME))
    row.add_item(TopicButton("split", reference, topic.start, wording.SPLIT))
    return row.add_item(TopicButton("merge", reference, topic.start, wording.MERGE, disabled=is_first))


def _reset_row(outlook: Outlook, *, confirm: bool) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    if confirm:
        sure = TopicButton("resetsure", outlook.reference, 0, wording.RESET_SURE, style=discord.ButtonStyle.danger)
        return row.add_item(sure)
    return row.add_item(TopicButton("reset", outlook.reference, 0, wording.RESET))


async def show_editor(
    interaction: Interaction,
    interview: Interview,
    page: int = 0,
    chosen: Callable[[Outlook], Topic | None] = lambda outlook: None,
    *,
    confirm: bool = False,
) -> None:
    """Answer with the editor of an interview's topics, on one of its pages.

    Raises:
        UserError: this person may not edit topics here.
    """
    guild_id = await require_manager(interaction, wording.ONLY_MODERATORS)
    outlook = await look(interaction, interview, private=True)
    topic = chosen(outlook)
    if topic is not None:
        page = outlook.topics.index(topic) // A_PAGE
    reports = await service(interaction, Outlines).reports(interview, guild_id)
    await answer(interaction, EditView(outlook, reports, page, topic, confirm=confirm), private=True)


@pressed("edit")
async def _choose(interaction: Interaction, press: Press) -> None:
    interview = await press.open(interaction)
    await show_editor(interaction, interview, chosen=lambda outlook: outlook.at(press.start))


@pressed("editpage")
async def _page(interaction: Interaction, press: Press) -> None:
    await show_editor(interaction, await press.open(interaction), press.page)


@pressed("reset")
async def _ask(interaction: Interaction, press: Press) -> None:
    await show_editor(interaction, await press.open(interaction), confirm=True)


@pressed("resetsure")
async def _reset(interaction: Interaction, press: Press) -> None:
    guild_id, interview = await require_manager(interaction, wording.ONLY_MODERATORS), await press.open(interaction)
    await hold(interaction, private=True)
    await service(interaction, Outlines).reset(interview, guild_id)
    await show_editor(interaction, interview)


@pressed("merge")
async def _merge(interaction: Interaction, press: Press) -> None:
    await _change(interaction, press, partial(editing.merge, start=press.start), press.start)


@pressed("rename")
async def _rename(interaction: Interaction, press: Press) -> None:
    if not press.fields:
        topic = await _exact(interaction, press)
        fields = {"title": topic.title, "start": timecode.show(topic.start)}
        await ask(interaction, _Dialogue("rename", press, wording.RENAME, fields))
        return
    topic = await _exact(interaction, press)
    new, to, transcript = _title(press), press.fields["start"], (await press.open(interaction)).transcript
    stays = to.strip() == timecode.show(press.start)
    begin = press.start if stays else editing.sentence_start(transcript, timecode.parse_typed(to))

    def change(marks: Marks) -> Marks:
        renamed = marks if new == topic.title else editing.rename(marks, press.start, new)
        return editing.move(transcript, renamed, press.start, begin)

    await _change(interaction, press, change, begin)


@pressed("split")
async def _split(interaction: Interaction, press: Press) -> None:
    if not press.fields:
        await _exact(interaction, press)
        await ask(interaction, _Dialogue("split", press, wording.SPLIT, {"start": "", "title": ""}))
        return
    transcript = (await press.open(interaction)).transcript
    new, at = _title(press), timecode.parse_typed(press.fields["start"])

    def change(marks: Marks) -> Marks:
        return editing.split(transcript, marks, press.start, at, new)

    await _change(interaction, press, change, editing.sentence_start(transcript, at))


async def _change(interaction: Interaction, press: Press, change: Callable[[Marks], Marks], then: int) -> None:
    """Store a change, then show the topic at `then` (ms)."""
    guild_id, interview = await require_manager(interaction, wording.ONLY_MODERATORS), await press.open(interaction)
    await hold(interaction, private=True)
    await service(interaction, Outlines).edit(interview, guild_id, change)
    await show_editor(interaction, interview, chosen=lambda outlook: outlook.at(then))


async def _exact(interaction: Interaction, press: Press) -> Topic:
    """The topic that begins where the button says.

    Raises:
        UserError: none does any more, or this person may not edit it.
    """
    guild_id, interview = (
        await require_manager(interaction, wording.ONLY_MODERATORS),
        await press.open(interaction, ask_again),
    )
    for topic in await service(interaction, Outlines).topics(interview, guild_id):
        if topic.start == press.start:
            return topic
    raise UserError(wording.TOPIC_GONE)


def _title(press: Press) -> str:
    typed = " ".join(press.fields["title"].split())
    if not typed:
        raise UserError(wording.TITLE_EMPTY)
    return typed


class _Dialogue(ui.Modal):
    """Asks for a title and a time. It carries the id of its button, so that it is understood after a restart, too:
    `bot.features.topics.items.hear` reads it, not the object."""

    def __init__(self, action: str, press: Press, heading: str, fields: Mapping[str, str]) -> None:
        super().__init__(
            title=heading.rstrip("…"), custom_id=custom_id(action, press.reference, press.value), timeout=1
        )
        is_new = not fields["title"]
        title_field: ui.TextInput[Any] = ui.TextInput(
            custom_id="title", default=fields["title"][:TITLE_LIMIT] or None, max_length=TITLE_LIMIT
        )
        time_field: ui.TextInput[Any] = ui.TextInput(
            custom_id="start", default=fields["start"] or None, max_length=TIME_LIMIT
        )
        time_label = ui.Label[Any](
            text=wording.AT_LABEL if is_new else wording.START_LABEL,
            description=wording.START_DESCRIPTION,
            component=time_field,
        )
        title_label = ui.Label[Any](
            text=wording.NEW_TITLE_LABEL if is_new else wording.TITLE_LABEL, component=title_field
        )
        for part in (time_label, title_label) if is_new else (title_label, time_label):
            self.add_item(part)
