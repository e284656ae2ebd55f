import gc
import os
from collections.abc import Generator
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from bot.core.topics import tagging
from bot.running import workers
from bot.running.processes import python

# Machines are slow at times, and no test asserts an absolute time. Each run tries other examples: half as many as
# usual do.
settings.register_profile("unhurried", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are processors: a good part of the time tests wait for the bot or a browser."""
    return max(2, (os.cpu_count() or 2) * 3 // 2)


def pytest_collection_finish() -> None:
    """Thousands of tests are there until the end: the collector need not look through them."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _taggers() -> Generator[None]:  # pyright: ignore[reportUnusedFunction]
    """Those of a language are the same each time, and reading one takes as long as a short outline."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tagging, "HantaTagger", cache(tagging.HantaTagger))
        yield


def _staying_worker(module: str) -> list[str]:
    return python("staying_worker" if module == "bot.running.worker" else module)


@pytest.fixture(scope="session", autouse=True)
def _workers() -> Generator[None]:  # pyright: ignore[reportUnusedFunction]
    """Processes for uploads and outlines stay until their bot ends."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "python", _staying_worker)
        yield
