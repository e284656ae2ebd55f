"""Messages on the page: how they come, change and go, and who sees them."""

import asyncio
import re

import discord
from browser.showcase import Showcase, picture
from browser.tabs import PHONE, Tabs, messages, page_of, run, shows_the_end
from playwright.async_api import Page, expect

from bot.playground.server import Playground


def second(playground: Playground) -> str:
    """The other channel's name."""
    return str(playground.world.text_channels[1].data["name"])


async def test_what_is_written_shows_for_everyone_under_one_name(
    tabs: Tabs, playground: Playground, page: Page
) -> None:
    other = await tabs.open(page_of(playground, "Ben"))
    for text in ("first", "second"):
        await run(page, text)
    await expect(messages(other)).to_have_count(2)
    await expect(messages(other).first).to_contain_text("Ada")
    await expect(messages(other).last).to_have_text(re.compile("second$"))
    assert not await messages(other).last.get_by_role("button", name="Ada").count(), "one name for both"
    await expect(other.get_by_role("button", name="You are Ben")).to_be_visible()


async def test_mentions_are_sent_as_mentions(page: Page, playground: Playground) -> None:
    await run(page, f"@Ben see #{second(playground)} and `@everyone`")
    await expect(messages(page)).to_have_text(re.compile(rf"@Ben see {second(playground)} and @everyone$"))
    await expect(messages(page).locator(".mention")).to_have_count(2)


async def test_a_message_changes_in_place_and_goes(page: Page, showcase: Showcase) -> None:
    first = await showcase.post("one")
    await showcase.post("two")
    await expect(messages(page)).to_have_count(2)
    element = await messages(page).first.element_handle()
    await first.edit(content="changed")
    await expect(messages(page).first).to_contain_text("changed (edited)")
    assert element
    assert await element.evaluate("e => e.isConnected"), "the same element"
    await first.delete()
    await expect(messages(page)).to_have_count(1)
    # the name moves to the message that is left
    await expect(messages(page)).to_contain_text("Showcase")


async def test_the_newest_is_in_view_unless_one_has_scrolled_up(page: Page, showcase: Showcase) -> None:
    for n in range(4):
        await showcase.post("\n".join([f"message {n}"] * 12))
    await expect(messages(page)).to_have_count(4)
    await shows_the_end(page)
    await page.locator(".scroller").evaluate("e => { e.scrollTop = 100; }")
    jump = page.get_by_role("button", name="Jump to present")
    await expect(jump).to_be_visible()
    await showcase.post("news")
    await expect(page.get_by_text("1 new message")).to_be_visible()
    assert await page.locator(".scroller").evaluate("e => e.scrollTop") == 100
    await jump.click()
    await expect(jump).to_be_hidden()
    await shows_the_end(page)


async def test_a_private_answer_is_seen_by_one_and_can_be_put_away(
    tabs: Tabs, playground: Playground, page: Page
) -> None:
    other = await tabs.open(page_of(playground, "Ben"))
    await run(page, "/show secret")
    private = messages(page).filter(has_text="Between us")
    await expect(private).to_contain_text("Only you can see this")
    await run(page, "seen by all")
    await expect(messages(other)).to_have_count(1)
    await expect(messages(other)).to_contain_text("seen by all")
    await private.get_by_role("button", name="Dismiss message").click()
    await expect(private).to_have_count(0)
    await page.reload()
    await expect(messages(page)).to_have_count(1)


async def test_thinking_becomes_the_answer(page: Page, showcase: Showcase) -> None:
    await run(page, "/show slow")
    answer = messages(page).filter(has_text="/show")
    await expect(answer).to_contain_text("Showcase is thinking…")
    showcase.may_go_on.set()
    await expect(answer).to_contain_text("Done thinking")
    await expect(answer).to_contain_text("Ada used")
    await expect(messages(page)).to_have_count(1)


async def test_a_bot_that_stays_silent_is_told_of(page: Page, playground: Playground) -> None:
    playground.interactions.acknowledge_seconds = 0.1
    await run(page, "/show silence")
    failed = messages(page).filter(has_text="The application did not respond")
    await expect(failed).to_contain_text("Only you can see this")
    await failed.get_by_role("button", name="Dismiss message").click()
    await expect(messages(page)).to_have_count(0)


async def test_an_embed_with_all_its_parts(page: Page, showcase: Showcase) -> None:
    embed = discord.Embed(title="A *title*", url="https://example.com/t", description="> said", colour=0xFF0000)
    embed.add_field(name="When", value="`3:53`").add_field(name="Who", value="Ada").set_footer(text="the end")
    embed.set_author(name="An author").set_thumbnail(url="attachment://pixel.png")
    await showcase.post("Look", embed=embed, file=picture())
    drawn = page.locator(".embed")
    await expect(drawn.get_by_role("link", name="A title")).to_have_attribute("href", "https://example.com/t")
    for text in ("An author", "said", "When", "3:53", "Who", "the end"):
        await expect(drawn).to_contain_text(text)
    # the thumbnail, and no attachment beside it
    await expect(messages(page).locator("img")).to_have_count(1)


