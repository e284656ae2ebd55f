"""A game and where it is played, as it is kept between two steps of it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from bot.core.quiz.games import Game


class Mode(StrEnum):
    """How a game is played: by everybody in a channel, or alone."""

    CHANNEL = "channel"
    SOLO = "solo"
    DAILY = "daily"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Table:
    """Where a game is played and about what. `guild_id` is None in direct messages, `day` (UTC) in all but a
    daily."""

    mode: Mode
    guild_id: int | None
    channel_id: int
    player_id: int
    interview_id: int
    digest: str
    started_at: float
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StoredGame:
    """A game and where it is played; `message_id` is None until it is posted."""

    table: Table
    game: Game
    message_id: int | None = None

    @property
    def id(self) -> int:
        return self.game.id

    def now(self, game: Game) -> Self:
        """This game one step further."""
        return replace(self, game=game)
