"""The judge by Discord's documented limits: takes what is just good enough, and names what is one too much."""

import copy
from typing import Any

import pytest
from end_to_end.limits_of_commands import faults
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.playground.objects import Json

CHANNEL, CALLBACK = "/channels/1/messages", "/interactions/1/x/callback"
COMMANDS = "/applications/1/commands"
V2 = 1 << 15
ASTRAL = "🦉"


def button(**fields: Any) -> Json:
    return {"type": 2, "style": 1, "label": "l" * 80, "custom_id": "c" * 100} | fields


def select(count: int = 25, **fields: Any) -> Json:
    options = [
        {"label": "l" * 100, "value": f"{number:0>100}", "description": "d" * 100} for number in range(count)
    ]
    return {"type": 3, "custom_id": "s", "options": options, "placeholder": "p" * 150} | fields


def in_row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


def laid_out(*components: Json, **fields: Any) -> Json:
    return {"flags": V2, "components": list(components)} | fields


def text(length: int = 1) -> Json:
    return {"type": 10, "content": "t" * length}


def choices(count: int, name: str = "n" * 100, value: Any = "v" * 100) -> Json:
    return {"type": 8, "data": {"choices": [{"name": name, "value": value}] * count}}


def dialogue(*components: Json, **fields: Any) -> Json:
    return {"type": 9, "data": {"title": "t" * 45, "custom_id": "m", "components": list(components)} | fields}


def field(**fields: Any) -> Json:
    return {"type": 18, "label": "l" * 45, "component": {"type": 4, "style": 1, "custom_id": "f"} | fields}


def command(*options: Json, **fields: Any) -> list[Json]:
    return [{"name": "n" * 32, "description": "d" * 100, "options": list(options)} | fields]


def option(**fields: Any) -> Json:
    return {"type": 3, "name": "o", "description": "d"} | fields


PICTURE: Json = {"type": 12, "items": [{"media": {"url": "attachment://a.png"}, "description": "d" * 1024}]}
ATTACHED: Json = {"attachments": [{"id": 0, "filename": "a.png"}]}

