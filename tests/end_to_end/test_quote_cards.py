"""Cards of quotes: asked for, restyled, shared, and what happens where they cannot be drawn or sent."""

import asyncio
from typing import Any

import pytest
from end_to_end.reading import Message, buttons, is_private, picture, texts
from end_to_end.stage import Stage

from bot.core.pictures.model import Picture
from bot.core.pictures.quote_card import HEIGHT, WIDTH, quote_card
from bot.features.quotes import card as card_view
from bot.playground.keyboard import Person
from bot.wording import pictures
from bot.wording import quotes as wording

ASKED = "you must be a psychopath"


def shown(message: Message) -> dict[str, Any]:
    """The card of a message, as its gallery has it."""
    item = picture(message)
    assert (item["media"]["width"], item["media"]["height"]) == (WIDTH, HEIGHT)
    return item


async def test_a_card_of_the_best_hit_is_posted_with_its_words_as_alt_text(ada: Person, ben: Person) -> None:
    reply = await (await ada.slash("quote card", text=ASKED, style="night")).answer()
    assert "psychopath" in shown(reply)["description"]
    assert not is_private(reply)
    assert not buttons(reply)
    assert shown(await ben.sees_message()) == shown(reply)


async def test_the_button_below_a_quote_makes_a_card_for_whoever_presses_it(ada: Person, ben: Person) -> None:
    quote = await (await ada.slash("quote find", text=ASKED)).answer()
    card = await (await ben.press(quote, pictures.CARD)).answer()
    assert is_private(card)
    assert "psychopath" in shown(card)["description"]
    assert buttons(card) == {"Paper": False, "Night": True, "Colour": True, wording.SHARE: True}
    other = await (await ben.press(card, "Colour")).answer()
    assert buttons(other) == {"Paper": True, "Night": True, "Colour": False, wording.SHARE: True}
    assert shown(other)["media"]["url"] != shown(card)["media"]["url"]
    assert [message["id"] for message in ada.sees()] == [quote["id"]]


async def test_a_card_is_shared_once_however_often_one_presses(stage: Stage, ada: Person, ben: Person) -> None:
    card = await (await ada.slash("quote card", text=ASKED, private=True)).answer()
    await asyncio.gather(*[ada.press(card, wording.SHARE) for _ in range(3)])
    shared = await ben.sees_message()
    assert texts(shared) == wording.SHARED.format(person="Ada")
    assert shown(shared)["description"] == shown(card)["description"]
    await stage.restart_bot()
    older = stage.playground.world.message(card["channel_id"], card["id"])
    older.data["components"] = card["components"]
    last = await (await ada.press(card, wording.SHARE)).answer()
    assert buttons(last)[wording.SHARED_ALREADY] is False
    last = await (await ada.press(last, "Night")).answer()
    assert buttons(last)[wording.SHARED_ALREADY] is False
    assert len(ben.sees()) == 1


async def test_cards_are_made_and_restyled_after_a_restart(stage: Stage, ada: Person) -> None:
    quote = await (await ada.slash("quote find", text=ASKED)).answer()
    card = await (await ada.press(quote, pictures.CARD)).answer()
    await stage.restart_bot()
    assert shown(await (await ada.press(card, "Night")).answer())
    assert shown(await (await ada.press(quote, pictures.CARD)).answer())


async def test_a_suggestion_becomes_a_card(ada: Person) -> None:
    offered = await ada.autocomplete("quote card", "text", "charming on the surf")
    reply = await (await ada.slash("quote card", text=offered[0]["value"])).answer()
    assert "charming on the surface" in shown(reply)["description"]


async def test_nothing_is_put_on_a_card_that_was_not_said(ada: Person) -> None:
    reply = await (await ada.slash("quote card", text="zucchini recipes from Naples")).answer()
    assert (texts(reply), is_private(reply)) == (pictures.CARD_NOTHING, True)


async def test_where_drawing_fails_the_words_are_sent(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(card_view, "quote_card", fail)
    reply = await (await ada.slash("quote card", text=ASKED)).answer()
    assert "psychopath" in texts(reply)
    assert pictures.CARD_NOT_DRAWN in texts(reply)


async def test_letters_that_no_font_has_cost_the_log_no_traceback(
    ada: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def draw_nothing(_: str, *about: Any) -> Picture:
        return quote_card("\U00013000\U00013001", *about)

    monkeypatch.setattr(card_view, "quote_card", draw_nothing)
    for _ in range(2):
        reply = await (await ada.slash("quote card", text=ASKED)).answer()
        assert pictures.CARD_NOT_DRAWN in texts(reply)
    assert "Traceback" not in caplog.text
    assert caplog.text.count("No font here has") <= 1
