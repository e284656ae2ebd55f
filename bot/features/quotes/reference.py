"""The exact words of an interview in less than a hundred characters: what a suggestion or a button carries."""

import re
from dataclasses import dataclass
from typing import Self

from bot.core.listing import Listing
from bot.core.search.hits import Hit
from bot.core.search.pages import exact_hit
from bot.discord_ui.reference import InterviewReference
from bot.interviews.interview import Interview

PATTERN = r"#\d{1,18}:[0-9a-z]{1,8}:\d{1,9}\.\d{1,9}-\d{1,9}\.\d{1,9}"
_PARTS = re.compile(r"#(\d+):([0-9a-z]+):(\d+)\.(\d+)-(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class QuoteReference:
    """From character `begin` of sentence `first` to before `finish` of sentence `last`, as `Hit` has them."""

    interview: InterviewReference
    first: int
    begin: int
    last: int
    finish: int

    @classmethod
    def to(cls, interview: Interview | Listing, hit: Hit) -> Self:
        return cls(InterviewReference.to(interview), hit.first, hit.begin, hit.last, hit.finish)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` gave; None for any other text."""
        parts = _PARTS.fullmatch(text) if re.fullmatch(PATTERN, text) else None
        if parts is None:
            return None
        return cls(InterviewReference(int(parts[1]), parts[2]), *map(int, parts.groups()[2:]))

    def __str__(self) -> str:
        return f"#{self.interview}:{self.first}.{self.begin}-{self.last}.{self.finish}"

    def hit_in(self, interview: Interview) -> Hit:
        """Those words.

        Raises:
            LookupError: the interview has no such place.
        """
        return exact_hit(interview.transcript, self.first, self.begin, self.last, self.finish)
