"""Where topics begin: where other things are said than before, and somebody opens something new.

The beginning of every sentence gets the log-odds that a topic begins there. They grow with how unlike the talk on
its two sides is, over windows of one and a half to five minutes (`cohesion`; Hearst 1997, TextTiling), and with who
speaks and how (`prompts`): people set chapters at the beginning of a turn, mostly an interviewer's, and where
somebody says “let's talk about …”. The set of beginnings that is most probable as a whole is found by dynamic
programming (Utiyama and Isahara 2001), with a lognormal prior of the topics' lengths. So their number follows from
the text; the typical length grows with the whole: about 1.3 minutes of 5, 3.7 of 40, 7 of 120, 10.6 of 240, and
half of that for the first, which mostly introduces.

It was chosen over TextTiling, TreeSeg (arXiv 2407.12028) and dynamic programming on the vectors alone by the
figures in docs/measurements/topics.md, which `python -m bench --only topics` measures.
"""

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search.meaning import SentenceVectors
from bot.core.topics.breaks import around_breaks
from bot.core.topics.cohesion import novelty
from bot.core.topics.hearing import Heard
from bot.core.topics.prompts import openings, openness
from bot.core.transcript.model import Transcript

_MINUTE = 60_000
_TYPICAL_MINUTES, _MOST_TYPICAL_MINUTES = 0.58, 12.0
"""The typical length of a topic in a minute of talk, and in however much."""
_LONG_MINUTES, _LONGER = 45.0, 0.1
"""From how much talk on it grows faster than its root, and by which power."""
_SPREAD = 0.6
"""The standard deviation of the logarithm of the lengths."""
_INTRODUCTION = 0.5
"""Of the typical length: how long a recording is typically introduced."""
_LONGEST = 5
"""Times the typical length."""
_MOST_SENTENCES = 3000
"""In a topic, if their times do not tell: a file may hold all of them at one moment."""
_WINDOWS = 90_000, 180_000, 300_000
_NARROWED_BELOW = 240_000
"""Milliseconds: where topics are typically shorter, the windows are narrower in proportion."""
_NOVELTY, _PEAK = 2.0, 1.0
"""Log-odds for each standard deviation of novelty, and against each that it is below the peak around."""
_RELUCTANCE, _TURNS_UNKNOWN = 1.0, 0.7
"""Log-odds against every boundary, and where nothing tells who speaks: there less speaks for any of them."""
_AROUND_MS, _MOST_BELOW = 45_000, 2.0


def segment(
    transcript: Transcript, vectors: SentenceVectors | None = None, heard: Heard | None = None
) -> list[int]:
    """The numbers of the first sentences of the topics, rising from 0."""
    starts = np.array([sentence.start for sentence in transcript.sentences])
    typical = _typical_length(transcript.end - starts[0])
    scale = min(1.0, typical / _NARROWED_BELOW)
    new = novelty(transcript, vectors, [scale * window for window in _WINDOWS])
    odds = (
        _NOVELTY * new
        + _PEAK * _below_peak(new, starts, scale * _AROUND_MS)
        + openness(transcript)
        + openings(transcript)
        + around_breaks(transcript, heard or Heard.of(transcript))
    )
    odds -= float(odds.max()) + np.log(np.exp(odds - odds.max()).mean())
    odds -= _RELUCTANCE if len(transcript.turns) > 1 else _TURNS_UNKNOWN
    return _best_path(np.append(starts, max(transcript.end, starts[-1] + 1)), odds, typical)


def _typical_length(duration: float) -> float:
    minutes = max(1.0, duration) / _MINUTE
    typical = _TYPICAL_MINUTES * np.sqrt(minutes) * max(1.0, minutes / _LONG_MINUTES) ** _LONGER
    return float(min(typical, _MOST_TYPICAL_MINUTES) * _MINUTE)


def _below_peak(new: Floats, starts: NDArray[np.int64], around: float) -> Floats:
    """How far each sentence's novelty is below the highest of so many ms on both sides, 0 to -2."""
    first = np.searchsorted(starts, starts - around)
    stop = np.maximum(np.searchsorted(starts, starts + around, "right"), first + 1)
    edges = np.stack([first, stop], axis=1).ravel()
    peaks = np.maximum.reduceat(np.append(new, -np.inf), edges)[::2]
    return np.maximum(new - peaks, -_MOST_BELOW).astype(np.float32)


def _best_path(times: NDArray[np.int64], odds: Floats, typical: float) -> list[int]:
    """The starts that together have the highest odds, with a lognormal prior of the topics' lengths; the first one
    is shorter than the others."""
    count = len(odds)
    best = np.full(count + 1, -np.inf)
    best[0] = 0
    came_from = np.zeros(count + 1, np.int64)
    nearest = np.searchsorted(times, times - _LONGEST * typical)
    for stop in range(1, count + 1):
        first = max(min(nearest[stop], stop - 1), stop - _MOST_SENTENCES)
        lengths = np.log(np.maximum(times[stop] - times[first:stop], 1) / typical)
        if first == 0:
            lengths[0] -= np.log(_INTRODUCTION)
        gains = best[first:stop] - lengths**2 / (2 * _SPREAD**2) - lengths
        choice = int(gains.argmax())
        came_from[stop] = first + choice
        best[stop] = gains[choice] + (odds[stop] if stop < count else 0)
    path = [int(came_from[count])]
    while path[-1] > 0:
        path.append(int(came_from[path[-1]]))
    return path[::-1]
