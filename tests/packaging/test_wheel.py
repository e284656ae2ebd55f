"""What `pip install` of the project, and so the container, brings along."""

import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import discord
import pytest

ROOT = Path(__file__).parents[2]
DEPENDENCIES = Path(discord.__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of a new environment that has the wheel, and finds what the wheel needs where the tests do."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True, timeout=300)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", symlinks=True)
    python = folder / "venv/bin/python"
    subprocess.run([*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True, timeout=120)
    (site,) = folder.glob("venv/lib/python*/site-packages")
    (site / "dependencies.pth").write_text(f"{DEPENDENCIES}\n", "utf-8")
    return site


class Machine:
    """Somebody's, where the command is called from a folder that has a `bot` of its own."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.folder, self.data = folder / "elsewhere", folder / "data" / "verbatim"
        (self.folder / "bot").mkdir(parents=True)
        (self.folder / "bot/__init__.py").write_text("raise SystemExit('another bot')\n", "utf-8")
        self.command = str(site.parents[2] / "bin" / "verbatim-bot")
        self.environment = {
            "PATH": os.environ["PATH"],
            "XDG_DATA_HOME": str(self.data.parent),
            "VERBATIM_EMBEDDING": "none",
            "COLUMNS": "200",
        }

    def run(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(
            [self.command, *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done.stderr
        return done.stderr if code else done.stdout


@pytest.fixture
def machine(site: Path, tmp_path: Path) -> Machine:
    return Machine(site, tmp_path)


def test_everything_the_bot_reads_is_in_the_wheel(site: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "bot", "cogs", "data"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    at = site / "verbatim_bot"
    missing = [
        name
        for name in tracked.stdout.splitlines()
        if not (at / ("bot" if name.startswith("data/") else "") / name).is_file()
    ]
    assert not missing


def test_one_package_is_installed_and_no_other_bot_is_in_its_way(site: Path) -> None:
    installed = {one.name for one in site.iterdir() if one.is_dir() and one.suffix != ".dist-info"}
    assert installed == {"verbatim_bot"}


def test_the_command_works_in_any_folder_with_the_interview_that_ships(machine: Machine) -> None:
    assert "Commands: " in machine.run("check")
    assert "You must be a psychopath" in machine.run("find", "you must be a psychopath")
    assert machine.run("doctor", code=1) == ""
    assert "ok: " in machine.run("load", "--check", str(ROOT / "data/interview.txt"))
    assert [file.name for file in machine.folder.iterdir()] == ["bot"]
    assert (machine.data / "verbatim.db").is_file()
    assert machine.data.stat().st_mode & 0o777 == 0o700


def test_it_knows_its_version(machine: Machine) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert machine.run("--version") == f"Verbatim, version {project['version']}\n"


def test_a_beginning_is_made_once(machine: Machine) -> None:
    said = machine.run("init")
    file = machine.data / ".env"
    assert str(file) in said
    assert file.stat().st_mode & 0o777 == 0o600
    written = file.read_text("utf-8")
    assert f"VERBATIM_DATABASE={machine.data / 'verbatim.db'}\n" in written
    file.write_text(f"VERBATIM_DATABASE={machine.data / 'mine.db'}\n", "utf-8")
    assert "stays as it is" in machine.run("init")
    assert file.read_text("utf-8") == f"VERBATIM_DATABASE={machine.data / 'mine.db'}\n"
    assert "mine.db" in machine.run("check")


def test_the_settings_of_the_current_folder_win(machine: Machine) -> None:
    machine.run("init")
    assert "started in" in machine.run("init", ".")
    assert str(machine.folder / "verbatim.db") in machine.run("check")


def test_it_can_be_tried_in_any_folder(machine: Machine) -> None:
    playing = subprocess.Popen(
        [machine.command, "play", "--port", "0", "--no-browser"],
        cwd=machine.folder,
        env=machine.environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with playing:
        assert playing.stdout is not None
        assert "Verbatim is at http://127.0.0.1:" in playing.stdout.readline()
        playing.terminate()
    assert (machine.data / "playground.db").is_file()
