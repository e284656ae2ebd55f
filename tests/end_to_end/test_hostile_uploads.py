"""A stranger's worst file costs the stranger a sentence."""

import asyncio

from end_to_end.librarian import TXT, add, send
from end_to_end.reading import texts
from end_to_end.stage import Stage
from hostile.sidecars import SIDECARS
from hostile.talk import TALK

from bot.playground.keyboard import Person
from bot.wording import library as wording

NITRO = "[free nitro](https://evil.example/a) @everyone **now**"


async def test_many_mistakes_make_one_message(ada: Person) -> None:
    sidecar = await ada.upload("gulls.toml", SIDECARS["mistakes"](20_000).encode())
    said = texts(await add(ada, sidecar=sidecar))
    assert "more" in said
    assert len(said) < 2000


async def test_what_a_file_says_is_no_link_in_the_bot_s_name(ada: Person) -> None:
    said = texts(await add(ada, f"{TXT}{NITRO}\n"))
    assert "nitro" in said
    assert "[free nitro](" not in said.replace("\\[", "").replace("\\]", "")


async def test_files_of_one_server_are_looked_at_one_at_a_time(ada: Person) -> None:
    long = "[00:00:01.000 --> 10:00:04.000]   " + TALK["sentences that are all different"](300_000) + "\n"
    asked = [await send(ada, long, "long.txt") for _ in range(3)]
    said = [texts(message) for message in await asyncio.gather(*(one.answer() for one in asked))]
    assert sum(wording.ONE_AT_A_TIME in text for text in said) == 2
    assert sum(wording.UNDERSTOOD in text for text in said) == 1


async def test_what_was_sent_is_not_kept_in_memory(stage: Stage, ada: Person) -> None:
    for _ in range(3):
        await (await ada.slash("quote find", text="you must be a psychopath", private=True)).answer()
        await (await ada.slash("library list")).answer()
        await (await ada.slash("topic list", private=True)).answer()
    store = stage.bot._connection._view_store  # pyright: ignore[reportPrivateUsage]
    assert not store._synced_message_views  # pyright: ignore[reportPrivateUsage]
    assert not store._views  # pyright: ignore[reportPrivateUsage]
