"""Find Chromium for the browser tests, and install it where that can be done; `make test` runs this first."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "Browser tests are skipped, there is no Chromium: install your system's package `chromium`, run "
    "`python -m playwright install chromium`, or set VERBATIM_CHROMIUM to its path."
)


def installed() -> str | None:
    """The Chromium named by VERBATIM_CHROMIUM, or the first on the PATH."""
    named = os.environ.get("VERBATIM_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def from_playwright() -> str | None:
    """The Chromium that playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return existing(playwright.chromium.executable_path)


def existing(path: str) -> str | None:
    return path if Path(path).exists() else None


def install() -> None:
    """Debian's package as root, else playwright's download."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        if _run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium"):
            return
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0


def main() -> None:
    if installed() or from_playwright():
        return
    print("Installing Chromium for the browser tests…")
    install()
    if not (installed() or from_playwright()):
        print(MISSING)


if __name__ == "__main__":
    main()
