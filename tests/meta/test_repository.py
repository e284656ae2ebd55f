"""What the repository promises about itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def test_constraints_pin_every_dependency_and_name_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 for line in pins)
    assert not [line for line in lines if "://" in line]
