"""Bodies that a bot may send: good ones at Discord's limits, and parts to make others of."""

from typing import Any

from bot.playground.objects import COMPONENTS_V2, Json

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


def option(**fields: Any) -> Json:
    return {"type": 3, "name": "o", "description": "d"} | fields


def command(*options: Json, **fields: Any) -> Json:
    return {"name": "c", "description": "d", "options": list(options)} | fields


def choices(count: int, name: str = "n", value: str = "v") -> Json:
    return option(choices=[{"name": f"{name}{n}", "value": f"{value}{n}"} for n in range(count)])


GOOD_MESSAGES: list[Json] = [
    {"content": "x" * 2000},
    embed(description="x" * 4096),
    buttons(*[button(custom_id=str(n)) for n in range(5)]),
    buttons(button(style=5, custom_id=None, url="https://example.org/a")),
    select(25, max_values=25),
    {"components": [{"type": 17, "components": [section(button()), {"type": 14}, text("x" * 3999)]}]} | V2,
]


GOOD_MODAL = modal(
    components=[
        label(text_input(min_length=1, max_length=9, placeholder="p")),
        label({"type": 3, "custom_id": "s", "options": [{"label": "l", "value": "v"}], "placeholder": "p"}),
        radio(2),
        text(),
    ]
)
GOOD_EMBED = embed(title="t", description="d", color=1, footer={"text": "f"}, fields=[{"name": "n", "value": "v"}])
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
