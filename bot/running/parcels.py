"""Long rows of small things, pickled in pieces: nothing else in a process runs while it pickles one."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

Parcels = tuple[bytes, ...]
_AT_ONCE = 500


def packed(things: Iterable[object]) -> Parcels:
    """The things in order, some hundred a piece."""
    return tuple(pickle.dumps(some, protocol=5) for some in _chunks(things))


def unpacked(parcels: Parcels) -> Iterator[list[Any]]:
    """Give the things back one by one, reading piece by piece."""
    return (pickle.loads(parcel) for parcel in parcels)


def _chunks(things: Iterable[object]) -> Iterator[list[object]]:
    remaining = iter(things)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
