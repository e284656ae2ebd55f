"""Private questions whose time is up though nobody presses anything."""

import asyncio

import pytest
from end_to_end.playing import answer_alone, game_id, results, stored
from end_to_end.playing_alone import command
from end_to_end.reading import buttons, texts
from end_to_end.stage import Stage

from bot.features.quiz import alone_start
from bot.features.quiz.alone import Alone
from bot.features.quiz.alone_clock import FRESH
from bot.features.quiz.texts import solution
from bot.playground.keyboard import Person
from bot.wording import quiz as wording

SOON, LATER = 0.4, 3.0
"""Seconds for each question: none to do anything in, or a little."""


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone_start, "SECONDS", SOON)


@pytest.fixture
def with_some_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone_start, "SECONDS", LATER)


def edits(stage: Stage) -> int:
    return sum(one.method == "PATCH" for one in stage.playground.rest.log)


@pytest.mark.usefixtures("in_a_hurry")
@pytest.mark.parametrize("name", ["solo", "daily"])
async def test_a_question_closes_at_its_deadline_and_says_what_was_right(
    stage: Stage, ada: Person, name: str
) -> None:
    message = await command(ada, name)
    question = (await stored(stage, game_id(message))).game.round.question
    closed = await ada.sees_change(message)
    assert wording.TIME_WAS_UP in texts(closed)
    assert solution(question) in texts(closed)
    assert list(buttons(closed)) == [wording.NEXT_QUESTION, wording.READ_ON]
    assert edits(stage) == 1
    assert [result.answered for result in await results(stage)] == [False]
    following = await (await ada.press(closed, wording.NEXT_QUESTION)).answer()
    assert "Round 2 of 5" in texts(following)
    assert wording.TIME_WAS_UP in texts(await ada.sees_change(following))


@pytest.mark.usefixtures("with_some_time")
async def test_what_was_answered_in_time_is_not_touched_at_its_deadline(stage: Stage, ada: Person) -> None:
    message = await answer_alone(stage, ada, await command(ada, "solo", rounds=1, kind="real"))
    await asyncio.sleep(LATER + 2 * SOON)
    assert edits(stage) == 0
    assert texts(ada.sees()[0]) == texts(message)


@pytest.mark.usefixtures("with_some_time")
async def test_a_deadline_is_kept_across_a_restart(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1)
    await stage.restart_bot()
    closed = await ada.sees_change(message)
    assert list(buttons(closed)) == [wording.SEE_RESULT, wording.READ_ON]
    assert edits(stage) == 1


@pytest.mark.usefixtures("in_a_hurry")
async def test_a_deadline_that_passed_while_the_bot_was_away_is_made_up_for(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1)
    await stage.stop_bot()
    await asyncio.sleep(3 * SOON)
    await stage.start_bot()
    assert wording.TIME_WAS_UP in texts(await ada.sees_change(message))


async def test_what_can_be_changed_no_more_waits_for_its_player(stage: Stage, ada: Person) -> None:
    past = stage.bot.services.get(Alone).clock() - FRESH
    stage.bot.services.get(Alone).clock = lambda: past
    message = await command(ada, "solo", rounds=1, kind="real")
    await stage.restart_bot()
    await asyncio.sleep(SOON)
    assert edits(stage) == 0
    assert wording.TIME_WAS_UP in texts(await answer_alone(stage, ada, message))


@pytest.mark.usefixtures("with_some_time")
async def test_a_game_that_was_left_for_another_says_so_at_its_deadline(stage: Stage, ada: Person) -> None:
    left = await command(ada, "solo", rounds=1, kind="real")
    await command(ada, "solo", rounds=1, kind="real")
    closed = await ada.sees_change(left)
    assert wording.GAME_REPLACED in texts(closed)
    assert not buttons(closed)


async def test_a_daily_that_is_opened_again_is_seen_once(stage: Stage, ada: Person) -> None:
    first = await command(ada, "daily")
    again = await command(ada, "daily")
    await stage.playground.until(lambda: [one["id"] for one in ada.sees()] == [again["id"]], "one message")
    assert texts(first) == texts(again)


@pytest.mark.usefixtures("with_some_time")
async def test_who_types_when_time_is_up_is_told_so(stage: Stage, ada: Person) -> None:
    message = await command(ada, "solo", rounds=1, kind="order", difficulty="hard")
    dialogue = await ada.press(message, wording.ANSWER)
    await dialogue.modal()
    await ada.sees_change(message)
    assert texts(await (await ada.submit(dialogue, answer="nonsense")).answer()) == wording.TOO_LATE
