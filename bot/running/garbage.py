"""Python's garbage collector, kept from stopping the bot."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None, None, None]:
    """While a great many objects are made that are to stay: the collector would look through all of them time and
    again, a tenth of a second each time for a long interview, in which nothing else runs. They still go when nobody
    refers to them any more."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
