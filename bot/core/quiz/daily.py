"""Five questions a server a day, the same for everyone, and the row of squares to share."""

import hashlib
import hmac
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.questions import Kind, Level, Question
from bot.core.quiz.scoring import Result

ROUNDS = 5
_DAY = 24 * 60 * 60
_RIGHT, _CLOSE, _NEAR, _WRONG, _NONE = "🟩🟨🟧🟥⬛"


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row: up to now, and the most there ever were."""

    current: int
    best: int


def day(now: float) -> date:
    """The UTC day of a moment in seconds since the epoch."""
    return datetime.fromtimestamp(now, UTC).date()


def time_left(now: float) -> float:
    """Seconds until the next day's questions."""
    return _DAY - now % _DAY


def questions(
    deck: Deck, secret: bytes, server: int, day: date, digest: str, recent: Sequence[str] = ()
) -> list[Question]:
    """That day's questions of that server about the interview with that digest.

    Drawn by HMAC-SHA256, so nobody without the secret can work them out. `recent` are the keys that the days before
    used, oldest first.

    Raises:
        RunsOutError: the interview is too short for five.
    """
    rng = random.Random(_lot(secret, server, day, digest))
    return draw(deck, rng, ROUNDS, Kind, Difficulty.of(Level.NORMAL), recent)


def interviews(ids: Iterable[int], secret: bytes, server: int, day: date, recent: Sequence[int] = ()) -> list[int]:
    """In which order these are tried for that day's daily of that server: by lot, and after all others those in
    `recent`, which the days before used, longest ago first.

    Each draws its own lot, so that one that comes or goes leaves the order of the others as it was.
    """
    last_used = {one: place for place, one in enumerate(recent)}
    return sorted(ids, key=lambda one: (last_used.get(one, -1), _lot(secret, server, day, f"interview {one}")))


def _lot(secret: bytes, server: int, day: date, what: str) -> bytes:
    return hmac.new(secret, f"{server}/{day.isoformat()}/{what}".encode(), hashlib.sha256).digest()


def streak(days: Iterable[date], today: date) -> Streak:
    """From the days on which a person played; today may still be to come."""
    played = sorted(set(days))
    runs: list[int] = [1] if played else []
    for earlier, later in pairwise(played):
        if later - earlier == timedelta(days=1):
            runs[-1] += 1
        else:
            runs.append(1)
    lasts = bool(played) and today - played[-1] <= timedelta(days=1)
    return Streak(runs[-1] if lasts else 0, max(runs, default=0))


def squares(results: Iterable[Result | None]) -> str:
    """A square for each question in order: right, mostly right, better than a guess, wrong, not answered."""
    return "".join(map(_square, results))


def _square(result: Result | None) -> str:
    if result is None or not result.answered:
        return _NONE
    if result.right:
        return _RIGHT
    return _CLOSE if result.quality > 0.5 else _NEAR if result.close else _WRONG
