"""Python's garbage collector, kept from stopping the bot."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


def set_aside() -> None:
    """Let the collector look no more at what is there now and stays as long as the process does: once, when all is
    imported. A full collection took 0.2 s for that alone, in which nothing else ran."""
    gc.collect()
    gc.freeze()


class _Uncollected:
    """Counts the blocks that are under way: those of several tasks overlap."""

    def __init__(self) -> None:
        self._blocks = 0

    @contextmanager
    def __call__(self) -> Generator[None, None, None]:
        """While a great many objects are made at once: the collector would look through all of them time and again.
        It goes on when the last such block ends."""
        self._blocks += 1
        gc.disable()
        try:
            yield
        finally:
            self._blocks -= 1
            if not self._blocks:
                gc.enable()


uncollected = _Uncollected()
