"""What the local Discord refuses, and where in the body it says the fault is."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playground.bodies import (
    GOOD_COMMANDS,
    GOOD_MESSAGES,
    V2,
    button,
    buttons,
    choices,
    command,
    embed,
    label,
    modal,
    option,
    radio,
    section,
    select,
    text,
    text_input,
)

from bot.playground.keyboard import Asked, Person
from bot.playground.objects import COMPONENTS_V2, Json
from bot.playground.server import Playground

Api = Callable[..., Awaitable[tuple[int, Any]]]


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
