"""Look whether all that the bot needs can be installed without a compiler where people host it.

`make platforms`; needs the package registry, and prints a line for each system and Python.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEMS = {
    "Linux, x86-64": "x86_64-manylinux_2_28",
    "Linux, ARM": "aarch64-manylinux_2_28",
    "macOS 14, ARM": "aarch64-apple-darwin",
    "Windows": "x86_64-pc-windows-msvc",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def main() -> None:
    """Print what installs, and end with 1 where something does not."""
    failed = False
    for system, platform in SYSTEMS.items():
        for python in PYTHONS:
            problem = _problem(platform, python)
            failed = failed or bool(problem)
            print(f"{system}, Python {python}: {problem or 'fine'}", flush=True)
    sys.exit(failed)


def _problem(platform: str, python: str) -> str:
    with tempfile.TemporaryDirectory() as nowhere:
        tried = subprocess.run(
            (
                *(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--dry-run", "--target", nowhere),
                *("--only-binary", ":all:", "--python-platform", platform, "--python-version", python),
                *("--require-hashes", "--requirements", str(ROOT / "requirements.txt")),
            ),
            env=os.environ | {"MACOSX_DEPLOYMENT_TARGET": "14.0"},
            capture_output=True,
            text=True,
            check=False,
        )
    return "" if tried.returncode == 0 else tried.stderr.strip()


if __name__ == "__main__":
    main()
