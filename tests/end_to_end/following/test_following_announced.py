"""Episodes of a podcast that are announced: when, where, and what becomes of a channel that is gone."""

import pytest
from discord import Permissions
from end_to_end.librarian import says
from end_to_end.podcasts import (
    becomes,
    follow,
    later,
    looked_at,
    named,
    play,
    titles,
    told,
    until,
)
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage
from feed_server import FeedServer

from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.wording import following as wording
from bot.wording.errors import CREATE_THREADS, MAY_NOT_POST_THERE


async def test_new_episodes_come_by_themselves_and_are_announced(
    stage: Stage, server: FeedServer, ada: Person, ben: Person
) -> None:
    play(server, 1)
    before = len(ben.sees())
    await follow(ada, server, "0", announce=ada.channel().id)
    await later(stage, 0)
    assert titles(stage) == set()
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(2))
    news = await ben.sees_message(says("Episode 2"))
    assert "The Gull Hour" in texts(news)
    assert "> " in texts(news)
    assert "🧭" in texts(news)
    assert list(buttons(news)) == [wording.SEARCH_IT, wording.QUIZ_IT, wording.LISTEN]
    await later(stage)
    await stage.restart_bot()
    assert len(ben.sees()) == before + 1
    found = await ben.submit(await ben.press(news, wording.SEARCH_IT), words="gulls before breakfast")
    answer = await found.answer()
    assert is_private(answer)
    assert "**breakfast**" in texts(answer)
    played = await (await ben.press(news, wording.QUIZ_IT)).answer()
    assert is_private(played)


async def test_an_announcement_begins_a_thread_where_that_is_wanted(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    channel, world = ada.channel(), stage.playground.world
    may = MEMBER_PERMISSIONS
    world.set_permissions(world.bot["id"], may & ~Permissions(create_public_threads=True))
    refused = await looked_at(ada, f"{server.url}/feed.xml", announce=channel.id, threads=True)
    assert CREATE_THREADS in texts(refused)
    world.set_permissions(world.bot["id"], may)
    await follow(ada, server, "0", announce=channel.id, threads=True)
    await later(stage, 0)
    play(server, 1, 2)
    await later(stage)
    news = await ada.sees_message(says("Episode 2"))

    async def has_begun() -> bool:
        return news["id"] in world.channels

    await becomes(has_begun)
    assert world.channels[news["id"]].data["name"] == "Episode 2"
    assert wording.THREADED in texts(await (await ada.slash("library follows")).answer())

    stage.forgiven = {403}
    world.set_permissions(world.bot["id"], may & ~Permissions(create_public_threads=True))
    play(server, 1, 2, 3)
    await later(stage)
    await ada.sees_message(says("Episode 3"))
    await told(ada, CREATE_THREADS)


async def test_an_episode_is_announced_only_once_it_has_a_transcript_where_that_is_wanted(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    await follow(ada, server, "0", announce=ada.channel().id, episodes="transcribed")
    await later(stage, 0)
    before = len(ada.sees())
    play(server, 1, 2, bare=(2,))
    await later(stage)
    assert len(ada.sees()) == before
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(2))
    assert wording.SEARCH_IT in buttons(await ada.sees_message(says("Episode 2")))


async def test_an_episode_without_a_transcript_is_announced_and_searched_once_there_is_one(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    await follow(ada, server, "0", announce=ada.channel().id)
    await later(stage, 0)
    play(server, 1, 2, bare=(2,))
    await later(stage)
    news = await ada.sees_message(says("Episode 2"))
    assert wording.NO_TRANSCRIPT_YET in texts(news)
    assert titles(stage) == set()
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(2))


@pytest.mark.parametrize("is_deleted_while_away", [False, True])
async def test_a_channel_that_is_gone_ends_announcing(
    stage: Stage, server: FeedServer, ada: Person, is_deleted_while_away: bool
) -> None:
    play(server, 1)
    stage.forgiven = {404}
    await follow(ada, server, "0", announce=ada.channel("second-room").id)
    await later(stage, 0)
    if is_deleted_while_away:
        await stage.stop_bot()
    stage.playground.world.remove_channel(ada.channel("second-room").id)
    if is_deleted_while_away:
        await stage.start_bot()
        play(server, 1, 2)
        await later(stage)
    await told(ada, "gone")


async def test_a_channel_where_the_bot_may_not_write_ends_announcing_and_is_refused(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    stage.forgiven = {403}
    world, room = stage.playground.world, ada.channel().id
    await follow(ada, server, "0", announce=room)
    await later(stage, 0)
    world.set_permissions(world.bot["id"], MEMBER_PERMISSIONS & ~Permissions(send_messages=True))
    play(server, 1, 2)
    await later(stage)
    await told(ada, f"can’t write in <#{room}>: I need **Send Messages** there")
    refused = await looked_at(ada, f"{server.url}/feed.xml", announce=room)
    assert texts(refused) == MAY_NOT_POST_THERE.format(channel=f"<#{room}>", permissions="**Send Messages**")
