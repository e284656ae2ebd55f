import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.running import outgoing
from bot.running.gate import Gate, Urgency
from bot.running.outgoing import Refusals, traced

SECOND = 0.1


async def test_no_more_than_so_many_go_through_in_any_second_and_the_most_urgent_first() -> None:
    gate, times, order = Gate(2, SECOND), list[float](), list[Urgency]()

    async def go(urgency: Urgency) -> None:
        async with gate.opened(urgency):
            times.append(asyncio.get_running_loop().time())
            order.append(urgency)

    await asyncio.gather(gate.request(), gate.request())
    await asyncio.gather(*map(go, [Urgency.LATER] * 3 + [Urgency.SOON] * 2 + [Urgency.NOW] * 2))
    assert order == [Urgency.NOW] * 2 + [Urgency.SOON] * 2 + [Urgency.LATER] * 3
    assert all(later - earlier >= 0.9 * SECOND for earlier, later in pairwise(times[::2]))


async def test_requests_go_out_evenly() -> None:
    """Of a second's all at once, some wait on their way and arrive with those of the next."""
    gate, times = Gate(), list[float]()

    async def go() -> None:
        await gate.request()
        times.append(asyncio.get_running_loop().time())

    await asyncio.gather(*(go() for _ in range(25)))
    assert len([one for one in times if one - times[0] < 0.1]) <= 10
    assert times[-1] - times[0] >= 0.45


async def test_who_gives_up_takes_nobodys_place() -> None:
    gate = Gate(1, SECOND)
    await gate.request()
    leaving = asyncio.create_task(gate.request())
    staying = asyncio.create_task(gate.request())
    await asyncio.sleep(0)
    assert gate.is_crowded
    leaving.cancel()
    await asyncio.wait_for(staying, 1.5 * SECOND)
    assert not gate.is_crowded


async def test_while_it_is_closed_nobody_goes_through() -> None:
    gate = Gate(1, SECOND)
    gate.close_for(3 * SECOND)
    began = asyncio.get_running_loop().time()
    gate.close_for(SECOND)
    await gate.request()
    assert asyncio.get_running_loop().time() - began >= 2.9 * SECOND


async def test_whoever_waited_outside_sends_one_request_at_once() -> None:
    gate = Gate(1, SECOND)
    async with gate.opened(Urgency.LATER):
        await asyncio.wait_for(gate.request(), SECOND / 2)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(gate.request(), SECOND / 2)


@asynccontextmanager
async def session_with(gate: Gate, refusals: Refusals) -> AsyncGenerator[ClientSession]:
    """Of a server that answers with the status at the end of the path, and a rate limit that is everybody's."""

    async def answer(request: web.Request) -> web.Response:
        headers = {"X-RateLimit-Scope": "shared"} if "shared" in request.path else {}
        if "everywhere" in request.path:
            headers = {"X-RateLimit-Global": "true", "Retry-After": "1"}
        return web.Response(status=int(request.match_info["status"]), headers=headers)

    application = web.Application()
    application.add_routes([web.get("/{path:.*}/{status}", answer)])
    async with (
        TestServer(application) as server,
        ClientSession(server.make_url("/"), trace_configs=[traced(gate, refusals)]) as session,
    ):
        yield session


async def test_what_answers_an_interaction_goes_past_the_gate() -> None:
    gate = Gate(1, 60)
    async with session_with(gate, Refusals()) as session:
        for path in ("api/v10/channels", "api/v10/interactions", "api/v10/webhooks", "attachments"):
            async with asyncio.timeout(5), session.get(f"/{path}/200"):
                pass
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(SECOND), session.get("/api/v10/channels/200"):
                pass


async def test_one_too_many_of_all_holds_up_the_others() -> None:
    async with session_with(Gate(), Refusals()) as session:
        async with session.get("/api/v10/everywhere/429"):
            pass
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(SECOND), session.get("/api/v10/channels/200"):
                pass
        async with asyncio.timeout(5), session.get("/api/v10/interactions/200"):
            pass


async def test_a_warning_comes_long_before_discord_bans_for_refused_requests(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(outgoing, "WARN_FROM", 3)
    caplog.set_level(logging.WARNING, outgoing.__name__)
    refusals = Refusals(lambda: now)
    async with session_with(Gate(), refusals) as session:
        for sent in (
            "api/v10/200",
            "api/v10/shared/429",
            "api/v10/401",
            "elsewhere/403",
            "api/v10/interactions/429",
        ):
            async with session.get(f"/{sent}"):
                pass
    assert not caplog.records
    refusals.note(403)
    refusals.note(403)
    assert [record.getMessage().split(" (")[0] for record in caplog.records] == [
        "Discord refused 3 requests in ten minutes"
    ]
    now = 700.0
    refusals.note(403)
    assert len(caplog.records) == 1
