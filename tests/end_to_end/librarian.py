"""Bringing transcripts into the library on the stage, and what its messages show."""

from collections.abc import Callable
from typing import Any

from end_to_end.reading import Message, texts
from end_to_end.stage import Stage

from bot.core.listing import Listing
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Asked, Person
from bot.playground.objects import walk
from bot.wording import library as wording

SRT = """1
00:00:01,000 --> 00:00:04,000
Ada: The lighthouse keeper counted forty gulls before breakfast.

2
00:00:05,000 --> 00:00:08,000
Ben: Then the fog came in from the north, as it always does.
"""
TXT = """[00:00:01.000 --> 00:00:04.000]   The lighthouse keeper counted forty gulls before breakfast.
[00:00:05.000 --> 00:00:08.000]   Then the fog came in from the north, as it always does.
"""


async def send(person: Person, content: str | bytes = TXT, name: str = "gulls.txt", **options: Any) -> Asked:
    """`/library add`, with what it answers yet to come."""
    data = content.encode() if isinstance(content, str) else content
    return await person.slash("library add", file=await person.upload(name, data), **options)


async def add(person: Person, content: str | bytes = TXT, name: str = "gulls.txt", **options: Any) -> Message:
    """`/library add`; gives what it answered."""
    return await (await send(person, content, name, **options)).answer()


async def bring_in(
    stage: Stage, person: Person, content: str | bytes = TXT, name: str = "gulls.txt", **options: Any
) -> Listing:
    """Add, confirm, and wait until it is there."""
    asked = await add(person, content, name, **options)
    known = {one.id for one in stage.bot.services.get(Interviews).all()}
    await person.press(asked, wording.IMPORT)
    await person.sees_message(
        lambda message: message["id"] == asked["id"] and is_done(message), options.get("channel")
    )
    return next(one for one in stage.bot.services.get(Interviews).all() if one.id not in known)


def is_done(message: Message) -> bool:
    return texts(message).startswith("### ✅")


def has_failed(message: Message) -> bool:
    return texts(message).startswith("### ⚠️")


def says(words: str) -> Callable[[Message], bool]:
    return lambda message: words in texts(message)


def custom_ids(message: Message) -> list[str]:
    return [part["custom_id"] for part in walk(message["components"]) if "custom_id" in part]
