"""Starting further processes of this program, wherever it was started from."""

import os
import sys
from pathlib import Path

_HOME = Path(__file__).parents[2]


def python(*words: str) -> list[str]:
    """The command that runs a module of ours, whatever lies in the current folder: `python("bot", "run")`."""
    return [sys.executable, "-P", "-m", *words]


def environment() -> dict[str, str]:
    """Ours, in which another process finds what this one can import, and our modules before others of the name."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(dict.fromkeys([str(_HOME), *filter(None, sys.path)]))}
