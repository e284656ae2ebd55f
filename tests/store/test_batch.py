import asyncio

import pytest

from bot.store.batch import Batch


class Disk:
    """Writes when told to, and remembers what came together."""

    def __init__(self) -> None:
        self.written: list[list[int]] = []
        self.free = asyncio.Event()

    async def write(self, batch: list[int]) -> None:
        self.written.append(batch)
        await self.free.wait()
        if 13 in batch:
            raise ValueError(batch)


async def test_what_waits_is_written_together_and_each_waits_for_its_own() -> None:
    disk = Disk()
    batch = Batch(disk.write)
    adding = [asyncio.create_task(batch.add(number)) for number in range(4)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in adding)
    disk.free.set()
    await asyncio.gather(*adding)
    assert disk.written == [[0, 1, 2, 3]] or disk.written == [[0], [1, 2, 3]]


async def test_a_failure_is_told_to_all_of_its_batch_and_to_nobody_else() -> None:
    disk = Disk()
    batch = Batch(disk.write)
    first = asyncio.create_task(batch.add(1))
    await asyncio.sleep(0)
    second = [asyncio.create_task(batch.add(number)) for number in (2, 13)]
    await asyncio.sleep(0)
    disk.free.set()
    await first
    failures = await asyncio.gather(*second, return_exceptions=True)
    assert all(isinstance(error, ValueError) for error in failures)
    await batch.add(3)


async def test_who_gives_up_waiting_does_not_hold_up_the_others() -> None:
    disk = Disk()
    batch = Batch(disk.write)
    tasks = [asyncio.create_task(batch.add(number)) for number in range(3)]
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.sleep(0)
    disk.free.set()
    await asyncio.gather(*tasks[:2])
    with pytest.raises(asyncio.CancelledError):
        await tasks[2]
    await batch.add(3)
    assert sorted(number for written in disk.written for number in written) == [0, 1, 2, 3]
