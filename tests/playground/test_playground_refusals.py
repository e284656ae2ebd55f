"""What the local Discord refuses, and that it never refuses less than Discord's own document."""

import contextlib
import copy
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from end_to_end.openapi import discord_api
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.files import Files
from bot.playground.keyboard import Asked, Person
from bot.playground.messages import Mailroom
from bot.playground.objects import COMPONENTS_V2, Json, is_list, is_object
from bot.playground.refused import RefusedError
from bot.playground.rules.commands import check_all_commands, check_command
from bot.playground.rules.messages import check_message
from bot.playground.rules.modals import check_modal
from bot.playground.server import Playground
from bot.playground.world import World

Api = Callable[..., Awaitable[tuple[int, Any]]]
V2 = {"flags": COMPONENTS_V2}


def button(**fields: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go"} | fields


def buttons(*inside: Json) -> Json:
    return {"content": "x", "components": [{"type": 1, "components": list(inside)}]}


def select(options: int = 2, offered: list[Json] | None = None, **fields: Any) -> Json:
    offered = offered or [{"label": str(n), "value": str(n)} for n in range(options)]
    return buttons({"type": 3, "custom_id": "s", "options": offered} | fields)


def text(content: str = "x") -> Json:
    return {"type": 10, "content": content}


def embed(**fields: Any) -> Json:
    return {"embeds": [fields]}


def section(accessory: Json) -> Json:
    return {"type": 9, "components": [text()], "accessory": accessory}


ROW = "components.0.components.0"
BAD_MESSAGES: dict[str, tuple[Json, str]] = {
    "content too long": ({"content": "x" * 2001}, "content"),
    "content is no text": ({"content": 5}, "content"),
    "embed title": (embed(title="x" * 257), "embeds.0.title"),
    "embed description": (embed(description="x" * 4097), "embeds.0.description"),
    "embed footer": (embed(title="x", footer={"text": "x" * 2049}), "embeds.0.footer.text"),
    "embed author": (embed(author={"name": "x" * 257}), "embeds.0.author.name"),
    "embed address": (embed(title="x", url="javascript:alert(1)"), "embeds.0.url"),
    "embed colour": (embed(title="x", color=0x1000000), "embeds.0.color"),
    "too many fields": (embed(fields=[{"name": "n", "value": "v"}] * 26), "embeds.0.fields"),
    "field without value": (embed(fields=[{"name": "n", "value": " "}]), "embeds.0.fields.0.value"),
    "field value too long": (embed(fields=[{"name": "n", "value": "v" * 1025}]), "embeds.0.fields.0.value"),
    "embeds in total": ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds"),
    "too many embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds"),
    "six rows": ({"content": "x", "components": [buttons(button())["components"][0]] * 6}, "components"),
    "six buttons": (buttons(*[button(custom_id=str(n)) for n in range(6)]), "components.0.components"),
    "empty row": (buttons(), "components.0.components"),
    "custom id too long": (buttons(button(custom_id="x" * 101)), f"{ROW}.custom_id"),
    "no custom id": (buttons(button(custom_id=None)), f"{ROW}.custom_id"),
    "same custom id": (buttons(button(), button()), "components"),
    "button label": (buttons(button(label="x" * 81)), f"{ROW}.label"),
    "button without label": (buttons(button(label=None)), f"{ROW}.label"),
    "button style": (buttons(button(style=9)), f"{ROW}.style"),
    "link without address": (buttons(button(style=5, custom_id=None)), f"{ROW}.url"),
    "link with custom id": (buttons(button(style=5, url="https://x.y")), f"{ROW}.custom_id"),
    "no options": (select(0), f"{ROW}.options"),
    "26 options": (select(26), f"{ROW}.options"),
    "more values than options": (select(2, max_values=3), f"{ROW}.max_values"),
    "least over most": (select(3, min_values=3, max_values=2), f"{ROW}.min_values"),
    "placeholder": (select(2, placeholder="x" * 151), f"{ROW}.placeholder"),
    "option label": (select(offered=[{"label": "x" * 101, "value": "v"}]), f"{ROW}.options.0.label"),
    "same option twice": (select(offered=[{"label": "a", "value": "v"}] * 2), f"{ROW}.options"),
    "select beside button": (
        buttons(select()["components"][0]["components"][0], button()),
        "components.0.components",
    ),
    "text input outside a modal": (
        buttons({"type": 4, "custom_id": "t", "style": 1, "label": "x"}),
        f"{ROW}.type",
    ),
    "V2 without the flag": ({"components": [text()]}, "components.0.type"),
    "content beside V2": ({"content": "x", "components": [text()]} | V2, "content"),
    "embeds beside V2": (embed(title="x") | {"components": [text()]} | V2, "embeds"),
    "V2 text in total": ({"components": [text("x" * 2001), text("x" * 2000)]} | V2, "components"),
    "V2 empty text": ({"components": [text("")]} | V2, "components.0.content"),
    "V2 count": ({"components": [{"type": 17, "components": [text()] * 40}]} | V2, "components"),
    "V2 container inside": (
        {"components": [{"type": 17, "components": [{"type": 17, "components": [text()]}]}]} | V2,
        f"{ROW}.type",
    ),
    "V2 section without accessory": (
        {"components": [{"type": 9, "components": [text()]}]} | V2,
        "components.0.accessory",
    ),
    "V2 file that is not there": (
        {"components": [section({"type": 11, "media": {"url": "attachment://gone.png"}})]} | V2,
        "components",
    ),
    "alt text too long": ({"content": "x", "attachments": [{"id": 0, "description": "x" * 1025}]}, "attachments.0"),
}
GOOD_MESSAGES: list[Json] = [
    {"content": "x" * 2000},
    embed(description="x" * 4096),
    buttons(*[button(custom_id=str(n)) for n in range(5)]),
    buttons(button(style=5, custom_id=None, url="https://example.org/a")),
    select(25, max_values=25),
    {"components": [{"type": 17, "components": [section(button()), {"type": 14}, text("x" * 3999)]}]} | V2,
]


