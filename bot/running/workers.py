"""Work that a file could make endless, done in processes of their own: with limits on time and memory, and without
holding up anybody else. One piece of work, one process, so that none is left over when there is nothing to do."""

import asyncio
import logging
import os
import pickle
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar, TypeVarTuple

from bot.core.errors import UserError
from bot.running.jobs import Done, Failed, Job, Outcome, OutOfMemory, Refused
from bot.wording import work as wording

log = logging.getLogger(__name__)
Given = TypeVarTuple("Given")
Made = TypeVar("Made")

SECONDS, MEGABYTES = 60, 256
"""Of computing, and of memory, unless a piece of work says otherwise."""
AT_ONCE = 2
_PATIENCE = 5
"""On a busy machine work takes so many times as long as it computes."""
_TOO_LONG = getattr(signal, "SIGXCPU", 0)
_WITHOUT_HURRY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_OURS = ("DISCORD_", "VERBATIM_")


class TooHeavyError(UserError):
    """It took too long, needed too much memory, or broke the process that did it."""


class WorkFailedError(Exception):
    """An unexpected error in the other process; the text is its traceback."""


class Workers:
    """Does a few pieces of work at once, as long as they fit into `megabytes` together; the others wait in turn."""

    def __init__(self, at_once: int = AT_ONCE, megabytes: int = MEGABYTES) -> None:
        self._free, self._free_megabytes, self._all_megabytes = at_once, megabytes, megabytes
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    async def run(
        self, work: Callable[[*Given], Made], *arguments: *Given, seconds: int = SECONDS, megabytes: int = MEGABYTES
    ) -> Made:
        """What the function, one of a module, makes of its arguments; both ways they are pickled, so what is large
        should be bytes. Whoever is cancelled ends the process.

        Raises:
            UserError: what the function raises.
            TooHeavyError: it took too many seconds of computing, or too much memory.
            WorkFailedError: the function raised something unexpected.
        """
        megabytes = min(megabytes, self._all_megabytes)
        async with self._room(megabytes):
            job = Job(pickle.dumps((work, arguments), protocol=5), seconds, megabytes)
            written, ended = await _done_apart(pickle.dumps(job, protocol=5), seconds * _PATIENCE)
        return await asyncio.to_thread(_made_of, written, ended)

    @asynccontextmanager
    async def _room(self, megabytes: int) -> AsyncGenerator[None]:
        """Wait for a place; whoever came first is first, however much they need."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((megabytes, turn))
        try:
            self._admit()
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled():
                self._leave(megabytes)
            else:
                self._waiting.remove((megabytes, turn))
                self._admit()
            raise
        try:
            yield
        finally:
            self._leave(megabytes)

    def _leave(self, megabytes: int) -> None:
        self._free += 1
        self._free_megabytes += megabytes
        self._admit()

    def _admit(self) -> None:
        while self._waiting and self._free and self._waiting[0][0] <= self._free_megabytes:
            megabytes, turn = self._waiting.popleft()
            self._free -= 1
            self._free_megabytes -= megabytes
            turn.set_result(None)


async def _done_apart(job: bytes, seconds: float) -> tuple[bytes, int | None]:
    """What a process of its own writes, and how it ended; None where that took too long."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.running.worker"),
        stdin=PIPE,
        stdout=PIPE,
        env=_environment(),
        creationflags=_WITHOUT_HURRY,
    )
    try:
        async with asyncio.timeout(seconds):
            written, _ = await process.communicate(job)
        return written, process.returncode
    except TimeoutError:
        return b"", None
    finally:
        await _end(process)


async def _end(process: Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _environment() -> dict[str, str]:
    """Of the bot, without its secrets; a thread more for numpy would be taken from somebody else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    paths = os.pathsep.join(path for path in sys.path if path) or "."
    return kept | {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _made_of(written: bytes, ended: int | None) -> Any:
    if not written:
        log.warning("A piece of work came to nothing: its process ended with %s", ended)
        raise TooHeavyError(wording.TOO_SLOW if ended is None or ended == -_TOO_LONG else wording.BROKEN)
    outcome: Outcome = pickle.loads(written)
    match outcome:
        case Done(value):
            return value
        case Refused(error):
            raise error
        case OutOfMemory():
            raise TooHeavyError(wording.TOO_LARGE)
        case Failed(traceback):
            raise WorkFailedError(traceback)
