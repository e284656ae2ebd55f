"""What a server has set."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What holds on a server. Without `quiz_channels` quizzes are allowed everywhere.

    The daily is posted in `daily_channel` (None: it is not) at `daily_hour` (UTC), from `daily_since` on (seconds
    since 1970); `daily_posted` is the day of the last one, `daily_trouble` says why it was switched off. So it is
    with the quote of the day, at the same hour.

    The daily draws from the show called `daily_show`; "" stands for all interviews, None for the current one.
    """

    answers_private: bool = False
    quiz_channels: frozenset[int] = frozenset()
    daily_channel: int | None = None
    daily_hour: int = 12
    daily_since: float = 0.0
    daily_posted: date | None = None
    daily_trouble: str | None = None
    quote_channel: int | None = None
    quote_since: float = 0.0
    quote_posted: date | None = None
    quote_trouble: str | None = None
    daily_show: str | None = None
