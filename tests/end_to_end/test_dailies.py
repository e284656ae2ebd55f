"""The daily as those who play it meet it."""

import asyncio

import pytest
from end_to_end.playing import answer_alone, begin, game_id, results, stored
from end_to_end.playing_alone import DAY, NOON, at, command, onward, play_out
from end_to_end.reading import buttons, picture, texts
from end_to_end.stage import Stage

from bot.core.quiz.games import Game
from bot.core.quiz.questions import Kind
from bot.features.quiz import alone_view
from bot.features.quiz.alone_start import SECONDS
from bot.playground.keyboard import Person
from bot.store.database import Database
from bot.store.games import GameStore
from bot.wording import quiz as wording


async def test_the_daily_is_the_same_for_two_and_another_one_tomorrow(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await at(stage, NOON)
    todays = [await command(person, "daily") for person in (ada, ben)]
    games = [(await stored(stage, game_id(message))).game for message in todays]
    questions = [[one.question for one in game.rounds] for game in games]
    assert questions[0] == questions[1]
    assert len(questions[0]) == 5
    assert "15 January 2027 (UTC)" in texts(todays[0])
    assert f"<t:{int(NOON - NOON % DAY + DAY)}:R>" in texts(todays[0])
    await at(stage, NOON + DAY)
    tomorrow = (await stored(stage, game_id(await command(ada, "daily")))).game
    assert not [one.question for one in tomorrow.rounds if one.question in questions[0]]


async def test_games_of_a_server_ask_what_neither_its_daily_nor_anybody_there_was_asked(
    stage: Stage, ada: Person, ben: Person
) -> None:
    games, guild = GameStore(stage.bot.services.get(Database)), int(ada.channel().guild_id or 0)
    alone = used((await stored(stage, game_id(await command(ben, "solo", kind="when", rounds=3)))).game)
    todays = (await stored(stage, game_id(await command(ada, "daily")))).game
    assert not {one.question.excerpt.key for one in todays.rounds if one.question.kind is Kind.WHEN} & alone
    assert set(await games.recent_keys(guild)) == alone | used(todays)
    later = used((await stored(stage, game_id(await command(ada, "solo", kind="when", rounds=2)))).game)
    together = used((await begin(stage, ben, Kind.WHEN, rounds=2)).game)
    assert not later & (alone | used(todays))
    assert not together & (alone | used(todays) | later)
    assert set(await games.recent_keys(guild)) == alone | used(todays) | later | together


def used(game: Game) -> frozenset[str]:
    return frozenset(key for one in game.rounds for key in one.question.told)


async def test_a_daily_is_tried_once_and_goes_on_where_it_was_left(stage: Stage, ada: Person) -> None:
    message = await command(ada, "daily")
    message = await onward(ada, await answer_alone(stage, ada, message))
    again = await command(ada, "daily")
    assert "Round 2 of 5" in texts(again)
    older = await answer_alone(stage, ada, again, right=False)
    again = await command(ada, "daily")
    assert texts(again) == texts(older)
    following = await onward(ada, again)
    assert texts(await onward(ada, older)) == texts(following)
    again = await answer_alone(stage, ada, following)
    done = await play_out(stage, ada, await onward(ada, again), True, True)
    assert "🟩🟥🟩🟩🟩" in texts(done)
    assert texts(await command(ada, "daily")) == texts(done)
    assert len(await results(stage)) == 5


async def test_a_daily_that_is_begun_twice_in_the_same_moment_is_one_try(stage: Stage, ada: Person) -> None:
    asked = [await ada.slash("quiz daily") for _ in range(2)]
    messages = await asyncio.gather(*(one.answer() for one in asked))
    assert {game_id(message) for message in messages} == {1}


async def test_coming_back_too_late_closes_the_round_that_was_open(stage: Stage, ada: Person) -> None:
    await at(stage, NOON)
    await command(ada, "daily")
    await at(stage, NOON + 10 * SECONDS)
    message = await command(ada, "daily")
    assert wording.TIME_WAS_UP in texts(message)
    done = await play_out(stage, ada, await onward(ada, message), *[True] * 4)
    assert "⬛🟩🟩🟩🟩" in texts(done)


async def test_a_daily_is_shared_once_without_its_answers(stage: Stage, ada: Person, ben: Person) -> None:
    await at(stage, NOON)
    done = await play_out(stage, ada, await command(ada, "daily"), True, False, True, True, True)
    presses = [await ada.press(done, wording.SHARE) for _ in range(2)]
    await asyncio.gather(*(press.answer() for press in presses))
    shared = await ben.sees_message()
    assert ada.mention in texts(shared)
    assert (await stage.interview(None)).transcript.title in texts(shared)
    assert "right, wrong, right, right, right" in picture(shared)["description"]
    assert [one["id"] for one in ben.sees()] == [shared["id"]]
    for one in (await stored(stage, 1)).game.rounds:
        assert one.question.excerpt.text not in texts(shared)
    assert buttons(await command(ada, "daily")) == {wording.SHARED_ALREADY: False}


async def test_where_drawing_fails_the_squares_are_shared_in_words(
    stage: Stage, ada: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(alone_view, "daily_result", fail)
    await at(stage, NOON)
    done = await play_out(stage, ada, await command(ada, "daily"), True, False, True, True, True)
    await ada.press(done, wording.SHARE)
    assert "🟩🟥🟩🟩🟩" in texts(await ben.sees_message())


async def test_days_in_a_row_make_a_streak_that_a_day_off_ends(stage: Stage, ada: Person) -> None:
    shown: list[str] = []
    for day in (0, 1, 3):
        await at(stage, NOON + day * DAY)
        shown.append(texts(await play_out(stage, ada, await command(ada, "daily"), *[True] * 5)))
    told = [wording.STREAK.format(days=wording.days(count)) for count in (1, 2, 1)]
    assert [line in text for line, text in zip(told, shown, strict=True)] == [True] * 3
    assert wording.LONGEST_STREAK.format(days=wording.days(2)) in shown[2]
