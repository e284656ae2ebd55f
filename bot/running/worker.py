"""A process of its own for one piece of work: reads it from standard input, and writes what came of it to standard
output. Started by `bot.running.workers`, never by hand."""

import gc
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from typing import BinaryIO

from bot.core.errors import UserError
from bot.running.jobs import Done, Failed, Job, Outcome, OutOfMemory, Refused

_LOOK = 1.0


def main() -> None:
    """Do the one piece of work."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the bot, which then ends this process
    gc.disable()
    if sys.platform != "win32":
        os.nice(10)
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    outcome = _outcome(sys.stdin.buffer)
    pickle.dump(outcome, output, protocol=5)
    output.close()
    os._exit(0)  # nothing here needs to be taken apart


def _outcome(given: BinaryIO) -> Outcome:
    try:
        job: Job = pickle.load(given)
        _limit(job.seconds, job.megabytes)
        work, arguments = pickle.loads(job.work)
        return Done(work(*arguments))
    except UserError as error:
        return Refused(error)
    except MemoryError:
        return OutOfMemory()
    except BaseException:  # a panic of Rust is no Exception
        return Failed(traceback.format_exc())


def _limit(seconds: int, megabytes: int) -> None:
    """What the system can hold a process to: on Windows nothing, on macOS the time."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))


def _end_with(parent: int) -> None:
    """Nobody would hear the answer any more."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


if __name__ == "__main__":
    main()
