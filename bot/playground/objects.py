"""Ids, times and flags in the form in which Discord writes them."""

import time
from datetime import UTC, datetime
from typing import Any, TypeGuard

Json = dict[str, Any]
"""A JSON object, as it goes over the wire."""

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15

GUILD_TEXT, DIRECT_MESSAGE, GUILD_VOICE, GROUP, GUILD_ANNOUNCEMENT, GUILD_FORUM = 0, 1, 2, 3, 5, 15
ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD = ARCHIVABLE = 10, 11, 12
CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3

_DISCORD_EPOCH_MS = 1_420_070_400_000
_last_snowflake = 0


def snowflake() -> str:
    """A new id: the moment in its upper bits, as sharding wants it, and greater than every id before."""
    global _last_snowflake
    now = int(time.time() * 1000) - _DISCORD_EPOCH_MS << 22
    _last_snowflake = max(now, _last_snowflake + 1)
    return str(_last_snowflake)


def timestamp() -> str:
    return datetime.now(UTC).isoformat()


def is_object(value: Any) -> TypeGuard[Json]:
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def objects_in(node: Json, key: str) -> list[Json]:
    """The objects of a list inside an object; none where there is no such list."""
    value = node.get(key)
    return [item for item in value if is_object(item)] if is_list(value) else []


def walk(components: list[Json]) -> list[Json]:
    """Every component of a message or modal, outer before inner."""
    found: list[Json] = []
    for component in components:
        found.append(component)
        found += walk(objects_in(component, "components"))
        found += walk([component[key] for key in ("accessory", "component") if is_object(component.get(key))])
    return found
