"""A transcript uploaded from the page, confirmed and asked about; a second server that knows nothing of it."""

from browser.tabs import Tabs, messages, run
from end_to_end.librarian import TXT
from end_to_end.stage import ELSEWHERE, Stage
from playwright.async_api import expect

from bot.wording import library as wording
from bot.wording.following import SEARCH_IT


async def test_a_file_is_chosen_confirmed_and_asked_about_and_exported(tabs: Tabs, stage: Stage) -> None:
    page = await tabs.open(stage.playground.url)
    await page.get_by_role("textbox", name="Message").press_sequentially("/library ad")
    await expect(page.get_by_role("option", name="/library add")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.get_by_label("file", exact=True).set_input_files(
        {"name": "gulls.txt", "mimeType": "text/plain", "buffer": TXT.encode()}
    )
    await page.keyboard.press("Enter")
    card = messages(page).last
    await expect(card).to_contain_text("Is this right?")
    await expect(card).to_contain_text("The lighthouse keeper counted forty gulls before breakfast.")
    await card.get_by_role("button", name=wording.IMPORT).click()
    await expect(card.get_by_role("button", name=SEARCH_IT)).to_be_visible()
    await run(page, "/quote find text: how many gulls")
    await expect(messages(page).last).to_contain_text("forty")
    await run(page, "/library export interview: Gulls")
    exported = messages(page).last
    await expect(exported.get_by_role("link", name="Gulls.srt", exact=True)).to_be_visible()
    async with page.expect_download() as download:
        await exported.get_by_role("link", name="Download Gulls.srt").click()
    assert "forty gulls" in (await (await download.value).path()).read_text("utf-8")


async def test_the_other_server_has_rooms_of_its_own(tabs: Tabs, stage: Stage) -> None:
    page = await tabs.open(stage.playground.url)
    await run(page, "hello here")
    await expect(messages(page)).to_have_count(1)
    await page.get_by_role("button", name=ELSEWHERE).click()
    await expect(messages(page)).to_have_count(0)
    await run(page, "/library list")
    await page.keyboard.press("Enter")
    await expect(messages(page).last).to_contain_text("0 of at most 500 interviews")
    await page.get_by_role("button", name="The playground").click()
    await expect(messages(page)).to_have_count(1)
