"""What `pip install` of the project, and so the container, brings along."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installation does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_everything_the_bot_reads_is_in_the_wheel(installed: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "bot", "cogs"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    missing = [name for name in tracked.stdout.splitlines() if not (installed / name).is_file()]
    assert not missing
    assert {folder.name for folder in installed.iterdir() if folder.suffix != ".dist-info"} == {"bot", "cogs"}


def test_what_is_installed_starts_anywhere_with_the_interview_that_ships(installed: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "VERBATIM_EMBEDDING": "none"}
    printed = [
        subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        ).stdout
        for words in (["check"], ["find", "you must be a psychopath"])
    ]
    assert "Commands: 11 from 6 cogs" in printed[0]
    assert "You must be a psychopath" in printed[1]
