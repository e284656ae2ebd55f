"""The bot as a person meets it: typed into the page, read off the page, two people in two tabs."""

from browser.tabs import Tabs, messages, page_of
from end_to_end.stage import Stage
from playwright.async_api import Page, expect

from bot.core.pictures.quote_card import HEIGHT, WIDTH
from bot.wording import pictures
from bot.wording import quotes as wording


async def type_find(page: Page, text: str) -> None:
    """As a person would: the first letters, Enter on the command, then the words."""
    await page.get_by_role("textbox", name="Message").press_sequentially("/quote fi")
    await expect(page.get_by_role("option", name="/quote find")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.keyboard.type(text)


async def test_a_suggestion_opens_its_quote_and_only_the_asker_turns_the_pages(tabs: Tabs, stage: Stage) -> None:
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(page_of(stage.playground, "Ben"))
    await type_find(ada, "charming on the surf")
    suggestion = ada.get_by_role("option", name="charming on the surface")
    await expect(suggestion.first).to_contain_text(":")
    await suggestion.first.click()
    await ada.keyboard.press("Enter")
    quote = messages(ada).last
    await expect(quote).to_contain_text("“")
    await expect(quote).to_contain_text("charming on the surface")
    await quote.get_by_role("button", name=wording.LATER).click()
    await expect(quote).to_contain_text("Do you think that Claude has conscious experience?")

    await messages(ben).last.get_by_role("button", name=wording.LATER).click()
    refusal = messages(ben).last
    await expect(refusal).to_contain_text("Only the person who asked can use these buttons.")
    await expect(refusal).to_contain_text("Only you can see this")
    await expect(messages(ada)).to_have_count(1)


async def test_a_private_answer_is_seen_by_all_once_it_is_shared(tabs: Tabs, stage: Stage) -> None:
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(page_of(stage.playground, "Ben"))
    await ada.get_by_role("textbox", name="Message").fill(
        "/quote find text: you must be a psychopath private: True"
    )
    await ada.keyboard.press("Enter")
    private = messages(ada).last
    await expect(private).to_contain_text("Only you can see this")
    await private.get_by_role("button", name=wording.SHARE).click()
    shared = messages(ben).last
    await expect(shared).to_contain_text("Ada shared a quote:")
    await expect(shared).to_contain_text("psychopath")
    await expect(messages(ada).first.get_by_role("button", name=wording.SHARED_ALREADY)).to_be_disabled()


async def test_a_card_is_seen_and_heard_and_shared_in_another_style(tabs: Tabs, stage: Stage) -> None:
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(page_of(stage.playground, "Ben"))
    await type_find(ada, "you must be a psychopath")
    await ada.keyboard.press("Enter")
    await messages(ada).last.get_by_role("combobox", name=wording.MORE).click()
    await ada.get_by_role("option", name=pictures.CARD).click()
    card = messages(ada).last.get_by_role("img", name="You must be a psychopath")
    await expect(card).to_be_visible()
    assert await card.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])") == [
        WIDTH,
        HEIGHT,
    ]
    await messages(ada).last.get_by_role("button", name="Night").click()
    await expect(messages(ada).last.get_by_role("button", name="Night")).to_be_disabled()
    await messages(ada).last.get_by_role("button", name=wording.SHARE).click()
    await expect(messages(ben).last).to_contain_text(wording.SHARED.format(person="Ada"))
    await expect(messages(ben).last.get_by_role("img", name="You must be a psychopath")).to_be_visible()
