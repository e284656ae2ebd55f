"""What else one could use to find where topics begin: each gives the numbers of the first sentences, from 0."""

from collections import Counter
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.search.meaning import SentenceVectors
from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.transcript.model import Transcript

Floats = NDArray[np.floating]

TYPICAL_MS = 7 * 60_000
"""About what podcasters set in a conversation of two hours."""
_PSEUDO_SENTENCE, _BLOCK = 20, 10
_FEWEST_SENTENCES = 5


def even(transcript: Transcript) -> list[int]:
    """A topic every seven minutes."""
    return sorted({transcript.sentence_at(ms) for ms in range(0, transcript.end, TYPICAL_MS)} | {0})


def text_tiling(transcript: Transcript) -> list[int]:
    """Hearst (1997), TextTiling: blocks of ten times twenty words are compared, and boundaries are where the
    similarity dips by more than half a standard deviation less than the average dip."""
    said = [
        (number, stem(word.form)) for number, one in enumerate(transcript.sentences) for word in words(one.text)
    ]
    tiles = [said[first : first + _PSEUDO_SENTENCE] for first in range(0, len(said), _PSEUDO_SENTENCE)]
    counts = [Counter(form for _, form in tile if form not in STOP_WORDS) for tile in tiles]
    gaps = range(1, len(tiles))
    likeness = [
        _cosine(_total(counts[max(0, gap - _BLOCK) : gap]), _total(counts[gap : gap + _BLOCK])) for gap in gaps
    ]
    smooth = np.convolve(np.pad(likeness, 1, "edge"), np.ones(3) / 3, "valid") if likeness else np.array([])
    depths = np.array([_climb(smooth[place::-1]) + _climb(smooth[place:]) for place in range(len(smooth))])
    is_deep = depths > depths.mean() - depths.std() / 2 if len(depths) else depths
    peaks = [
        place for place in np.flatnonzero(is_deep) if depths[place] == depths[max(0, place - 2) : place + 3].max()
    ]
    return sorted({0} | {tiles[place + 1][0][0] for place in peaks})


def _climb(values: Floats) -> float:
    """How far they rise from the first until they fall."""
    top = values[0]
    for value in values:
        if value < top:
            break
        top = value
    return float(top - values[0])


def _total(counts: list[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter[str]())


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(count * other[form] for form, count in one.items())
    return product / max(1e-9, _norm(one) * _norm(other))


def _norm(counts: Counter[str]) -> float:
    return sum(count * count for count in counts.values()) ** 0.5


def divisive(transcript: Transcript, vectors: SentenceVectors) -> list[int]:
    """Gklezakos, Misiak and Bishop (2024), TreeSeg: the segment is split in two whose split takes away most of the
    squared distance to the mean, again and again; here until there are as many as `even` has.
    """
    sums = _running(_with_neighbours(vectors))
    bounds = [0, len(vectors)]
    while len(bounds) - 1 < len(even(transcript)):
        splits = [_best_split(sums, first, stop) for first, stop in pairwise(bounds)]
        gain, place = max(splits)
        if gain <= 0:
            break
        bounds = sorted([*bounds, place])
    return bounds[:-1]


def _with_neighbours(vectors: SentenceVectors) -> SentenceVectors:
    """Each sentence together with the four before it, as TreeSeg does."""
    sums = _running(vectors)
    stops = np.arange(1, len(sums))
    rows = sums[stops] - sums[np.maximum(0, stops - _FEWEST_SENTENCES)]
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def _best_split(sums: Floats, first: int, stop: int) -> tuple[float, int]:
    places = np.arange(first + _FEWEST_SENTENCES, stop - _FEWEST_SENTENCES + 1)
    if not len(places):
        return 0.0, first
    whole = _explained(sums[stop] - sums[first], stop - first)
    gains = _explained(sums[places] - sums[first], places - first)
    gains += _explained(sums[stop] - sums[places], stop - places) - whole
    return float(gains.max()), int(places[gains.argmax()])


def _explained(totals: Floats, counts: "int | NDArray[np.intp]") -> Floats:
    """What a segment's mean takes away from the squares of its rows."""
    return (totals**2).sum(axis=-1) / counts


def dynamic(transcript: Transcript, vectors: SentenceVectors) -> list[int]:
    """The split with the least squared distance to the segments' means and a penalty a segment, found by dynamic
    programming (Utiyama and Isahara 2001, on vectors); the penalty is the one that BIC puts on a change of mean.
    """
    sums = _running(vectors)
    count, penalty = (
        len(vectors),
        float(((np.diff(vectors, axis=0) ** 2).sum(axis=1).mean() / 2) * np.log(len(vectors))),
    )
    best = np.zeros(count + 1)
    came_from = np.zeros(count + 1, np.int64)
    for stop in range(1, count + 1):
        firsts = np.arange(stop)
        scores = best[:stop] + _explained(sums[stop] - sums[:stop], stop - firsts) - penalty
        came_from[stop] = scores.argmax()
        best[stop] = scores.max()
    firsts = [int(came_from[count])]
    while firsts[-1]:
        firsts.append(int(came_from[firsts[-1]]))
    return firsts[::-1]


def _running(rows: SentenceVectors) -> Floats:
    return np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0, dtype=np.float64)])
