import gc
import os
import socket
import subprocess
import sys
from collections.abc import Generator
from functools import cache
from pathlib import Path

import forked_worker
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


class _Loaded:
    """A process that has loaded what uploads and outlines need, begun when the first copy of it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._address = str(folder / "loaded")
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, module: str) -> list[str]:
        """What is started for `module`."""
        if module != "bot.running.worker" or sys.platform != "linux":
            return python(module)
        if self._process is None:
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(self._address)
                listener.listen()
                surroundings = workers._environment()  # pyright: ignore[reportPrivateUsage]
                self._process = subprocess.Popen(python("forked_worker"), stdin=listener.fileno(), env=surroundings)
        return [sys.executable, "-I", "-S", forked_worker.__file__, self._address]

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@pytest.fixture(scope="session", autouse=True)
def _workers(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:  # pyright: ignore[reportUnusedFunction]
    """Processes for uploads and outlines are copies of one."""
    loaded = _Loaded(tmp_path_factory.mktemp("workers"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "python", loaded.command)
        yield
    loaded.end()
