"""What the repository promises about itself."""

import ast
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bot.store.schema import migrations

ROOT = Path(__file__).parents[2]


def locked(name: str) -> dict[str, Version]:
    """The version of each package in a lock, of which every file is held to a hash."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    lines = [line for line in text.replace("\\\n", "").splitlines() if not line.startswith("#")]
    pins = {line.split("==")[0]: line.split("==")[1].split()[0] for line in lines}
    assert len(pins) == len(lines)
    assert not [line for line in lines if "--hash=sha256:" not in line]
    return {canonicalize_name(package): Version(version) for package, version in pins.items()}


@pytest.mark.parametrize(("lock", "extras"), [("requirements.txt", []), ("requirements-dev.txt", ["dev"])])
def test_locks_hold_what_is_asked_for(lock: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(one for extra in extras for one in project["optional-dependencies"][extra]),
    ]
    pins = locked(lock)
    for one in map(Requirement, asked):
        assert one.specifier.contains(pins[canonicalize_name(one.name)]), one


def test_developers_have_the_versions_that_hosts_have() -> None:
    assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()


def test_docstrings_say_what_is_done_before_what_is_raised() -> None:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").glob("*.py")]
    assert not [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (ast.get_docstring(node) or "").startswith(
            ("Raises:", "The same.", "The same in", "The same at once", "See `")
        )
    ]


def test_migrations_are_numbered_one_after_the_other() -> None:
    """Two of the same number would be taken for one: whoever has the first never gets the second."""
    numbers = [number for number, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
