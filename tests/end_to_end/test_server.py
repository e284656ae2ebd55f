"""/settings, what it changes, and what the bot does by the clock."""

import asyncio
import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from discord import Permissions
from end_to_end.librarian import bring_in
from end_to_end.playing import says
from end_to_end.reading import Message, buttons, is_private, texts
from end_to_end.stage import Stage

from bot.core.server_settings import ServerSettings
from bot.features.quiz.host import QuizHost
from bot.features.servers.clockwork import Clockwork
from bot.features.servers.departures import KEPT_DAYS, Departures
from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Asked, Person
from bot.playground.objects import walk
from bot.store.database import Database
from bot.store.servers import ServerStore
from bot.wording import servers as wording
from bot.wording.errors import MAY_NOT_POST_THERE

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC).timestamp()
HOUR, DAY = 3600, 86_400
is_daily = says("The daily of")


async def opened(person: Person) -> Message:
    return await (await person.slash("settings")).answer()


async def choose(person: Person, message: Message, what: str, *values: str) -> Message:
    return await (await person.choose(message, f"settings:{what}", list(values))).answer()


def guild_id(stage: Stage) -> int:
    return int(stage.playground.world.guild_id)


def held(stage: Stage) -> ServerSettings:
    return stage.bot.services.get(Servers).of(guild_id(stage))


async def settles(person: Person, words: str) -> None:
    """Wait until the settings say that."""
    async with asyncio.timeout(10):
        while words not in texts(await opened(person)):
            pass


async def departed(stage: Stage, is_any: bool) -> Mapping[int, int]:
    """Wait until servers are noted to be left, or none any more; gives when they were."""
    async with asyncio.timeout(10):
        while bool(left := await ServerStore(stage.bot.services.get(Database)).departed()) is not is_any:
            pass
    return left


async def tick(stage: Stage, now: float) -> None:
    """What the clock makes the bot do at that moment."""
    server: Any = stage.bot.get_cog("Server")
    clockwork: Clockwork = server.clockwork
    clockwork.clock = lambda: now
    await clockwork.tick()


async def daily_at(stage: Stage, ada: Person, hour: int = 12, channel: str = "general") -> None:
    """The daily is posted in that channel at that hour, and was set the day before."""
    await choose(ada, await opened(ada), "daily", ada.channel(channel).id)
    await stage.bot.services.get(Servers).change(guild_id(stage), daily_hour=hour, daily_since=NOON - DAY)


def dailies(person: Person, channel: str | None = None) -> list[Message]:
    return [message for message in person.sees(channel) if is_daily(message)]


async def test_only_who_may_manage_the_server_sees_and_changes_its_settings(
    stage: Stage, ada: Person, ben: Person
) -> None:
    assert "settings" not in ben.commands()
    assert "settings" not in ada.commands("@bot")
    world = stage.playground.world
    world.set_permissions(ben.id, MEMBER_PERMISSIONS | Permissions(manage_guild=True))
    message = await opened(ben)
    assert is_private(message)
    world.set_permissions(ben.id, MEMBER_PERMISSIONS)
    for press in (
        await ben.press(message, wording.MAKE_PRIVATE),
        await ben.choose(message, "settings:quizzes", [ben.channel().id]),
        await ben.choose(message, "settings:hour", ["3"]),
    ):
        assert texts(await press.answer()) == wording.NOT_ALLOWED
    assert held(stage) == ServerSettings()


async def test_every_setting_is_stored_before_it_is_shown_and_buttons_outlive_the_process(
    stage: Stage, ada: Person
) -> None:
    message, room = await opened(ada), ada.channel("second-room").id
    await stage.restart_bot()
    message = await (await ada.press(message, wording.MAKE_PRIVATE)).answer()
    assert wording.MAKE_PUBLIC in buttons(message)
    message = await choose(ada, message, "quizzes", room)
    assert f"only in <#{room}>" in texts(message)
    message = await choose(ada, message, "daily", room)
    message = await choose(ada, message, "hour", "7")
    assert f"in <#{room}> every day at 7:00 UTC" in texts(message)
    before = held(stage)
    assert (before.answers_private, before.quiz_channels, before.daily_channel, before.daily_hour) == (
        True,
        {int(room)},
        int(room),
        7,
    )
    await stage.restart_bot()
    assert held(stage) == before
    assert texts(await opened(ada)) == texts(message)
    message = await choose(ada, await choose(ada, message, "quizzes"), "daily")
    assert "started everywhere" in texts(message)
    assert wording.NO_DAILY in texts(message)


