"""The real discord.py client on the local gateway: commands, resuming, sharding, intents, restarts."""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import pytest
from end_to_end.openapi import discord_api
from playground.small_bot import SmallBot

from bot.playground.keyboard import Person
from bot.playground.server import Playground

StartBot = Callable[..., Awaitable[SmallBot]]


async def heard(bot: SmallBot) -> discord.Message:
    async with asyncio.timeout(5):
        return await bot.heard.get()


async def test_commands_modals_and_menus_work_in_the_server_and_in_direct_messages(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    await start_bot(playground)
    file = await ada.upload("a.txt", b"words")
    for channel, told in ((None, "guild Member b'words'"), ("@bot", "dm User b'words'")):
        assert (await (await ada.slash("where", channel, file=file)).answer())["content"] == told
    said = await ada.say("hello")
    assert (await (await ada.menu("Read", said)).answer())["content"] == "read hello"
    asked = await ada.slash("why")
    assert (await asked.modal())["title"] == "Why?"
    assert (await (await ada.submit(asked, reason="so")).answer())["content"] == "because so"
    assert [request for request in playground.rest.log if request.status >= 400] == []


async def test_what_happened_while_the_connection_was_broken_is_told_after_resuming(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    bot = await start_bot(playground)
    await ada.say(f"<@{playground.world.bot['id']}> before")
    playground.gateway.drop()
    await ada.say(f"<@{playground.world.bot['id']}> meanwhile")
    asked = await ada.slash("count")
    assert (await heard(bot)).content.endswith("before")
    assert (await heard(bot)).content.endswith("meanwhile")
    assert bot.resumed.is_set()
    assert await asked.acknowledged() == 4
    assert bot.heard.empty()
    assert len(playground.gateway.sessions) == 1


async def test_a_client_that_is_asked_to_reconnect_resumes(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    bot = await start_bot(playground)
    playground.gateway.reconnect()
    async with asyncio.timeout(5):
        await bot.resumed.wait()
    assert (await (await ada.slash("count")).answer())["content"] == "counted 0"


async def test_a_session_that_is_forgotten_begins_anew(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    bot = await start_bot(playground)
    (before,) = playground.gateway.sessions
    playground.gateway.drop(resumable=False)
    await playground.until(lambda: playground.gateway.online, "the bot", seconds=30)
    assert [session.id for session in playground.gateway.sessions] != [before.id]
    assert not bot.resumed.is_set()
    assert (await (await ada.slash("count")).answer())["content"] == "counted 0"


async def test_buttons_go_on_after_a_restart(playground: Playground, ada: Person, start_bot: StartBot) -> None:
    bot = await start_bot(playground)
    reply = await (await ada.slash("count")).answer()
    await bot.close()
    assert not playground.gateway.online
    await start_bot(playground)
    assert (await (await ada.press(reply, "Count")).answer())["content"] == "counted 1"
    assert (await (await ada.press(reply, "Count")).answer())["content"] == "counted 2"


async def test_a_bot_is_in_several_servers_and_leaves_one(start_bot: StartBot) -> None:
    async with Playground(guild_name="Here", further_guilds=["There"], shards=2) as playground:
        world, ada, ben = playground.world, playground.person("Ada"), playground.person("Ben")
        bot = await start_bot(playground)
        here, there = world.guilds.values()
        assert {guild.name: [channel.name for channel in guild.channels] for guild in bot.guilds} == {
            name: ["general", "second-room"] for name in ("Here", "There")
        }
        for channel, guild in (("general", here), ("There/general", there)):
            asked = await ada.slash("count", channel)
            assert asked.interaction.channel.guild_id == guild.id
            assert (await asked.answer())["content"] == "counted 0"
        world.set_permissions(ben.id, discord.Permissions(view_channel=True), there.id)
        assert ben.commands("Here/general")
        assert not ben.commands("There/general")
        left = asyncio.create_task(bot.wait_for("guild_remove", timeout=10))
        await asyncio.sleep(0)
        world.remove_bot(there.id)
        assert (await left).name == "There"
        assert ada.commands("general")
        assert not ada.commands("There/general")


async def test_each_shard_is_told_of_its_own(start_bot: StartBot) -> None:
    async with Playground(shards=3) as playground:
        bot = await start_bot(playground)
        ada = playground.person("Ada")
        assert sorted(session.shard for session in playground.gateway.sessions) == [(0, 3), (1, 3), (2, 3)]
        assert [guild.id for guild in bot.guilds] == [int(playground.world.guild_id)]
        assert bot.guilds[0].shard_id == (int(playground.world.guild_id) >> 22) % 3
        for channel in (None, "@bot"):
            assert (await (await ada.slash("count", channel)).answer())["content"] == "counted 0"


async def test_a_bad_token_is_refused(playground: Playground, start_bot: StartBot) -> None:
    playground.token = "wrong"
    with pytest.raises(discord.LoginFailure):
        await start_bot(playground)


async def test_privileged_intents_are_refused_unless_allowed(playground: Playground, start_bot: StartBot) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await start_bot(playground, discord.Intents(guilds=True, message_content=True))


@pytest.mark.parametrize("may_read", [False, True])
async def test_what_people_write_is_withheld_without_the_intent(start_bot: StartBot, may_read: bool) -> None:
    async with Playground(privileged_intents=may_read) as playground:
        ada = playground.person("Ada")
        bot = await start_bot(playground, discord.Intents(guilds=True, messages=True, message_content=may_read))
        await ada.say("to all")
        await ada.say(f"<@{playground.world.bot['id']}> to you")
        await ada.say("in private", "@bot")
        told = [(await heard(bot)).content for _ in range(3)]
        assert told[0] == ("to all" if may_read else "")
        assert told[1].endswith("to you")
        assert told[2] == "in private"


async def test_events_without_their_intent_are_not_sent(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    bot = await start_bot(playground, discord.Intents(guilds=True, dm_messages=True))
    await ada.say("in the server")
    await ada.say("in private", "@bot")
    assert (await heard(bot)).guild is None


async def test_a_bot_kicked_from_the_server_is_told_and_may_do_nothing_there(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    bot = await start_bot(playground)
    channel = bot.get_partial_messageable(int(ada.channel().id))
    playground.world.remove_bot()
    async with asyncio.timeout(5):
        await bot.guild_gone.wait()
    with pytest.raises(discord.Forbidden) as refused:
        await channel.send("x")
    assert refused.value.code == 50001
    assert ada.commands() == []
    assert ada.commands("@bot") == []


async def test_a_rate_limited_client_comes_again(playground: Playground, ada: Person, start_bot: StartBot) -> None:
    bot = await start_bot(playground)
    playground.rest.rate_limit(2)
    await bot.get_partial_messageable(int(ada.channel().id)).send("patience")
    assert [message["content"] for message in ada.sees()] == ["patience"]


async def test_what_discord_py_sends_is_what_discords_document_describes(
    playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    document = discord_api()
    faults: list[str] = []
    playground.on_request.append(lambda method, path, body, _: faults.extend(document.faults(method, path, body)))
    await start_bot(playground)
    reply = await (await ada.slash("count")).answer()
    await (await ada.press(reply, "Count")).answer()
    await (await ada.slash("why")).modal()
    await ada.autocomplete("why", "word", "a")
    assert faults == []
    assert len(playground.rest.log) == 8
