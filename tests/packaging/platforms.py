"""Look whether all that the bot needs can be installed without a compiler where people host it.

`make platforms`; needs the package registry, and prints a line for each system and Python.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
SYSTEMS = {
    "Linux, x86-64": ("manylinux2014_x86_64", "manylinux_2_28_x86_64"),
    "Linux, ARM": ("manylinux2014_aarch64", "manylinux_2_28_aarch64"),
    "macOS, ARM": ("macosx_14_0_arm64", "macosx_11_0_arm64"),
    "Windows": ("win_amd64",),
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def main() -> None:
    """Print what installs, and end with 1 where something does not."""
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    failed = False
    for system, tags in SYSTEMS.items():
        for python in PYTHONS:
            problem = _problem(list(_wanted(needed, python)), tags, python)
            failed = failed or bool(problem)
            print(f"{system}, Python {python}: {problem or 'fine'}", flush=True)
    sys.exit(failed)


def _wanted(needed: list[str], python: str) -> list[str]:
    """Those that are wanted on this Python, without the conditions that pip would judge by its own."""
    wanted: list[str] = []
    for one in map(Requirement, needed):
        if one.marker is None or one.marker.evaluate({"python_version": python}):
            one.marker = None
            wanted.append(str(one))
    return wanted


def _problem(wanted: list[str], tags: tuple[str, ...], python: str) -> str:
    platforms = [word for tag in tags for word in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as nowhere:
        tried = subprocess.run(
            (
                *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--disable-pip-version-check"),
                *("--only-binary=:all:", "--implementation", "cp", "--python-version", python, *platforms),
                *("--target", nowhere, "-c", str(ROOT / "constraints.txt"), *wanted),
            ),
            capture_output=True,
            text=True,
            check=False,
        )
    return "" if tried.returncode == 0 else tried.stderr.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