async def test_the_current_interview_is_that_of_the_library(stage: Stage, ada: Person) -> None:
    brought = await bring_in(stage, ada)
    other = next(one for one in stage.bot.services.get(Interviews).on(guild_id(stage)) if one.id != brought.id)
    for one in (other, brought):
        message = await choose(ada, await opened(ada), "interview", str(one.id))
        chosen = [
            option["value"]
            for part in walk(message["components"])
            if part.get("custom_id") == "settings:interview"
            for option in part["options"]
            if option.get("default")
        ]
        assert chosen == [str(one.id)]
        assert stage.bot.services.get(Interviews).for_guild(guild_id(stage)).id == one.id


async def test_answers_are_private_where_the_server_has_it_so_unless_said_otherwise(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await (await ada.press(await opened(ada), wording.MAKE_PRIVATE)).answer()
    for command in ("quote random", "topic list", "summary"):
        assert is_private(await (await ben.slash(command)).answer()), command
        assert not is_private(await (await ben.slash(command, private=False)).answer()), command
    assert not is_private(await (await ben.slash("quote random", channel="@bot")).answer())


async def test_quizzes_are_kept_to_their_channels_and_private_ones_go_anywhere(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {404}
    room = ada.channel("second-room").id
    await choose(ada, await opened(ada), "quizzes", room)
    refused = await (await ben.slash("quiz start")).answer()
    assert is_private(refused)
    assert texts(refused) == wording.QUIZ_ELSEWHERE.format(channels=f"<#{room}>")
    for command in ("quiz solo", "quiz daily"):
        assert "Round 1 of" in texts(await (await ben.slash(command)).answer())
    await (await ada.slash("quiz start", channel="second-room")).answer()
    assert stage.bot.services.get(QuizHost).in_channel(int(room))
    stage.playground.world.remove_channel(room)
    await settles(ada, "started everywhere")


async def test_the_daily_is_posted_once_a_day_and_played_from_its_button(
    stage: Stage, ada: Person, ben: Person
) -> None:
    await daily_at(stage, ada)
    await tick(stage, NOON - 1)
    assert not dailies(ben)
    for now in (NOON, NOON + 60, NOON + 11 * HOUR):
        await tick(stage, now)
        await stage.restart_bot()
    (post,) = dailies(ben)
    assert "15 January" in texts(post)
    assert f"**{stage.bot.services.get(Interviews).for_guild(None).title}**" in texts(post)
    game = await (await ben.press(post, wording.PLAY)).answer()
    assert is_private(game)
    assert "Round 1 of 5" in texts(game)
    await tick(stage, NOON + DAY + 5 * HOUR)  # the bot was down at noon
    assert ["15 January" in texts(one) for one in dailies(ben)] == [True, False]
    await tick(stage, NOON + 2 * DAY - HOUR)  # and the whole day: not on the next one before its hour
    assert len(dailies(ben)) == 2


async def test_a_post_that_was_not_noted_down_is_not_made_twice(stage: Stage, ada: Person) -> None:
    await daily_at(stage, ada)
    await tick(stage, NOON)
    await stage.bot.services.get(Servers).change(guild_id(stage), daily_posted=None)
    await tick(stage, NOON + 60)
    assert len(dailies(ada)) == 1


async def test_a_daily_that_is_set_after_its_hour_begins_tomorrow(stage: Stage, ada: Person) -> None:
    await daily_at(stage, ada)
    await stage.bot.services.get(Servers).change(guild_id(stage), daily_since=NOON + 1)
    await tick(stage, NOON + 2)
    assert not dailies(ada)
    await tick(stage, NOON + DAY)
    assert len(dailies(ada)) == 1


@pytest.mark.parametrize("is_deleted_while_away", [False, True])
async def test_a_daily_whose_channel_is_gone_is_switched_off_and_says_so(
    stage: Stage, ada: Person, caplog: pytest.LogCaptureFixture, is_deleted_while_away: bool
) -> None:
    caplog.set_level(logging.WARNING)
    stage.forgiven = {404}
    await daily_at(stage, ada, channel="second-room")
    if is_deleted_while_away:
        await stage.stop_bot()
    stage.playground.world.remove_channel(ada.channel("second-room").id)
    if is_deleted_while_away:
        await stage.start_bot()
        await tick(stage, NOON)
    await settles(ada, wording.CHANNEL_GONE)
    assert wording.CHANNEL_GONE in caplog.text


async def test_a_daily_that_may_not_be_posted_is_switched_off_and_can_be_set_again(
    stage: Stage, ada: Person
) -> None:
    stage.forgiven = {403}
    await daily_at(stage, ada)
    world, room = stage.playground.world, ada.channel().id
    silent = MEMBER_PERMISSIONS & ~Permissions(send_messages=True)
    world.set_permissions(world.bot["id"], silent)
    await tick(stage, NOON)
    message = await opened(ada)
    assert wording.FORBIDDEN.format(channel=f"<#{room}>", permissions="**Send Messages**") in texts(message)
    refused: Asked = await ada.choose(message, "settings:daily", [room])
    assert texts(await refused.answer()) == MAY_NOT_POST_THERE.format(
        channel=f"<#{room}>", permissions="**Send Messages**"
    )
    world.set_permissions(world.bot["id"], MEMBER_PERMISSIONS)
    await ada.sees_message()
    message = await choose(ada, message, "daily", room)
    assert "⚠️" not in texts(message)


async def test_what_a_server_had_is_deleted_a_month_after_the_bot_left_it(stage: Stage, ada: Person) -> None:
    await bring_in(stage, ada)
    await (await ada.press(await opened(ada), wording.MAKE_PRIVATE)).answer()
    stage.playground.world.remove_bot()
    left = (await departed(stage, True))[guild_id(stage)]
    await tick(stage, left + KEPT_DAYS * DAY - 1)
    assert held(stage).answers_private
    assert len(stage.bot.services.get(Interviews).all()) == 2
    await tick(stage, left + KEPT_DAYS * DAY)
    assert held(stage) == ServerSettings()
    assert [one.guild_id for one in stage.bot.services.get(Interviews).all()] == [None]


async def test_a_server_that_takes_the_bot_back_keeps_what_it_had(stage: Stage, ada: Person) -> None:
    await (await ada.press(await opened(ada), wording.MAKE_PRIVATE)).answer()
    world = stage.playground.world
    await stage.stop_bot()
    world.remove_bot()
    await stage.start_bot()
    left = (await departed(stage, True))[guild_id(stage)]
    world.add_bot()
    await departed(stage, False)
    await tick(stage, left + 2 * KEPT_DAYS * DAY)
    assert held(stage).answers_private


async def test_a_server_that_throws_the_bot_out_during_an_outage_counts_as_left(stage: Stage, ada: Person) -> None:
    await (await ada.press(await opened(ada), wording.MAKE_PRIVATE)).answer()
    gateway, guild = stage.playground.gateway, stage.playground.world.guild(None)
    gateway.drop(resumable=False)
    guild.bot_is_member = False
    await stage.playground.until(lambda: gateway.online, "the bot again", seconds=30)
    async with asyncio.timeout(20):
        while guild_id(stage) not in await ServerStore(stage.bot.services.get(Database)).departed():
            await tick(stage, time.time())


async def test_a_server_where_the_bot_is_used_is_not_left_whatever_discord_lists(stage: Stage, ada: Person) -> None:
    await (await ada.press(await opened(ada), wording.MAKE_PRIVATE)).answer()
    departures = stage.bot.services.get(Departures)
    await departures.compare(set())
    assert await departed(stage, True)
    await (await ada.slash("quote random")).answer()
    await departed(stage, False)


async def test_what_comes_in_while_the_bot_ends_is_stored_or_not_begun(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    bot, settings = stage.bot, stage.settings
    (guild,) = (one for one in bot.guilds if one.id == guild_id(stage))
    async with bot.services.get(Database).transaction():  # all else waits
        stage.playground.world.remove_bot()
        async with asyncio.timeout(10):
            begun = "discord.py: on_guild_remove"
            while begun not in {task.get_name() for task in asyncio.all_tasks()}:  # noqa: ASYNC110 - nothing tells it
                await asyncio.sleep(0)
        ending = asyncio.create_task(stage.stop_bot())
        await asyncio.wait([ending], timeout=0.5)
    await ending
    bot.dispatch("guild_available", guild)
    await asyncio.sleep(0.1)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    async with Database.open(settings.database) as database:
        assert list(await ServerStore(database).departed()) == [guild.id]
