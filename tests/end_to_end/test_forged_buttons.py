"""Buttons that no version of the bot has sent: whoever presses one reads a sentence, and nothing is reported."""

import logging

import pytest
from end_to_end.forging import forged, with_option
from end_to_end.reading import is_private, texts
from end_to_end.stage import Stage

from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person

MANY = "9" * 40
FAR = "9" * 18
FORGED = (
    "nonsense",
    f"quiz:{MANY}:0:a",
    f"quiz:1:{MANY}:join",
    f"quiz:{FAR}:9999:hint",
    f"alone:{MANY}:0:next",
    f"alone:{FAR}:9999:type",
    f"alone:{FAR}:0:share",
    f"library:remove:{MANY}",
    f"library:undo:{FAR}",
    f"library:page:{MANY}",
    f"help:on:{MANY}",
    f"wrong:answer:{'a' * 16}",
    "star:#{interview}:{digest}:999999999.0-999999999.9",
    f"star:#{MANY}:abc:0.0-0.9",
    f"starred:on:mine:{MANY}",
    "starred:on:theirs:0",
    f"example:find:{MANY}:1",
    f"example:check:{FAR}:1",
    "example:find:{interview}:999999999",
    "setup:sideways",
    "read:{interview}:{digest}:999999999",
    f"read:{MANY}:abc:0",
    f"quote:sideways:{'a' * 16}",
    "card:open:plaid:#{interview}:{digest}:0.0-0.9",
    "card:show:paper:#{interview}:{digest}:999999999.0-999999999.9",
    f"card:show:paper:#{MANY}:abc:0.0-0.9",
    f"topic:open:{MANY}:abc:0",
    "topic:open:{interview}:{digest}:" + "9" * 24,
    "topic:open:{interview}:{digest}:0.0-0.9",
    "topic:quiz:{interview}:{digest}:" + "9" * 24,
    "topic:list:{interview}:{digest}:-1",
    "topic:list:{interview}:{digest}:1.2",
    "topic:quote:{interview}:{digest}:999999999.0-999999999.9",
    "topic:summary:{interview}:{digest}:9..-",
    "topic:rename:{interview}:{digest}:" + "9" * 24,
    "topic:wrong:{interview}:{digest}:9-9",
)


@pytest.mark.parametrize(
    ("what", "value"), [("hour", "99"), ("hour", "x"), ("interview", MANY), ("interview", FAR)]
)
async def test_what_a_select_did_not_offer_gets_a_quiet_private_word(
    stage: Stage, ada: Person, what: str, value: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings = await (await ada.slash("settings")).answer()
    settings = with_option(stage, settings, f"settings:{what}", value)
    await (await ada.choose(settings, f"settings:{what}", [value])).acknowledged()
    said = await ada.sees_message(lambda seen: is_private(seen) and seen["id"] != settings["id"])
    assert "went wrong" not in texts(said)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_forged_button_gets_a_quiet_private_word(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    listing = stage.bot.services.get(Interviews).all()[0]
    for form in FORGED:
        custom_id = form.format(interview=listing.id, digest=listing.digest[:8])
        message = await forged(stage, ada, custom_id)
        await (await ada.press(message, custom_id)).acknowledged()
        said = await ada.sees_message(
            lambda seen, since=int(message["id"]): int(seen["id"]) > since and is_private(seen) and texts(seen)
        )
        assert "went wrong" not in texts(said), custom_id
        assert [record for record in caplog.records if record.levelno >= logging.WARNING] == [], custom_id
