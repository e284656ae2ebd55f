"""A game and where it is played, as it is kept between two steps of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from bot.core.quiz.games import Game
from bot.core.quiz.questions import Origin


class Mode(StrEnum):
    """How a game is played: by everybody in a channel, or alone."""

    CHANNEL = "channel"
    SOLO = "solo"
    DAILY = "daily"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Table:
    """Where a game is played and about what. `guild_id` is None in direct messages, `day` (UTC) in all but a
    daily. A game about several interviews has the `show` that they are episodes of, "" where they are of several,
    and its questions know their own; `interview_id` and `digest` then are those of the first. A game about a `part`
    of an interview has the numbers of its first and its last sentence."""

    mode: Mode
    guild_id: int | None
    channel_id: int
    player_id: int
    interview_id: int
    digest: str
    started_at: float
    day: date | None = None
    show: str | None = None
    part: tuple[int, int] | None = None

    @property
    def origin(self) -> Origin:
        return Origin(self.interview_id, self.digest)


@dataclass(frozen=True, slots=True)
class StoredGame:
    """A game and where it is played; `message_id` is None until it is posted. `token` is what its message can be
    changed with for a while, where it is private."""

    table: Table
    game: Game
    message_id: int | None = None
    token: str | None = field(default=None, repr=False)

    @property
    def id(self) -> int:
        return self.game.id

    @property
    def origin(self) -> Origin:
        """The interview that the round is about which is on."""
        return self.game.round.question.origin or self.table.origin

    def now(self, game: Game) -> Self:
        """This game one step further."""
        return replace(self, game=game)
