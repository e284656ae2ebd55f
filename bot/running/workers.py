"""Work that a file could make endless, done in other processes: with limits on time and memory, and without holding
up anybody else. A process is there when there is something to do, and ends a while later."""

import asyncio
import logging
import pickle
import signal
import subprocess
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Self, TypeVar, TypeVarTuple

from bot.core.errors import UserError
from bot.running.jobs import SIZE, Done, Failed, Limits, Outcome, OutOfMemory, Refused
from bot.running.processes import environment, python
from bot.wording import work as wording

log = logging.getLogger(__name__)
Given = TypeVarTuple("Given")
Made = TypeVar("Made")

SECONDS, MEGABYTES = 60, 256
"""Of computing, and of memory, unless a piece of work says otherwise."""
AT_ONCE = 2
_IDLE_SECONDS = 20.0
_PATIENCE = 5
"""On a busy machine work takes so many times as long as it computes."""
_TOO_LONG = getattr(signal, "SIGXCPU", 0)
_WITHOUT_HURRY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_BUFFER = 2**20
_OURS = ("DISCORD_", "VERBATIM_")


class TooHeavyError(UserError):
    """It took too long, needed too much memory, or broke the process that did it."""


class WorkFailedError(Exception):
    """An unexpected error in the other process; the text is its traceback."""


class Workers:
    """Does a few pieces of work at once, as long as they fit into `megabytes` together; the others wait in turn.
    Close it in the end."""

    def __init__(self, at_once: int = AT_ONCE, megabytes: int = MEGABYTES) -> None:
        self._free, self._free_megabytes, self._all_megabytes = at_once, megabytes, megabytes
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._idle: list[_Worker] = []
        self._is_closed = False

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
            limits = pickle.dumps(Limits(seconds, megabytes), protocol=5)
            job = pickle.dumps((work, arguments), protocol=5)
            worker = self._idle.pop() if self._idle else await _Worker.start()
            try:
                written = await worker.do(limits, job, seconds * _PATIENCE)
            except BaseException:
                await worker.end()
                raise
            if worker.goes_on and not self._is_closed:
                self._keep(worker)
            else:
                await worker.end()
        return await asyncio.to_thread(_made_of, written)

    async def close(self) -> None:
        """End the processes that wait for work, and those that still do some once they have done it."""
        self._is_closed = True
        idle, self._idle = self._idle, []
        for worker in idle:
            await worker.end()

    def _keep(self, worker: "_Worker") -> None:
        self._idle.append(worker)
        asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._let_go, worker, worker.done)

    def _let_go(self, worker: "_Worker", done: int) -> None:
        if worker in self._idle and worker.done == done:
            self._idle.remove(worker)
            worker.let_go()

    @asynccontextmanager
    async def _room(self, megabytes: int) -> AsyncGenerator[None]:
        """Wait for a place; whoever came first is first, however much they need."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((megabytes, turn))
        self._admit()
        try:
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


class _Worker:
    """One process, which does one piece of work after another as long as it `goes_on`; `done` is how many."""

    def __init__(self, process: Process) -> None:
        self._process, self.done, self.goes_on = process, 0, True

    @classmethod
    async def start(cls) -> Self:
        return cls(
            await asyncio.create_subprocess_exec(
                *python("bot.running.worker"),
                stdin=PIPE,
                stdout=PIPE,
                limit=_BUFFER,
                env=_environment(),
                creationflags=_WITHOUT_HURRY,
            )
        )

    async def do(self, limits: bytes, job: bytes, seconds: float) -> bytes:
        """What the process writes about a piece of work.

        Raises:
            TooHeavyError: it ended instead, or took too long.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            async with asyncio.timeout(seconds):
                for part in (limits, job):
                    await self._send(self._process.stdin, part)
                self.goes_on = await self._process.stdout.readexactly(1) != b"\0"
                size = int.from_bytes(await self._process.stdout.readexactly(SIZE), "big")
                written = await self._process.stdout.readexactly(size)
        except TimeoutError as error:
            raise TooHeavyError(wording.TOO_SLOW) from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            ended = await self._process.wait()
            log.warning("A piece of work came to nothing: its process ended with %s", ended)
            raise TooHeavyError(wording.TOO_SLOW if ended == -_TOO_LONG else wording.BROKEN) from error
        self.done += 1
        return written

    async def _send(self, stdin: asyncio.StreamWriter, part: bytes) -> None:
        """A little at a time: what waits to be written is copied."""
        stdin.write(len(part).to_bytes(SIZE, "big"))
        for first in range(0, len(part), _BUFFER):
            stdin.write(memoryview(part)[first : first + _BUFFER])
            await stdin.drain()

    def let_go(self) -> None:
        """It ends by itself when it is given nothing any more."""
        assert self._process.stdin
        self._process.stdin.close()

    async def end(self) -> None:
        """End it whatever it is doing."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        await self._process.communicate()


def _environment() -> dict[str, str]:
    """Of the bot, without its secrets; a thread more for numpy would be taken from somebody else. Where memory runs
    out in a library written in Rust, it would stand still for ever if it tried to show where."""
    kept = {name: value for name, value in environment().items() if not name.startswith(_OURS)}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "RUST_BACKTRACE": "0"}


def _made_of(written: bytes) -> Any:
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
