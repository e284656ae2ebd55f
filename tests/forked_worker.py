"""Processes for uploads and outlines in tests on Linux: each is forked from one that has loaded already what they
need, which takes ten times as long as most of what tests give them to do.

What the bot starts instead of `bot.running.worker` asks that one for a copy of itself, which works on its standard
input and output. It ends as the copy does, and when it is killed, so is the copy.
"""

import os
import signal
import socket
import sys

WORK = (
    "bot.core.podcasts.feed",
    "bot.features.library.examining",
    "bot.interviews.outlining",
    "bot.store.prepared",
)
"""What the bot has done in such processes."""


def ask(address: str) -> None:
    """Have a copy work in our stead."""
    with socket.socket(socket.AF_UNIX) as loaded:
        loaded.connect(address)
        socket.send_fds(loaded, [b"\0"], [0, 1, 2])
        for stream in (0, 1):
            os.close(stream)
        ended = int(loaded.recv(16) or b"1")
    if ended < 0:
        signal.signal(-ended, signal.SIG_DFL)
        os.kill(os.getpid(), -ended)
    os._exit(ended)


def serve() -> None:
    """Make copies for whoever connects to the socket that is our standard input, as long as our parent lives."""
    import gc
    from contextlib import suppress
    from functools import cache
    from importlib import import_module

    from bot.running import worker

    begun_with = _megabytes()

    for module in WORK:
        import_module(module)
    from bot.core.topics import tagging

    tagging.HantaTagger = cache(tagging.HantaTagger)
    gc.freeze()
    limit = worker._limit  # pyright: ignore[reportPrivateUsage]

    def limit_what_is_new(seconds: int, megabytes: int) -> None:
        limit(seconds, megabytes + _megabytes() - begun_with)

    worker._limit = limit_what_is_new  # pyright: ignore[reportPrivateUsage]
    parent = os.getppid()
    with socket.socket(fileno=os.dup(0)) as listener:
        listener.settimeout(1.0)
        while os.getppid() == parent:
            with suppress(TimeoutError):
                asked = listener.accept()[0]
                if os.fork() == 0:
                    listener.close()
                    _watch_over_a_copy(asked)
                asked.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG) != (0, 0):
                    pass


def _watch_over_a_copy(asked: socket.socket) -> None:
    import select

    _, streams, _, _ = socket.recv_fds(asked, 1, 3)
    if (copy := os.fork()) == 0:
        _work(asked, streams)
    for stream in streams:
        os.close(stream)
    ends = os.pidfd_open(copy)
    if ends not in select.select([ends, asked], [], [])[0]:
        os.kill(copy, signal.SIGKILL)
    ended = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    asked.send(str(ended).encode(), socket.MSG_NOSIGNAL)
    os._exit(0)


def _work(asked: socket.socket, streams: list[int]) -> None:
    from bot.running import worker

    asked.close()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    try:
        worker.main()
    finally:
        os._exit(0)


def _megabytes() -> int:
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


if __name__ == "__main__":
    ask(sys.argv[1]) if len(sys.argv) > 1 else serve()
