"""Permissions, channels that go, commands and who is offered them, and memory that does not grow."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest

from bot.playground import world as limits
from bot.playground.files import Files, Upload
from bot.playground.guild import BOT_PERMISSIONS
from bot.playground.keyboard import Person
from bot.playground.objects import Json
from bot.playground.rules.inputs import InvalidInputError
from bot.playground.server import Playground

Api = Callable[..., Awaitable[tuple[int, Any]]]


async def test_what_the_bot_lacks_a_permission_for_is_refused(
    api: Api, playground: Playground, ada: Person
) -> None:
    messages = f"/channels/{ada.channel().id}/messages"
    everything = BOT_PERMISSIONS.value
    for missing, body, code in [
        (discord.Permissions(send_messages=True), {"content": "x"}, 50013),
        (discord.Permissions(embed_links=True), {"embeds": [{"title": "x"}]}, 50013),
        (discord.Permissions(view_channel=True), {"content": "x"}, 50001),
    ]:
        rest = discord.Permissions(everything & ~missing.value)
        playground.world.set_permissions(playground.world.bot["id"], rest)
        status, answer = await api("POST", messages, body)
        assert (status, answer["code"]) == (403, code)
    playground.world.set_permissions(playground.world.bot["id"], discord.Permissions(everything))
    assert (await api("POST", messages, {"content": "x"}))[0] == 200


async def test_the_bot_changes_only_its_own_messages(api: Api, playground: Playground, ada: Person) -> None:
    said = await ada.say("mine")
    path = f"/channels/{said['channel_id']}/messages/{said['id']}"
    assert (await api("PATCH", path, {"content": "yours"}))[1]["code"] == 50005
    assert (await api("DELETE", path))[1]["code"] == 50013
    moderator = discord.Permissions(BOT_PERMISSIONS.value | discord.Permissions(manage_messages=True).value)
    playground.world.set_permissions(playground.world.bot["id"], moderator)
    assert (await api("DELETE", path))[0] == 204
    assert (await api("GET", path))[1]["code"] == 10008


async def test_a_server_has_the_channels_it_is_given() -> None:
    async with Playground(channels=["hall", "attic", "cellar"]) as playground:
        ada = playground.person("Ada")
        said = await ada.say("Anybody here?", "attic")
        assert [channel.data["name"] for channel in playground.world.text_channels] == ["hall", "attic", "cellar"]
        assert [len(ada.sees(name)) for name in ("hall", "attic", "cellar")] == [0, 1, 0]
        assert said["channel_id"] == ada.channel("attic").id != ada.channel().id


async def test_a_removed_channel_is_unknown(api: Api, playground: Playground, ada: Person) -> None:
    channel = ada.channel("general")
    playground.world.remove_channel(channel.id)
    status, answer = await api("POST", f"/channels/{channel.id}/messages", {"content": "x"})
    assert (status, answer["code"]) == (404, 10003)
    with pytest.raises(LookupError):
        ada.channel("general")


async def test_leaving_the_server(api: Api, playground: Playground, ada: Person) -> None:
    guild = f"/guilds/{playground.world.guild_id}"
    assert (await api("GET", guild))[0] == 200
    assert (await api("DELETE", f"/users/@me{guild}"))[0] == 204
    assert (await api("GET", guild))[1]["code"] == 10004
    assert (await api("POST", f"/channels/{ada.channel().id}/messages", {"content": "x"}))[1]["code"] == 50001


async def test_a_direct_message_is_opened_by_the_bot(api: Api, ben: Person, ada: Person) -> None:
    _, channel = await api("POST", "/users/@me/channels", {"recipient_id": ben.id})
    assert (await api("POST", f"/channels/{channel['id']}/messages", {"content": "x"}))[0] == 200
    assert [message["content"] for message in ben.sees("@bot")] == ["x"]
    assert ada.sees("@bot") == []
    assert (await api("POST", "/users/@me/channels", {"recipient_id": "5"}))[1]["code"] == 10013


@pytest.mark.parametrize(
    ("fields", "offered"),
    [
        ({}, ["Ada", "Ben", "Ada@bot", "Ben@bot"]),
        ({"contexts": [0]}, ["Ada", "Ben"]),
        ({"dm_permission": False}, ["Ada", "Ben"]),
        ({"contexts": [1]}, ["Ada@bot", "Ben@bot"]),
        ({"default_member_permissions": "32"}, ["Ada", "Ada@bot", "Ben@bot"]),
        ({"default_member_permissions": "0"}, ["Ada", "Ada@bot", "Ben@bot"]),
    ],
)
async def test_commands_are_offered_where_and_to_whom_they_are_meant(
    api: Api, playground: Playground, ada: Person, ben: Person, fields: Json, offered: list[str]
) -> None:
    command = {"name": "manage", "description": "d"} | fields
    status, made = await api("POST", f"/applications/{playground.world.bot['id']}/commands", command)
    assert status == 201
    found = [
        f"{person.user['global_name']}{channel or ''}"
        for channel in (None, "@bot")
        for person in (ada, ben)
        if person.commands(channel)
    ]
    assert found == offered
    if "Ben" not in offered:
        with pytest.raises(InvalidInputError):
            playground.desk.command(ben.id, ben.channel().id, made["id"], [])


async def test_commands_are_added_changed_and_removed_one_by_one(
    api: Api, playground: Playground, ada: Person
) -> None:
    application = f"/applications/{playground.world.bot['id']}"
    own = f"{application}/guilds/{playground.world.guild_id}/commands"
    _, everywhere = await api("POST", f"{application}/commands", {"name": "a", "description": "everywhere"})
    _, here = await api("POST", own, {"name": "a", "description": "here"})
    assert [command["description"] for command in playground.registry.usable(ada.id, ada.channel())] == ["here"]
    _, again = await api("POST", own, {"name": "a", "description": "again"})
    assert again["id"] == here["id"]
    _, changed = await api("PATCH", f"{own}/{here['id']}", {"description": "changed"})
    assert (changed["description"], changed["version"] != here["version"]) == ("changed", True)
    assert (await api("PATCH", f"{own}/{here['id']}", {"name": "A"}))[1]["code"] == 50035
    assert (await api("DELETE", f"{own}/{here['id']}"))[0] == 204
    assert (await api("GET", f"{own}/{here['id']}"))[1]["code"] == 10063
    assert (await api("GET", f"{application}/commands"))[1] == [everywhere]


async def test_a_user_installed_app_goes_where_its_bot_is_not_and_follows_up_five_times() -> None:
    async with Playground(user_install=True) as playground:
        command = {"name": "a", "description": "d", "integration_types": [0, 1], "contexts": [0, 1, 2]}
        playground.registry.replace("", [command])
        ada = playground.person("Ada")
        asked = (await ada.slash("a")).interaction
        assert asked.owners == {"0": playground.world.guild_id, "1": ada.id}
        playground.world.remove_bot()
        asked = (await ada.slash("a")).interaction
        assert asked.owners == {"1": ada.id}
        playground.interactions.callback(asked.id, asked.token, {"type": 4, "data": {"content": "0"}}, [])
        for n in range(5):
            playground.interactions.follow_up(asked, {"content": f"{n}"}, [])
        with pytest.raises(Exception, match="40094"):
            playground.interactions.follow_up(asked, {"content": "6"}, [])


async def test_history_is_paged_as_discord_pages_it(api: Api, ada: Person) -> None:
    said = [await ada.say(str(n)) for n in range(5)]
    path = f"/channels/{said[0]['channel_id']}/messages"

    async def contents(query: str) -> list[str]:
        return [message["content"] for message in (await api("GET", path + query))[1]]

    assert await contents("?limit=2") == ["4", "3"]
    assert await contents(f"?limit=2&before={said[3]['id']}") == ["2", "1"]
    assert await contents(f"?limit=2&after={said[0]['id']}") == ["2", "1"]


@pytest.mark.parametrize("query", ["?limit=x", "?limit=0", "?limit=101", "?before=x"])
async def test_a_history_that_cannot_be_asked_for_is_refused(api: Api, ada: Person, query: str) -> None:
    status, answer = await api("GET", f"/channels/{ada.channel().id}/messages{query}")
    assert (status, answer["code"]) == (400, 50035)


async def test_a_long_play_forgets_the_oldest(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MESSAGES_KEPT", 3)
    for n in range(5):
        await ada.say(str(n))
    assert [message["content"] for message in ada.sees()] == ["2", "3", "4"]


def test_files_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.playground.files.MEMORY_LIMIT", 10)
    files = Files()
    first, second = (files.add(Upload("file", "a", b"123456"), "1") for _ in range(2))
    assert (files.get(first["id"]), files.get(second["id"]) is None) == (None, False)


async def test_a_route_that_is_not_there_says_so(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    assert (await api("GET", "/no/such/route"))[0] == 404
    assert "/no/such/route" in caplog.text


async def test_a_body_that_is_no_json_is_refused(api: Api, ada: Person) -> None:
    path = f"/channels/{ada.channel().id}/messages"
    for sent in (b"{", b"[]", b"5", b"\xff"):
        status, answer = await api("POST", path, data=sent, headers={"Content-Type": "application/json"})
        assert (status, answer["code"]) == (400, 50109), sent


async def test_every_request_is_told_of(api: Api, playground: Playground, ada: Person) -> None:
    told: list[tuple[str, str, Any, int]] = []
    playground.on_request.append(lambda method, path, body, status: told.append((method, path, body, status)))
    path = f"/channels/{ada.channel().id}/messages"
    await api("POST", path, {"content": ""})
    assert told == [("POST", path, {"content": ""}, 400)]
    assert playground.rest.log[-1].status == 400
