"""Memory that heavy work leaves behind."""

import ctypes
import sys
from collections.abc import Callable

_ARENA_MAX, _ARENAS = -8, 2
"""glibc's number of that option (malloc.h)."""


def use_few_arenas() -> None:
    """Have all threads share two heaps: glibc would give each its own, and what is free in one is of no use to the
    others. Call it before there are threads."""
    if mallopt := _of_glibc("mallopt"):
        mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Return freed memory to the system. glibc would keep some fifty megabytes once two hours are embedded or
    outlined; other C libraries need not be told."""
    if malloc_trim := _of_glibc("malloc_trim"):
        malloc_trim(0)


def _of_glibc(name: str) -> Callable[..., int] | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
