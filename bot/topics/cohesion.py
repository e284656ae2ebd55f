"""How much what follows a moment differs from what came before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.search.meaning import SentenceVectors
from bot.search.words import STOP_WORDS, stem, words
from bot.transcript.model import Transcript

Floats = NDArray[np.float32]

_DIMENSIONS = 256
_IDF_MS = 60_000
_AT_ONCE = 2000


def novelty(transcript: Transcript, vectors: SentenceVectors | None, windows: Sequence[float]) -> Floats:
    """For each sentence, how unlike the text before and behind its start are, in standard deviations.

    It is one minus the cosine of the two sides (Hearst 1997), averaged over windows of so many ms each and over
    what there is to compare: sums of sentence vectors, their mean over the transcript subtracted, and sums of
    stems weighted by idf.
    """
    starts = np.array([sentence.start for sentence in transcript.sentences])
    spaces = [_stems(transcript)] if vectors is None else [_stems(transcript), _weighted(transcript, vectors)]
    dips = [_standardised(_dip(rows, starts, window)) for rows in map(_running, spaces) for window in windows]
    return _standardised(np.mean(dips, axis=0))


def _weighted(transcript: Transcript, vectors: SentenceVectors) -> Floats:
    lengths = np.array([[len(sentence.text)] for sentence in transcript.sentences], np.float32)
    mean = (vectors * lengths).sum(axis=0) / max(1.0, float(lengths.sum()))
    return ((vectors - mean) * lengths).astype(np.float32)


def _stems(transcript: Transcript) -> Floats:
    """The sum of each sentence's stems, every stem with a fixed random direction (random indexing, Kanerva et al.
    2000) and its idf over minutes as its length."""
    said = [list(_content(sentence.text)) for sentence in transcript.sentences]
    counts = Counter(chain.from_iterable(said))
    numbers = {one: number for number, one in enumerate(one for one, count in counts.items() if count > 1)}
    rows = np.array([numbers.get(one, -1) for one in chain.from_iterable(said)], np.int64)
    owners = np.repeat(np.arange(len(said)), [len(some) for some in said])[rows >= 0]
    rows = rows[rows >= 0]
    minutes = np.array([sentence.start // _IDF_MS for sentence in transcript.sentences], np.int64)
    pairs = np.unique(np.stack([rows, minutes[owners]]), axis=1)
    idf = np.log(len(np.unique(minutes)) / np.bincount(pairs[0], minlength=len(numbers)).clip(1)) + 0.1
    signs = np.random.default_rng(0).integers(0, 2, (len(numbers), _DIMENSIONS), np.int8) * 2 - 1
    sums = np.zeros((len(said), _DIMENSIONS), np.float32)
    for first in range(0, len(rows), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        np.add.at(sums, owners[some], signs[rows[some]] * idf[rows[some], None].astype(np.float32))
    return sums


def _content(text: str) -> Iterator[str]:
    return (stem(word.form) for word in words(text) if word.form not in STOP_WORDS)


def _running(rows: Floats) -> NDArray[np.float64]:
    """The sum of all rows before each, and of all: shape (rows + 1, dimensions)."""
    sums = np.zeros((len(rows) + 1, rows.shape[1]))
    np.cumsum(rows, axis=0, out=sums[1:])
    return sums


def _dip(sums: NDArray[np.float64], starts: NDArray[np.int64], window: float) -> Floats:
    before = np.searchsorted(starts, starts - window)
    behind = np.searchsorted(starts, starts + window)
    dips = np.empty(len(starts), np.float32)
    for first in range(0, len(starts), _AT_ONCE):
        here = np.arange(first, min(first + _AT_ONCE, len(starts)))
        left, right = sums[here] - sums[before[here]], sums[behind[here]] - sums[here]
        lengths = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
        dips[here] = 1 - (left * right).sum(axis=1) / np.maximum(lengths, 1e-9)
    return dips


def _standardised(values: Floats) -> Floats:
    return (values - values.mean()) / max(float(values.std()), 1e-6)
