"""Channels of all sorts on the page, threads that are begun and closed, and what is used most and by keyboard."""

from browser.showcase import Showcase
from browser.tabs import Tabs, page_of, run, shows_the_end
from playwright.async_api import Locator, Page, expect

from bot.playground.objects import GUILD_ANNOUNCEMENT, GUILD_FORUM, GUILD_VOICE
from bot.playground.server import Playground


def channel(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Channels").get_by_role("button", name=name)


async def test_a_thread_is_begun_written_in_closed_and_opened_by_a_message(
    page: Page, playground: Playground, tabs: Tabs
) -> None:
    ben = await tabs.open(page_of(playground, "Ben"))
    await channel(page, "general").click(button="right")
    await page.get_by_role("menuitem", name="Create Thread").click()
    await expect(page.get_by_role("heading", name="New thread", exact=True)).to_be_visible()
    await run(page, "Beside the point")
    await channel(ben, "New thread").click()
    await expect(ben.get_by_role("article", name="Message from Ada")).to_contain_text("Beside the point")
    await channel(page, "New thread").click(button="right")
    await page.get_by_role("menuitem", name="Close Thread").click()
    await channel(page, "general").click()
    await expect(channel(page, "New thread")).to_have_count(0)
    await run(ben, "And yet")
    await expect(channel(page, "New thread")).to_be_visible()


async def test_a_private_thread_is_seen_by_whom_it_names(page: Page, playground: Playground, tabs: Tabs) -> None:
    ben, cleo = [await tabs.open(page_of(playground, name)) for name in ("Ben", "Cleo")]
    await channel(page, "general").click(button="right")
    await page.get_by_role("menuitem", name="Create Private Thread").click()
    await expect(page.get_by_role("heading", name="Private thread", exact=True)).to_be_visible()
    await expect(channel(ben, "Private thread")).to_have_count(0)
    await run(page, f"Come in, <@{playground.person('Ben').id}>")
    await channel(ben, "Private thread").click()
    await expect(ben.get_by_role("article", name="Message from Ada")).to_contain_text("Come in")
    await expect(channel(cleo, "Private thread")).to_have_count(0)


async def test_a_forum_begins_posts_and_other_channels_are_open_as_any(page: Page, playground: Playground) -> None:
    for name, kind in (("questions", GUILD_FORUM), ("hall", GUILD_VOICE), ("news", GUILD_ANNOUNCEMENT)):
        playground.world.add_channel(name, kind)
    await channel(page, "questions").click()
    await expect(page.get_by_role("heading", name="New post", exact=True)).to_be_visible()
    for name in ("hall", "news"):
        await channel(page, name).click()
        await run(page, f"in the {name}")
        await expect(page.get_by_role("article", name="Message from Ada")).to_contain_text(f"in the {name}")


async def test_a_command_that_is_sent_brings_the_newest_into_view(page: Page, showcase: Showcase) -> None:
    for n in range(4):
        await showcase.post("\n".join([f"message {n}"] * 12))
    scroller = page.locator(".scroller")
    await expect(page.get_by_role("article", name="Message from")).to_have_count(4)
    await scroller.evaluate("e => { e.scrollTop = 0; }")
    await expect(page.get_by_role("button", name="Jump to present")).to_be_visible()
    await run(page, "/show secret")
    await expect(page.get_by_role("article", name="Message from").last).to_be_in_viewport()
    await shows_the_end(page)


async def test_commands_that_are_used_often_come_first(page: Page) -> None:
    await run(page, "/show secret")
    await expect(page.get_by_role("article", name="Message from").filter(has_text="Between us")).to_be_visible()
    await page.get_by_role("textbox", name="Message").press_sequentially("/")
    first = page.get_by_role("option").first
    await expect(first).to_have_attribute("aria-label", "/show secret")


async def test_a_messages_menu_is_used_by_keyboard_alone(page: Page) -> None:
    await run(page, "remember me")
    message = page.get_by_role("article", name="Message from Ada")
    await expect(message).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    while not await message.get_by_role("button", name="More").evaluate("e => e === document.activeElement"):
        await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.press("End")
    await expect(page.get_by_role("menuitem", name="Read back")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article").last).to_contain_text("It says: remember me")
