"""An answer that somebody says is wrong."""

from dataclasses import dataclass

from bot.core.search.hits import Hit


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was shown, and how sure the search was: a verdict's value, or `doubt` where it said that this is hardly
    it; `at` in seconds since 1970."""

    interview_id: int
    digest: str
    hit: Hit
    verdict: str
    at: int
