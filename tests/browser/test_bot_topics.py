"""Topics as somebody meets them who never heard the interview: the list, a topic, the next one, a quiz on it."""

import pytest_asyncio
from browser.tabs import Tabs
from end_to_end.outlining import ABOUT_MINDS, ABOUT_SCANS, MARKS, cut
from end_to_end.stage import Stage
from playwright.async_api import Page, expect

from bot.playground.server import Playground
from bot.wording import topics as wording


@pytest_asyncio.fixture(loop_scope="session")
async def club(stage: Stage) -> Playground:
    await cut(stage)
    return stage.playground


async def run(page: Page, command: str) -> None:
    """As a person would: the name, Enter on the command, Enter to send it."""
    await page.get_by_role("textbox", name="Message").press_sequentially(f"/{command}")
    await expect(page.get_by_role("option", name=f"/{command}")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")


async def test_from_the_list_to_a_topic_to_the_next_and_into_a_quiz(tabs: Tabs, club: Playground) -> None:
    page = await tabs.open(club.url)
    messages = page.get_by_role("article", name="Message from")
    await run(page, "topic list")
    listed = messages.first
    for mark in MARKS:
        await expect(listed).to_contain_text(mark.title)
    picture = listed.get_by_role("img", name=ABOUT_SCANS)
    await expect(picture).to_be_visible()
    await page.wait_for_function("image => image.naturalWidth > 0", arg=await picture.element_handle())

    await listed.get_by_role("combobox", name=wording.OPEN_TOPIC).click()
    await page.get_by_role("option", name=ABOUT_SCANS).click()
    await expect(listed.get_by_role("heading", name=ABOUT_SCANS)).to_be_visible()
    await expect(picture).to_have_count(0)
    await listed.get_by_role("button", name=wording.FOLLOWING).click()
    await expect(listed.get_by_role("heading", name=ABOUT_MINDS)).to_be_visible()
    await expect(messages).to_have_count(1)

    await listed.get_by_role("button", name=wording.QUIZ_ME).click()
    await expect(messages).to_have_count(2)
    await expect(messages.last).to_contain_text("Solo · Round 1 of")
    await expect(messages.last).to_contain_text("Only you can see this")
