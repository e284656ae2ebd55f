"""How much the local Discord takes of a bot, where it is told to be as strict as Discord."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from aiohttp import ClientSession
from playground.conftest import Api

from bot.playground.limits import A_SECOND, MOST_INVALID, WITHIN
from bot.playground.server import Playground


@pytest.fixture
async def playground() -> AsyncGenerator[Playground, None]:
    async with Playground(limits=True) as playground:
        yield playground


@pytest.fixture
def messages(playground: Playground) -> str:
    return f"/channels/{playground.world.text_channels[0].id}/messages"


async def test_a_channel_takes_five_messages_in_five_seconds(
    playground: Playground, api: Api, messages: str
) -> None:
    for _ in range(5):
        assert (await api("POST", messages, {"content": "x"}))[0] == 200
    status, answer = await api("POST", messages, {"content": "x"})
    assert (status, answer["global"]) == (429, False)
    assert 0 < answer["retry_after"] <= 5
    elsewhere = f"/channels/{playground.world.text_channels[1].id}/messages"
    assert (await api("POST", elsewhere, {"content": "x"}))[0] == 200
    playground.clock.skip(5)
    assert (await api("POST", messages, {"content": "x"}))[0] == 200


async def test_answers_name_their_bucket(playground: Playground, messages: str, session: ClientSession) -> None:
    url, headers = f"{playground.url}/api/v10{messages}", {"Authorization": f"Bot {playground.token}"}
    for left in (4, 3):
        async with session.post(url, json={"content": "x"}, headers=headers) as response:
            assert response.headers["X-RateLimit-Remaining"] == str(left)
            assert 4 < float(response.headers["X-RateLimit-Reset-After"]) <= 5
            assert response.headers["X-RateLimit-Bucket"]


async def test_a_bot_sends_fifty_requests_a_second(playground: Playground, api: Api) -> None:
    said = await asyncio.gather(*(api("GET", "/users/@me") for _ in range(A_SECOND + 1)))
    [refused] = [answer for status, answer in said if status == 429]
    assert refused["global"]
    playground.clock.skip(1)
    assert (await api("GET", "/users/@me"))[0] == 200


async def test_an_address_is_banned_for_too_many_refused_requests(
    playground: Playground, session: ClientSession
) -> None:
    assert playground.rest.limits
    url = f"{playground.url}/api/v10/users/@me"
    async with session.get(url) as refused:
        assert refused.status == 401
    for _ in range(MOST_INVALID - 1):
        playground.rest.limits.note(401)
    headers = {"Authorization": f"Bot {playground.token}"}
    async with session.get(url, headers=headers) as banned:
        assert (banned.status, "Via" in banned.headers) == (429, False)
    playground.clock.skip(WITHIN)
    async with session.get(url, headers=headers) as forgiven:
        assert forgiven.status == 200
