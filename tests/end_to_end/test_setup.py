"""/setup: a server gets going in one message."""

import pytest
from core.podcasts.feeds import item, rss
from discord import Permissions
from end_to_end.librarian import SRT, custom_ids, is_done, says
from end_to_end.podcasts import only
from end_to_end.reading import Message, is_private, texts
from end_to_end.stage import Stage
from feed_server import FeedServer, Page

from bot.features.servers.servers import Servers
from bot.interviews.catalogue import Interviews
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.running.web import Web
from bot.store.database import Database
from bot.store.follows import FollowStore
from bot.wording import library
from bot.wording import setup as wording


@pytest.fixture
def web(server: FeedServer) -> Web:
    return only(server)


async def opened(person: Person) -> Message:
    return await (await person.slash("setup")).answer()


def guild_id(stage: Stage) -> int:
    return int(stage.playground.world.guild_id)


async def again(person: Person, message: Message) -> str:
    return texts(await (await person.press(message, wording.LOOK_AGAIN)).answer())


async def test_a_server_is_set_up_from_one_message_also_after_a_restart(
    stage: Stage, ada: Person, server: FeedServer
) -> None:
    server.pages["/feed.xml"] = Page(rss(item(1)))
    message, room = await opened(ada), ada.channel("second-room").id
    assert is_private(message)
    assert wording.NOTHING_OWN in texts(message)
    assert wording.NEWS_NONE in texts(message)
    await stage.restart_bot()

    asked = await ada.press(message, wording.ADD_TRANSCRIPT)
    file = await ada.upload("gulls.srt", SRT.encode())
    preview = await (await ada.submit(asked, file=[file], title="Gulls")).answer()
    assert is_private(preview)
    await ada.press(preview, library.IMPORT)
    await ada.sees_message(is_done)
    (own,) = stage.bot.services.get(Interviews).own(guild_id(stage))
    assert own.title == "Gulls"
    assert "1 interview of your own" in await again(ada, message)

    asked = await ada.press(message, wording.FOLLOW_PODCAST)
    preview = await (await ada.submit(asked, feed=f"{server.url}/feed.xml")).answer()
    (select,) = (one for one in custom_ids(preview) if one.startswith("follow:bring:"))
    await (await ada.choose(preview, select, ["0"])).answer()
    shown = await again(ada, message)
    assert "following 1 podcast" in shown
    assert wording.NEWS_NOWHERE in shown

    for what in ("quizzes", "daily", "news"):
        shown = texts(await (await ada.choose(message, f"setup:{what}", [room])).answer())
    assert shown.count(f"<#{room}>") == 3
    held = stage.bot.services.get(Servers).of(guild_id(stage))
    assert (held.quiz_channels, held.daily_channel) == ({int(room)}, int(room))
    (followed,) = await FollowStore(stage.bot.services.get(Database)).of(guild_id(stage))
    assert followed.announcing.channel_id == int(room)

    shipped = next(one for one in stage.bot.services.get(Interviews).all() if one.guild_id is None)
    await (await ada.choose(message, "setup:interview", [str(shipped.id)])).answer()
    assert stage.bot.services.get(Interviews).for_guild(guild_id(stage)) == shipped
    assert is_private(message)


async def test_what_is_refused_is_said_with_a_button_to_try_again(
    stage: Stage, ada: Person, server: FeedServer
) -> None:
    asked = await ada.press(await opened(ada), wording.FOLLOW_PODCAST)
    refused = await (await ada.submit(asked, feed="gulls", channel=[ada.channel().id])).answer()
    assert is_private(refused)
    again = await (await ada.press(refused, "Try again…")).modal()
    (feed,) = [part["component"] for part in again["components"] if part["component"]["custom_id"] == "feed"]
    assert feed["value"] == "gulls"


async def test_only_who_may_manage_the_server_may_set_it_up(stage: Stage, ada: Person, ben: Person) -> None:
    assert "setup" not in ben.commands()
    world = stage.playground.world
    world.set_permissions(ben.id, MEMBER_PERMISSIONS | Permissions(manage_guild=True))
    message = await opened(ben)
    asked = await ben.press(message, wording.ADD_TRANSCRIPT)
    await asked.modal()
    world.set_permissions(ben.id, MEMBER_PERMISSIONS)
    file = await ben.upload("gulls.srt", SRT.encode())
    refusal = says(wording.NOT_ALLOWED.split(".")[0])
    for refused in (
        await ben.submit(asked, file=[file]),
        await ben.press(message, wording.FOLLOW_PODCAST),
        await ben.press(message, wording.LOOK_AGAIN),
    ):
        assert refusal(await refused.answer())
    for select in ("setup:quizzes", "setup:daily"):
        assert "Only people" in texts(await (await ben.choose(message, select, [ben.channel().id])).answer())
    assert stage.bot.services.get(Servers).all() == {}
