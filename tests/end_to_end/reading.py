"""Reading a message as the local Discord holds it."""

from typing import Any

from bot.playground.objects import walk

Message = dict[str, Any]
EPHEMERAL = 64


def texts(message: Message) -> str:
    """All text displays of a message, one below the other."""
    return (
        "\n".join(part["content"] for part in walk(message["components"]) if part["type"] == 10)
        or message["content"]
    )


def buttons(message: Message) -> dict[str, bool]:
    """The labels of the buttons, and whether each can be pressed."""
    return {part["label"]: not part.get("disabled") for part in walk(message["components"]) if part["type"] == 2}


def offers(message: Message) -> list[str]:
    """What the lists of a message offer."""
    return [option["label"] for part in walk(message["components"]) for option in part.get("options", ())]


def is_private(message: Message) -> bool:
    return bool(message["flags"] & EPHEMERAL)


def picture(message: Message) -> dict[str, Any]:
    """The one picture of a message: the item of its gallery."""
    (gallery,) = [part for part in walk(message["components"]) if part["type"] == 12]
    (item,) = gallery["items"]
    return item
