import asyncio
import re
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from end_to_end import limits_of_commands
from end_to_end.openapi import DOCUMENT, discord_api
from end_to_end.stage import ELSEWHERE, Stage, make_ready
from feed_server import FeedServer, feed_server

from bot.playground.keyboard import Person
from bot.playground.rest import LoggedRequest
from bot.playground.server import PEOPLE, Playground
from bot.running.web import Web


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that is ready, to be copied."""
    path = tmp_path_factory.mktemp("ready") / "verbatim.db"
    asyncio.run(make_ready(path))
    return path


SILENT = 1 << 12


@pytest.fixture
def web() -> Web:
    """What the bot may fetch from: nothing. Tests that play feeds have another."""
    return Web([])


@pytest.fixture
async def stage(
    tmp_path: Path, database: Path, web: Web, request: pytest.FixtureRequest
) -> AsyncGenerator[Stage, None]:
    """The bot is online; by the end Discord has refused nothing of what it sent, nor does its API description. By
    `indirect` parameters other people are there."""
    people: Sequence[str] = getattr(request, "param", PEOPLE)
    faults: list[str] = []

    def is_meant_to_be_refused(status: int) -> bool:
        return status == 400 and status in stage.forgiven

    def hold_against_discord(method: str, path: str, body: Any, status: int) -> None:
        if status >= 400 and status not in stage.forgiven:
            faults.append(f"{method} {path}: {status}")
        if method == "POST" and path.endswith("/messages") and body["allowed_mentions"].get("users"):
            faults.extend([] if body.get("flags", 0) & SILENT else [f"{path} pings {body['allowed_mentions']}"])
        if DOCUMENT.exists() and not is_meant_to_be_refused(status):
            faults.extend(discord_api().faults(method, path, body))

    def hold_against_limits(sent: LoggedRequest) -> None:
        if not is_meant_to_be_refused(sent.status):
            faults.extend(limits_of_commands.faults(sent.method, sent.path, sent.body, sent.files))

    def hold_against_readers() -> None:
        """Whoever a message names it carries, or clients show `@unknown-user`."""
        known = {user["id"] for user in playground.world.people}
        for channel in playground.world.channels.values():
            for message in channel.messages.values():
                carried = {user["id"] for user in message.data["mentions"]} | {message.seen_by}
                named = set(re.findall(r"<@(\d+)>", str([message.data["content"], message.data["components"]])))
                if message.data["author"]["id"] == playground.world.bot["id"] and (named & known) - carried:
                    faults.append(f"{message.data} does not carry {named - carried}")

    async with Playground(bot_name="Verbatim", people=people, further_guilds=[ELSEWHERE]) as playground:
        stage = Stage(playground, Path(copy(database, tmp_path)))
        stage.web = web
        playground.on_request.append(hold_against_discord)
        playground.rest.on_logged.append(hold_against_limits)
        await stage.start_bot()
        try:
            yield stage
        finally:
            await stage.stop_bot()
        hold_against_readers()
    assert not faults


@pytest.fixture
async def server() -> AsyncGenerator[FeedServer]:
    """Plays podcasts."""
    async with feed_server() as server:
        yield server


@pytest.fixture
def ada(stage: Stage) -> Person:
    return stage.person("Ada")


@pytest.fixture
def cleo(stage: Stage) -> Person:
    return stage.person("Cleo")


@pytest.fixture
def ben(stage: Stage) -> Person:
    return stage.person("Ben")
