"""The settings of a server as a moderator meets them."""

from browser.tabs import Tabs, page_of
from end_to_end.stage import Stage
from playwright.async_api import Page, expect

from bot.playground.world import CHANNELS
from bot.wording import servers as wording


async def run(page: Page, command: str) -> None:
    await page.get_by_role("textbox", name="Message").press_sequentially(command)
    await expect(page.get_by_role("option", name=command)).to_be_visible()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")


async def test_a_moderator_keeps_quizzes_to_a_channel_and_has_the_daily_posted(tabs: Tabs, stage: Stage) -> None:
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(page_of(stage.playground, "Ben"))
    await run(ada, "/settings")
    settings = ada.get_by_role("article", name="Message from").last
    room = ada.get_by_role("option", name="second-room")
    await settings.get_by_role("combobox", name=wording.QUIZZES_PLACEHOLDER).click()
    await expect(ada.get_by_role("listbox").get_by_role("option")).to_have_count(len(CHANNELS))
    await room.click()
    await settings.get_by_role("heading").click()  # several can be chosen: sent when left
    await expect(settings).to_contain_text("only in second-room")
    await expect(settings.get_by_role("combobox", name=wording.QUIZZES_PLACEHOLDER)).to_have_text("second-room")
    await settings.get_by_role("combobox", name=wording.DAILY_PLACEHOLDER).click()
    await room.click()
    await expect(settings).to_contain_text("is posted in second-room every day at 12:00 UTC")
    await settings.get_by_role("button", name=wording.MAKE_PRIVATE).click()
    await expect(settings.get_by_role("button", name=wording.MAKE_PUBLIC)).to_be_visible()

    await run(ben, "/quiz start")
    refusal = ben.get_by_role("article", name="Message from").last
    await expect(refusal).to_contain_text("Quizzes here are played in second-room.")
    await run(ben, "/quote random")
    quote = ben.get_by_role("article", name="Message from").last
    await expect(quote).to_contain_text("Only you can see this")
