"""The bot in threads, posts of forums, voice and announcement channels."""

import pytest
from discord import Permissions
from end_to_end.playing import asks, begin, ends, stored, take
from end_to_end.reading import texts
from end_to_end.stage import Stage
from end_to_end.test_server import NOON, choose, dailies, held, opened, settles, tick

from bot.core.quiz.games import Ending
from bot.features.quiz.host import QuizHost
from bot.features.servers.servers import Servers
from bot.playground import threads
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.playground.objects import GUILD_ANNOUNCEMENT, GUILD_FORUM, GUILD_VOICE
from bot.wording import quiz as quiz_wording
from bot.wording import servers as wording
from bot.wording.errors import MAY_NOT_POST_THERE

IN_THREADS = "**Send Messages in Threads**"
DAY = 86_400
LONG = 60


def let_the_bot_write(stage: Stage, *, in_threads: bool) -> None:
    world = stage.playground.world
    lacking = Permissions(send_messages=in_threads, send_messages_in_threads=not in_threads)
    world.set_permissions(world.bot["id"], MEMBER_PERMISSIONS & ~lacking)


async def a_post(stage: Stage, ada: Person) -> str:
    stage.playground.world.add_channel("questions", GUILD_FORUM)
    return await ada.start_thread("Who knows it?", "questions")


async def test_a_game_is_played_in_a_post_of_a_forum_where_quizzes_are_for_it(
    stage: Stage, ada: Person, ben: Person
) -> None:
    post = await a_post(stage, ada)
    await choose(ada, await opened(ada), "quizzes", ada.channel("questions").id)
    let_the_bot_write(stage, in_threads=True)
    await ben.slash("quiz start", post, kind="real", rounds=1, difficulty="easy")
    message = await ben.sees_message(asks(1), post)
    for person in (ada, ben):
        await take(person, message, (await stored(stage, 1)).game)
    await ben.sees_change(message, ends)
    stage.playground.world.set_permissions(stage.playground.world.bot["id"], MEMBER_PERMISSIONS)
    refused = await (await ada.slash("quiz start", "general")).answer()
    assert "Quizzes here are played in" in texts(refused)


@pytest.mark.parametrize("kind", [GUILD_VOICE, GUILD_ANNOUNCEMENT])
async def test_games_are_played_in_channels_of_other_sorts(
    stage: Stage, ada: Person, ben: Person, kind: int
) -> None:
    stage.playground.world.add_channel("hall", kind)
    await ada.slash("quiz start", "hall", kind="real", rounds=1, difficulty="easy")
    message = await ada.sees_message(asks(1), "hall")
    for person in (ada, ben):
        await take(person, message, (await stored(stage, 1)).game)
    await ada.sees_change(message, ends)


async def test_the_permission_that_a_game_in_a_thread_lacks_is_named(stage: Stage, ada: Person) -> None:
    thread = await ada.start_thread("Beside the point")
    let_the_bot_write(stage, in_threads=False)
    refused = await (await ada.slash("quiz start", thread)).answer()
    assert texts(refused) == quiz_wording.MAY_NOT_POST.format(permissions=IN_THREADS)
    assert stage.bot.services.get(QuizHost).in_channel(int(thread)) is None


async def test_a_game_whose_thread_is_archived_goes_on_in_a_new_message(stage: Stage, ada: Person) -> None:
    stage.forgiven = {400}
    thread = ada.channel(await ada.start_thread("Beside the point"))
    match = await begin(stage, ada, rounds=1, seconds=LONG, channel=thread.id)
    message = await ada.sees_message(asks(1), thread.id)
    stage.playground.desk.archive(ada.id, thread.id)
    await match.skip()
    anew = await ada.sees_message(lambda seen: seen["id"] != message["id"], thread.id)
    await ada.sees_change(anew, ends)
    assert not thread.is_archived


@pytest.mark.parametrize("mishap", ["locked", "deleted", "deleted with its channel"])
async def test_a_game_whose_thread_is_closed_for_good_ends_quietly(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture, mishap: str
) -> None:
    stage.forgiven = {400}
    world = stage.playground.world
    thread = await ada.start_thread("Beside the point")
    match = await begin(stage, ada, rounds=1, seconds=LONG, channel=thread)
    await ada.sees_message(asks(1), thread)
    match mishap:
        case "locked":
            threads.archive(world, ada.channel(thread), locked=True)
            await match.skip()
        case "deleted":
            world.remove_channel(thread)
        case _:
            world.remove_channel(ada.channel().id)
    await match.over.wait()
    assert (await stored(stage, match.game.id)).game.ending is Ending.LOST
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def daily_in(stage: Stage, ada: Person, channel: str) -> None:
    await choose(ada, await opened(ada), "daily", channel)
    guild_id = int(stage.playground.world.guild_id)
    await stage.bot.services.get(Servers).change(guild_id, daily_hour=12, daily_since=NOON - DAY)


async def test_the_daily_is_posted_in_a_thread_and_opens_one_that_is_archived(stage: Stage, ada: Person) -> None:
    post = await a_post(stage, ada)
    await daily_in(stage, ada, post)
    stage.playground.desk.archive(ada.id, post)
    await tick(stage, NOON)
    assert len(dailies(ada, post)) == 1
    assert not ada.channel(post).is_archived


async def test_a_thread_in_which_the_bot_may_not_write_is_refused_by_the_permission_it_lacks(
    stage: Stage, ada: Person
) -> None:
    thread = await ada.start_thread("Beside the point")
    message = await opened(ada)
    let_the_bot_write(stage, in_threads=False)
    refused = await (await ada.choose(message, "settings:daily", [thread])).answer()
    assert texts(refused) == MAY_NOT_POST_THERE.format(channel=f"<#{thread}>", permissions=IN_THREADS)
    followed = await ada.slash("library follow", feed="https://example.org/feed.xml", announce=thread)
    assert texts(await followed.answer()) == texts(refused)
    assert held(stage).daily_channel is None


@pytest.mark.parametrize("is_archived", [False, True])
async def test_a_daily_that_may_not_be_posted_in_its_thread_names_the_permission(
    stage: Stage, ada: Person, is_archived: bool
) -> None:
    stage.forgiven = {403}
    thread = await ada.start_thread("Beside the point")
    await daily_in(stage, ada, thread)
    let_the_bot_write(stage, in_threads=False)
    if is_archived:
        stage.playground.desk.archive(ada.id, thread)
        await stage.restart_bot()
    await tick(stage, NOON)
    said = texts(await opened(ada))
    assert IN_THREADS in said
    assert f"I can’t write in <#{thread}>" in said


async def test_a_daily_whose_thread_is_closed_or_gone_is_switched_off(stage: Stage, ada: Person) -> None:
    stage.forgiven = {400}
    thread = await ada.start_thread("Beside the point")
    await daily_in(stage, ada, thread)
    threads.archive(stage.playground.world, ada.channel(thread), locked=True)
    await tick(stage, NOON)
    assert wording.THREAD_CLOSED.format(channel=f"<#{thread}>") in texts(await opened(ada))
    threads.reopen(stage.playground.world, ada.channel(thread))
    await daily_in(stage, ada, thread)
    stage.playground.world.remove_channel(thread)
    await settles(ada, wording.CHANNEL_GONE)
