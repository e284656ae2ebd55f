"""The same for commands, suggestions and whole requests: which body is held against which limits."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from end_to_end.limits import COMMAND_TOTAL, EPHEMERAL, SILENT, SUPPRESS_EMBEDS, V2, choice, message, modal, truth
from end_to_end.shapes import Rule, anything, many, matching, one_of, record, text, typed, units, whole

from bot.playground.objects import Json

name = matching(r"[-_\'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")
_FAR = 2**53
_OPTION: dict[str, Rule] = {
    "type": whole(1, 11),
    "name": name,
    "name_localizations": anything,
    "description": text(100, 1),
    "description_localizations": anything,
}
_VALUE = _OPTION | {"required": truth}
_CHOICES: dict[str, Rule] = {"choices": many(choice, 25), "autocomplete": truth}
_BOUNDS: dict[str, Rule] = {"min_value": whole(-_FAR, _FAR), "max_value": whole(-_FAR, _FAR)}
_LENGTHS: dict[str, Rule] = {"min_length": whole(0, 6000), "max_length": whole(1, 6000)}
values = typed(
    _3=record("name", "description", **_VALUE, **_CHOICES, **_LENGTHS),
    _4=record("name", "description", **_VALUE, **_CHOICES, **_BOUNDS),
    **{f"_{kind}": record("name", "description", **_VALUE) for kind in (5, 6, 8, 9, 11)},
    _7=record("name", "description", **_VALUE, channel_types=many(whole(0, 16), 12)),
    _10=record("name", "description", **_VALUE, **_CHOICES, min_value=anything, max_value=anything),
)
subcommand = record("name", "description", **_OPTION, options=many(values, 25))
group = record("name", "description", "options", **_OPTION, options=many(typed(_1=subcommand), 25, 1))
_COMMAND: dict[str, Rule] = {
    "type": whole(1, 3),
    "name_localizations": anything,
    "description_localizations": anything,
    "default_member_permissions": matching(r"\d{1,20}"),
    "dm_permission": truth,
    "nsfw": truth,
    "integration_types": many(one_of(0, 1), 2, 1),
    "contexts": many(one_of(0, 1, 2), 3, 1),
}
_typed = record(
    *("name", "description"),
    **_COMMAND,
    name=name,
    description=text(100, 1),
    options=many(anything, 25),
)
_menu = record("name", **_COMMAND, name=text(32, 1), description=text(0), options=many(anything, 0))


def command(body: Json, at: str) -> Iterator[str]:
    if body.get("type") in (2, 3):
        yield from _menu(body, at)
        return
    yield from _typed(body, at)
    options: list[Json] = body.get("options") or []
    has_parts = any(one.get("type") in (1, 2) for one in options)
    yield from many(typed(_1=subcommand, _2=group) if has_parts else values, 25)(options, f"{at}.options")
    yield from _order(options, at)
    if _length(body) > COMMAND_TOTAL:
        yield f"{at}: longer than {COMMAND_TOTAL} together"


def _order(options: list[Json], at: str) -> Iterator[str]:
    """Names once, what is required first, and a choice or suggestions, not both; at every level."""
    names = [one.get("name") for one in options]
    if len(set(names)) < len(names) or any(str(one) != str(one).lower() for one in names):
        yield f"{at}: names {names}"
    required = [bool(one.get("required")) for one in options]
    if required != sorted(required, reverse=True):
        yield f"{at}: what is required stands first"
    for one in options:
        if one.get("autocomplete") and one.get("choices"):
            yield f"{at}.{one['name']}: choices and suggestions"
        yield from _order(one.get("options") or [], f"{at}.{one.get('name')}")


def _length(node: Json) -> int:
    own = sum(units(node.get(key) or "") for key in ("name", "description"))
    values = sum(units(one["name"]) + units(str(one["value"])) for one in node.get("choices") or ())
    return own + values + sum(_length(one) for one in node.get("options") or ())


def commands(bodies: list[Json]) -> Iterator[str]:
    for number, body in enumerate(bodies):
        yield from command(body, str(number))
    for kind, most in ((1, 100), (2, 5), (3, 5)):
        names = [body.get("name") for body in bodies if (body.get("type") or 1) == kind]
        if len(names) > most or len(set(names)) < len(names):
            yield f"{len(names)} commands of the type {kind}: {names}"


def suggestions(body: Json, at: str) -> Iterator[str]:
    yield from record("choices", choices=many(choice, 25))(body, at)
    given: list[Json] = body.get("choices") or []
    for number, one in enumerate(given):
        if isinstance(one["value"], str):
            yield from text(100)(one["value"], f"{at}.{number}.value")


def callback(body: Json, files: Sequence[str]) -> Iterator[str]:
    kind, data = body.get("type"), body.get("data")
    yield from record("type", type=one_of(1, 4, 5, 6, 7, 8, 9, 10, 12), data=anything)(body, "")
    match kind:
        case 4 | 7:
            yield from message(data, "data", files, ANSWER)
        case 5:
            yield from record(flags=one_of(EPHEMERAL))(data or {}, "data")
        case 8:
            yield from suggestions(data or {}, "data")
        case 9:
            yield from modal(data, "data")
        case _:
            yield from record()(data or {}, "data")


thread = record(
    "name",
    name=text(100, 1),
    auto_archive_duration=one_of(60, 1440, 4320, 10_080),
    rate_limit_per_user=whole(0, 21_600),
)
MESSAGE, CHANGE = SUPPRESS_EMBEDS | SILENT | V2, SUPPRESS_EMBEDS | V2
ANSWER = MESSAGE | EPHEMERAL


def faults(method: str, path: str, body: Any, files: Sequence[str]) -> list[str]:
    """What is wrong with a request by what Discord documents, each as `where: what`."""
    if body is None or method not in ("POST", "PATCH", "PUT"):
        return []
    if path.endswith("/callback"):
        return list(callback(body, files))
    if re.fullmatch(r"/applications/\d+(/guilds/\d+)?/commands", path):
        return list(commands(body if method == "PUT" else [body]))
    if re.fullmatch(r"/channels/\d+/messages", path):
        return list(message(body, "", files, MESSAGE))
    if path.startswith("/webhooks/") and method == "POST":
        return list(message(body, "", files, ANSWER))
    if path.endswith("/threads"):
        return list(thread(body, ""))
    if "/messages/" in path:
        return list(message(body, "", files, CHANGE))
    return []
