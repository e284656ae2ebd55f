"""Files that hold what people said, or a token: for their owner alone."""

import stat
import sys
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077


def keep_private(*files: Path) -> None:
    """Take away what others may do with those of the files that are there and ours; Windows has no such rights."""
    for file in files:
        with suppress(OSError):
            if sys.platform != "win32" and is_open_to_others(file):
                file.chmod(stat.S_IMODE(file.stat().st_mode) & ~OTHERS)


def is_open_to_others(file: Path) -> bool:
    """Whether other users of this machine can do anything with a file."""
    return sys.platform != "win32" and bool(stat.S_IMODE(file.stat().st_mode) & OTHERS)
