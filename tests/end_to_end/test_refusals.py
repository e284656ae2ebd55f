"""What Discord refuses, drops or forgets to answer, put on the wire: nobody there notices more than a delay."""

import asyncio
import logging

import pytest
from end_to_end.playing import asks, begin, ends, take
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core.quiz.games import Ending
from bot.features.quiz import channel
from bot.playground.keyboard import Person
from bot.playground.refused import BannedError, RateLimitedError, RefusedError
from bot.wording import about, topics
from bot.wording import quotes as wording
from bot.wording.errors import NOT_TAKEN

LONG = 60
A_FAULT = ("WARNING", "ERROR")
TOO_LATE = [
    RefusedError(404, 10062, "Unknown interaction"),
    RefusedError(401, 50027, "Invalid Webhook Token"),
]


def faults(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What is logged by the bot or discord.py as more than a remark."""
    found = [record for record in caplog.records if record.levelname in A_FAULT]
    return [record.getMessage() for record in found if record.name.startswith(("bot", "discord"))]


@pytest.mark.parametrize("status", [500, 503])
async def test_an_answer_that_discord_took_but_did_not_acknowledge_counts_as_given(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    stage.forgiven = {status, 400}
    stage.playground.rest.lose_answers("/callback", status)
    reply = await (await ada.slash("quote at", time="3:53")).answer()
    assert "charming" in texts(reply)
    stage.playground.rest.lose_answers("/callback", status)
    turned = await (await ada.press(reply, wording.LATER)).answer()
    assert texts(turned) != texts(reply)
    await stage.playground.until(lambda: [one.status for one in stage.playground.rest.log].count(400) == 2)
    await stage.stop_bot()
    assert len(ada.sees()) == 1
    assert not faults(caplog)


async def test_what_follows_an_answer_that_was_not_acknowledged_is_told(stage: Stage, ada: Person) -> None:
    """The lobby's private line is sent after "thinking…", which Discord took and did not acknowledge."""
    stage.forgiven = {502, 400}
    stage.playground.rest.lose_answers("/callback", 502)
    reply = await (await ada.slash("quiz start", kind="real", rounds=1)).answer()
    assert "discord.com/channels" in texts(reply)


@pytest.mark.parametrize("refusal", TOO_LATE)
async def test_an_answer_that_comes_too_late_is_one_remark(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture, refusal: RefusedError
) -> None:
    caplog.set_level(logging.INFO)
    stage.forgiven = {refusal.status}
    stage.playground.rest.refuse("POST", refusal, at="/callback")
    await ada.slash("quote at", time="3:53")
    await stage.playground.until(lambda: stage.playground.rest.log[-1].status == refusal.status)
    await stage.stop_bot()
    told = [record for record in caplog.records if "too late" in record.getMessage()]
    assert [record.levelname for record in told] == ["INFO"]
    assert not faults(caplog)
    assert not told[0].exc_info


@pytest.mark.parametrize("refusal", TOO_LATE)
@pytest.mark.parametrize("what", ["a refusal", "choices", "a line"])
async def test_nor_is_what_nobody_waits_for_any_more_a_fault(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture, refusal: RefusedError, what: str
) -> None:
    caplog.set_level(logging.INFO)
    stage.forgiven = {refusal.status}
    quiz = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    stage.playground.rest.refuse("POST", refusal, at="/callback")
    match what:
        case "a refusal":
            await ada.slash("quote at", time="no time at all")
        case "choices":
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(ada.autocomplete("quote find", "text", "psychopath"), 0.5)
        case _:
            await ada.press(message, f"quiz:{quiz.game.id}:0:a")
    await stage.playground.until(lambda: stage.playground.rest.log[-1].status == refusal.status)
    await stage.stop_bot()
    assert not faults(caplog)


@pytest.mark.parametrize(
    ("refusals", "is_anew"),
    [
        pytest.param([RefusedError(429, 30046, "Maximum number of edits")], True, id="30046"),
        pytest.param([RateLimitedError(0.01, code=30046)] * 5, True, id="30046 with a time to come again"),
        pytest.param([RateLimitedError(0.05, code=20028)], False, id="20028"),
        pytest.param([RateLimitedError(0.05, code=20016)], False, id="20016"),
        pytest.param([RateLimitedError(60, code=20016)], False, id="20016 for a minute"),
        pytest.param([BannedError()], False, id="429 without Via"),
    ],
)
async def test_no_429_ends_a_game(
    stage: Stage, ada: Person, monkeypatch: pytest.MonkeyPatch, refusals: list[RefusedError], is_anew: bool
) -> None:
    monkeypatch.setattr(channel, "TOO_LONG", 0.5)
    stage.forgiven = {429}
    match = await begin(stage, ada, rounds=2, seconds=LONG)
    message = await ada.sees_message(asks(1))
    stage.playground.rest.refuse("PATCH", *refusals)
    await match.skip()
    message = await ada.sees_message(lambda seen: asks(2)(seen) and (seen["id"] != message["id"]) == is_anew)
    await take(ada, message, match.game)
    await ada.sees_change(message, ends)
    assert match.game.ending is Ending.FINISHED


@pytest.mark.parametrize("refusal", [RefusedError(429, 20016, "Slowmode"), RateLimitedError(0.05, code=20028)])
async def test_a_game_begins_although_its_first_message_is_held_up(
    stage: Stage, ada: Person, refusal: RefusedError
) -> None:
    stage.forgiven = {429}
    stage.playground.rest.refuse("POST", refusal)
    await begin(stage, ada, rounds=1, seconds=LONG)
    await ada.sees_message(asks(1))


async def test_a_message_that_discord_takes_few_more_edits_of_is_left_behind(
    stage: Stage, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = await begin(stage, ada, rounds=2, seconds=LONG)
    first = await ada.sees_message(asks(1))
    monkeypatch.setattr(channel, "OLD", 0.0)
    await match.skip()
    second = await ada.sees_message(asks(2))
    assert second["id"] != first["id"]


@pytest.mark.parametrize(
    ("command", "options", "button"),
    [
        ("quote at", {"time": "1:00"}, wording.LATER),
        ("help", {}, about.ON),
        ("topic show", {"topic": "0:00"}, topics.FOLLOWING),
    ],
)
async def test_what_cannot_be_changed_in_place_comes_in_private_and_goes_on_from_there(
    stage: Stage, ada: Person, command: str, options: dict[str, str], button: str
) -> None:
    stage.forgiven = {429}
    reply = await (await ada.slash(command, **options)).answer()
    wanted = await (await ada.press(reply, button)).answer()
    reply = await (await ada.slash(command, **options)).answer()
    stage.playground.rest.refuse("POST", RefusedError(429, 30046, "Maximum number of edits"), at="/callback")
    anew = await (await ada.press(reply, button)).answer()
    assert anew["id"] != reply["id"]
    assert is_private(anew)
    assert texts(anew) == texts(wanted)
    further = await (await ada.press(anew, button)).answer()
    assert further["id"] == anew["id"]


async def test_what_discord_does_not_take_at_all_is_no_error_of_ours(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    stage.forgiven = {429}
    reply = await (await ada.slash("quote at", time="1:00")).answer()
    stage.playground.rest.refuse("POST", BannedError(), BannedError(), at="/callback")
    said = await (await ada.press(reply, wording.LATER)).answer()
    assert (texts(said), is_private(said)) == (NOT_TAKEN, True)
    await stage.stop_bot()
    assert [record.levelname for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_quote_is_shared_once_also_where_its_button_cannot_say_so(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {429}
    reply = await (await ada.slash("quote at", time="1:00", private=True)).answer()
    stage.playground.rest.refuse("POST", BannedError(), at="/webhooks")
    await ada.press(reply, wording.SHARE)
    await ada.sees_message(lambda message: texts(message) == NOT_TAKEN)
    assert ben.sees() == []
    stage.playground.rest.refuse("PATCH", BannedError())
    await ada.press(reply, wording.SHARE)
    await ben.sees_message()
    await ada.press(reply, wording.SHARE)
    marked = await ada.sees_change(reply)
    assert wording.SHARED_ALREADY in buttons(marked)
    assert len(ben.sees()) == 1
