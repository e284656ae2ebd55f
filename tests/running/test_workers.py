"""Work in processes of its own: what it gives back, and how it is held to its limits."""

import asyncio
import mmap
import os
import sys
import time
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest

from bot.core.errors import TimecodeError, TranscriptError
from bot.running import workers as running
from bot.running.processes import python
from bot.running.workers import TooHeavyError, Workers, WorkFailedError

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")


@pytest.fixture(autouse=True)
def _workers(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    """The processes that everybody else has."""
    monkeypatch.setattr(running, "python", python)


def noisy_sum(*numbers: int) -> int:
    print("what a library prints is no answer")
    return sum(numbers)


def nap() -> int:
    time.sleep(1)
    return os.getpid()


def surroundings() -> tuple[int, list[str]]:
    return os.getpid(), [name for name in os.environ if name.startswith(("DISCORD_", "VERBATIM_"))]


def refuse() -> None:
    raise TranscriptError("talk.srt", "expected a number.", 3)


def misread() -> None:
    raise TimecodeError("soon")


def stumble() -> None:
    raise LookupError("not there")


def compute_for_ever() -> None:
    while True:
        pass


def fill_memory() -> int:
    return len(bytearray(2**30))


def map_memory() -> int:
    """The system refuses it, and not Python, with an error of its own."""
    return len(mmap.mmap(-1, 2**30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))


HELD: list[bytearray] = []


def hold_memory() -> int:
    HELD.append(bytearray(150 * 2**20))
    return os.getpid()


def fall_dead() -> None:
    os.abort()


def meet(folder: str, name: str, seconds: float) -> bool:
    """Whether somebody else comes while one waits."""
    Path(folder, name).touch()
    until = time.time() + seconds
    while time.time() < until:
        if len(list(Path(folder).iterdir())) > 1:
            return True
        time.sleep(0.01)
    Path(folder, name).unlink()
    return False


@pytest.fixture
async def workers() -> AsyncGenerator[Workers]:
    workers = Workers()
    yield workers
    await workers.close()


async def test_work_is_done_elsewhere_and_without_the_bot_s_secrets(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    assert await workers.run(noisy_sum, 1, 2, 3) == 6
    process, secrets = await workers.run(surroundings)
    assert process != os.getpid()
    assert secrets == []


async def test_a_library_in_rust_that_has_no_memory_left_does_not_stand_still_showing_where(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUST_BACKTRACE", "1")
    assert await workers.run(os.getenv, "RUST_BACKTRACE") == "0"


async def test_what_a_person_can_mend_arrives_as_it_was(workers: Workers) -> None:
    with pytest.raises(TranscriptError, match=r"talk\.srt, line 3: expected a number") as refused:
        await workers.run(refuse)
    assert refused.value.line == 3
    with pytest.raises(TimecodeError, match="“soon”"):
        await workers.run(misread)


async def test_what_nobody_expected_arrives_with_its_traceback(workers: Workers) -> None:
    with pytest.raises(WorkFailedError, match=r"in stumble[\s\S]*LookupError: not there"):
        await workers.run(stumble)


@pytest.mark.parametrize(
    ("work", "said"),
    [
        pytest.param(compute_for_ever, "too long", marks=linux),
        pytest.param(fill_memory, "memory", marks=linux),
        pytest.param(map_memory, "memory", marks=linux),
        pytest.param(fall_dead, "get through", marks=linux),
    ],
)
async def test_what_is_too_much_is_refused_with_a_sentence(
    workers: Workers, work: Callable[[], object], said: str
) -> None:
    with pytest.raises(TooHeavyError, match=said):
        await workers.run(work, seconds=1)
    assert await workers.run(noisy_sum, 1) == 1


async def test_whoever_gives_up_ends_the_process_at_once() -> None:
    workers = Workers(at_once=1)
    work = asyncio.create_task(workers.run(compute_for_ever))
    waiting = asyncio.create_task(workers.run(compute_for_ever))
    await asyncio.sleep(0.5)
    for task in (waiting, work):
        task.cancel()
    async with asyncio.timeout(10):
        await asyncio.wait([work, waiting])
        assert await workers.run(noisy_sum, 4) == 4
    await workers.close()


async def test_what_is_being_done_at_the_end_leaves_no_process_behind() -> None:
    workers = Workers()
    work = asyncio.create_task(workers.run(nap))
    await asyncio.sleep(0.5)
    await workers.close()
    process = await work
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize(("megabytes", "seconds", "met"), [(150, 0.3, False), (100, 20, True)])
async def test_so_many_at_once_as_fit_into_memory(
    tmp_path: Path, megabytes: int, seconds: float, met: bool
) -> None:
    workers = Workers(at_once=2, megabytes=200)
    meeting = (workers.run(meet, str(tmp_path), name, seconds, megabytes=megabytes) for name in "ab")
    assert await asyncio.gather(*meeting) == [met, met]
    await workers.close()


async def test_more_than_there_is_in_all_gets_all_of_it() -> None:
    workers = Workers(megabytes=128)
    with pytest.raises(TooHeavyError):
        await workers.run(fill_memory, megabytes=4096)
    await workers.close()


@linux
async def test_what_one_piece_of_work_leaves_behind_is_not_held_against_the_next(workers: Workers) -> None:
    assert await workers.run(hold_memory) != (await workers.run(surroundings, megabytes=100))[0]


async def test_a_process_does_the_next_piece_too_and_ends_when_there_is_none(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.running.workers._IDLE_SECONDS", 0.2)
    first, second = [(await workers.run(surroundings))[0] for _ in range(2)]
    assert first == second
    await asyncio.sleep(1)
    assert (await workers.run(surroundings))[0] != first
