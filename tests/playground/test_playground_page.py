"""The page's socket, its files, and who is let in."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playground.small_bot import SmallBot
from yarl import URL

from bot.playground import serving
from bot.playground.keyboard import Person
from bot.playground.objects import EPHEMERAL, Json
from bot.playground.server import Playground

Api = Callable[..., Awaitable[tuple[int, Any]]]
Answer = Callable[..., Awaitable[tuple[int, Any]]]
StartBot = Callable[..., Awaitable[SmallBot]]


class Tab:
    """A page, as far as the wire goes."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    async def do(self, what: str, **fields: Any) -> None:
        await self._socket.send_json({"do": what} | fields)

    async def next(self, event: str) -> Json:
        """The next event of this kind; those before it are passed over."""
        while True:
            frame: Json = await self._socket.receive_json(timeout=5)
            if frame["event"] == event:
                return frame


@pytest.fixture
async def open_tab(
    playground: Playground, session: aiohttp.ClientSession
) -> AsyncGenerator[Callable[..., Awaitable[tuple[Tab, Json]]], None]:
    """`await open_tab(user_id)` -> the tab and its `hello`."""
    async with AsyncExitStack() as stack:

        async def opened(user_id: str | None = None) -> tuple[Tab, Json]:
            socket = await stack.enter_async_context(
                session.ws_connect(f"{playground.url}/page", headers={"Origin": playground.url})
            )
            tab = Tab(socket)
            await tab.do("identify", user_id=user_id)
            return tab, await tab.next("hello")

        yield opened


OpenTab = Callable[..., Awaitable[tuple[Tab, Json]]]


async def test_hello_shows_what_this_person_sees(
    open_tab: OpenTab, api: Api, playground: Playground, ada: Person, ben: Person
) -> None:
    await ada.say("to all")
    await ada.say("to the bot", "@bot")
    tab, first = await open_tab()
    assert (first["you"]["id"], first["owner_id"], first["online"]) == (ada.id, ada.id, False)
    assert [user["global_name"] for user in first["people"]] == ["Ada", "Ben", "Cleo"]
    assert [channel["type"] for channel in first["channels"]] == [0, 0, 1]
    contents = [[message["content"] for message in messages] for messages in first["messages"].values()]
    assert contents == [["to all"], [], ["to the bot"]]
    await tab.do("identify", user_id=ben.id)
    second = await tab.next("hello")
    assert second["you"]["id"] == ben.id
    assert [len(messages) for messages in second["messages"].values()] == [1, 0, 0]


@pytest.mark.usefixtures("registered")
async def test_messages_come_as_they_happen_and_only_to_those_who_see_them(
    open_tab: OpenTab, ada: Person, ben: Person, answer: Answer
) -> None:
    (adas, _), (bens, _) = await open_tab(ada.id), await open_tab(ben.id)
    await adas.do("message", nonce=1, channel_id=ada.channel().id, content="hello")
    assert (await adas.next("acknowledged"))["nonce"] == 1
    assert (await bens.next("message"))["message"]["content"] == "hello"
    asked = await ada.slash("quote find", text="x")
    await answer(asked, 4, {"content": "psst", "flags": EPHEMERAL})
    assert (await adas.next("message"))["message"]["content"] == "psst"
    await ben.say("after")
    assert (await bens.next("message"))["message"]["content"] == "after"
    await adas.do("dismiss", message_id=asked.reply["id"])
    assert (await adas.next("message_delete"))["id"] == asked.reply["id"]


async def test_a_command_from_suggestion_to_modal_to_reply(
    open_tab: OpenTab, playground: Playground, ada: Person, start_bot: StartBot
) -> None:
    tab, hello = await open_tab()
    assert (hello["commands"], hello["online"]) == ([], False)
    bot = await start_bot(playground)
    commands = {command["name"]: command["id"] for command in (await tab.next("commands"))["commands"]}
    assert (await tab.next("online"))["online"] is True
    typed = [{"name": "word", "type": 3, "value": "ab", "focused": True}]
    place: Json = {"channel_id": ada.channel().id}
    await tab.do("autocomplete", nonce=1, command_id=commands["why"], options=typed, **place)
    suggested = await tab.next("choices")
    assert (suggested["nonce"], suggested["choices"]) == (1, [{"name": "abab", "value": "ab"}])
    await tab.do("command", nonce=2, command_id=commands["why"], options=[], **place)
    shown = await tab.next("modal")
    assert (shown["nonce"], shown["modal"]["title"]) == (2, "Why?")
    for nonce, reason in ((3, "x" * 21), (4, "so")):
        row = {"type": 1, "components": [{"type": 4, "custom_id": "reason", "value": reason}]}
        await tab.do("submit", nonce=nonce, interaction_id=shown["interaction_id"], components=[row])
    assert (await tab.next("invalid"))["errors"] == {"reason": "Must be between 0 and 20 characters."}
    assert (await tab.next("message"))["message"]["content"] == "because so"
    assert (await tab.next("acknowledged"))["nonce"] == 4
    await bot.close()
    assert (await tab.next("online"))["online"] is False


async def test_a_press_edits_in_place_and_one_that_nobody_answers_fails(
    open_tab: OpenTab, playground: Playground, ada: Person, api: Api, start_bot: StartBot
) -> None:
    await start_bot(playground)
    tab, _ = await open_tab()
    reply = await (await ada.slash("count")).answer()
    place: Json = {"channel_id": reply["channel_id"]}
    await tab.do("component", nonce=1, message_id=reply["id"], custom_id="count:0", **place)
    assert (await tab.next("message_update"))["message"]["content"] == "counted 1"
    assert (await tab.next("acknowledged"))["nonce"] == 1
    await tab.do("component", nonce=2, message_id=reply["id"], custom_id="count:0", **place)
    assert (await tab.next("invalid"))["errors"] == {"": "This message has no such button or menu."}
    playground.interactions.acknowledge_seconds = 0.05
    button = {"type": 2, "style": 1, "label": "x", "custom_id": "nobody"}
    body = {"content": "x", "components": [{"type": 1, "components": [button]}]}
    _, silent = await api("POST", f"/channels/{ada.channel().id}/messages", body)
    await tab.do("component", nonce=3, message_id=silent["id"], custom_id="nobody", **place)
    failed = await tab.next("failed")
    assert (failed["nonce"], failed["reason"]) == (3, "This interaction failed")


