"""HTTP around the routes: who asks, the body, refusals as Discord writes them, rate limits, and a log."""

import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, cast

from aiohttp import web

from bot.playground import refused
from bot.playground.bodies import read
from bot.playground.files import Upload
from bot.playground.limits import Limits, refusal_headers
from bot.playground.objects import Json, is_object
from bot.playground.pulse import Pulse
from bot.playground.refused import BannedError, RateLimitedError, RefusedError

PREFIX = "/api/v10"
REQUESTS_KEPT = 1000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """A request of the bot, read: `given` are the parts of the path, `body` is None where there is none."""

    given: dict[str, str]
    query: dict[str, str]
    body: Any = None
    uploads: list[Upload] = field(default_factory=list[Upload])

    @property
    def fields(self) -> Json:
        """The body as an object.

        Raises:
            RefusedError: 50109 where it is something else.
        """
        if self.body is None:
            return {}
        if not is_object(self.body):
            raise refused.not_json()
        return self.body

    @property
    def objects(self) -> list[Json]:
        """The body as a list of objects.

        Raises:
            RefusedError: 50109 where it is something else.
        """
        body = cast(list[Any], self.body)
        if not isinstance(self.body, list) or not all(is_object(item) for item in body):
            raise refused.not_json()
        return body


Answer = Json | list[Json] | None
Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` in aiohttp's form below /api/v10. `by_token` marks those whose path holds a token of its own; some
    take forms beside JSON."""

    method: str
    path: str
    handler: Handler
    by_token: bool = False
    status: int = 200
    takes_forms: bool = False


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """`path` starts below /api/v10 and has no query; `body` is None where there was none."""

    method: str
    path: str
    body: Any
    status: int
    answer: Answer
    files: tuple[str, ...] = ()
    """What came with it, as `files[0]=name.png`."""


class Rest:
    """Discord's HTTP API; without `limits` it takes any number of requests."""

    def __init__(self, token: str, pulse: Pulse, routes: list[Route], limits: Limits | None = None) -> None:
        self.log: deque[LoggedRequest] = deque(maxlen=REQUESTS_KEPT)
        self.on_request: list[Callable[[str, str, Any, int], None]] = []
        self.on_logged: list[Callable[[LoggedRequest], None]] = []
        self._token, self._pulse, self._routes = token, pulse, routes
        self.limits = limits
        self._limited, self._retry_after = 0, 0.0
        self._refusals: dict[str, tuple[str, list[RefusedError]]] = {}
        self._lost_answers: dict[str, list[int]] = {}

    def rate_limit(self, times: int, retry_after: float = 0.01) -> None:
        """Answer the next requests with 429; the client comes again after so many seconds."""
        self._limited, self._retry_after = times, retry_after

    def refuse(self, method: str, *errors: RefusedError, at: str = "/messages") -> None:
        """Answer the next requests of this method to such paths with these errors, one each."""
        self._refusals[method] = at, list(errors)

    def lose_answers(self, ending: str, *statuses: int) -> None:
        """Do what the next requests to paths with this ending ask for, but answer with these statuses, one each."""
        self._lost_answers[ending] = list(statuses)

    def add_to(self, app: web.Application) -> None:
        for route in self._routes:
            app.router.add_route(route.method, PREFIX + route.path, self._serve(route))
        app.router.add_route("*", "/api/{tail:.*}", self._serve(None))

    def _serve(self, route: Route | None) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            body: Any = None
            answer: Answer = None
            uploads: list[Upload] = []
            refusal: RefusedError | None = None
            try:
                self._check_limits(route, request)
                body, uploads = await read(request, takes_forms=route is not None and route.takes_forms)
                answer = self._answer(route, request, body, uploads)
                status = 204 if answer is None else route.status if route else 404
                self._check_lost(request.path)
            except RefusedError as error:
                refusal, status, answer = error, error.status, error.body
            except Exception:
                _log.exception("the local Discord failed at %s %s", request.method, request.path)
                status, answer = 500, {"message": "500: Internal Server Error", "code": 0}
            path, files = request.path.removeprefix(PREFIX), tuple(f"{one.field}={one.filename}" for one in uploads)
            self._note(LoggedRequest(request.method, path, body, status, answer, files))
            return self._response(route, request, status, answer, refusal)

        return serve

    def _check_limits(self, route: Route | None, request: web.Request) -> None:
        """Let a request pass unless it is one too many.

        Raises:
            RateLimitedError, BannedError
        """
        if self._limited:
            self._limited -= 1
            raise RateLimitedError(self._retry_after)
        if self.limits and route:
            self.limits.take(*(route.method, route.path, dict(request.match_info)), is_the_bots=not route.by_token)

    def _response(
        self,
        route: Route | None,
        request: web.Request,
        status: int,
        answer: Answer,
        refusal: RefusedError | None,
    ) -> web.Response:
        if isinstance(refusal, BannedError):
            return web.Response(status=status, text=refusal.message)
        headers = refusal_headers(refusal) if isinstance(refusal, RateLimitedError) else {}
        if self.limits:
            self.limits.note(status)
        if self.limits and route:
            headers |= self.limits.headers(route.method, route.path, dict(request.match_info))
        return _json(status, answer, headers)

    def _answer(self, route: Route | None, request: web.Request, body: Any, uploads: list[Upload]) -> Answer:
        if route is None:
            _log.warning("the local Discord has no %s %s", request.method, request.path)
            raise refused.no_such_route()
        if not route.by_token and request.headers.get("Authorization") != f"Bot {self._token}":
            raise refused.unauthorized()
        at, waiting = self._refusals.get(request.method, ("", []))
        if waiting and at in request.path:
            raise waiting.pop(0)
        return route.handler(Call(dict(request.match_info), dict(request.query), body, uploads))

    def _check_lost(self, path: str) -> None:
        """Forget what was to be answered, where that was asked for.

        Raises:
            RefusedError
        """
        for ending, statuses in self._lost_answers.items():
            if statuses and path.endswith(ending):
                raise RefusedError(statuses.pop(0), 0, "Service unavailable")

    def _note(self, request: LoggedRequest) -> None:
        if request.status >= 400:
            _log.info("refused %s %s: %s", request.method, request.path, request.answer)
        self.log.append(request)
        for hook in tuple(self.on_request):
            hook(request.method, request.path, request.body, request.status)
        for told in tuple(self.on_logged):
            told(request)
        self._pulse.beat()


def _json(status: int, answer: Answer, more: dict[str, str]) -> web.Response:
    # discord.py compares the content type for equality, so no charset; without Via it takes a 429 for a ban
    headers = {"Via": "1.1 playground", **more}
    if answer is None:
        return web.Response(status=204, headers=headers)
    headers["Content-Type"] = "application/json"
    return web.Response(body=json.dumps(answer).encode(), status=status, headers=headers)
