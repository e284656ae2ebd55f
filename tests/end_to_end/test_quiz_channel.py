"""Games in a channel, over the wire, with several people."""

import asyncio
import time
from dataclasses import replace

import pytest
from end_to_end.playing import answer, asks, begin, ends, is_stopped, points, results, reveals, says, stored, take
from end_to_end.reading import is_private, picture, texts
from end_to_end.stage import Stage

from bot.core.quiz.errors import RoundGoneError, TooLateError
from bot.core.quiz.games import Ending
from bot.core.quiz.questions import Kind, Level
from bot.features.quiz.host import QuizHost
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.wording import quiz as wording
from bot.wording.errors import ONLY_IN_SERVERS

LONG, SHORT = 60, 0.5
KINDS = [Kind.WHEN, Kind.NEXT, Kind.GAP, Kind.ORDER, Kind.REAL]


async def test_a_command_begins_a_game_that_is_played_to_the_podium(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    asked = await ada.slash("quiz start", kind="mixed", rounds=2, difficulty="normal")
    message = await ben.sees_message(asks(1))
    reply = await asked.answer()
    assert is_private(reply)
    assert message["id"] in texts(reply)
    match = stage.bot.services.get(QuizHost).match(1)
    for number in (1, 2):
        await take(ben, message, match.game)
        await take(ada, message, match.game, right=False)
        message = await ben.sees_change(message, reveals(number))
        assert all(person.mention in texts(message) for person in (ada, ben))
        message = await ben.sees_change(message, asks(2) if number == 1 else ends)
    assert f"🥇 {ben.mention}" in texts(message)
    medal = "🥈" if any(points(await results(stage), ada)) else "`2`"
    assert f"{medal} {ada.mention}" in texts(message)
    assert "1. Ben, " in picture(message)["description"]
    assert "2. Ada, " in picture(message)["description"]
    assert [one["id"] for one in cleo.sees()] == [message["id"]]
    await match.over.wait()
    assert (await stored(stage, 1)).game.ending is Ending.FINISHED
    assert len(await results(stage)) == 4


async def test_where_files_may_not_be_attached_the_podium_is_shown_in_words(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {403}
    match = await begin(stage, ada, Kind.REAL, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    world = stage.playground.world
    world.set_permissions(world.bot["id"], MEMBER_PERMISSIONS & ~MEMBER_PERMISSIONS.__class__(attach_files=True))
    await take(ada, message, match.game)
    await take(ben, message, match.game, right=False)
    message = await ada.sees_change(message, ends)
    assert f"🥇 {ada.mention}" in texts(message)
    await match.over.wait()
    assert match.game.ending is Ending.FINISHED


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_asked_answered_and_revealed(
    stage: Stage, ada: Person, ben: Person, kind: Kind, level: Level
) -> None:
    match = await begin(stage, ada, kind, level=level, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    taken = await take(ada, message, match.game)
    assert is_private(taken)
    assert "Your answer: " in texts(taken)
    await (await ben.press(message, wording.HINT)).acknowledged()
    await take(ben, message, match.game, right=False)
    await ada.sees_change(await ada.sees_change(message, reveals(1)), ends)
    assert all(point > 0 for point in points(await results(stage), ada))
    assert all(result.gain < 0 for result in await results(stage) if result.player == int(ben.id))


async def test_a_round_ends_at_its_deadline_for_those_who_do_not_answer(
    stage: Stage, ada: Person, ben: Person
) -> None:
    match = await begin(stage, ada, rounds=1, seconds=SHORT)
    message = await ada.sees_message(asks(1))
    await take(ben, message, match.game)
    message = await ada.sees_change(message, reveals(1))
    assert f"{ada.mention} **+0** · {wording.NO_ANSWER}" in texts(message)
    scored = {result.player: result for result in await results(stage)}
    assert not scored[int(ada.id)].answered
    assert scored[int(ben.id)].right


async def test_answers_in_the_same_moment_all_count_and_are_secret_until_the_reveal(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    match = await begin(stage, ada, rounds=2, seconds=LONG)
    message = await ada.sees_message(asks(1))
    shown = texts(message)
    pressed = await asyncio.gather(*(answer(person, message, match.game) for person in (ada, ben, cleo)))
    assert all([is_private(await one.answer()) for one in pressed])
    assert ada.mention not in shown
    message = await ada.sees_change(message, reveals(1))
    assert texts(message).count("✅") == 3
    assert len(await results(stage)) == 3


async def test_a_change_of_mind_counts_and_pressing_twice_pays_once(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    await take(ben, message, match.game, right=False)
    for _ in range(2):
        await take(ben, message, match.game)
    await take(ada, message, match.game)
    await ada.sees_change(message, reveals(1))
    scored = await results(stage)
    assert len(scored) == 2
    assert points(scored, ben) == points(scored, ada) == [1100]


async def test_an_answer_after_the_deadline_is_told_so_and_earns_nothing(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    match = await begin(stage, ada, rounds=1, seconds=SHORT)
    message = await ada.sees_message(asks(1))
    await answer(cleo, message, match.game)
    await ada.sees_change(message, says(cleo.mention))
    await asyncio.sleep((match.game.round.deadline or 0) + 0.05 - time.time())
    late = await (await answer(ben, message, match.game)).answer()
    assert is_private(late)
    assert texts(late) in (str(TooLateError()), str(RoundGoneError()))
    await ada.sees_change(message, ends)
    assert points(await results(stage), ben) == []


async def test_a_button_of_an_old_round_or_of_another_game_does_nothing(
    stage: Stage, ada: Person, ben: Person
) -> None:
    here = await begin(stage, ada, rounds=2, seconds=LONG)
    there = await begin(stage, ben, rounds=2, seconds=LONG, channel="second-room")
    message = await ada.sees_message(asks(1))
    theirs = await ben.sees_message(asks(1), channel="second-room")
    forged = stage.playground.world.message(theirs["channel_id"], theirs["id"])
    for number in range(4):
        custom_id = f"quiz:{here.game.id}:0:{'abcd'[number]}"
        forged.data["components"][0]["components"][-3]["components"][number]["custom_id"] = custom_id
        assert texts(await (await ben.press(theirs, custom_id)).answer()) == str(RoundGoneError())
    await (await ada.slash("quiz skip")).answer()
    await ada.sees_change(message, asks(2))
    stale = stage.playground.world.message(message["channel_id"], message["id"])
    stale.data["components"] = message["components"]
    pressed = await ada.press(message, f"quiz:{here.game.id}:0:a")
    assert texts(await pressed.answer()) == str(RoundGoneError())
    assert not here.game.round.answers
    assert not there.game.round.answers


async def test_only_the_starter_and_moderators_stop_a_game(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    match = await begin(stage, ben, seconds=LONG)
    message = await ben.sees_message(asks(1))
    for command in ("quiz stop", "quiz skip"):
        refused = await (await cleo.slash(command)).answer()
        assert (texts(refused), is_private(refused)) == (wording.NOT_YOUR_GAME, True)
    assert match.game.ending is None
    await take(cleo, message, match.game)
    await (await ben.slash("quiz stop")).answer()
    await cleo.sees_change(message, is_stopped)
    assert await results(stage) == []
    assert texts(await (await ben.slash("quiz stop")).answer()) == wording.NO_GAME
    await match.over.wait()
    moderator = MEMBER_PERMISSIONS | MEMBER_PERMISSIONS.__class__(manage_messages=True)
    stage.playground.world.set_permissions(cleo.id, moderator)
    await begin(stage, ben, seconds=LONG)
    again = await ben.sees_message(asks(1))
    await (await cleo.slash("quiz stop")).answer()
    await ben.sees_change(again, is_stopped)


async def test_a_skipped_round_counts_for_nobody(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, seconds=LONG)
    message = await ada.sees_message(asks(1))
    await take(ben, message, match.game)
    await (await ada.slash("quiz skip")).answer()
    message = await ada.sees_change(message, says(wording.SKIPPED_ROUND))
    await ada.sees_change(message, asks(2))
    assert await results(stage) == []


async def test_a_skip_ends_the_round_or_the_pause_but_never_both(stage: Stage, ada: Person) -> None:
    stage.pace = replace(stage.pace, pause=LONG)
    await stage.restart_bot()
    match = await begin(stage, ada, seconds=LONG)
    message = await ada.sees_message(asks(1))
    await (await ada.slash("quiz skip")).answer()
    message = await ada.sees_change(message, says(wording.SKIPPED_ROUND))
    await (await ada.slash("quote at", time="0:00")).answer()
    assert match.game.number == 0
    await (await ada.slash("quiz skip")).answer()
    await ada.sees_change(message, asks(2))


async def test_a_hint_is_private_and_is_paid_once(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    first = await (await ben.slash("quiz hint")).answer()
    assert is_private(first)
    assert "halves" in texts(first)
    await (await ben.press(message, wording.HINT)).acknowledged()
    await take(ben, message, match.game)
    assert [texts(line).startswith(texts(first)) for line in ben.sees() if is_private(line)] == [True]
    for person in (ada, ben):
        await take(person, message, match.game)
    message = await ada.sees_change(message, reveals(1))
    assert texts(message).count(wording.HINTED) == 1
    scored = await results(stage)
    assert points(scored, ben) == [points(scored, ada)[0] // 2]


async def test_a_channel_has_one_game_and_others_have_their_own(
    stage: Stage, ada: Person, ben: Person, cleo: Person
) -> None:
    here = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    assert await here.posted()
    refused = await (await cleo.slash("quiz start")).answer()
    assert message["id"] in texts(refused)
    there = await begin(stage, ben, rounds=1, seconds=LONG, channel="second-room")
    theirs = await ben.sees_message(asks(1), channel="second-room")
    await take(cleo, theirs, there.game)
    await take(ben, theirs, there.game)
    await ben.sees_change(theirs, ends)
    assert not here.game.round.answers
    assert asks(1)(ada.sees()[0])


async def test_where_the_bot_may_not_write_it_says_so_and_begins_nothing(stage: Stage, ben: Person) -> None:
    world = stage.playground.world
    silent = MEMBER_PERMISSIONS & ~MEMBER_PERMISSIONS.__class__(send_messages=True)
    world.set_permissions(world.bot["id"], silent)
    refused = await (await ben.slash("quiz start")).answer()
    assert texts(refused) == wording.MAY_NOT_POST.format(permissions="**Send Messages**")
    assert stage.bot.services.get(QuizHost).in_channel(int(ben.channel().id)) is None


async def test_a_direct_message_is_no_place_for_a_game(ben: Person) -> None:
    refused = await (await ben.slash("quiz start", channel="@bot")).answer()
    assert texts(refused) == ONLY_IN_SERVERS


async def test_a_short_interview_runs_out_and_says_so(stage: Stage, ada: Person) -> None:
    refused = await (await ada.slash("quiz start", kind="order", rounds=20)).answer()
    assert is_private(refused)
    assert "There is only enough here" in texts(refused)
    assert stage.bot.services.get(QuizHost).in_channel(int(ada.channel().id)) is None


async def test_starting_again_and_again_has_to_wait(stage: Stage, ada: Person) -> None:
    await (await ada.slash("quiz start")).answer()
    await (await ada.slash("quiz stop")).answer()
    refused = await (await ada.slash("quiz start")).answer()
    assert "try again in" in texts(refused)


async def test_what_cannot_be_read_as_an_answer_is_asked_for_again(stage: Stage, ada: Person, ben: Person) -> None:
    match = await begin(stage, ada, Kind.ORDER, rounds=1, seconds=LONG, level=Level.NORMAL)
    message = await ada.sees_message(asks(1))
    unread = await (
        await ben.submit(await ben.press(message, wording.ANSWER), answer="first the second one")
    ).answer()
    assert wording.ORDER_UNREADABLE.format(letters="BAC") in texts(unread)
    assert not match.game.round.answers