@pytest.mark.usefixtures("registered")
async def test_what_goes_wrong_is_told_with_the_nonce(open_tab: OpenTab, ada: Person) -> None:
    tab, hello = await open_tab()
    (find,) = (command for command in hello["commands"] if command["name"] == "quote")
    place: Json = {"channel_id": ada.channel().id, "command_id": find["id"]}
    for nonce, value in ((1, ""), (2, "x")):
        text = {"name": "text", "type": 3, "value": value}
        await tab.do("command", nonce=nonce, options=[{"name": "find", "type": 1, "options": [text]}], **place)
    invalid, failed = await tab.next("invalid"), await tab.next("failed")
    assert (invalid["nonce"], list(invalid["errors"])) == (1, ["text"])
    assert (failed["nonce"], failed["reason"]) == (2, "The bot is offline")
    await tab.do("nonsense", nonce=3)
    assert (await tab.next("invalid"))["nonce"] == 3
    await tab.do("message", nonce=4, channel_id=ada.channel().id, content="x" * 2001)
    assert (await tab.next("invalid"))["errors"] == {"": "Messages can have 2,000 characters at most."}


async def test_an_uploaded_file_can_be_given_to_a_command(
    open_tab: OpenTab, playground: Playground, ada: Person, start_bot: StartBot, session: aiohttp.ClientSession
) -> None:
    await start_bot(playground)
    form = aiohttp.FormData()
    form.add_field("file", b"words", filename="a.txt")
    url, origin = f"{playground.url}/page/upload?user_id={ada.id}", {"Origin": playground.url}
    async with session.post(url, data=form, headers=origin) as response:
        uploaded = await response.json()
    assert uploaded["filename"] == "a.txt"
    assert (await (await ada.slash("where", file=uploaded["id"])).answer())["content"] == "guild Member b'words'"
    async with session.post(f"{playground.url}/page/upload?user_id=5", headers=origin) as response:
        assert response.status == 400


@pytest.mark.parametrize(
    ("headers", "path", "status"),
    [
        ({}, "/api/v10/gateway", 200),
        ({"Host": "localhost:{port}"}, "/api/v10/gateway", 200),
        ({"Host": "evil.example:{port}"}, "/api/v10/gateway", 403),
        ({"Host": "127.0.0.1"}, "/api/v10/gateway", 403),
        ({"Host": "evil.example:{port}"}, "/", 403),
        ({"Host": "evil.example:{port}"}, "/gateway", 403),
        ({"Origin": "https://evil.example"}, "/api/v10/gateway", 403),
        ({"Origin": "https://evil.example"}, "/gateway", 403),
        ({"Origin": "null"}, "/page", 403),
        ({}, "/page", 403),
        ({"Origin": "http://localhost:{port}"}, "/page", 403),
        ({"Origin": "http://127.0.0.1:{port}"}, "/page", 400),
        ({}, "/api/v10/users/@me", 401),
        ({"Authorization": "Bot wrong"}, "/api/v10/users/@me", 401),
    ],
)
async def test_only_this_machine_and_its_own_page_are_let_in(
    playground: Playground, session: aiohttp.ClientSession, headers: dict[str, str], path: str, status: int
) -> None:
    port = playground.url.rpartition(":")[2]
    sent = {name: value.format(port=port) for name, value in headers.items()}
    async with session.get(playground.url + path, headers=sent) as response:
        assert response.status == status


async def test_an_upload_from_elsewhere_is_refused(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with session.post(f"{playground.url}/page/upload", headers={"Origin": "http://evil.example"}) as response:
        assert response.status == 403


@pytest.mark.parametrize(
    ("path", "status", "content_type"),
    [
        ("/", 200, "text/html"),
        ("/static/app.js", 200, "text/javascript"),
        ("/static/inner/look.css", 200, "text/css"),
        ("/static/icon.svg", 200, "image/svg+xml"),
        ("/fonts/emoji.ttf", 200, "font/ttf"),
        ("/fonts/other.ttf", 404, None),
        ("/static/../secret.js", 404, None),
        ("/static/%2e%2e/secret.js", 404, None),
        ("/static/..%2fsecret.js", 404, None),
        ("/static//etc/hostname", 404, None),
        ("/static/link.js", 404, None),
        ("/static/", 404, None),
        ("/static/app.py", 404, None),
        ("/attachments/1/2/a.txt", 404, None),
    ],
)
async def test_files_of_the_page_and_no_others_are_served(
    playground: Playground,
    session: aiohttp.ClientSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    status: int,
    content_type: str | None,
) -> None:
    static = tmp_path / "static"
    (static / "inner").mkdir(parents=True)
    for name in ("index.html", "app.js", "app.py", "icon.svg", "inner/look.css", "../secret.js"):
        (static / name).write_text("text")
    (static / "link.js").symlink_to(tmp_path / "secret.js")
    monkeypatch.setattr(serving, "STATIC", static)
    async with session.get(URL(playground.url + path, encoded=True)) as response:
        assert response.status == status
        if content_type:
            assert response.content_type == content_type
            assert response.headers["X-Content-Type-Options"] == "nosniff"
