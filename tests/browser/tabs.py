"""Pages that report their own errors."""

import re
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from playwright.async_api import Browser, ConsoleMessage, Error, Locator, Page, expect

from bot.playground.server import Playground

DESKTOP, PHONE = (1280, 800), (390, 844)
PATIENCE = 60.0
"""Seconds that people at a page wait for the bot: Discord's three are soon over on a busy machine."""


class Windows:
    """Pages of one browser, each in a context of its own, which tests use one after the other: to begin one takes
    four times as long as to go on with it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[tuple[int, int], list[Page]] = defaultdict(list)

    @asynccontextmanager
    async def one(self, size: tuple[int, int]) -> AsyncGenerator[Page]:
        """A page that nobody else uses meanwhile. Nothing is left in it of what it showed before, also where
        another local Discord came to have the same port."""
        page = self._free[size].pop() if self._free[size] else await self._new(size)
        yield page
        await page.evaluate("localStorage.clear(); sessionStorage.clear()")
        await page.goto("about:blank")
        await page.mouse.move(0, 0)
        self._free[size].append(page)

    async def _new(self, size: tuple[int, int]) -> Page:
        is_phone = size == PHONE
        context = await self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            is_mobile=is_phone,
            has_touch=is_phone,
            locale="en-GB",
            timezone_id="UTC",
        )
        return await context.new_page()


class Tabs:
    """Opens pages, and hears every error that a page reports."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._opened = AsyncExitStack()
        self.complaints: list[str] = []

    async def open(self, url: str, size: tuple[int, int] = DESKTOP, forgiven: str = r"(?!)") -> Page:
        """A page at `url` once it shows its messages; what matches `forgiven` is no error."""
        page = await self._opened.enter_async_context(self._windows.one(size))

        def complain(text: str) -> None:
            if not re.search(forgiven, text):
                self.complaints.append(text)

        def hear_error(error: Error) -> None:
            complain(str(error))

        def hear_message(message: ConsoleMessage) -> None:
            if message.type == "error":
                complain(message.text)

        page.on("pageerror", hear_error)
        page.on("console", hear_message)
        self._opened.callback(page.remove_listener, "pageerror", hear_error)
        self._opened.callback(page.remove_listener, "console", hear_message)
        await page.goto(url)
        await expect(page.get_by_role("log")).to_be_visible()
        return page

    async def close(self) -> None:
        await self._opened.aclose()


def page_of(playground: Playground, name: str) -> str:
    """The address at which one is this person."""
    return f"{playground.url}/#user={playground.person(name).id}"


def messages(page: Page) -> Locator:
    """Those of the channel, oldest first."""
    return page.get_by_role("article", name="Message from")


async def shows_the_end(page: Page) -> None:
    """Wait until the newest is in view to its end: what grows while it is drawn is scrolled to a moment later."""
    scroller = await page.locator(".scroller").element_handle()
    await page.wait_for_function("e => e.scrollHeight - e.scrollTop - e.clientHeight < 2", arg=scroller)


async def run(page: Page, text: str) -> None:
    """Write a command or a message, and send it."""
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")
