"""Which interview a button, a suggestion or a stored message is about."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from bot.core.errors import UserError
from bot.core.listing import Listing
from bot.discord_ui.opening import open_interview
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview

DIGEST_LENGTH = 8


@dataclass(frozen=True, slots=True)
class InterviewReference:
    """`digest` is that of the words, or the beginning of it: with other words it is another interview."""

    interview_id: int
    digest: str

    @classmethod
    def to(cls, interview: Interview | Listing) -> Self:
        return cls(interview.id, interview.digest[:DIGEST_LENGTH])

    async def open(
        self,
        interaction: Interaction,
        gone: str,
        changed: str,
        holding: Callable[[], Awaitable[object]] | None = None,
    ) -> Interview:
        """Give the interview as `open_interview` does.

        Raises:
            UserError: says `gone` where this server sees it no longer, `changed` where it is not as it was.
        """
        return await open_interview(interaction, self.check(interaction, gone, changed), holding=holding)

    def check(self, interaction: Interaction, gone: str, changed: str) -> Listing:
        """Find the interview without opening it.

        Raises:
            UserError: as `open`.
        """
        listing = service(interaction, Interviews).get(self.interview_id)
        if listing is None or not listing.is_on(interaction.guild_id):
            raise UserError(gone)
        if not listing.digest.startswith(self.digest):
            raise UserError(changed)
        return listing

    def __str__(self) -> str:
        return f"{self.interview_id}:{self.digest}"
