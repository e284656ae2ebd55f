"""The process that does the work of uploads and outlines in tests, started for `bot.running.worker`: it stays
whatever it did, and each piece of work may take as much memory as if it were the first. To begin such a process
takes longer than most of what tests give it to do."""

import os
import sys
from pathlib import Path

from bot.running import worker

_limit = worker._limit  # pyright: ignore[reportPrivateUsage]


def _limit_further(seconds: int, megabytes: int) -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    _limit(seconds, megabytes + pages * os.sysconf("SC_PAGE_SIZE") // 2**20)


if __name__ == "__main__":
    if sys.platform == "linux":
        worker._KEPT = 2**40  # pyright: ignore[reportPrivateUsage]
        worker._limit = _limit_further  # pyright: ignore[reportPrivateUsage]
    worker.main()