def noted(errors: Json, where: str) -> bool:
    """Whether a fault is told at a place (or below it)."""
    for step in where.split("."):
        errors = errors.get(step, {})
    return "_errors" in str(errors)


@pytest.mark.parametrize(("body", "where"), BAD_MESSAGES.values(), ids=BAD_MESSAGES)
async def test_a_bad_message_is_refused_at_the_place_that_is_wrong(
    api: Api, ada: Person, body: Json, where: str
) -> None:
    status, answer = await api("POST", f"/channels/{ada.channel().id}/messages", body)
    assert (status, answer["code"]) == (400, 50035)
    assert noted(answer["errors"], where), answer["errors"]
    assert ada.sees() == []


@pytest.mark.parametrize("body", GOOD_MESSAGES, ids=[str(n) for n in range(len(GOOD_MESSAGES))])
async def test_a_message_at_the_limits_is_sent(api: Api, ada: Person, body: Json) -> None:
    path = f"/channels/{ada.channel().id}/messages"
    assert discord_api().faults("POST", path, body) == []
    status, answer = await api("POST", path, body)
    assert (status, [message["id"] for message in ada.sees()]) == (200, [answer["id"]])


@pytest.mark.parametrize(
    "body", [{"content": ""}, {"content": " \n"}, {}, {"components": buttons(button())["components"]}]
)
async def test_a_message_with_nothing_to_show_is_refused(api: Api, ada: Person, body: Json) -> None:
    status, answer = await api("POST", f"/channels/{ada.channel().id}/messages", body)
    assert (status, answer["code"]) == (400, 50006)


async def test_an_edit_is_checked_together_with_what_stays(api: Api, ada: Person) -> None:
    messages = f"/channels/{ada.channel().id}/messages"
    _, plain = await api("POST", messages, {"content": "x"})
    _, v2 = await api("POST", messages, {"components": [text()]} | V2)
    edits: list[tuple[Json, Json, int]] = [
        (plain, {"content": ""}, 50006),
        (plain, {"components": [text()]} | V2, 50035),
        (v2, {"content": "x"}, 50035),
        (v2, {"flags": 0, "components": []}, 50035),
    ]
    for message, change, code in edits:
        status, answer = await api("PATCH", f"{messages}/{message['id']}", change)
        assert (status, answer["code"]) == (400, code), change
    status, answer = await api("PATCH", f"{messages}/{plain['id']}", {"content": None, "components": [text()]} | V2)
    assert (status, answer["content"], answer["flags"]) == (200, "", COMPONENTS_V2)


def modal(**fields: Any) -> Json:
    inputs = [{"type": 18, "label": "Why", "component": {"type": 4, "custom_id": "why", "style": 1}}]
    return {"title": "t", "custom_id": "m", "components": inputs} | fields


def label(component: Json, name: str = "x") -> Json:
    return {"type": 18, "label": name, "component": component}


def text_input(**fields: Any) -> Json:
    return {"type": 4, "custom_id": "a", "style": 1} | fields


def radio(options: int) -> Json:
    offered = [{"label": str(n), "value": str(n)} for n in range(options)]
    return label({"type": 21, "custom_id": "r", "options": offered})


