"""Pages that report their own errors."""

import re
from contextlib import AsyncExitStack

from playwright.async_api import Browser, Locator, Page, expect

DESKTOP, PHONE = (1280, 800), (390, 844)


class Tabs:
    """Opens pages, each in a context of its own, and hears every error that a page reports."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts = AsyncExitStack()
        self.complaints: list[str] = []

    async def open(self, url: str, size: tuple[int, int] = DESKTOP, forgiven: str = r"(?!)") -> Page:
        """A page at `url` once it shows its messages; what matches `forgiven` is no error."""
        is_phone = size == PHONE
        context = await self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            is_mobile=is_phone,
            has_touch=is_phone,
            locale="en-GB",
            timezone_id="UTC",
        )
        self._contexts.push_async_callback(context.close)
        page = await context.new_page()

        def complain(text: str) -> None:
            if not re.search(forgiven, text):
                self.complaints.append(text)

        page.on("pageerror", lambda error: complain(str(error)))
        page.on("console", lambda message: complain(message.text) if message.type == "error" else None)
        await page.goto(url)
        await expect(page.get_by_role("log")).to_be_visible()
        return page

    async def close(self) -> None:
        await self._contexts.aclose()


def messages(page: Page) -> Locator:
    """Those of the channel, oldest first."""
    return page.get_by_role("article", name="Message from")


async def run(page: Page, text: str) -> None:
    """Write a command or a message, and send it."""
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")
