"""The bot where not everybody may do everything, in private threads, and in groups that it is not in."""

from pathlib import Path

from discord import Permissions
from end_to_end.playing import asks, ends, stored, take
from end_to_end.reading import texts
from end_to_end.stage import Stage

from bot.features.quiz.host import QuizHost
from bot.playground.keyboard import Person
from bot.playground.server import Playground
from bot.wording import quiz as wording
from bot.wording.errors import ONLY_IN_SERVERS


async def test_what_a_channel_denies_the_bot_is_named_and_it_plays_elsewhere(stage: Stage, ada: Person) -> None:
    world, channel = stage.playground.world, ada.channel("second-room")
    world.overwrite(channel, None, Permissions.none(), Permissions(send_messages=True))
    refused = await (await ada.slash("quiz start", "second-room")).answer()
    assert texts(refused) == wording.MAY_NOT_POST.format(permissions="**Send Messages**")
    assert stage.bot.services.get(QuizHost).in_channel(int(channel.id)) is None
    world.overwrite(channel, world.bot, Permissions(send_messages=True), Permissions.none())
    await ada.slash("quiz start", "second-room", kind="real", rounds=1, difficulty="easy")
    assert await ada.sees_message(asks(1), "second-room")


async def test_a_game_is_played_in_a_private_thread_that_the_bot_is_in(
    stage: Stage, ada: Person, ben: Person
) -> None:
    stage.forgiven = {403}
    thread = await ada.start_thread("Between us", private=True)
    await ada.say(ben.mention, thread)
    refused = await (await ada.slash("quiz start", thread, kind="real", rounds=1, difficulty="easy")).answer()
    assert texts(refused) == wording.NOT_IN_THREAD
    assert stage.bot.services.get(QuizHost).in_channel(int(thread)) is None
    await ada.say(f"<@{stage.playground.world.bot['id']}>", thread)
    await ada.slash("quiz start", thread, kind="real", rounds=1, difficulty="easy")
    message = await ben.sees_message(asks(1), thread)
    for person in (ada, ben):
        await take(person, message, (await stored(stage, 2)).game)
    await ben.sees_change(message, ends)


async def test_in_a_group_people_find_read_and_play_alone(tmp_path: Path) -> None:
    async with Playground(user_install=True) as playground:
        stage = Stage(playground, tmp_path / "a.db")
        stage.settings = stage.settings.model_copy(update={"user_install": True})
        await stage.start_bot()
        ada, ben = playground.person("Ada"), playground.person("Ben")
        playground.world.open_group("Friends", [ada.user, ben.user])
        found = await (await ada.slash("quote find", "Friends", text="psychopath")).answer()
        assert found in ben.sees("Friends")
        topics = await (await ben.slash("topic list", "Friends")).answer()
        assert "0:00" in texts(topics)
        solo = await (await ada.slash("quiz solo", "Friends", kind="next")).answer()
        after = await (await ada.press(solo, "A")).answer()
        assert after != solo
        assert texts(await (await ada.slash("quiz start", "Friends")).answer()) == ONLY_IN_SERVERS
        await stage.stop_bot()