BAD_CALLBACKS: dict[str, tuple[Json, str]] = {
    "unknown type": ({"type": 99}, "type"),
    "update of nothing": ({"type": 7, "data": {"content": "x"}}, "type"),
    "choices for a command": ({"type": 8, "data": {"choices": []}}, "type"),
    "message too long": ({"type": 4, "data": {"content": "x" * 2001}}, "data.content"),
    "reply without data": ({"type": 4}, "data"),
    "modal without data": ({"type": 9}, "data"),
    "modal title": ({"type": 9, "data": modal(title="x" * 46)}, "data.title"),
    "modal without components": ({"type": 9, "data": modal(components=[])}, "data.components"),
    "modal with six": ({"type": 9, "data": modal(components=[text()] * 6)}, "data.components"),
    "modal label": (
        {"type": 9, "data": modal(components=[label(text_input(), "x" * 46)])},
        "data.components.0.label",
    ),
    "modal text range": (
        {
            "type": 9,
            "data": modal(components=[label({"type": 4, "custom_id": "a", "style": 1, "max_length": 4001})]),
        },
        "data.components.0.component.max_length",
    ),
    "radio group of one": (
        {"type": 9, "data": modal(components=[radio(1)])},
        "data.components.0.component.options",
    ),
    "button in a modal": (
        {"type": 9, "data": modal(components=buttons(button())["components"])},
        "data.components.0.components.0.type",
    ),
}


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize(("body", "where"), BAD_CALLBACKS.values(), ids=BAD_CALLBACKS)
async def test_a_bad_callback_is_refused_and_another_may_follow(
    api: Api, ada: Person, body: Json, where: str
) -> None:
    asked = await ada.slash("quote find", text="x")
    path = f"/interactions/{asked.interaction.id}/{asked.interaction.token}/callback"
    status, answer = await api("POST", path, body)
    assert (status, answer["code"]) == (400, 50035)
    assert noted(answer["errors"], where), answer["errors"]
    assert (await api("POST", path, {"type": 4, "data": {"content": "better"}}))[0] == 204


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize(
    "choices",
    [
        [{"name": str(n), "value": str(n)} for n in range(26)],
        [{"name": "x" * 101, "value": "v"}],
        [{"name": "n", "value": "v" * 101}],
        [{"name": "", "value": "v"}],
        [{"name": "n", "value": 5}],
    ],
)
async def test_bad_suggestions_are_refused(
    answer: Callable[..., Awaitable[tuple[int, Any]]], playground: Playground, ada: Person, choices: list[Json]
) -> None:
    find = next(c for c in playground.registry.all() if c["name"] == "quote")
    typed = [{"name": "find", "type": 1, "options": [{"name": "text", "value": "a", "focused": True}]}]
    asked = Asked(playground.desk.autocomplete(ada.id, ada.channel().id, find["id"], typed), playground.pulse)
    status, body = await answer(asked, 8, {"choices": choices})
    assert (status, body["code"]) == (400, 50035)


def option(**fields: Any) -> Json:
    return {"type": 3, "name": "o", "description": "d"} | fields


def command(*options: Json, **fields: Any) -> Json:
    return {"name": "c", "description": "d", "options": list(options)} | fields


def choices(count: int, name: str = "n", value: str = "v") -> Json:
    return option(choices=[{"name": f"{name}{n}", "value": f"{value}{n}"} for n in range(count)])


BAD_COMMANDS: dict[str, list[Json]] = {
    "upper case": [command(name="Quote")],
    "space": [command(name="a b")],
    "name too long": [command(name="x" * 33)],
    "no description": [{"name": "c"}],
    "description too long": [command(description="x" * 101)],
    "twice": [command(), command(description="e")],
    "option name": [command(option(name="A"))],
    "option twice": [command(option(), option())],
    "26 options": [command(*[option(name=f"o{n}") for n in range(26)])],
    "required last": [command(option(), option(name="p", required=True))],
    "26 choices": [command(choices(26))],
    "choice name": [command(choices(1, name="x" * 100))],
    "choice value": [command(choices(1, value="x" * 100))],
    "choices and autocomplete": [command(choices(1) | {"autocomplete": True})],
    "number as text": [command(option(type=4, choices=[{"name": "n", "value": "v"}]))],
    "sub-command beside option": [command(option(), option(type=1, name="s"))],
    "group in group": [command(option(type=2, options=[option(type=2, name="g", options=[])]))],
    "over 8000 characters": [command(*[choices(25, "n" * 90, "v" * 90) | {"name": f"o{n}"} for n in range(2)])],
    "menu with description": [{"name": "Menu", "type": 3, "description": "d"}],
    "user install, not set up": [command(integration_types=[0, 1])],
}
GOOD_COMMANDS = [
    command(
        option(required=True),
        option(name="p", type=4, min_value=1, max_value=2),
        choices(25) | {"name": "q"},
        contexts=[0, 1],
        integration_types=[0],
        default_member_permissions=32,
    ),
    {"name": "Find in it", "type": 3},
    command(option(type=2, options=[option(type=1, name="s", options=[option(type=5)])]), name="ж-1"),
]


