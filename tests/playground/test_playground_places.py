"""Channels that not everybody may do everything in, private threads, groups, and requests in other forms."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import discord
import pytest
from discord import Permissions
from playground.conftest import Api
from playground.small_bot import SmallBot

from bot.playground.keyboard import Person
from bot.playground.payloads import IN_PRIVATE, interaction_create
from bot.playground.rules.inputs import InvalidInputError
from bot.playground.server import Playground

NONE = Permissions.none()


async def test_a_channel_allows_and_denies_what_the_server_does_not(
    playground: Playground, api: Api, ada: Person, ben: Person
) -> None:
    world, channel = playground.world, ben.channel("second-room")
    messages, writing = f"/channels/{channel.id}/messages", Permissions(send_messages=True)
    world.overwrite(channel, None, NONE, writing)
    status, answer = await api("POST", messages, {"content": "x"})
    assert (status, answer["code"]) == (403, 50013)
    assert (await api("POST", f"/channels/{ben.channel().id}/messages", {"content": "x"}))[0] == 200
    world.overwrite(channel, world.bot, writing, NONE)
    assert (await api("POST", messages, {"content": "x"}))[0] == 200
    with pytest.raises(InvalidInputError):
        await ben.say("x", "second-room")
    await ada.say("the owner may do everything", "second-room")


async def test_who_does_not_see_a_channel_does_nothing_in_it_nor_in_its_threads(
    playground: Playground, api: Api, ada: Person, ben: Person
) -> None:
    channel = ada.channel("second-room")
    thread = await ada.start_thread("Beside the point", "second-room")
    playground.world.overwrite(channel, None, NONE, Permissions(view_channel=True))
    for place in (channel.id, thread):
        status, answer = await api("POST", f"/channels/{place}/messages", {"content": "x"})
        assert (status, answer["code"]) == (403, 50001)
        with pytest.raises(InvalidInputError):
            await ben.say("x", place)


async def test_discord_py_computes_what_a_channel_denies(
    playground: Playground, start_bot: Callable[..., Awaitable[SmallBot]], ada: Person
) -> None:
    world, channel = playground.world, ada.channel("second-room")
    world.overwrite(channel, None, NONE, Permissions(embed_links=True, attach_files=True))
    world.overwrite(channel, world.bot, Permissions(attach_files=True), NONE)
    bot = await start_bot(playground)
    [guild] = bot.guilds
    known = discord.utils.get(guild.text_channels, name="second-room")
    assert known
    assert known.permissions_for(guild.me) == world.permissions(world.bot["id"], channel)
    assert not known.permissions_for(guild.me).embed_links
    assert known.permissions_for(guild.me).attach_files


async def test_a_private_thread_is_for_who_is_in_it_and_a_mention_takes_in(
    playground: Playground, api: Api, start_bot: Callable[..., Awaitable[SmallBot]], ben: Person
) -> None:
    bot = await start_bot(playground)
    [guild] = bot.guilds
    cleo = playground.person("Cleo")
    thread = await ben.start_thread("Between us", private=True)
    assert (await api("GET", f"/channels/{thread}"))[1]["code"] == 50001
    with pytest.raises(InvalidInputError):
        await cleo.say("x", thread)
    await ben.say("nobody hears this", thread)
    await ben.say(f"<@{playground.world.bot['id']}> come in", thread)
    async with asyncio.timeout(10):
        heard = await bot.heard.get()
    assert heard.content.endswith("come in")
    known = guild.get_thread(int(thread))
    assert known
    assert known.is_private()
    assert (await api("POST", f"/channels/{thread}/messages", {"content": "x"}))[0] == 200


async def test_a_group_has_what_is_installed_for_a_person_and_not_the_bot(api: Api) -> None:
    async with Playground(user_install=True) as playground:
        everywhere = {"name": "a", "description": "d", "integration_types": [0, 1], "contexts": [0, 1, 2]}
        of_servers = {"name": "b", "description": "d", "integration_types": [0], "contexts": [0, 1, 2]}
        playground.registry.replace("", [everywhere, of_servers])
        ada, ben, world = playground.person("Ada"), playground.person("Ben"), playground.world
        group = world.open_group("Friends", [ada.user, ben.user])
        assert ada.commands("Friends") == ["a"]
        asked = (await ada.slash("a", "Friends")).interaction
        sent = interaction_create(world, asked, {})
        assert (sent["context"], sent["channel"]["type"]) == (IN_PRIVATE, 3)
        assert (sent["user"]["id"], asked.owners) == (ada.id, {"1": ada.id})
        playground.interactions.callback(asked.id, asked.token, {"type": 4, "data": {"content": "hello"}}, [])
        assert [message["content"] for message in ben.sees("Friends")] == ["hello"]
        assert world.permissions(world.bot["id"], group) == NONE
        with pytest.raises(InvalidInputError):
            await playground.person("Cleo").say("x", group.id)


async def test_servers_are_counted_where_that_is_asked_for(
    playground: Playground, api: Api, start_bot: Callable[..., Awaitable[SmallBot]]
) -> None:
    path = f"/guilds/{playground.world.guild_id}"
    assert (await api("GET", path))[1]["max_presences"] is None
    assert "approximate_member_count" not in (await api("GET", path))[1]
    assert (await api("GET", f"{path}?with_counts=true"))[1]["approximate_member_count"] == 4
    assert (await api("GET", "/applications/@me"))[1]["approximate_guild_count"] == 1
    bot = await start_bot(playground)
    fetched = await bot.fetch_guild(int(playground.world.guild_id), with_counts=True)
    assert fetched.approximate_member_count == 4
    assert [one.approximate_member_count async for one in bot.fetch_guilds(with_counts=True)] == [4]


FORM = "application/x-www-form-urlencoded"
BROKEN = "multipart/form-data; boundary=x"


@pytest.mark.parametrize(
    ("at", "kind", "body", "status", "code"),
    [
        ("messages", FORM, b"content=as+a+form&flags=4096&tts=false", 200, None),
        ("messages", FORM, b"content", 400, 50035),
        ("messages", BROKEN, b"no form", 400, 50035),
        ("messages", "text/plain", b"text", 400, 50035),
        ("messages", "application/json", b"{", 400, 50109),
        ("commands", FORM, b"name=find&description=x", 400, 50035),
        ("people", FORM, b"recipient_id=1", 400, 50035),
    ],
)
async def test_what_a_body_may_be(
    playground: Playground,
    session: aiohttp.ClientSession,
    ada: Person,
    at: str,
    kind: str,
    body: bytes,
    status: int,
    code: int | None,
) -> None:
    paths = {
        "messages": f"/channels/{ada.channel().id}/messages",
        "commands": f"/applications/{playground.world.bot['id']}/commands",
        "people": "/users/@me/channels",
    }
    headers = {"Authorization": f"Bot {playground.token}", "Content-Type": kind}
    url = f"{playground.url}/api/v10{paths[at]}"
    async with session.post(url, data=body, headers=headers) as answer:
        told = await answer.json()
        assert (answer.status, told.get("code")) == (status, code)
        assert code or (told["content"], told["flags"] & 4096) == ("as a form", 4096)


async def test_fields_of_a_form_count_beside_its_files(
    playground: Playground, session: aiohttp.ClientSession, ada: Person
) -> None:
    form = aiohttp.FormData()
    form.add_field("content", "look")
    form.add_field("files[0]", b"words", filename="a.txt")
    url = f"{playground.url}/api/v10/channels/{ada.channel().id}/messages"
    async with session.post(url, data=form, headers={"Authorization": f"Bot {playground.token}"}) as answer:
        told = await answer.json()
    assert (told["content"], [one["filename"] for one in told["attachments"]]) == ("look", ["a.txt"])
