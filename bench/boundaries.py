"""How near the boundaries of a segmentation come to those that people set.

A segmentation is the numbers of the first unit (here: second) of each segment but the first, in order.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bounds = Sequence[int]


def pk(reference: Bounds, guess: Bounds, length: int) -> float:
    """How often two units half a segment apart are wrongly said to be, or not to be, in one segment: 0 is best.

    Beeferman, Berger and Lafferty (1999), Statistical Models for Text Segmentation; half of the reference's mean
    segment.
    """
    width = _half_a_segment(reference, length)
    same = [_between(bounds, length, width) == 0 for bounds in (reference, guess)]
    return float((same[0] != same[1]).mean())


def window_diff(reference: Bounds, guess: Bounds, length: int) -> float:
    """How often the numbers of boundaries between two units half a segment apart differ: 0 is best.

    Pevzner and Hearst (2002), A Critique and Improvement of an Evaluation Metric for Text Segmentation.
    """
    width = _half_a_segment(reference, length)
    return float((_between(reference, length, width) != _between(guess, length, width)).mean())


def boundary_f1(reference: Bounds, guess: Bounds, within: int) -> float:
    """F1 of the boundaries that have one of the other's within so many units, each counted once."""
    wanted = list(reference)
    hits = 0
    for bound in guess:
        near = next((one for one in wanted if abs(one - bound) <= within), None)
        if near is not None:
            wanted.remove(near)
            hits += 1
    return 2 * hits / (len(reference) + len(guess)) if len(reference) + len(guess) else 1.0


def _half_a_segment(reference: Bounds, length: int) -> int:
    return max(1, round(length / (len(reference) + 1) / 2))


def _between(bounds: Bounds, length: int, width: int) -> NDArray[np.intp]:
    """For each pair of units that far apart, how many boundaries lie between the two."""
    segment_of = np.searchsorted(np.asarray(bounds, dtype=np.int64), np.arange(length), side="right")
    return segment_of[width:] - segment_of[:-width]
