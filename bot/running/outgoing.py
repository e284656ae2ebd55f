"""Every request to Discord's API on its way out: it waits at the gate, and what Discord refuses is counted."""

import logging
import re
import time
from collections import deque
from collections.abc import Callable
from types import SimpleNamespace

from aiohttp import ClientSession, TraceConfig, TraceRequestEndParams, TraceRequestStartParams

from bot.running import metrics
from bot.running.gate import Gate

log = logging.getLogger(__name__)
_API = re.compile(r"/api/v\d+/")
_ANSWER = re.compile(r"/api/v\d+/(?:interactions|webhooks)/")
"""What answers an interaction does not count among the 50 a second."""

INVALID = (401, 403, 429)
MOST_INVALID, WITHIN = 10_000, 600.0
"""Discord bans an address after so many within ten minutes."""
WARN_FROM = 1_000
_A_MINUTE = 60.0
_A_MOMENT = 1.0


class Refusals:
    """How many requests Discord refused of late in a way that counts towards a ban."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[float] = deque(maxlen=MOST_INVALID)
        self._warned_at = -_A_MINUTE

    def note(self, status: int) -> None:
        """Count one, and warn long before they are too many."""
        metrics.INVALID_REQUESTS.labels(str(status)).inc()
        now = self._clock()
        self._times.append(now)
        while self._times[0] < now - WITHIN:
            self._times.popleft()
        if len(self._times) >= WARN_FROM and now >= self._warned_at + _A_MINUTE:
            self._warned_at = now
            log.warning(
                "Discord refused %d requests in ten minutes (the last with %d); it bans for ten minutes at %d",
                *(len(self._times), status, MOST_INVALID),
            )


def traced(gate: Gate, refusals: Refusals) -> TraceConfig:
    """For the session of discord.py, whose retries pass here, too."""

    async def begins(_: ClientSession, __: SimpleNamespace, sent: TraceRequestStartParams) -> None:
        if _API.match(sent.url.path) and not _ANSWER.match(sent.url.path):
            await gate.request()

    async def ends(_: ClientSession, __: SimpleNamespace, answered: TraceRequestEndParams) -> None:
        response = answered.response
        is_shared = response.headers.get("X-RateLimit-Scope") == "shared"
        if response.status in INVALID and not is_shared and _API.match(answered.url.path):
            refusals.note(response.status)
        if response.headers.get("X-RateLimit-Global"):
            gate.close_for(float(response.headers.get("Retry-After", _A_MOMENT)))

    trace = TraceConfig()
    trace.on_request_start.append(begins)
    trace.on_request_end.append(ends)
    return trace
