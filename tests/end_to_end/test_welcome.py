"""What the bot says on joining a server, and to people who write to it."""

import asyncio

from discord import Permissions
from end_to_end.playing import says
from end_to_end.reading import Message, texts
from end_to_end.stage import Stage

from bot.discord_ui.command_links import CommandLinks
from bot.features.about.greeting import Greeter
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person

hello, answer = says("I’m Verbatim"), says("I answer commands")


def hellos(person: Person) -> list[Message]:
    seen = [message for room in ("general", "second-room") for message in person.sees(room)]
    return [message for message in seen if hello(message)]


async def test_a_server_is_greeted_once_a_joining_where_its_system_channel_is(stage: Stage, ada: Person) -> None:
    world = stage.playground.world
    world.guild(None).system_channel_id = ada.channel("second-room").id
    world.add_bot()
    await ada.sees_message(hello, "second-room")
    world.remove_bot()
    world.add_bot()
    said = await ada.sees_message(lambda _: len(hellos(ada)) == 2, "second-room")
    for command in ("quote find", "quiz start", "help"):
        link = stage.bot.services.get(CommandLinks).to(command)
        assert link.startswith(f"</{command}:")
        assert link in texts(said)
    world.fail_for_a_moment()
    await stage.restart_bot()
    assert len(hellos(ada)) == 2
    assert stage.bot.services.get(CommandLinks).to("help") in texts(said)


async def test_where_it_may_not_write_it_says_nothing(stage: Stage, ada: Person) -> None:
    world = stage.playground.world
    world.set_permissions(world.bot["id"], MEMBER_PERMISSIONS & ~Permissions(send_messages=True))
    async with asyncio.timeout(10):
        while (guild := stage.bot.get_guild(int(world.guild_id))) and guild.me.guild_permissions.send_messages:  # noqa: ASYNC110 - nothing tells it
            await asyncio.sleep(0.01)
    assert guild
    await stage.bot.services.get(Greeter).welcome(guild)
    assert not hellos(ada)


async def test_who_writes_to_the_bot_is_told_its_commands_once_in_a_while(
    stage: Stage, ada: Person, ben: Person
) -> None:
    me = f"<@{stage.playground.world.bot['id']}>"
    await ada.say("Good morning, everybody.", "second-room")
    await ben.say("hello?", "@bot")
    assert "</quote find:" in texts(await ben.sees_message(answer, "@bot"))
    for _ in range(2):
        await ada.say(f"{me} @everyone what do you do?", "second-room")
    await ada.say(f"{me} and here?")
    await ada.sees_message(answer)
    (said,) = [message for message in ada.sees("second-room") if answer(message)]
    assert not said["mention_everyone"]
    assert "morning" not in texts(said)
