"""The life of an interaction, who sees its answers, and what Discord checks of a person's input."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from bot.playground.keyboard import Asked, NoResponseError, Person
from bot.playground.objects import EPHEMERAL, LOADING, Json
from bot.playground.rules.inputs import InvalidInputError
from bot.playground.server import Playground

Api = Callable[..., Awaitable[tuple[int, Any]]]
Answer = Callable[..., Awaitable[tuple[int, Any]]]
GO: Json = {"type": 2, "style": 1, "label": "Go", "custom_id": "go"}

pytestmark = pytest.mark.usefixtures("registered")


def row(*inside: Json) -> Json:
    return {"components": [{"type": 1, "components": list(inside)}]}


@pytest.fixture
def webhook(api: Api, playground: Playground) -> Answer:
    """`await webhook(asked, "PATCH", "/messages/@original", {…})`"""

    async def request(asked: Asked, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        return await api(method, f"/webhooks/{playground.world.bot['id']}/{asked.interaction.token}{path}", body)

    return request


async def test_an_answer_after_the_time_is_refused_and_the_person_told(
    playground: Playground, ada: Person, answer: Answer
) -> None:
    playground.interactions.acknowledge_seconds = 0.05
    asked = await ada.slash("quote find", text="x")
    with pytest.raises(NoResponseError, match="did not respond"):
        await asked.acknowledged()
    status, body = await answer(asked, 4, {"content": "late"})
    assert (status, body["code"]) == (404, 10062)
    assert ada.sees() == []


async def test_only_the_first_answer_counts(ada: Person, answer: Answer) -> None:
    asked = await ada.slash("quote find", text="x")
    assert (await answer(asked, 4, {"content": "one"}))[0] == 200
    status, body = await answer(asked, 4, {"content": "two"})
    assert (status, body["code"]) == (400, 40060)
    assert [message["content"] for message in ada.sees()] == ["one"]


async def test_a_token_opens_after_the_first_answer_and_closes_after_15_minutes(
    ada: Person, answer: Answer, webhook: Answer, playground: Playground
) -> None:
    asked = await ada.slash("quote find", text="x")
    status, body = await webhook(asked, "POST", "", {"content": "early"})
    assert (status, body["code"]) == (404, 10015)
    await answer(asked, 4, {"content": "one"})
    playground.clock.skip(14 * 60)
    assert (await webhook(asked, "PATCH", "/messages/@original", {"content": "edited"}))[0] == 200
    playground.clock.skip(61)
    for method, path, sent in [
        ("POST", "", {"content": "x"}),
        ("PATCH", "/messages/@original", {"content": "x"}),
        ("GET", "/messages/@original", None),
        ("DELETE", "/messages/@original", None),
    ]:
        status, body = await webhook(asked, method, path, sent)
        assert (status, body["code"]) == (401, 50027)
    assert asked.reply["content"] == "edited"


async def test_thinking_is_filled_by_the_first_follow_up_and_stays_private(
    ada: Person, ben: Person, answer: Answer, webhook: Answer
) -> None:
    asked = await ada.slash("quote find", text="x")
    await answer(asked, 5, {"flags": EPHEMERAL, "content": "not shown"})
    assert await asked.acknowledged() == 5
    assert (asked.reply["flags"], asked.reply["content"]) == (EPHEMERAL | LOADING, "")
    _, first = await webhook(asked, "POST", "", {"content": "done"})
    assert (await asked.answer())["content"] == "done"
    assert (first["id"], first["flags"]) == (asked.reply["id"], EPHEMERAL)
    await webhook(asked, "POST", "", {"content": "for all"})
    assert (await asked.followup())["content"] == "for all"
    assert [message["content"] for message in ada.sees()] == ["done", "for all"]
    assert [message["content"] for message in ben.sees()] == ["for all"]


async def test_an_ephemeral_answer_is_nobody_elses(ada: Person, ben: Person, answer: Answer, api: Api) -> None:
    asked = await ada.slash("quote find", text="x")
    await answer(asked, 4, {"content": "psst", "flags": EPHEMERAL} | row(GO))
    reply = await asked.answer()
    assert ben.sees() == []
    with pytest.raises(InvalidInputError):
        await ben.press(reply, "Go")
    with pytest.raises(InvalidInputError):
        await ben.menu("Find it", reply)
    status, body = await api("GET", f"/channels/{reply['channel_id']}/messages/{reply['id']}")
    assert (status, body["code"]) == (404, 10008)
    assert await api("GET", f"/channels/{reply['channel_id']}/messages") == (200, [])
    await ada.dismiss(reply)
    assert ada.sees() == []


async def test_a_press_updates_its_message_at_once_or_later(
    ada: Person, ben: Person, answer: Answer, webhook: Answer
) -> None:
    asked = await ada.slash("quote find", text="x")
    await answer(asked, 4, {"content": "0"} | row(GO))
    reply = await asked.answer()
    pressed = await ben.press(reply, "Go")
    await answer(pressed, 7, {"content": "1"})
    assert (await ada.sees_change(reply))["content"] == "1"
    again = await ben.press(reply, "go")
    await answer(again, 6)
    assert not again.interaction.settled
    await webhook(again, "PATCH", "/messages/@original", {"content": "2", "components": []})
    assert (await again.answer())["content"] == "2"
    with pytest.raises(LookupError):
        await ben.press(reply, "Go")


async def test_a_message_deleted_meanwhile_is_unknown(ada: Person, answer: Answer, webhook: Answer) -> None:
    asked = await ada.slash("quote find", text="x")
    await answer(asked, 4, {"content": "x"})
    assert (await webhook(asked, "DELETE", "/messages/@original"))[0] == 204
    status, body = await webhook(asked, "PATCH", "/messages/@original", {"content": "y"})
    assert (status, body["code"], ada.sees()) == (404, 10008, [])


async def test_after_thinking_was_deleted_a_follow_up_stands_alone(
    ada: Person, ben: Person, answer: Answer, webhook: Answer
) -> None:
    asked = await ada.slash("quote find", text="x")
    await answer(asked, 5)
    assert (await webhook(asked, "DELETE", "/messages/@original"))[0] == 204
    assert not asked.interaction.settled
    assert (await webhook(asked, "POST", "", {"content": "only you", "flags": 64}))[0] == 200
    assert (await asked.answer())["content"] == "only you"
    assert ([message["content"] for message in ada.sees()], ben.sees()) == (["only you"], [])


async def test_one_interaction_cannot_touch_anothers_messages(ada: Person, answer: Answer, webhook: Answer) -> None:
    first, second = [await ada.slash("quote find", text="x") for _ in range(2)]
    await answer(first, 4, {"content": "mine"})
    await answer(second, 4, {"content": "other"})
    status, body = await webhook(second, "PATCH", f"/messages/{first.reply['id']}", {"content": "y"})
    assert (status, body["code"], first.reply["content"]) == (404, 10008, "mine")


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({}, {"text": "This option is required. Specify a value."}),
        ({"text": "x" * 6001}, {"text": "Must be at most 6000 characters."}),
        ({"text": "x", "count": 6}, {"count": "Must be at most 5."}),
        ({"text": "x", "count": 0}, {"count": "Must be at least 1."}),
        ({"text": "x", "count": "three"}, {"count": "Enter a whole number."}),
        ({"text": "x", "other": "y"}, {"other": "There is no such option."}),
    ],
)
async def test_bad_options_never_reach_the_bot(
    ada: Person, playground: Playground, options: Json, wrong: dict[str, str]
) -> None:
    heard: list[str] = []
    playground.world.listeners.append(lambda event: heard.append(event.name))
    with pytest.raises(InvalidInputError) as refused:
        await ada.slash("quote find", **options)
    assert (refused.value.errors, heard) == (wrong, [])


@pytest.mark.parametrize(
    ("fields", "filled", "wrong"),
    [
        ({}, {}, "This field is required."),
        ({"min_length": 3}, {"why": "ab"}, "Must be between 3 and 4000 characters."),
        ({"required": False, "max_length": 2}, {"why": "abc"}, "Must be between 0 and 2 characters."),
    ],
)
async def test_a_modal_is_checked_before_the_bot_sees_it(
    ada: Person, ben: Person, answer: Answer, fields: Json, filled: Json, wrong: str
) -> None:
    asked = await ada.slash("quote find", text="x")
    reason = {"type": 18, "label": "Why", "component": {"type": 4, "style": 1, "custom_id": "why"} | fields}
    await answer(asked, 9, {"title": "t", "custom_id": "m", "components": [reason]})
    with pytest.raises(InvalidInputError) as refused:
        await ada.submit(asked, filled)
    assert refused.value.errors == {"why": wrong}
    with pytest.raises(InvalidInputError):
        await ben.submit(asked, why="abcd")


async def test_a_choice_must_be_one_that_is_offered(ada: Person, answer: Answer) -> None:
    asked = await ada.slash("quote find", text="x")
    menu = {"type": 3, "custom_id": "s", "options": [{"label": n, "value": n} for n in "ab"], "max_values": 2}
    await answer(asked, 4, {"content": "x"} | row(menu))
    for values in (["c"], [], ["a", "b", "a"]):
        with pytest.raises(InvalidInputError):
            await ada.choose(asked.reply, "s", values)
    chosen = await ada.choose(asked.reply, "s", ["b"])
    assert (await answer(chosen, 7, {"content": "b"}))[0] == 200


async def test_files_come_back_from_the_cdn_and_pictures_move_into_their_embed(
    ada: Person, api: Api, playground: Playground, session: aiohttp.ClientSession
) -> None:
    form = aiohttp.FormData(quote_fields=False)
    embed = {"image": {"url": "attachment://card.png"}}
    form.add_field("payload_json", aiohttp.JsonPayload({"embeds": [embed], "attachments": [{"id": 0}]}))
    form.add_field("files[0]", b"picture", filename="card.png")
    form.add_field("files[1]", b"<script>", filename="../odd name.html")
    status, message = await api("POST", f"/channels/{ada.channel().id}/messages", data=form)
    assert (status, [a["filename"] for a in message["attachments"]]) == (200, ["odd_name.html"])
    async with session.get(message["embeds"][0]["image"]["url"]) as response:
        assert (response.content_type, await response.read()) == ("image/png", b"picture")
    async with session.get(message["attachments"][0]["url"]) as response:
        assert response.headers["Content-Disposition"] == "attachment"
    path = f"/channels/{message['channel_id']}/messages/{message['id']}"
    _, edited = await api("PATCH", path, {"attachments": [], "embeds": [], "content": "x"})
    assert edited["attachments"] == []


@pytest.mark.parametrize(
    ("allowed", "mentioned"), [({"parse": []}, False), (None, True), ({"parse": ["users"]}, True)]
)
async def test_mentions_are_only_those_allowed(
    ada: Person, ben: Person, api: Api, allowed: Json | None, mentioned: bool
) -> None:
    body = {"content": f"{ben.mention} @everyone", "allowed_mentions": allowed}
    _, message = await api("POST", f"/channels/{ada.channel().id}/messages", body)
    assert [user["id"] for user in message["mentions"]] == ([ben.id] if mentioned else [])
    # the bot lacks the permission
    assert message["mention_everyone"] is False
