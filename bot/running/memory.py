"""Memory that heavy work leaves behind."""

import ctypes
import sys


def give_back() -> None:
    """Return freed memory to the system. glibc would keep some fifty megabytes once two hours are embedded or
    outlined; other C libraries need not be told."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
