"""The exact words of an interview in less than a hundred characters: what a suggestion or a button carries."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit
from bot.discord_ui.opening import opened
from bot.discord_ui.replies import Interaction
from bot.discord_ui.services import service
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview

DIGEST_LENGTH = 8
PATTERN = r"#\d{1,18}:[0-9a-z]{1,8}:\d{1,9}\.\d{1,9}-\d{1,9}\.\d{1,9}"
_PARTS = re.compile(r"#(\d+):([0-9a-z]+):(\d+)\.(\d+)-(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class QuoteReference:
    """From character `begin` of sentence `first` to before `finish` of sentence `last`, as `Hit` has them; `digest`
    is the beginning of the interview's."""

    interview_id: int
    digest: str
    first: int
    begin: int
    last: int
    finish: int

    @classmethod
    def to(cls, interview: Interview, hit: Hit) -> Self:
        digest = interview.digest[:DIGEST_LENGTH]
        return cls(interview.id, digest, hit.first, hit.begin, hit.last, hit.finish)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` gave; None for any other text."""
        parts = _PARTS.fullmatch(text) if re.fullmatch(PATTERN, text) else None
        return cls(int(parts[1]), parts[2], *map(int, parts.groups()[2:])) if parts else None

    def __str__(self) -> str:
        return f"#{self.interview_id}:{self.digest}:{self.first}.{self.begin}-{self.last}.{self.finish}"

    async def found(
        self, interaction: Interaction, holding: Callable[[], Awaitable[object]] | None = None
    ) -> tuple[Interview, Hit]:
        """The interview, as `opened` gives it, and the words.

        Raises:
            LookupError: this server sees no such interview (any more), or it was loaded anew since.
        """
        listing = service(interaction, Interviews).get(self.interview_id)
        if listing is None or not listing.is_on(interaction.guild_id) or not listing.digest.startswith(self.digest):
            raise LookupError(self.interview_id)
        interview = await opened(interaction, listing, holding=holding)
        return interview, exact_hit(interview.transcript, self.first, self.begin, self.last, self.finish)
