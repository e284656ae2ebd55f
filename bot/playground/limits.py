"""How much Discord takes of one bot: https://docs.discord.com/developers/topics/rate-limits."""

import math
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.refused import BannedError, RateLimitedError

A_SECOND = 50
"""Requests with the bot's own token; interactions and webhooks do not count."""
MOST_INVALID, WITHIN = 10_000, 600.0
INVALID = (401, 403, 429)
_MESSAGES = "/channels/{channel}/messages"
_ANSWERS = "/webhooks/{application}/{token}"
BUCKETS: dict[tuple[str, str], tuple[int, float]] = {
    ("GET", _MESSAGES): (5, 5.0),
    ("POST", _MESSAGES): (5, 5.0),
    ("PATCH", _MESSAGES + "/{message}"): (5, 5.0),
    ("DELETE", _MESSAGES + "/{message}"): (5, 1.0),
    ("POST", _ANSWERS): (5, 2.0),
    ("PATCH", _ANSWERS + "/messages/{message}"): (5, 2.0),
    ("DELETE", _ANSWERS + "/messages/{message}"): (5, 2.0),
}
"""So many requests in so many seconds, for each channel or token: as Discord's answers tell; it documents none."""
_MAJOR = ("channel", "guild", "token")


@dataclass(slots=True)
class _Bucket:
    limit: int
    seconds: float
    remaining: int = 0
    resets_at: float = 0.0

    def take(self, now: float) -> None:
        """Use one of its requests.

        Raises:
            RateLimitedError: there is none left.
        """
        if now >= self.resets_at:
            self.remaining, self.resets_at = self.limit, now + self.seconds
        if not self.remaining:
            raise RateLimitedError(self.resets_at - now)
        self.remaining -= 1


@dataclass(slots=True)
class Limits:
    """`clock` gives seconds that only grow, `wall` those since the epoch."""

    clock: Callable[[], float]
    wall: Callable[[], float]
    _buckets: dict[tuple[str, ...], _Bucket] = field(default_factory=dict[tuple[str, ...], _Bucket])
    _sent: deque[float] = field(default_factory=lambda: deque(maxlen=A_SECOND))
    _invalid: deque[float] = field(default_factory=lambda: deque(maxlen=MOST_INVALID))

    def take(self, method: str, path: str, given: dict[str, str], *, is_the_bots: bool) -> None:
        """Let a request to this route pass, `given` its path.

        Raises:
            RateLimitedError: it is one too many.
            BannedError: too many were refused.
        """
        now = self.clock()
        if len(self._invalid) == MOST_INVALID and now - self._invalid[0] < WITHIN:
            raise BannedError
        if is_the_bots:
            if len(self._sent) == A_SECOND and now - self._sent[0] < 1:
                raise RateLimitedError(1 - (now - self._sent[0]), everywhere=True)
            self._sent.append(now)
        if bucket := self._bucket(method, path, given):
            bucket.take(now)

    def headers(self, method: str, path: str, given: dict[str, str]) -> dict[str, str]:
        """What an answer tells of the route's bucket."""
        bucket = self._bucket(method, path, given)
        if bucket is None:
            return {}
        left = max(0.0, bucket.resets_at - self.clock())
        return {
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(bucket.remaining),
            "X-RateLimit-Reset": f"{self.wall() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": f"{zlib.crc32(f'{method} {path}'.encode()):08x}",
        }

    def note(self, status: int) -> None:
        """Count what was answered so, if it counts."""
        if status in INVALID:
            self._invalid.append(self.clock())

    def _bucket(self, method: str, path: str, given: dict[str, str]) -> _Bucket | None:
        if (method, path) not in BUCKETS:
            return None
        key = (method, path, *(given[part] for part in _MAJOR if part in given))
        if key not in self._buckets:
            self._buckets[key] = _Bucket(*BUCKETS[method, path])
        return self._buckets[key]


def refusal_headers(error: RateLimitedError) -> dict[str, str]:
    """What a 429 tells besides."""
    scope = "global" if error.everywhere else "user"
    extra = {"X-RateLimit-Global": "true"} if error.everywhere else {}
    return {"Retry-After": str(math.ceil(error.retry_after)), "X-RateLimit-Scope": scope, **extra}
