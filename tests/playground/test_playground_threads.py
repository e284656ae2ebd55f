"""Threads, posts in forums, and channels of other sorts: who may write there, and what being archived means."""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import pytest
from playground.conftest import Api
from playground.small_bot import SmallBot

from bot.playground import threads
from bot.playground.guild import BOT_PERMISSIONS
from bot.playground.keyboard import Person
from bot.playground.objects import GUILD_ANNOUNCEMENT, GUILD_FORUM, GUILD_VOICE
from bot.playground.rules.inputs import InvalidInputError
from bot.playground.server import Playground


@pytest.fixture
async def thread(ada: Person) -> str:
    return await ada.start_thread("Beside the point")


async def test_writing_in_a_thread_takes_a_permission_of_its_own(
    playground: Playground, api: Api, ada: Person, thread: str
) -> None:
    world, bot = playground.world, playground.world.bot["id"]
    channel = ada.channel().id
    for missing, refused, allowed in (
        (discord.Permissions(send_messages_in_threads=True), thread, channel),
        (discord.Permissions(send_messages=True), channel, thread),
    ):
        world.set_permissions(bot, discord.Permissions(BOT_PERMISSIONS.value & ~missing.value))
        status, answer = await api("POST", f"/channels/{refused}/messages", {"content": "x"})
        assert (status, answer["code"]) == (403, 50013)
        assert (await api("POST", f"/channels/{allowed}/messages", {"content": "x"}))[0] == 200


async def test_in_an_archived_thread_nothing_is_edited_until_a_message_opens_it(
    playground: Playground, api: Api, ada: Person, thread: str
) -> None:
    messages = f"/channels/{thread}/messages"
    _, sent = await api("POST", messages, {"content": "x"})
    playground.desk.archive(ada.id, thread)
    status, answer = await api("PATCH", f"{messages}/{sent['id']}", {"content": "y"})
    assert (status, answer["code"]) == (400, 50083)
    assert (await api("POST", messages, {"content": "y"}))[0] == 200
    assert (await api("PATCH", f"{messages}/{sent['id']}", {"content": "y"}))[0] == 200


async def test_a_locked_thread_takes_no_message(
    playground: Playground, api: Api, ada: Person, ben: Person, thread: str
) -> None:
    threads.archive(playground.world, ada.channel(thread), locked=True)
    status, answer = await api("POST", f"/channels/{thread}/messages", {"content": "x"})
    assert (status, answer["code"]) == (400, 160005)
    with pytest.raises(InvalidInputError):
        await ben.say("x", thread)


async def test_threads_are_closed_by_who_began_them_or_by_moderators(
    playground: Playground, ben: Person, ada: Person
) -> None:
    mine, theirs = await ben.start_thread("Mine"), await ada.start_thread("Theirs")
    playground.desk.archive(ben.id, mine)
    with pytest.raises(InvalidInputError):
        playground.desk.archive(ben.id, theirs)
    playground.desk.archive(ada.id, theirs)


async def test_a_forum_takes_posts_and_no_messages(playground: Playground, api: Api, ada: Person) -> None:
    playground.world.add_channel("questions", GUILD_FORUM)
    status, answer = await api("POST", f"/channels/{ada.channel('questions').id}/messages", {"content": "x"})
    assert (status, answer["code"]) == (400, 50008)
    with pytest.raises(InvalidInputError):
        await ada.say("x", "questions")
    post = await ada.start_thread("Why is that so?", "questions")
    assert (await api("POST", f"/channels/{post}/messages", {"content": "x"}))[0] == 200


@pytest.mark.parametrize("kind", [GUILD_VOICE, GUILD_ANNOUNCEMENT])
async def test_other_channels_take_messages(playground: Playground, api: Api, ada: Person, kind: int) -> None:
    channel = playground.world.add_channel("hall", kind)
    assert (await api("POST", f"/channels/{channel.id}/messages", {"content": "x"}))[0] == 200
    assert [message["content"] for message in ada.sees("hall")] == ["x"]


async def test_a_channel_goes_with_its_threads(playground: Playground, api: Api, ada: Person, thread: str) -> None:
    listed = (await api("GET", f"/guilds/{playground.world.guild_id}/channels"))[1]
    assert thread not in [channel["id"] for channel in listed]
    assert (await api("GET", f"/channels/{thread}"))[1]["parent_id"] == ada.channel().id
    playground.world.remove_channel(ada.channel().id)
    assert (await api("GET", f"/channels/{thread}"))[1]["code"] == 10003


async def test_discord_py_knows_threads_as_they_come_close_and_go(
    playground: Playground, start_bot: Callable[..., Awaitable[SmallBot]], ada: Person, thread: str
) -> None:
    playground.world.add_channel("questions", GUILD_FORUM)
    playground.world.add_channel("hall", GUILD_VOICE)
    bot = await start_bot(playground)
    [guild] = bot.guilds
    assert isinstance(discord.utils.get(guild.channels, name="questions"), discord.ForumChannel)
    assert isinstance(discord.utils.get(guild.channels, name="hall"), discord.VoiceChannel)
    known = guild.get_thread(int(thread))
    assert known
    assert known.parent_id == int(ada.channel().id)

    async def open_ones(*wanted: str) -> None:
        async with asyncio.timeout(10):
            while {str(one.id) for one in guild.threads} != set(wanted):
                await ada.say("Wait for it", "second-room")
                await bot.heard.get()

    post = await ada.start_thread("Why?", "questions")
    await open_ones(thread, post)
    playground.desk.archive(ada.id, thread)
    await open_ones(post)
    await ada.say("And yet", thread)
    await open_ones(thread, post)
    playground.world.remove_channel(thread)
    await open_ones(post)
