"""Games that meet a restart, a crash, a lost channel or a lost server."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import aiohttp
import discord
import pytest
from end_to_end.killing import bot_to_be_killed
from end_to_end.playing import answer_alone, asks, begin, ends, game_id, points, results, reveals, stored, take
from end_to_end.reading import texts
from end_to_end.stage import Stage

from bot.core.quiz.errors import RoundGoneError
from bot.core.quiz.games import Ending
from bot.core.quiz.questions import Kind, Level
from bot.core.quiz.tables import StoredGame
from bot.features.quiz.channel import ChannelScreen
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.playground.refused import RateLimitedError, RefusedError
from bot.store.database import Database
from bot.wording import quiz as wording

LONG = 60


@asynccontextmanager
async def no_card_can_be_stored(stage: Stage) -> AsyncGenerator[None]:
    """As if the bot were killed at the moment when it notes what is to be practised."""
    async with Database.open(stage.settings.database) as database:
        await database.write(
            "CREATE TRIGGER killed BEFORE INSERT ON practice_cards BEGIN SELECT RAISE(ABORT, 'killed'); END"
        )
        yield
        await database.write("DROP TRIGGER killed")


async def test_no_round_is_scored_without_what_it_leaves_to_practise(stage: Stage, ada: Person) -> None:
    async with no_card_can_be_stored(stage):
        match = await begin(stage, ada, rounds=1, seconds=5)
        await take(ada, await ada.sees_message(asks(1)), match.game, right=False)
        await match.over.wait()
    assert await results(stage) == []


async def test_nor_is_a_round_that_is_played_alone(stage: Stage, ada: Person) -> None:
    message = await (await ada.slash("quiz solo", rounds=1, kind="real")).answer()
    async with no_card_can_be_stored(stage):
        await answer_alone(stage, ada, message, right=False)
        assert await results(stage) == []
    await answer_alone(stage, ada, message, right=False)
    assert len(await results(stage)) == 1
    practised = await (await ada.slash("quiz practice")).answer()
    question = (await stored(stage, game_id(message))).game.round.question
    assert (await stored(stage, game_id(practised))).game.round.question.key == question.key


async def test_a_game_outlives_a_bot_that_is_killed_again_and_again(stage: Stage, ada: Person, ben: Person) -> None:
    await stage.stop_bot()
    async with bot_to_be_killed(stage):
        await ada.slash("quiz start", rounds=2, seconds=120, difficulty="hard")
        message = await ben.sees_message(asks(1))
        await take(ben, message, (await stored(stage, 1)).game)
    async with bot_to_be_killed(stage):
        await take(ada, message, (await stored(stage, 1)).game, right=False)
        message = await ben.sees_change(message, reveals(1))
    assert len(await results(stage)) == 2
    async with bot_to_be_killed(stage):
        message = await ben.sees_change(message, asks(2))
    async with bot_to_be_killed(stage):
        for person in (ada, ben):
            await take(person, message, (await stored(stage, 1)).game)
        message = await ben.sees_change(message, reveals(2))
    async with bot_to_be_killed(stage):
        message = await ben.sees_change(message, ends)
        assert f"🥇 {ben.mention}" in texts(message)
    scored = await results(stage)
    assert (len(points(scored, ada)), len(points(scored, ben))) == (2, 2)
    assert all(point > 0 for point in points(scored, ben))
    assert [one["id"] for one in stage.person("Cleo").sees()] == [message["id"]]


async def test_a_round_whose_deadline_passed_while_the_bot_was_away_ends_with_what_was_answered(
    stage: Stage, ada: Person, ben: Person
) -> None:
    match = await begin(stage, ada, rounds=1, seconds=1)
    message = await ada.sees_message(asks(1))
    await take(ben, message, match.game)
    await stage.stop_bot()
    await asyncio.sleep(1.5)
    await stage.start_bot()
    await ben.sees_change(message, ends)
    scored = await results(stage)
    assert points(scored, ben) == [1100]
    assert points(scored, ada) == [0]


async def test_what_is_typed_into_a_dialogue_of_before_a_restart_is_taken(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await begin(stage, ada, Kind.ORDER, level=Level.NORMAL, seconds=LONG)
    message = await ada.sees_message(asks(1))
    dialogue = await ben.press(message, wording.ANSWER)
    await dialogue.modal()
    await stage.restart_bot()
    taken = await (await ben.submit(dialogue, answer="c, b, a")).answer()
    assert "**C B A**" in texts(taken)
    assert int(ben.id) in (await stored(stage, 1)).game.round.answers


async def test_a_game_that_was_stored_but_never_posted_is_posted_after_the_restart(
    stage: Stage, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    never: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def show(screen: ChannelScreen, stored: StoredGame, next_at: float) -> asyncio.Future[int]:
        return never

    with monkeypatch.context() as patched:
        patched.setattr(ChannelScreen, "show", show)
        await begin(stage, ada, seconds=LONG)
        await stage.stop_bot()
    assert not ada.sees()
    await stage.start_bot()
    await ada.sees_message(asks(1))


@pytest.mark.parametrize("mishap", ["channel", "server", "message", "permission"])
async def test_a_game_whose_place_is_lost_ends_quietly_and_leaves_the_others_alone(
    stage: Stage, ada: Person, ben: Person, mishap: str, caplog: pytest.LogCaptureFixture
) -> None:
    stage.forgiven = {403, 404} if mishap in ("message", "permission") else set()
    world = stage.playground.world
    lost = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    other = await begin(stage, ben, rounds=1, seconds=LONG, channel="second-room")
    theirs = await ben.sees_message(asks(1), channel="second-room")
    match mishap:
        case "channel":
            world.remove_channel(message["channel_id"])
        case "server":
            world.remove_bot()
        case "message":
            world.remove(world.message(message["channel_id"], message["id"]))
            await (await ada.slash("quiz skip")).answer()
        case _:
            world.set_permissions(
                world.bot["id"], MEMBER_PERMISSIONS & ~MEMBER_PERMISSIONS.__class__(view_channel=True)
            )
            await lost.skip()
    await asyncio.wait_for(lost.over.wait(), 10)
    assert (await stored(stage, lost.game.id)).game.ending is Ending.LOST
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    if mishap == "server":
        await asyncio.wait_for(other.over.wait(), 10)
    elif mishap in ("channel", "message"):
        await take(ben, theirs, other.game)
        await take(ada, theirs, other.game)
        await ben.sees_change(theirs, ends)
    if mishap == "message":
        await begin(stage, ada, seconds=LONG)
        await ada.sees_message(asks(1))


async def test_a_game_that_breaks_off_is_logged_and_does_not_stop_the_others(
    stage: Stage, ada: Person, ben: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    other = await begin(stage, ben, rounds=1, seconds=LONG, channel="second-room")
    theirs = await ben.sees_message(asks(1), channel="second-room")
    with monkeypatch.context() as patched:
        patched.delattr("bot.features.quiz.cards.solution")
        await broken.skip()
        await asyncio.wait_for(broken.over.wait(), 10)
    assert "reference" in caplog.text
    pressed = await ben.press(message, f"quiz:{broken.game.id}:0:a")
    assert texts(await pressed.answer()) == str(RoundGoneError())
    for person in (ada, ben):
        await take(person, theirs, other.game)
    await ben.sees_change(theirs, ends)


@pytest.mark.parametrize(
    ("refusal", "is_anew"),
    [
        (RefusedError(403, 40333, "internal network error"), False),
        (RefusedError(503, 0, "Service Unavailable"), False),
        (RefusedError(400, 50083, "Thread is archived"), True),
    ],
)
async def test_no_single_refusal_ends_a_game(
    stage: Stage, ada: Person, refusal: RefusedError, is_anew: bool
) -> None:
    stage.forgiven = {refusal.status}
    match = await begin(stage, ada, rounds=2, seconds=LONG)
    message = await ada.sees_message(asks(1))
    stage.playground.rest.refuse("PATCH", refusal)
    await match.skip()
    message = await ada.sees_message(lambda seen: asks(2)(seen) and (seen["id"] != message["id"]) == is_anew)
    await take(ada, message, match.game)
    await ada.sees_change(message, ends)
    assert match.game.ending is Ending.FINISHED


async def test_the_deadline_does_not_wait_for_an_edit_that_is_held_up(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {429}
    match = await begin(stage, ada, rounds=1, seconds=2)
    message = await ada.sees_message(asks(1))
    stage.playground.rest.refuse("PATCH", RateLimitedError(30))
    await take(ben, message, match.game)
    await asyncio.wait_for(ada.sees_change(message, ends), 10)
    assert match.game.round.is_closed


async def test_a_reveal_that_is_refused_is_shown_a_moment_later(stage: Stage, ada: Person) -> None:
    stage.forgiven = {503}
    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    stage.playground.rest.refuse("PATCH", RefusedError(503, 0, "Service Unavailable"))
    await match.skip()
    await ada.sees_change(message, reveals(1))


async def test_how_a_game_ended_is_shown_even_if_it_takes_some_tries(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {503}
    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    for person in (ada, ben):
        await take(person, message, match.game)
    message = await ada.sees_change(message, reveals(1))
    stage.playground.rest.refuse("PATCH", *[RefusedError(503, 0, "Service Unavailable")] * 2)
    await ada.sees_change(message, ends)


async def test_an_edit_that_does_not_get_through_is_made_up_for_by_the_next(
    stage: Stage, ada: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped = asyncio.Event()

    async def edit(*_: object, **__: object) -> None:
        dropped.set()
        raise aiohttp.ServerDisconnectedError

    match = await begin(stage, ada, rounds=1, seconds=LONG)
    message = await ada.sees_message(asks(1))
    with monkeypatch.context() as patched:
        patched.setattr(discord.PartialMessage, "edit", edit)
        for person in (ada, ben):
            await take(person, message, match.game)
        await asyncio.wait_for(dropped.wait(), 10)
    await ada.sees_change(message, ends)
    assert len(await results(stage)) == 2
