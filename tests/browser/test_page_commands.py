"""Writing commands on the page: the picker, options, autocomplete, errors in place and context menus."""

import asyncio
import json
import re
from typing import Any

from browser.showcase import SHOWN, Showcase
from browser.tabs import PHONE, Tabs
from playwright.async_api import Locator, Page, expect

from bot.playground.server import Playground


def said(page: Page, text: str) -> Locator:
    return page.get_by_role("article", name="Message from").filter(has_text=text)


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message #general")


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


async def active(page: Page) -> list[str]:
    return await page.locator("[role=option][aria-selected=true]").evaluate_all("all => all.map(e => e.ariaLabel)")


async def begin_say(page: Page) -> Locator:
    await composer(page).press_sequentially("/say")
    await page.keyboard.press("Enter")
    await expect(field(page, "text")).to_be_focused()
    return field(page, "text")


async def test_the_picker_lists_subcommands_flat_and_moves_by_keys(page: Page) -> None:
    await composer(page).press_sequentially("/")
    names = await page.get_by_role("option").evaluate_all("all => all.map(e => e.ariaLabel)")
    assert names == ["/say", *(f"/show {name}" for name in SHOWN)]
    await expect(page.get_by_role("listbox", name="Commands")).to_contain_text("Say something")
    assert await active(page) == ["/say"]
    await page.keyboard.press("ArrowUp")
    assert await active(page) == ["/show silence"]
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    assert await active(page) == ["/show panel"]
    await page.keyboard.type("sec")
    assert await active(page) == ["/show secret"]
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(said(page, "Between us")).to_be_visible()
    await expect(composer(page)).to_be_focused()


async def test_escape_puts_the_picker_away_and_leaves_a_command(page: Page) -> None:
    await composer(page).press_sequentially("/sh")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await composer(page).fill("")
    await begin_say(page)
    await expect(page.get_by_role("option")).to_have_count(3)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(composer(page)).to_be_focused()
    await expect(composer(page)).to_have_value("")


async def test_a_chosen_suggestion_shows_its_name_and_sends_its_value(page: Page) -> None:
    text = await begin_say(page)
    await text.press_sequentially("hey")
    await page.get_by_role("option", name="hey bravo").click()
    await expect(text).to_have_value("hey bravo")
    await page.keyboard.press("Enter")
    await expect(said(page, "<hey bravo> | None")).to_contain_text("Ada used /say")


async def test_enter_sends_what_was_typed_and_arrows_choose_a_suggestion(page: Page) -> None:
    text = await begin_say(page)
    await text.press_sequentially("free")
    await expect(page.get_by_role("option", name="free alpha")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(said(page, "free | None")).to_be_visible()
    await begin_say(page)
    await page.keyboard.type("two")
    await expect(page.get_by_role("option", name="two bravo")).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(field(page, "text")).to_have_value("two bravo")
    await page.keyboard.press("Enter")
    await expect(said(page, "<two bravo> | None")).to_be_visible()


async def test_only_the_newest_autocomplete_counts(page: Page, showcase: Showcase) -> None:
    asked, may_answer = asyncio.Event(), asyncio.Event()

    async def late_for_one(typed: str) -> list[str]:
        if typed == "one":
            asked.set()
            await may_answer.wait()
        return [f"{typed} answer"]

    showcase.suggest = late_for_one
    text = await begin_say(page)
    await text.fill("one")
    await asyncio.wait_for(asked.wait(), 10)
    await text.fill("two")
    await expect(page.get_by_role("option", name="two answer")).to_be_visible()
    may_answer.set()
    await expect(page.get_by_role("option")).to_have_count(1)
    await expect(page.get_by_role("option", name="two answer")).to_be_visible()


async def test_autocomplete_says_when_there_is_nothing_and_when_it_fails(
    page: Page, playground: Playground, showcase: Showcase
) -> None:
    async def suggest(typed: str) -> list[str]:
        if typed == "hang":
            await showcase.may_go_on.wait()
        return []

    showcase.suggest = suggest
    text = await begin_say(page)
    await expect(page.get_by_role("status").filter(has_text="No options match your search.")).to_be_visible()
    playground.interactions.acknowledge_seconds = 0.1
    await text.fill("hang")
    await expect(page.get_by_role("status").filter(has_text="Loading options failed.")).to_be_visible()


async def test_options_of_every_kind(page: Page) -> None:
    await begin_say(page)
    await page.keyboard.type("hi")
    await page.keyboard.press("Tab")
    optional = page.get_by_role("combobox", name="Optional options")
    await expect(optional).to_be_focused()
    await expect(page.get_by_role("option")).to_have_count(5)
    await page.keyboard.type("lo")
    await page.keyboard.press("Enter")
    await expect(field(page, "loud")).to_be_focused()
    await page.keyboard.type("tr")
    await page.keyboard.press("Tab")
    await expect(field(page, "loud")).to_have_value("True")
    for name, typed in (("times", "2"), ("mood", "sad"), ("who", "Ben")):
        await optional.focus()
        await page.get_by_role("option", name=name).click()
        await page.keyboard.type(typed)
    await optional.focus()
    await page.get_by_role("option", name="file").click()
    await page.get_by_label("file", exact=True).set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"inside"}
    )
    await expect(optional).to_have_count(0)
    await page.get_by_role("button", name="Send").click()
    await expect(said(page, "HIHI | sad | ben | inside")).to_be_visible()


