"""Where an answer goes: whoever asked turns the pages of their own message, everybody else gets their own."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.core.topics.model import Topic
from bot.core.topics.stretches import number_at
from bot.discord_ui.links import with_links
from bot.discord_ui.opening import show_in_place
from bot.discord_ui.peeking import guarded
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import SILENCE, Interaction, hold, is_press, turns_own_page
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines, Topics


@dataclass(frozen=True, slots=True)
class Outlook:
    """An interview's topics as one person may see them now; it may be `called` by a short title."""

    interview: Interview
    topics: Topics
    guarded: frozenset[int] = frozenset()
    is_own: bool = False
    called: str = ""

    @property
    def reference(self) -> InterviewReference:
        return InterviewReference.to(self.interview)

    def number_at(self, ms: int) -> int:
        """Which topic, from 0, a moment belongs to."""
        return number_at(self.topics, self.interview.transcript.sentence_at(ms))

    def at(self, ms: int) -> Topic:
        return self.topics[self.number_at(ms)]


async def look(interaction: Interaction, interview: Interview, *, private: bool = False) -> Outlook:
    """The topics for whoever asks; where they are yet to be made, Discord is told that it takes a moment."""
    outlines = service(interaction, Outlines)
    guild_id = interaction.guild_id
    if not outlines.known(interview, guild_id):
        await hold(interaction, private=private)
    topics = await outlines.topics(interview, guild_id)
    interviews = service(interaction, Interviews)
    listing = interviews.get(interview.id)
    called = interviews.called(listing, guild_id) if listing else ""
    is_own = outlines.is_own(interview, guild_id)
    return Outlook(interview, topics, guarded(interaction, interview.id), is_own, called)


async def answer(
    interaction: Interaction, view: ui.LayoutView, *, files: Sequence[discord.File] = (), private: bool = False
) -> None:
    """Answer a command, or a press: on one's own message in place, else only for whoever pressed."""
    if turns_own_page(interaction):
        await show_in_place(interaction, view, files)
        return

    async def send(view: ui.LayoutView) -> object:
        is_done = interaction.response.is_done()
        send = interaction.followup.send if is_done else interaction.response.send_message
        ephemeral = private or is_press(interaction)
        return await send(view=view, files=list(files), ephemeral=ephemeral, allowed_mentions=SILENCE)

    await with_links(send, view)
