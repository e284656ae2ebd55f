"""Holds request bodies against the limits that Discord documents in words: https://docs.discord.com/developers.

Beside `openapi.py`, which knows the shape of each field, and written without looking at the local Discord's own
rules: where one of the three is mistaken, another says so. Lengths are counted in UTF-16 units, which is never too
kind.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from end_to_end.shapes import Rule, anything, many, matching, one_of, record, text, typed, units, whole

from bot.playground.objects import Json, is_list, is_object

SNOWFLAKE = re.compile(r"[1-9][0-9]{15,20}")
SUPPRESS_EMBEDS, EPHEMERAL, SILENT, V2 = 1 << 2, 1 << 6, 1 << 12, 1 << 15
TEXT_TOTAL, COMPONENT_TOTAL, EMBED_TOTAL, COMMAND_TOTAL = 4000, 40, 6000, 8000
ROW, TEXT = 1, 10

truth, snowflake, colour = one_of(True, False), matching(SNOWFLAKE.pattern), whole(0, 0xFFFFFF)
number, custom_id = whole(0, 2**31 - 1), text(100, 1)
web = matching(r"(?s)(?:https?|discord)://.{1,2048}")
media = record("url", url=matching(r"(?s)(?:https?|attachment)://.{1,2048}"))
emoji = record(id=snowflake, name=text(32, 1), animated=truth)
_BASE: dict[str, Rule] = {"type": whole(1, 30), "id": number}
option = record(
    "label", "value", label=text(100, 1), value=text(100, 1), description=text(100), emoji=emoji, default=truth
)
_SELECT: dict[str, Rule] = _BASE | {
    "custom_id": custom_id,
    "placeholder": text(150),
    "min_values": whole(0, 25),
    "max_values": whole(1, 25),
    "disabled": truth,
    "required": truth,
}
_chosen = many(record("id", "type", id=snowflake, type=one_of("user", "role", "channel")), 25)
_AUTO = _SELECT | {"default_values": _chosen}
SELECTS: dict[str, Rule] = {
    "_3": record("custom_id", "options", **_SELECT, options=many(option, 25, 1)),
    **{f"_{kind}": record("custom_id", **_AUTO) for kind in (5, 6, 7)},
    "_8": record("custom_id", **_AUTO, channel_types=many(one_of(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 15, 16), 12)),
}
_pressed = record(
    *("style", "custom_id"),
    **_BASE,
    style=one_of(1, 2, 3, 4),
    label=text(80),
    emoji=emoji,
    custom_id=custom_id,
    disabled=truth,
)
_linked = record("url", **_BASE, style=one_of(5), label=text(80), emoji=emoji, url=web, disabled=truth)


def button(value: Any, at: str) -> Iterator[str]:
    yield from (_linked if value.get("style") == 5 else _pressed)(value, at)
    if not value.get("label") and not value.get("emoji"):
        yield f"{at}: a button has a label or an emoji"
    if value.get("url") and units(value["url"]) > 512:
        yield f"{at}.url: longer than 512"


def row(value: Any, at: str) -> Iterator[str]:
    yield from record(**_BASE, components=many(typed(_2=button, **SELECTS), 5, 1))(value, at)
    inside: list[Json] = value.get("components") or []
    if len(inside) > 1 and any(one.get("type") != 2 for one in inside):
        yield f"{at}: a select stands alone"


words = record("content", **_BASE, content=text(TEXT_TOTAL, 1))
thumbnail = record("media", **_BASE, media=media, description=text(1024), spoiler=truth)
section = record(
    *("components", "accessory"),
    **_BASE,
    components=many(typed(_10=words), 3, 1),
    accessory=typed(_2=button, _11=thumbnail),
)
gallery = record(
    "items", **_BASE, items=many(record("media", media=media, description=text(1024), spoiler=truth), 10, 1)
)
file = record("file", **_BASE, file=record("url", url=matching("attachment://.+")), spoiler=truth)
separator = record(**_BASE, divider=truth, spacing=one_of(1, 2))
INSIDE: dict[str, Rule] = {"_1": row, "_9": section, "_10": words, "_12": gallery, "_13": file, "_14": separator}
container = record(
    "components", **_BASE, components=many(typed(**INSIDE), 39, 1), accent_color=colour, spoiler=truth
)
laid_out, rows = many(typed(**INSIDE, _17=container), COMPONENT_TOTAL), many(typed(_1=row), 5)

_icon = matching(r"(?s)(?:https?|attachment)://.{1,2048}")
embed = record(
    type=one_of("rich"),
    title=text(256),
    description=text(4096),
    url=web,
    color=colour,
    timestamp=text(40),
    footer=record("text", text=text(2048, 1), icon_url=_icon),
    author=record("name", name=text(256, 1), url=web, icon_url=_icon),
    image=media,
    thumbnail=media,
    fields=many(record("name", "value", name=text(256, 1), value=text(1024, 1), inline=truth), 25),
)
mentions = record(
    parse=many(one_of("roles", "users", "everyone"), 3),
    users=many(matching(r"\d{1,20}"), 100),
    roles=many(matching(r"\d{1,20}"), 100),
    replied_user=truth,
)
attachment = record("id", id=matching(r"\d{1,21}"), filename=text(1024, 1), description=text(1024))
_MESSAGE: dict[str, Rule] = {
    "content": text(2000),
    "embeds": many(embed, 10),
    "components": anything,
    "allowed_mentions": mentions,
    "attachments": many(attachment, 10),
    "flags": number,
    "tts": truth,
    "nonce": matching(r".{1,25}"),
    "enforce_nonce": truth,
    "message_reference": anything,
}


def message(body: Any, at: str, files: Sequence[str], settable: int) -> Iterator[str]:
    """`files` are those that come with it, as `files[0]=name.png`; `settable` the flags that may be set here."""
    yield from record(**_MESSAGE)(body, at)
    flags: int = body.get("flags") or 0
    components: list[Json] = body.get("components") or []
    if flags & ~settable:
        yield f"{at}.flags: {flags} sets what cannot be set here"
    if flags & V2 and (body.get("content") or body.get("embeds")):
        yield f"{at}: components of the second version stand alone"
    yield from (laid_out if flags & V2 or _is_laid_out(components) else rows)(components, f"{at}.components")
    yield from _together(components, f"{at}.components")
    if sum(units(one) for one in _texts(body.get("embeds") or [])) > EMBED_TOTAL:
        yield f"{at}.embeds: longer than {EMBED_TOTAL} together"
    allowed: Json = body.get("allowed_mentions") or {}
    if any(kind in (allowed.get("parse") or ()) and allowed.get(kind) for kind in ("users", "roles")):
        yield f"{at}.allowed_mentions: some and all at once"
    yield from _files(body, at, files)


def _is_laid_out(components: list[Json]) -> bool:
    return any(one.get("type") != ROW for one in components)


def _files(body: Json, at: str, files: Sequence[str]) -> Iterator[str]:
    names = dict(one.removeprefix("files[").split("]=", 1) for one in files)
    listed: list[Json] = body.get("attachments") or []
    ids = [str(one.get("id")) for one in listed]
    if len(set(ids)) < len(ids):
        yield f"{at}.attachments: one is listed twice"
    if files and sorted(one for one in ids if not SNOWFLAKE.fullmatch(one)) != sorted(names):
        yield f"{at}.attachments: {ids} beside files {sorted(names)}"
    for one in listed:
        if str(one.get("id")) in names and one.get("filename") not in (None, names[str(one["id"])]):
            yield f"{at}.attachments: {one['filename']} is called otherwise in the form"
    shown = {one.removeprefix("attachment://") for one in _texts(body) if one.startswith("attachment://")}
    if shown - set(names.values()):
        yield f"{at}: shows {shown - set(names.values())}, which does not come with it"


def _together(components: list[Json], at: str) -> Iterator[str]:
    every = list(_walk(components))
    if len(every) > COMPONENT_TOTAL:
        yield f"{at}: {len(every)} components"
    if sum(units(one["content"]) for one in every if one.get("type") == TEXT) > TEXT_TOTAL:
        yield f"{at}: longer than {TEXT_TOTAL} together"
    for key in ("custom_id", "id"):
        given = [one[key] for one in every if one.get(key) is not None]
        if len(set(given)) < len(given):
            yield f"{at}: a {key} stands there twice"
    for one in every:
        least, most = one.get("min_values"), one.get("max_values")
        options: list[Json] = one.get("options") or []
        if (1 if least is None else least) > (most or 1):
            yield f"{at}: at least {least} and at most {most} are chosen"
        if len({option["value"] for option in options}) < len(options):
            yield f"{at}: two options of a value"
        begun = sum(bool(option.get("default")) for option in options) + len(one.get("default_values") or ())
        if begun > (most or 1):
            yield f"{at}: {begun} are chosen at first, and {most} at most"


def _walk(components: list[Json]) -> Iterator[Json]:
    for one in components:
        yield one
        beside = filter(None, (one.get("accessory"), one.get("component")))
        yield from _walk([*(one.get("components") or ()), *beside])


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for inner in node.values() if is_object(node) else node if is_list(node) else ():
        yield from _texts(inner)


typed_in = record(
    *("custom_id", "style"),
    **_BASE,
    custom_id=custom_id,
    style=one_of(1, 2),
    min_length=whole(0, 4000),
    max_length=whole(1, 4000),
    required=truth,
    value=text(4000),
    placeholder=text(100),
)
_boxes: dict[str, Rule] = _BASE | {"custom_id": custom_id, "required": truth}
_choice = record("label", "value", label=text(100, 1), value=text(100, 1), description=text(100), default=truth)
uploaded = record("custom_id", **_boxes, min_values=whole(0, 10), max_values=whole(1, 10))
radio = record("custom_id", "options", **_boxes, options=many(_choice, 10, 2))
group = record(
    *("custom_id", "options"),
    **_boxes,
    options=many(_choice, 10, 1),
    min_values=whole(0, 10),
    max_values=whole(1, 10),
)
box = record("custom_id", **_BASE, custom_id=custom_id, default=truth)
label = record(
    *("label", "component"),
    **_BASE,
    label=text(45, 1),
    description=text(100),
    component=typed(_4=typed_in, **SELECTS, _19=uploaded, _21=radio, _22=group, _23=box),
)
modal = record(
    *("title", "custom_id", "components"),
    title=text(45, 1),
    custom_id=custom_id,
    components=many(typed(_10=words, _18=label), 5, 1),
)
choice = record("name", "value", name=text(100, 1), value=anything, name_localizations=anything)
