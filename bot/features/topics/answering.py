"""Where an answer goes: whoever asked turns the pages of their own message, everybody else gets their own."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Self

import discord
from discord import ui

from bot.core.errors import UserError
from bot.core.topics.model import Topic
from bot.core.topics.stretches import number_at
from bot.discord_ui.opening import opened
from bot.discord_ui.peeking import guarded
from bot.discord_ui.replies import SILENCE, Interaction, hold, is_press, turns_own_page
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines, Topics
from bot.wording import topics as wording

DIGEST_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Reference:
    """The interview that a button is about, as its custom id names it."""

    interview_id: int
    digest: str

    @classmethod
    def to(cls, interview: Interview) -> Self:
        return cls(interview.id, interview.digest[:DIGEST_LENGTH])

    async def open(
        self, interaction: Interaction, holding: Callable[[], Awaitable[object]] | None = None
    ) -> Interview:
        """Open the interview that these buttons belong to.

        Raises:
            UserError: it is not here any more, or not as it was.
        """
        listing = service(interaction, Interviews).get(self.interview_id)
        if listing is None or not listing.is_on(interaction.guild_id):
            raise UserError(wording.INTERVIEW_GONE)
        if listing.digest[:DIGEST_LENGTH] != self.digest:
            raise UserError(wording.INTERVIEW_CHANGED)
        return await opened(interaction, listing, holding=holding)

    def __str__(self) -> str:
        return f"{self.interview_id}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """An interview's topics as one person may see them now."""

    interview: Interview
    topics: Topics
    guarded: frozenset[int] = frozenset()
    is_own: bool = False

    @property
    def reference(self) -> Reference:
        return Reference.to(self.interview)

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
    return Outlook(interview, topics, guarded(interaction, interview.id), outlines.is_own(interview, guild_id))


async def answer(
    interaction: Interaction, view: ui.LayoutView, *, files: Sequence[discord.File] = (), private: bool = False
) -> None:
    """Answer a command, or a press: on one's own message in place, else only for whoever pressed."""
    is_done = interaction.response.is_done()
    if turns_own_page(interaction):
        edit = interaction.edit_original_response if is_done else interaction.response.edit_message
        await edit(view=view, attachments=list(files), allowed_mentions=SILENCE)
        return
    send = interaction.followup.send if is_done else interaction.response.send_message
    ephemeral = private or is_press(interaction)
    await send(view=view, files=list(files), ephemeral=ephemeral, allowed_mentions=SILENCE)
