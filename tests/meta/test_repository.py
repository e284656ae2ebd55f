"""What the repository promises about itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord import app_commands

from bot.__main__ import main
from bot.client import COGS, Verbatim
from bot.interviews.catalogue import Interviews
from bot.settings import Settings
from bot.store.database import Database
from bot.wording.about import EXAMPLES

ROOT = Path(__file__).parents[2]
FRAMEWORKS = (
    "discord",
    "aiosqlite",
    "sqlite3",
    "bot.store",
    "bot.interviews",
    "bot.client",
    "bot.features",
    "cogs",
)


def imports(folder: str) -> Iterator[tuple[str, str]]:
    """Each file below the folder with each module that it imports."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            yield from ((str(path.relative_to(ROOT)), name) for name in names)


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        ("bot/core", FRAMEWORKS),
        ("bot/core/transcript", ("bot.core.search",)),
        ("bot/core/topics", ("asyncio", "time")),
        ("bot/core/pictures", ("bot.core.topics", "bot.core.quiz", "bot.core.search")),
        ("bot/core/quiz", ("asyncio", "time")),
        ("bot/store", ("discord", "cogs", "bot.client", "bot.features", "bot.discord_ui", "bot.interviews")),
        ("bot/wording", (*FRAMEWORKS, "bot.core", "bot.discord_ui", "bot.running")),
        ("bot/playground", ("cogs", "bot.core", "bot.store", "bot.client", "bot.interviews", "bot.features")),
        ("bot/features", ("bot.playground", "cogs", "aiosqlite", "sqlite3")),
        ("cogs", ("bot.playground", "bot.store", "aiosqlite", "sqlite3")),
    ],
)
def test_imports_run_one_way(folder: str, forbidden: tuple[str, ...]) -> None:
    found = list(imports(folder))
    assert found
    assert not [(file, name) for file, name in found for no in forbidden if name == no or name.startswith(f"{no}.")]


async def test_the_readme_names_every_command_of_the_bot() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    async with Database.open(":memory:") as database, Verbatim(database, Interviews(database), lambda: None) as bot:
        for cog in COGS:
            await bot.load_extension(cog)
        names = [command.qualified_name for command in bot.tree.walk_commands() if not hasattr(command, "commands")]
        menus = [
            menu.name
            for kind in (2, 3)
            for menu in bot.tree.get_commands()
            if menu.to_dict(bot.tree)["type"] == kind
        ]
    assert names
    assert menus
    assert not [name for name in names if f"/{name}" not in readme]
    assert not [name for name in menus if f"**{name}**" not in readme]


async def test_help_has_an_example_for_every_command_with_options_that_it_takes() -> None:
    async with Database.open(":memory:") as database, Verbatim(database, Interviews(database), lambda: None) as bot:
        for cog in COGS:
            await bot.load_extension(cog)
        commands = [one for one in bot.tree.walk_commands() if isinstance(one, app_commands.Command)]
    for command in commands:
        example = EXAMPLES[command.qualified_name]
        taken = {parameter.display_name for parameter in command.parameters}
        required = {parameter.display_name for parameter in command.parameters if parameter.required}
        assert required <= set(re.findall(r"([a-z]+): ", example)) <= taken, command.qualified_name


def test_the_readme_names_every_subcommand_and_setting() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in main.commands:
        assert f"make {name}" in readme or f"-m bot {name}" in readme, name
    for name in Settings.model_fields:
        assert f"`{name.upper() if name == 'discord_token' else 'VERBATIM_' + name.upper()}`" in readme, name


def test_constraints_pin_every_dependency_and_name_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 for line in pins)
    assert not [line for line in lines if "://" in line]
