"""`backup` and `restore` beside a bot that runs, and what a full or read-only disk does to them."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cli.terminal import INTERVIEW, Terminal

from bot.playground.server import Playground

MAY_MOUNT = (
    shutil.which("unshare") is not None
    and subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
)
"""Linux lets us mount a small or read-only disk that nobody else sees."""


async def test_a_bot_keeps_its_database_to_itself_but_lets_it_be_copied(terminal: Terminal) -> None:
    async with Playground() as playground, bot_of(playground, terminal):
        await playground.until(lambda: playground.gateway.online, "the bot", seconds=60)
        await playground.until(lambda: [*terminal.folder.glob("backups/verbatim-*.db")], "today's copy", seconds=60)
        assert "checked" in await run(terminal, "backup", "kept.db")
        assert "already running on verbatim.db" in await run(terminal, "restore", "kept.db", code=2)
        assert "already running on verbatim.db" in await run(
            terminal, "run", code=2, DISCORD_TOKEN=playground.token
        )
        assert "unchanged" in await run(terminal, "load", str(INTERVIEW))
    assert "Restored verbatim.db from kept.db" in await run(terminal, "restore", "kept.db")
    assert "psychopath" in await run(terminal, "find", "you must be a psychopath")


@asynccontextmanager
async def bot_of(playground: Playground, terminal: Terminal) -> AsyncGenerator[None]:
    """A bot of its own process, that is killed in the end."""
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--local", playground.url),
        cwd=terminal.folder,
        env=terminal.environment | {"DISCORD_TOKEN": playground.token, "VERBATIM_BACKUP_KEEP": "2"},
        stdin=subprocess.PIPE,
    )
    try:
        yield
    finally:
        bot.kill()
        await bot.wait()


async def run(terminal: Terminal, *words: str, code: int = 0, **environment: str) -> str:
    return await asyncio.to_thread(terminal.run, *words, code=code, **environment)


def on_a_disk(
    terminal: Terminal, mount: str, *words: str, then: str = "exit $?"
) -> subprocess.CompletedProcess[str]:
    """Run it, and `then`, where `mount` made the folder `disk`."""
    command = f'{mount} && "$0" -m bot "$@"; {then}'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command, sys.executable, *words],
        cwd=terminal.folder,
        env=terminal.environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.skipif(not MAY_MOUNT, reason="needs Linux and the right to mount in a namespace of one's own")
class TestDisks:
    FULL = "mount -t tmpfs -o size=64k small disk"
    READ_ONLY = "mount --bind disk disk && mount -o remount,ro,bind disk"

    @pytest.fixture(autouse=True)
    def disk(self, terminal: Terminal, loaded: Path) -> Path:
        shutil.copy(loaded, terminal.folder / "kept.db")
        disk = terminal.folder / "disk"
        disk.mkdir()
        shutil.copy(terminal.folder / "kept.db", disk / "verbatim.db")
        return disk

    def test_a_full_disk_is_named_and_holds_no_half_file(self, terminal: Terminal) -> None:
        said = on_a_disk(terminal, self.FULL, "load", str(INTERVIEW), "--database", "disk/new.db")
        assert said.returncode == 2
        assert "Free some space" in said.stderr
        backup = ("backup", "disk/copy.db", "--database", "kept.db")
        done = on_a_disk(terminal, self.FULL, *backup, then="ls -A disk")
        assert "Free some space" in done.stderr
        assert done.stdout == ""

    def test_a_read_only_disk_is_named(self, terminal: Terminal, disk: Path) -> None:
        before = disk.joinpath("verbatim.db").read_bytes()
        for words in (["load", str(INTERVIEW)], ["restore", "kept.db"], ["doctor"]):
            said = on_a_disk(terminal, self.READ_ONLY, *words, "--database", "disk/verbatim.db")
            assert said.returncode
            assert "written" in said.stderr + said.stdout
        assert disk.joinpath("verbatim.db").read_bytes() == before
        assert [file.name for file in disk.iterdir()] == ["verbatim.db"]
