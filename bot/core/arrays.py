"""Arrays as the domain speaks of them."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each once, in order. `np.unique` says the same, but loads numpy's masked arrays first, which takes longer
    than most of what a process of ours asks of it."""
    ordered = np.sort(values)
    return ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
