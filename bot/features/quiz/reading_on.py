""" "Read on" below what was right: the excerpt as a quote, whose pages turn."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from re import Match
from typing import Any, Self

from discord import ui

from bot.core.errors import UserError
from bot.core.quiz.tables import StoredGame
from bot.discord_ui.reference import InterviewReference
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.interviews.interview import Interview
from bot.wording import quiz as wording
from bot.wording.quotes import QUOTE_CHANGED, QUOTE_GONE


@dataclass(frozen=True, slots=True)
class ReadingRoad:
    """Where the button leads: `quote` answers in private with the sentence of that number."""

    quote: Callable[[Interaction, Interview, int], Awaitable[None]]


class ReadButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"read:(?P<interview>\d{1,18}):(?P<digest>[^:]{1,8}):(?P<sentence>\d{1,9})",
):
    """Shows whoever presses it a sentence in its place; works after a restart."""

    def __init__(self, reference: InterviewReference, sentence: int) -> None:
        self.reference, self.sentence = reference, sentence
        super().__init__(ui.Button(label=wording.READ_ON, custom_id=f"read:{reference}:{sentence}"))

    @classmethod
    def below(cls, stored: StoredGame, interview: Interview | None) -> list[Self]:
        """The one below the open reveal; none where the interview was changed or removed since."""
        if interview is None or interview.digest != stored.origin.digest:
            return []
        return [cls(InterviewReference.to(interview), stored.game.round.question.excerpt.sentence)]

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(InterviewReference(int(match["interview"]), match["digest"]), int(match["sentence"]))

    async def pressed(self, interaction: Interaction) -> None:
        hold = partial(interaction.response.defer, ephemeral=True, thinking=True)
        interview = await self.reference.open(interaction, QUOTE_GONE, QUOTE_CHANGED, hold)
        if self.sentence >= len(interview.transcript.sentences):
            raise UserError(QUOTE_CHANGED)
        await service(interaction, ReadingRoad).quote(interaction, interview, self.sentence)