GOOD: list[tuple[str, str, Any, list[str]]] = [
    ("POST", CHANNEL, {"content": "x" * 2000, "nonce": "n" * 25, "flags": 1 << 12}, []),
    ("POST", CHANNEL, {"content": ASTRAL * 1000, "allowed_mentions": {"parse": [], "users": ["1" * 18]}}, []),
    ("POST", CHANNEL, {"components": [in_row(*[button(custom_id=str(n)) for n in range(5)])]}, []),
    ("POST", CHANNEL, {"components": [in_row(select(max_values=25))]}, []),
    ("POST", CHANNEL, laid_out({"type": 17, "components": [text(4000)], "accent_color": 0xFFFFFF}), []),
    ("POST", CHANNEL, laid_out(PICTURE, **ATTACHED), ["files[0]=a.png"]),
    ("PATCH", f"{CHANNEL}/2", {"attachments": [{"id": "1" * 18}]}, []),
    ("POST", CALLBACK, {"type": 4, "data": {"content": "x", "flags": 64}}, []),
    ("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}, []),
    ("POST", CALLBACK, {"type": 6}, []),
    ("POST", CALLBACK, choices(25), []),
    ("POST", CALLBACK, dialogue(*[field(custom_id=str(n), max_length=4000) for n in range(4)], text()), []),
    ("PUT", COMMANDS, command(option(required=True), option(name="p", choices=[{"name": "n", "value": "v"}])), []),
    ("POST", "/webhooks/1/x", {"content": "x", "flags": 64}, []),
    ("DELETE", f"{CHANNEL}/2", None, []),
]
BAD: list[tuple[str, str, Any, list[str]]] = [
    ("POST", CHANNEL, {"content": "x" * 2001}, []),
    ("POST", CHANNEL, {"content": ASTRAL * 1001}, []),
    ("POST", CHANNEL, {"content": 5}, []),
    ("POST", CHANNEL, {"contents": "x"}, []),
    ("POST", CHANNEL, {"content": "x", "flags": 64}, []),
    ("POST", CHANNEL, {"content": "x", "nonce": "n" * 26}, []),
    ("POST", CHANNEL, {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1" * 18]}}, []),
    ("POST", CHANNEL, {"content": "x", "allowed_mentions": {"users": ["1" * 18] * 101}}, []),
    ("POST", CHANNEL, {"embeds": [{"description": "d" * 4000}] * 2}, []),
    ("POST", CHANNEL, laid_out(text(), content="x"), []),
    ("POST", CHANNEL, laid_out(text(2001), text(2000)), []),
    ("POST", CHANNEL, laid_out(*[text()] * 41), []),
    ("POST", CHANNEL, laid_out({"type": 17, "components": [{"type": 17, "components": [text()]}]}), []),
    ("POST", CHANNEL, laid_out({"type": 9, "components": [text()]}), []),
    ("POST", CHANNEL, laid_out({"type": 17, "components": [text()], "accent_color": 0x1000000}), []),
    ("POST", CHANNEL, laid_out(in_row(button(), button())), []),
    ("POST", CHANNEL, laid_out(in_row(button(label=ASTRAL * 41))), []),
    ("POST", CHANNEL, laid_out(in_row(button(label=""))), []),
    ("POST", CHANNEL, laid_out(in_row(button(style=5))), []),
    (
        "POST",
        CHANNEL,
        laid_out(in_row({"type": 2, "style": 5, "label": "l", "url": f"https://e.org/{'x' * 500}"})),
        [],
    ),
    ("POST", CHANNEL, laid_out(in_row(*[button(custom_id=str(n)) for n in range(6)])), []),
    ("POST", CHANNEL, laid_out(in_row(button(), select())), []),
    ("POST", CHANNEL, laid_out(in_row(select(26))), []),
    ("POST", CHANNEL, laid_out(in_row(select(0))), []),
    ("POST", CHANNEL, laid_out(in_row(select(2, min_values=2))), []),
    ("POST", CHANNEL, laid_out(in_row(select(options=[{"label": "l", "value": "v"}] * 2))), []),
    ("POST", CHANNEL, laid_out(in_row(select(options=[{"label": ASTRAL * 51, "value": "v"}]))), []),
    ("POST", CHANNEL, laid_out(in_row({"type": 8, "custom_id": "s", "channel_types": [99]})), []),
    ("POST", CHANNEL, laid_out(PICTURE), []),
    ("POST", CHANNEL, laid_out(PICTURE, **ATTACHED), []),
    ("POST", CHANNEL, laid_out(PICTURE, **ATTACHED), ["files[0]=b.png"]),
    ("POST", CHANNEL, laid_out(PICTURE, **ATTACHED), ["files[0]=a.png", "files[1]=b.png"]),
    ("PATCH", f"{CHANNEL}/2", {"attachments": [{"id": "1" * 18}] * 2}, []),
    ("PATCH", f"{CHANNEL}/2", {"content": "x", "flags": 1 << 12}, []),
    ("POST", CALLBACK, {"type": 3}, []),
    ("POST", CALLBACK, {"type": 5, "data": {"flags": V2}}, []),
    ("POST", CALLBACK, choices(26), []),
    ("POST", CALLBACK, choices(1, name=ASTRAL * 51), []),
    ("POST", CALLBACK, choices(1, value=ASTRAL * 51), []),
    ("POST", CALLBACK, dialogue(), []),
    ("POST", CALLBACK, dialogue(field(), title="t" * 46), []),
    ("POST", CALLBACK, dialogue(field(max_length=4001)), []),
    ("POST", CALLBACK, dialogue(field(label="a label of its own")), []),
    ("POST", CALLBACK, dialogue(in_row(button())), []),
    ("PUT", COMMANDS, command(option(), option(name="p", required=True)), []),
    ("PUT", COMMANDS, command(option(), option()), []),
    ("PUT", COMMANDS, command(option(name="Upper")), []),
    ("PUT", COMMANDS, command(*[option(name=f"o{n}") for n in range(26)]), []),
    ("PUT", COMMANDS, command(option(choices=[{"name": "n", "value": "v"}] * 26)), []),
    ("PUT", COMMANDS, command(option(autocomplete=True, choices=[{"name": "n", "value": "v"}])), []),
    ("PUT", COMMANDS, command(option(type=1, options=[option(type=1)])), []),
    ("PUT", COMMANDS, command(option(type=1), option(name="p")), []),
    ("PUT", COMMANDS, command(description="d" * 101), []),
    ("PUT", COMMANDS, command(contexts=[3]), []),
    ("PUT", COMMANDS, command(description="") + command(name="b"), []),
    ("PUT", COMMANDS, command() * 2, []),
    ("PUT", COMMANDS, [{"type": 3, "name": str(n)} for n in range(6)], []),
    (
        "PUT",
        COMMANDS,
        command(option(choices=[{"name": "n" * 100, "value": str(n) * 100} for n in range(25)] * 3)),
        [],
    ),
]


@pytest.mark.parametrize(("method", "path", "body", "files"), GOOD)
def test_what_is_just_within_the_limits_is_taken(method: str, path: str, body: Any, files: list[str]) -> None:
    before = copy.deepcopy(body)
    assert faults(method, path, body, files) == []
    assert body == before


@pytest.mark.parametrize(("method", "path", "body", "files"), BAD)
def test_what_is_beyond_a_limit_is_named(method: str, path: str, body: Any, files: list[str]) -> None:
    assert faults(method, path, body, files)


async def test_it_hears_of_everything_that_the_bot_sends(stage: Stage, ada: Person) -> None:
    heard: list[tuple[str, tuple[str, ...]]] = []
    stage.playground.rest.on_logged.append(lambda sent: heard.append((sent.path, sent.files)))
    await (await ada.slash("quote card", text="brain scans")).answer()
    assert any(files for _, files in heard)
    assert any(path.endswith("/callback") for path, _ in heard)
