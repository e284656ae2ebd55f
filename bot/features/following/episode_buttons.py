"""The buttons below an episode that was announced: search it, play a quiz about it."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from re import Match
from typing import Any, Self

import discord
from discord import ui

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.discord_ui import dialogues
from bot.discord_ui.opening import open_interview
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.wording import following as wording
from bot.wording.errors import AGAIN

CUSTOM_ID = re.compile(r"episode:search:(\d{1,18})")
WORDS_LIMIT = 300


@dataclass(frozen=True, slots=True)
class EpisodeRoads:
    """Where the buttons lead: `find` answers a search in one interview, `quiz` begins a private game about the
    sentences from the first number to the last, in answer to an interaction that was deferred."""

    find: Callable[[Interaction, Listing, str], Awaitable[None]]
    quiz: Callable[[Interaction, Interview, int, int], Awaitable[None]]


class EpisodeButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"episode:(?P<action>find|quiz):(?P<interview>\d{1,18})",
):
    """Search it, or Quiz me; works after a restart."""

    def __init__(
        self,
        action: str,
        interview_id: int,
        label: str = "",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        self.action, self.interview_id = action, interview_id
        super().__init__(ui.Button(label=label, custom_id=f"episode:{action}:{interview_id}", style=style))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(match["action"], int(match["interview"]))

    async def pressed(self, interaction: Interaction) -> None:
        listing = _listing(interaction, self.interview_id)
        if self.action == "find":
            await dialogues.ask(interaction, _SearchDialogue(listing))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        interview = await open_interview(interaction, listing)
        last = len(interview.transcript.sentences) - 1
        await service(interaction, EpisodeRoads).quiz(interaction, interview, 0, last)


def asking(listing: Listing) -> list[EpisodeButton]:
    """Those below the news of an interview: Search it, and Quiz me."""
    style = discord.ButtonStyle.primary
    return [
        EpisodeButton("find", listing.id, wording.SEARCH_IT, style),
        EpisodeButton("quiz", listing.id, wording.QUIZ_IT),
    ]


class _SearchDialogue(ui.Modal):
    """Asks what somebody half remembers of an episode."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(title=wording.SEARCH_TITLE, custom_id=f"episode:search:{listing.id}", timeout=1)
        words: ui.TextInput[Any] = ui.TextInput(custom_id="words", max_length=WORDS_LIMIT)
        self.add_item(ui.Label(text=wording.SEARCH_FIELD, component=words))


async def hear(interaction: Interaction) -> None:
    """Take a dialogue that was sent in, if it is a search in an episode."""

    async def take(match: Match[str], fields: Mapping[str, str]) -> None:
        listing = _listing(interaction, int(match[1]))
        await service(interaction, EpisodeRoads).find(interaction, listing, fields["words"].strip())

    await dialogues.hear(interaction, CUSTOM_ID, take, lambda match: EpisodeButton("find", int(match[1]), AGAIN))


def _listing(interaction: Interaction, interview_id: int) -> Listing:
    listing = service(interaction, Interviews).get(interview_id)
    if listing is None or not listing.is_on(interaction.guild_id):
        raise UserError(wording.EPISODE_GONE)
    return listing
