"""Buttons, selects, Components V2 and modals on the page, against a bot that answers."""

import pytest
from browser.showcase import Showcase
from browser.tabs import run
from playwright.async_api import Locator, Page, expect

from bot.playground.server import Playground


def said(page: Page, text: str) -> Locator:
    return page.get_by_role("article", name="Message from").filter(has_text=text)


async def panel(page: Page) -> Locator:
    await run(page, "/show panel")
    await expect(said(page, "A panel")).to_be_visible()
    return said(page, "A panel")


async def form(page: Page) -> Locator:
    await run(page, "/show form")
    await expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    return page.get_by_role("dialog", name="A form")


async def test_a_panel_shows_every_component(page: Page, showcase: Showcase) -> None:
    shown = await panel(page)
    await expect(shown.get_by_role("heading", name="A panel")).to_be_visible()
    await expect(shown.get_by_role("separator")).to_be_visible()
    for name in ("Thumb", "In the gallery"):
        assert await shown.get_by_role("img", name=name).evaluate("e => e.decode().then(() => e.naturalWidth)") == 1
    await expect(shown.get_by_role("link", name="notes.txt", exact=True)).to_be_visible()
    await expect(shown.get_by_role("link", name="Site")).to_have_attribute("href", "https://example.com/")
    await expect(shown.get_by_role("button", name="Off")).to_be_disabled()
    accent = await shown.locator(".container").evaluate("e => getComputedStyle(e).boxShadow")
    assert accent.startswith("rgb(88, 101, 242)")


async def test_a_button_is_busy_until_it_is_answered(page: Page) -> None:
    shown = await panel(page)
    more = shown.get_by_role("button", name="More", exact=True).first
    await more.click()
    await expect(said(page, "Here is more")).to_contain_text("Only you can see this")
    await expect(more).not_to_have_attribute("aria-busy", "true")


async def test_a_button_that_is_not_answered_says_so_and_can_be_pressed_again(
    page: Page, playground: Playground, showcase: Showcase
) -> None:
    shown = await panel(page)
    stuck = shown.get_by_role("button", name="Stuck")
    await stuck.click()
    await expect(stuck).to_have_attribute("aria-busy", "true")
    unanswered = playground.interactions.by_id(str(await showcase.held.get()))
    assert unanswered
    playground.interactions.fail(unanswered)
    await expect(shown.get_by_role("alert")).to_have_text("This interaction failed")
    await expect(stuck).not_to_have_attribute("aria-busy", "true")
    await stuck.click()
    await expect(shown.get_by_role("alert")).to_have_count(0)


async def test_a_select_takes_several_by_keyboard_and_sends_them_when_left(page: Page) -> None:
    shown = await panel(page)
    select = shown.get_by_role("combobox", name="Choose topics")
    await select.focus()
    await page.keyboard.press("ArrowDown")
    options = page.get_by_role("option")
    await expect(options).to_have_count(4)
    await page.keyboard.press("Enter")
    for _ in range(2):
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
    assert [await one.get_attribute("aria-selected") for one in await options.all()] == [
        "true",
        "true",
        "false",
        "false",
    ]
    await page.keyboard.press("Escape")
    await expect(said(page, "topics ['0', '1']")).to_be_visible()
    await expect(select).to_contain_text("Topic 0")


async def test_a_user_select_offers_the_people(page: Page) -> None:
    shown = await panel(page)
    await shown.get_by_role("combobox", name="Choose a person").click()
    await page.get_by_role("option", name="Cleo").click()
    await expect(said(page, "person Cleo")).to_be_visible()


async def test_leaving_a_select_without_choosing_sends_nothing(page: Page) -> None:
    shown = await panel(page)
    await shown.get_by_role("combobox", name="Choose topics").click()
    await shown.get_by_role("heading", name="A panel").click()
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await run(page, "done")
    await expect(said(page, "done")).to_be_visible()
    await expect(page.get_by_role("article", name="Message from")).to_have_count(2)


async def test_a_modal_sends_what_was_filled_in(page: Page) -> None:
    dialog = await form(page)
    await expect(dialog).to_contain_text("Fill in all of it.")
    await dialog.get_by_role("textbox", name="Name").fill("Ada")
    await dialog.get_by_role("textbox", name="Story").fill("two\nlines")
    await dialog.get_by_role("combobox", name="Topic").click()
    await dialog.get_by_role("option", name="War").click()
    await dialog.get_by_role("radio", name="No").check()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_have_count(0)
    await expect(said(page, "Ada | two lines | ['War'] | N")).to_be_visible()


async def test_a_modal_takes_boxes_and_files(page: Page) -> None:
    await run(page, "/show survey")
    dialog = page.get_by_role("dialog", name="A survey")
    await dialog.get_by_role("checkbox", name="salt").check()
    await dialog.get_by_role("checkbox", name="chilli").check()
    await dialog.get_by_role("checkbox", name="Again?").check()
    files = [{"name": name, "mimeType": "text/plain", "buffer": b"x"} for name in ("a.txt", "b.txt")]
    await dialog.get_by_label("Proof").set_input_files(files)  # pyright: ignore[reportArgumentType]
    await expect(dialog.get_by_role("listitem")).to_have_count(2)
    await dialog.get_by_role("button", name="Remove a.txt").click()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(said(page, "['chilli', 'salt'] | True | ['b.txt']")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "problem"), [("", "This field is required."), ("x", "Must be at least 2 characters.")]
)
async def test_a_modal_says_what_is_missing_and_keeps_the_rest(page: Page, name: str, problem: str) -> None:
    dialog = await form(page)
    await dialog.get_by_role("textbox", name="Name").fill(name)
    await dialog.get_by_role("textbox", name="Story").fill("kept")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.get_by_role("alert").first).to_have_text(problem)
    await expect(dialog.get_by_role("alert")).to_have_count(3)
    await expect(dialog.get_by_role("textbox", name="Name")).to_be_focused()
    await expect(dialog.get_by_role("textbox", name="Story")).to_have_value("kept")


async def test_escape_closes_a_modals_list_first(page: Page) -> None:
    dialog = await form(page)
    await dialog.get_by_role("combobox", name="Topic").click()
    await page.keyboard.press("Escape")
    await expect(dialog.get_by_role("listbox")).to_have_count(0)
    await expect(dialog).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