@pytest.mark.parametrize("commands", BAD_COMMANDS.values(), ids=BAD_COMMANDS)
async def test_bad_commands_are_refused_and_the_old_ones_stay(
    api: Api, playground: Playground, ada: Person, commands: list[Json]
) -> None:
    path = f"/applications/{playground.world.bot['id']}/commands"
    assert (await api("PUT", path, GOOD_COMMANDS))[0] == 200
    status, answer = await api("PUT", path, commands)
    assert (status, answer["code"]) == (400, 50035)
    assert ada.commands() == ["c", "Find in it", "ж-1 o s"]


async def test_more_commands_than_a_scope_holds_are_refused(api: Api, playground: Playground) -> None:
    path = f"/applications/{playground.world.bot['id']}/commands"
    for commands in ([command(name=f"c{n}") for n in range(101)], [{"name": f"M{n}", "type": 3} for n in range(6)]):
        status, answer = await api("PUT", path, commands)
        assert (status, answer["code"]) == (400, 30032)


GOOD_MODAL = modal(
    components=[
        label(text_input(min_length=1, max_length=9, placeholder="p")),
        label({"type": 3, "custom_id": "s", "options": [{"label": "l", "value": "v"}], "placeholder": "p"}),
        radio(2),
        text(),
    ]
)
GOOD_EMBED = embed(title="t", description="d", color=1, footer={"text": "f"}, fields=[{"name": "n", "value": "v"}])
SAMPLES: dict[str, list[Any]] = {
    "/channels/1/messages": [*GOOD_MESSAGES, GOOD_EMBED],
    "/interactions/1/t/callback": [GOOD_MODAL],
    "/applications/1/commands": GOOD_COMMANDS,
}
REPLACEMENTS: list[Any] = [None, True, -1, 0, 3, 99, 1 << 60, "", "x" * 50, "x" * 5000, [], [5], {}, "gone"]


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything inside a body."""
    inside: list[tuple[Any, Any]] = []
    if is_object(node):
        inside = list(node.items())
    elif is_list(node):
        inside = list(enumerate(node))
    return [found for key, value in inside for found in [(*path, key), *places(value, (*path, key))]]


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_what_discords_document_refuses_is_refused_here(data: st.DataObject) -> None:
    """Bodies that are fine but for one place, which is dropped or replaced."""
    path = data.draw(st.sampled_from(sorted(SAMPLES)))
    body = copy.deepcopy(data.draw(st.sampled_from(SAMPLES[path])))
    *above, last = data.draw(st.sampled_from(places(body)))
    node = body
    for key in above:
        node = node[key]
    replacement = data.draw(st.sampled_from(REPLACEMENTS))
    if replacement == "gone":
        del node[last]
    else:
        node[last] = replacement
    sent = {"type": 9, "data": body} if path.endswith("callback") else body
    faults = discord_api().faults("POST", path, sent)
    assert not faults or is_refused(path, body)


def is_refused(path: str, body: Json) -> bool:
    try:
        if path.endswith("messages"):
            check_message(body)
        elif path.endswith("callback"):
            check_modal(body)
        else:
            check_command(body, user_install=False)
    except RefusedError:
        return True
    return False


KEYS = [key for bodies in SAMPLES.values() for path in places(bodies) for key in path]
SCALARS = st.none() | st.booleans() | st.integers(-2, 40) | st.floats(allow_nan=False) | st.text(max_size=4)
NAMES = st.sampled_from(sorted({key for key in KEYS if isinstance(key, str)}))
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5)
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, ANYTHING, max_size=6))
def test_any_body_is_either_taken_or_refused(body: Json) -> None:
    world = World(["Ada"], "Bot", "Server")
    mailroom = Mailroom(world, Files())
    with contextlib.suppress(RefusedError):
        mailroom.send(world.text_channels[0], world.bot, body)
    with contextlib.suppress(RefusedError):
        check_modal(body)
    with contextlib.suppress(RefusedError):
        check_all_commands([body], user_install=False)