async def test_arrows_and_backspace_move_between_fields(page: Page) -> None:
    await begin_say(page)
    await page.keyboard.type("ab")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.type("times:")
    await expect(field(page, "times")).to_be_focused()
    await page.keyboard.press("ArrowLeft")
    await expect(field(page, "text")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Backspace")
    await expect(field(page, "times")).to_have_count(0)
    await expect(field(page, "text")).to_be_focused()
    for _ in range(3):
        await page.keyboard.press("Backspace")
    await expect(composer(page)).to_have_value("/say")


async def test_a_command_typed_by_hand(page: Page) -> None:
    await composer(page).fill("/say text: by hand times: 2")
    await expect(field(page, "times")).to_have_value("2")
    await page.keyboard.press("Enter")
    await expect(said(page, "by handby hand | None")).to_be_visible()
    await composer(page).press_sequentially("/say text: slowly loud: true")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(said(page, "SLOWLY | None")).to_be_visible()


async def test_what_is_wrong_shows_at_the_option(page: Page) -> None:
    text = await begin_say(page)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("text: This option is required. Specify a value.")
    await expect(text).to_have_attribute("aria-invalid", "true")
    await page.keyboard.type("x times: many")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("times: Enter a whole number.")
    await expect(field(page, "times")).to_be_focused()


async def test_what_discord_refuses_shows_at_the_option_and_can_be_mended(page: Page) -> None:
    await composer(page).fill("/say text: fine times: 7")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("times:")
    await expect(field(page, "times")).to_have_attribute("aria-invalid", "true")
    await expect(field(page, "text")).to_have_value("fine")
    await field(page, "times").fill("3")
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(said(page, "finefinefine | None")).to_be_visible()


async def test_what_looks_like_a_command_and_is_none_is_sent_with_a_word_about_it(page: Page) -> None:
    await composer(page).fill("/nonsense of mine")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article").last).to_contain_text("/nonsense of mine")
    await expect(page.get_by_role("alert")).to_contain_text("no such command")
    await page.keyboard.type("x")
    await expect(page.get_by_role("alert")).to_have_count(0)


async def test_a_message_that_is_too_long_comes_back_with_the_reason(page: Page) -> None:
    await composer(page).fill("x" * 2001)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(composer(page)).to_have_value("x" * 2001)
    await expect(page.get_by_role("article", name="Message from")).to_have_count(0)


async def test_commands_of_messages_and_people(page: Page) -> None:
    await composer(page).fill("remember me")
    await page.keyboard.press("Enter")
    message = page.get_by_role("article", name="Message from Ada")
    await message.hover()
    await message.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Read back").click()
    await expect(said(page, "It says: remember me")).to_contain_text("Ada used Read back")
    await message.click(button="right")
    await expect(page.get_by_role("menu", name="Message actions")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("complementary", name="Members").get_by_role("button", name="Ben").click()
    await page.get_by_role("menuitem", name="Greet").click()
    await expect(said(page, "Hello @Ben")).to_be_visible()


async def test_a_long_press_opens_a_messages_menu(tabs: Tabs, playground: Playground, showcase: Showcase) -> None:
    await showcase.post("press me")
    page = await tabs.open(playground.url, PHONE)
    box = await page.get_by_text("press me").bounding_box()
    assert box
    middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    finger: Any = await page.context.new_cdp_session(page)
    await finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [middle]})
    await expect(page.get_by_role("menuitem", name="Read back")).to_be_visible()
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await expect(page.get_by_role("menuitem", name="Read back")).to_be_visible()
    await page.get_by_role("menuitem", name="Read back").tap()
    await expect(said(page, "It says: press me")).to_be_visible()
    await finger.detach()


async def test_every_command_waits_for_one_answer_only(page: Page) -> None:
    """What the page sends is what the wire's description says, and nothing twice."""
    sent: list[Any] = []
    page.once("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(json.loads(data))))
    await page.reload()
    await composer(page).fill("/say text: once")
    await page.keyboard.press("Enter")
    await expect(said(page, "once | None")).to_be_visible()
    [command] = [frame for frame in sent if frame["do"] == "command"]
    assert set(command) == {"do", "nonce", "channel_id", "command_id", "options", "target_id"}
    assert command["options"] == [{"name": "text", "type": 3, "value": "once"}]
    assert re.fullmatch(r"\d+", command["channel_id"])