async def test_attachments(page: Page, showcase: Showcase) -> None:
    await showcase.post(files=[picture(), discord.File(__file__, "notes.txt")])
    image = page.get_by_role("img", name="A tiny picture")
    await expect(image).to_be_visible()
    assert await image.evaluate("e => e.decode().then(() => e.naturalWidth)") == 1
    await expect(page.get_by_role("link", name="notes.txt", exact=True)).to_be_visible()
    await page.get_by_role("button", name="Open image: A tiny picture").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_switching_person_channel_and_direct_message(page: Page, playground: Playground) -> None:
    await run(page, "from Ada")
    await page.get_by_role("button", name="Switch person").click()
    await page.get_by_role("menuitemradio", name="Ben").click()
    await expect(page.get_by_role("button", name="You are Ben")).to_be_visible()
    assert page.url.endswith(f"#user={playground.world.people[1]['id']}")
    await page.get_by_role("button", name=second(playground)).click()
    await run(page, "from Ben")
    await expect(messages(page)).to_have_text(re.compile("Ben.*from Ben"))
    await page.get_by_role("navigation", name="Channels").get_by_role("button", name="Showcase").click()
    await expect(page.get_by_role("textbox", name="Message @Showcase")).to_be_visible()
    await expect(messages(page)).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("button", name="You are Ben")).to_be_visible()


async def test_news_in_another_channel_mark_it(page: Page, playground: Playground, showcase: Showcase) -> None:
    await showcase.post("psst", channel=second(playground))
    await page.get_by_role("button", name=f"{second(playground)} unread").click()
    await expect(messages(page)).to_contain_text("psst")
    await expect(page.get_by_role("button", name="unread")).to_have_count(0)


async def test_the_page_says_when_the_bot_is_gone(page: Page, showcase: Showcase) -> None:
    await showcase.close()
    await expect(page.get_by_role("status").filter(has_text="Showcase is offline")).to_be_visible()


async def test_the_page_comes_back_by_itself(tabs: Tabs) -> None:
    playground = Playground(bot_name="Showcase")
    await playground.start()
    port = int(playground.url.rsplit(":", 1)[1])
    page = await tabs.open(playground.url, forgiven="WebSocket")
    await page.get_by_role("textbox", name="Message").fill("still here")
    await playground.stop()
    await expect(page.get_by_role("status").filter(has_text="The connection is gone")).to_be_visible()
    await playground.start(port)
    try:
        await expect(page.get_by_role("status").filter(has_text="connection")).to_have_count(0)
        await expect(page.get_by_role("textbox", name="Message")).to_have_value("still here")
        await page.get_by_role("textbox", name="Message").press("Enter")
        await expect(messages(page)).to_contain_text("still here")
    finally:
        await playground.stop()


async def test_a_tab_stays_the_same_person_in_a_local_discord_started_anew(tabs: Tabs) -> None:
    first = Playground(bot_name="Showcase")
    await first.start()
    port = int(first.url.rsplit(":", 1)[1])
    page = await tabs.open(page_of(first, "Ben"), forgiven="WebSocket|CONNECTION_REFUSED")
    await expect(page.get_by_role("button", name="You are Ben")).to_be_visible()
    await first.stop()
    anew = Playground(bot_name="Showcase")
    await anew.start(port)
    try:
        await page.wait_for_url(f"**/#user={anew.world.people[1]['id']}")
        await expect(page.get_by_role("button", name="You are Ben")).to_be_visible()
    finally:
        await anew.stop()


async def test_on_a_phone_nothing_is_wider_than_the_screen(
    tabs: Tabs, playground: Playground, showcase: Showcase
) -> None:
    await showcase.post("word " * 40 + "x" * 300, file=picture())
    await showcase.post(embed=discord.Embed(title="y" * 200, description="```\n" + "z" * 300 + "\n```"))
    page = await tabs.open(playground.url, PHONE)
    await run(page, "/show panel")
    await expect(messages(page)).to_have_count(3)
    assert await page.evaluate("document.scrollingElement.scrollWidth") == PHONE[0]
    assert await page.locator(".scroller").evaluate("e => e.scrollWidth <= e.clientWidth")
    await page.get_by_role("button", name="Open channels").click()
    await page.get_by_role("button", name=second(playground)).click()
    await expect(page.get_by_role("textbox", name=f"Message #{second(playground)}")).to_be_visible()
    await asyncio.gather(
        expect(page.get_by_role("navigation", name="Channels")).to_be_hidden(),
        expect(messages(page)).to_have_count(0),
    )
