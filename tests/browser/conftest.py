"""Pages in a real headless Chromium, and a small bot that shows everything a page must draw.

The browser is started once and lives on the session's event loop, so every test here runs on that loop, and so
must the async fixtures it uses: `@pytest_asyncio.fixture(loop_scope="session")`.
"""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
import pytest_asyncio
from browser import install
from browser.showcase import Showcase
from browser.tabs import PATIENCE, Tabs, Windows
from end_to_end.stage import ELSEWHERE, Stage, make_ready
from playwright.async_api import Page, async_playwright, expect

from bot.playground.server import Playground
from bot.playground.wiring import wired_to

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def windows() -> AsyncGenerator[Windows]:
    async with async_playwright() as playwright:
        path = install.installed() or install.existing(playwright.chromium.executable_path)
        if path is None:
            pytest.skip(install.MISSING)
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield Windows(browser)
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def tabs(windows: Windows) -> AsyncGenerator[Tabs]:
    """`await tabs.open(playground.url)`; an error in any of its pages fails the test."""
    tabs = Tabs(windows)
    yield tabs
    await tabs.close()
    assert not tabs.complaints


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that is ready, to be copied."""
    path = tmp_path_factory.mktemp("ready") / "verbatim.db"
    asyncio.run(make_ready(path))
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path, database: Path) -> AsyncGenerator[Stage]:
    """The real bot, online in a local Discord with two servers."""
    async with Playground(
        bot_name="Verbatim", further_guilds=[ELSEWHERE], acknowledge_seconds=PATIENCE
    ) as playground:
        stage = Stage(playground, Path(copy(database, tmp_path)))
        await stage.start_bot()
        yield stage
        await stage.stop_bot()


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncGenerator[Playground]:
    async with Playground(
        bot_name="Showcase", guild_name="The Theatre", acknowledge_seconds=PATIENCE
    ) as playground:
        yield playground


@pytest_asyncio.fixture(loop_scope="session")
async def showcase(playground: Playground) -> AsyncGenerator[Showcase]:
    """A small bot, online in the playground."""
    with wired_to(playground.url):
        bot = Showcase()
        running = asyncio.create_task(bot.start(playground.token))
        ready: asyncio.Task[Any] = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED)
        assert ready.done()
        yield bot
        await bot.close()
        await asyncio.wait([running])


@pytest_asyncio.fixture(loop_scope="session")
async def page(tabs: Tabs, playground: Playground, showcase: Showcase) -> Page:
    """Ada's page, on a desktop, with the small bot online."""
    return await tabs.open(playground.url)
