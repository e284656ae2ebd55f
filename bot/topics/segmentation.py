"""Where topics begin: at moments before and behind which other things are said, and somebody opens something new.

Every start of a sentence has odds: how unlike the words on its two sides are (`cohesion`), and who speaks there
and how (`prompts`). The best of all sets of starts is found by dynamic programming (as Utiyama and Isahara 2001),
with a lognormal prior of the topics' lengths; so their number follows from the text.
"""

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning import SentenceVectors
from bot.topics.cohesion import novelty
from bot.topics.prompts import openness
from bot.transcript.model import Transcript

Floats = NDArray[np.float32]

_MINUTE = 60_000
_TYPICAL_MINUTES, _LONGEST_TYPICAL_MINUTES = 0.58, 10.0
_SPREAD = 0.6
_LONGEST = 5
_WINDOWS = 60_000, 120_000, 240_000
_NOVELTY = 2.0
_RELUCTANCE = 2.0


def segment(transcript: Transcript, vectors: SentenceVectors | None = None) -> list[int]:
    """The numbers of the first sentences of the topics, rising from 0."""
    starts = np.array([sentence.start for sentence in transcript.sentences])
    typical = _typical_length(transcript.end - starts[0])
    scale = min(1.0, typical / _WINDOWS[-1])
    odds = _NOVELTY * novelty(transcript, vectors, [scale * window for window in _WINDOWS]) + openness(transcript)
    odds -= float(odds.max()) + np.log(np.exp(odds - odds.max()).mean())
    return _best_path(np.append(starts, max(transcript.end, starts[-1] + 1)), odds - _RELUCTANCE, typical)


def _typical_length(duration: float) -> float:
    minutes = min(_TYPICAL_MINUTES * np.sqrt(max(1.0, duration) / _MINUTE), _LONGEST_TYPICAL_MINUTES)
    return float(minutes * _MINUTE)


def _best_path(times: NDArray[np.int64], odds: Floats, typical: float) -> list[int]:
    """The starts that together have the highest odds, with a lognormal prior of the topics' lengths."""
    count = len(odds)
    best = np.full(count + 1, -np.inf)
    best[0] = 0
    came_from = np.zeros(count + 1, np.int64)
    nearest = np.searchsorted(times, times - _LONGEST * typical)
    for stop in range(1, count + 1):
        first = min(nearest[stop], stop - 1)
        lengths = np.log(np.maximum(times[stop] - times[first:stop], 1) / typical)
        gains = best[first:stop] - lengths**2 / (2 * _SPREAD**2) - lengths
        choice = int(gains.argmax())
        came_from[stop] = first + choice
        best[stop] = gains[choice] + (odds[stop] if stop < count else 0)
    path = [int(came_from[count])]
    while path[-1] > 0:
        path.append(int(came_from[path[-1]]))
    return path[::-1]
