"""A process that does one piece of work after another: reads each from standard input, and writes what came of it
to standard output. Started by `bot.running.workers`, never by hand."""

import errno
import gc
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from bot.core.errors import UserError
from bot.running.jobs import SIZE, Done, Failed, Limits, Outcome, OutOfMemory, Refused
from bot.running.memory import give_back

_LOOK = 1.0
_KEPT = 100 * 2**20


def main() -> None:
    """Work until nothing more comes."""
    given, output = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the bot, which then ends this process
    gc.disable()
    if sys.platform != "win32":
        os.nice(10)
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    goes_on = True
    while goes_on and (limits := _read(given)):
        outcome = pickle.dumps(_outcome(pickle.loads(limits), _read(given)), protocol=5)
        goes_on = not _has_grown()
        try:
            output.writelines((goes_on.to_bytes(), len(outcome).to_bytes(SIZE, "big"), outcome))
            output.flush()
        except BrokenPipeError:
            os._exit(1)


def _read(given: BinaryIO) -> bytes:
    return given.read(int.from_bytes(given.read(SIZE), "big"))


def _outcome(limits: Limits, given: bytes) -> Outcome:
    try:
        _limit(limits.seconds, limits.megabytes)
        work, arguments = pickle.loads(given)
        return Done(work(*arguments))
    except UserError as error:
        return Refused(error)
    except BaseException as error:  # a panic of Rust is no Exception
        return OutOfMemory() if _is_want_of_memory(error) else Failed(traceback.format_exc())


def _is_want_of_memory(error: BaseException) -> bool:
    """Python's own, or what the system says where Python asks it, as when modules are looked for."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM)


def _limit(seconds: int, megabytes: int) -> None:
    """What the system can hold a process to: on Windows nothing, on macOS the time."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)
    if sys.platform == "linux":
        _set(resource.RLIMIT_DATA, megabytes * 2**20)


def _has_grown() -> bool:
    """Whether too much memory is left of a piece of work for the next one to begin with."""
    gc.collect()
    give_back()
    if sys.platform != "linux":
        return True
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    return pages * os.sysconf("SC_PAGE_SIZE") > _KEPT


def _set(limit: int, most: int) -> None:
    """The hard limit stays: the next piece of work may have another."""
    import resource

    hard = resource.getrlimit(limit)[1]
    with suppress(ValueError):
        resource.setrlimit(limit, (most, hard))


def _end_with(parent: int) -> None:
    """End as soon as the parent has: nobody would hear the answer any more."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


if __name__ == "__main__":
    main()
