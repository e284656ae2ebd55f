"""A local Discord that is started anew: who and what is there again, also after it was killed."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from discord import Permissions
from playground.conftest import COMMANDS

from bot.playground import keeping, threads
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.playground.objects import EPHEMERAL, GUILD_FORUM
from bot.playground.server import Playground

ROOT = Path(__file__).parents[2]
TALKING = """
import asyncio, sys
from itertools import count
from pathlib import Path
from bot.playground.server import Playground

async def main() -> None:
    async with Playground(kept_in=Path(sys.argv[1])) as playground:
        for number in count():
            await playground.person("Ada").say(f"{number} " + "word " * 300)
            print(number, flush=True)

asyncio.run(main())
"""


def said(person: Person, channel: str | None = None) -> list[str]:
    return [message["content"] for message in person.sees(channel)]


async def test_people_servers_channels_commands_and_messages_are_there_again(tmp_path: Path) -> None:
    def ids(playground: Playground) -> list[Any]:
        world = playground.world
        return [world.bot, world.people, list(world.guilds), list(world.channels), playground.registry.scopes]

    path = tmp_path / "kept.db"
    async with Playground(kept_in=path, further_guilds=["Elsewhere"]) as playground:
        playground.registry.replace("", COMMANDS)
        ada = playground.person("Ada")
        playground.world.set_permissions(ada.id, MEMBER_PERMISSIONS | Permissions(manage_guild=True))
        playground.world.add_channel("questions", GUILD_FORUM)
        post = await ada.start_thread("Why?", "questions")
        for channel in (None, "@bot", "Elsewhere/general", post):
            await ada.say(f"in {channel}", channel)
        threads.archive(playground.world, ada.channel(post), locked=True)
        playground.world.remove_bot(ada.channel("Elsewhere/general").guild_id)
        before, frame = ids(playground), playground.world.frame()
    assert path.stat().st_mode & 0o077 == 0
    async with Playground(kept_in=path, people=["Nobody"]) as playground:
        ada = playground.person("Ada")
        assert ids(playground) == before
        assert playground.world.frame() == frame
        for channel in (None, "@bot", "Elsewhere/general", post):
            assert said(ada, channel) == [f"in {channel}"]
        newer = await ada.say("again")
        assert int(newer["id"]) > int(ada.sees()[0]["id"])


async def test_changes_are_kept_and_what_was_deleted_or_seen_by_one_person_is_not(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    async with Playground(kept_in=path) as playground:
        playground.registry.replace("", COMMANDS)
        messages = [await playground.person("Ada").say(text) for text in ("stays", "goes", "changes")]
        world = playground.world
        gone, changed = (world.message(one["channel_id"], one["id"]) for one in messages[1:])
        world.remove(gone)
        changed.data["content"] = "changed"
        world.put(changed, edited=True)
        asked = (await playground.person("Ada").slash("quote find", text="x")).interaction
        answer = {"content": "whispered", "flags": EPHEMERAL}
        playground.interactions.callback(asked.id, asked.token, {"type": 4, "data": answer}, [])
        assert said(playground.person("Ada")) == ["stays", "changed", "whispered"]
    async with Playground(kept_in=path) as playground:
        assert said(playground.person("Ada")) == ["stays", "changed"]


async def test_pictures_are_shown_again_wherever_the_local_discord_is_served_then(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    async with Playground(kept_in=path) as playground, aiohttp.ClientSession() as session:
        form = aiohttp.FormData()
        form.add_field("payload_json", '{"content": "look"}', content_type="application/json")
        form.add_field("files[0]", b"a picture", filename="a.png", content_type="image/png")
        url = f"{playground.url}/api/v10/channels/{playground.world.text_channels[0].id}/messages"
        async with session.post(url, data=form, headers={"Authorization": f"Bot {playground.token}"}) as sent:
            assert sent.status == 200
    async with Playground(kept_in=path) as playground, aiohttp.ClientSession() as session:
        [message] = playground.person("Ada").sees()
        [attachment] = message["attachments"]
        assert attachment["url"].startswith(playground.url)
        async with session.get(attachment["url"]) as found:
            assert await found.read() == b"a picture"


def killed_while_talking(path: Path) -> int:
    """A local Discord where somebody talks without end, killed; gives the number of their last words."""
    command = [sys.executable, "-c", TALKING, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        numbers = [process.stdout.readline() for _ in range(20)]
        process.kill()
        return int([*numbers, *process.stdout][-1])


async def test_whoever_is_killed_leaves_all_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    for _ in range(2):
        last = await asyncio.to_thread(killed_while_talking, path)
        async with Playground(kept_in=path) as playground:
            numbers = [int(text.split()[0]) for text in said(playground.person("Ada"))]
            spoken = numbers[len(numbers) - numbers[::-1].index(0) - 1 :]
            assert spoken[: last + 1] == list(range(last + 1))


async def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    path.write_bytes(b"no database " * 100)
    async with Playground(kept_in=path) as playground:
        await playground.person("Ada").say("hello")
    async with Playground(kept_in=path) as playground:
        assert said(playground.person("Ada")) == ["hello"]
    assert path.with_suffix(".old").read_bytes().startswith(b"no database")


async def test_no_more_is_kept_than_a_channel_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.db"
    async with Playground(kept_in=path) as playground:
        for number in range(5):
            await playground.person("Ada").say(str(number))
    monkeypatch.setattr(keeping, "MESSAGES_KEPT", 3)
    for _ in range(2):
        async with Playground(kept_in=path) as playground:
            assert said(playground.person("Ada")) == ["2", "3", "4"]
            monkeypatch.setattr(keeping, "MESSAGES_KEPT", 4)
