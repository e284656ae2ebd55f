"""The process that does the work of uploads and outlines in tests, started for `bot.running.worker`: it stays
whatever it did, and what that left in memory does not count against the next piece of work. To begin such a process
takes longer than most of what tests give it to do."""

import os
import sys
from pathlib import Path

from bot.running import worker

_limit = worker._limit  # pyright: ignore[reportPrivateUsage]


def _megabytes() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def _stay() -> None:
    begun_with = _megabytes()

    def limit(seconds: int, megabytes: int) -> None:
        _limit(seconds, megabytes + _megabytes() - begun_with)

    worker._KEPT = 2**40  # pyright: ignore[reportPrivateUsage]
    worker._limit = limit  # pyright: ignore[reportPrivateUsage]


if __name__ == "__main__":
    if sys.platform == "linux":
        _stay()
    worker.main()
