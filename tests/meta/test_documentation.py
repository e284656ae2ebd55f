"""The documentation names everything there is, and its links lead somewhere."""

import re
from collections.abc import AsyncGenerator, Iterator
from itertools import pairwise
from pathlib import Path

import discord
import pytest
from discord import app_commands
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.__main__ import main
from bot.client import COGS, Verbatim
from bot.core.transcript.formats import READERS
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.settings import Settings
from bot.store.database import Database
from bot.wording.about import EXAMPLES

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(page for folder in ("data", "docs") for page in sorted((ROOT / folder).rglob("*.md"))),
]


@pytest.fixture
async def bot() -> AsyncGenerator[Verbatim]:
    async with Database.open(":memory:") as database:
        reading = CloseReading(database, lambda: None)
        async with Verbatim(database, Interviews(database), reading) as bot:
            for cog in COGS:
                await bot.load_extension(cog)
            yield bot


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def variable(setting: str) -> str:
    """What a setting is called in the environment."""
    return setting.upper() if setting == "discord_token" else f"VERBATIM_{setting.upper()}"


async def test_every_command_is_documented(bot: Verbatim) -> None:
    names = [one.qualified_name for one in bot.tree.walk_commands() if isinstance(one, app_commands.Command)]
    assert names
    assert not [name for name in names if f"`/{name}`" not in page("docs/commands.md")]
    assert not [name for name in names if f"/{name.split()[0]}" not in page("README.md")]


async def test_every_message_menu_is_documented(bot: Verbatim) -> None:
    menus = [one.name for one in bot.tree.walk_commands(type=discord.AppCommandType.message)]
    assert menus
    assert not [name for name in menus if f"**{name}**" not in page("docs/commands.md")]


async def test_help_has_an_example_for_every_command_with_options_that_it_takes(bot: Verbatim) -> None:
    for command in bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            example = EXAMPLES[command.qualified_name]
            taken = {parameter.display_name for parameter in command.parameters}
            required = {parameter.display_name for parameter in command.parameters if parameter.required}
            assert required <= set(re.findall(r"([a-z]+): ", example)) <= taken, command.qualified_name


def test_every_subcommand_is_documented() -> None:
    assert not [name for name in main.commands if f"`python -m bot {name}`" not in page("docs/command-line.md")]


def test_every_setting_is_documented() -> None:
    names = [variable(setting) for setting in Settings.model_fields]
    assert not [name for name in names if f"`{name}`" not in page("docs/settings.md")]
    assert not [name for name in names if f"{name}=" not in page(".env.example")]


def test_every_format_is_documented() -> None:
    assert not [reader.name for reader in READERS if reader.name not in page("docs/formats.md")]


def tokens(page: Path) -> Iterator[Token]:
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        yield token
        yield from token.children or ()


def anchors(page: Path) -> set[str]:
    """The headings of a page, as GitHub links to them."""
    found = list(tokens(page))
    headings = [after.content for token, after in pairwise(found) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere_and_pictures_say_what_they_show(page: Path) -> None:
    for token in tokens(page):
        if token.type == "image":
            assert token.content, f"{token.attrs['src']} has no alt text"
        target = str(token.attrs.get("href") or token.attrs.get("src") or "")
        if target and not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            there = (page.parent / path).resolve() if path else page
            assert there.exists(), target
            assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/decisions.md"])
def test_files_that_are_named_exist(name: str) -> None:
    named = re.findall(r"`((?:bot|cogs|docs|tests|data|bench)/[\w./-]*)", page(name))
    assert named
    assert not [path for path in named if not (ROOT / path).exists()]


def test_what_the_guide_names_is_in_the_code() -> None:
    named = re.findall(r"`(?:\w+\.)*(\w*[A-Z_]\w*)`", page("CONTRIBUTING.md"))
    code = "\n".join(
        file.read_text("utf-8") for folder in ("bot", "cogs", "tests") for file in (ROOT / folder).rglob("*.py")
    )
    known = set(re.findall(r"\w+", code)) | {"TESTS", "MODULE"}
    assert named
    assert not set(named) - known


@pytest.mark.parametrize("folder", ["docs", "docs/measurements"])
def test_every_page_is_in_the_list_of_its_folder(folder: str) -> None:
    pages = [file.name for file in (ROOT / folder).glob("*.md") if file.name != "README.md"]
    assert pages
    assert not [name for name in pages if f"]({name})" not in page(f"{folder}/README.md")]
