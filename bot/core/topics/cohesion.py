"""How much what follows a moment differs from what came before it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats, distinct
from bot.core.search.meaning import SentenceVectors
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.transcript.model import Transcript

Integers = NDArray[np.int64]

_DIMENSIONS = 256
_MINUTE = 60_000
_LEAST_IDF = 0.1
_EVENED = 0.5
_AT_ONCE = 2000


def novelty(transcript: Transcript, vectors: SentenceVectors | None, windows: Sequence[float]) -> Floats:
    """For each sentence, how unlike the text before and behind its start are, in standard deviations.

    It is one minus the cosine of the two sides (Hearst 1997), averaged over windows of so many ms each and over
    three ways to compare: the stems they share, what their words mean by themselves, what their sentences mean.
    """
    starts = np.array([sentence.start for sentence in transcript.sentences])
    dips = np.zeros(len(starts), np.float32)
    for sums in map(_running, _spaces(transcript, vectors)):
        for window in windows:
            dips += _standardised(_dips(sums, starts, window))
    return _standardised(dips)


def _spaces(transcript: Transcript, vectors: SentenceVectors | None) -> Iterator[Floats]:
    """One at a time, for each is large: a row a sentence, to be summed over the sentences of a window."""
    yield stems_in_directions(transcript)
    yield _meanings(transcript)
    if vectors is not None:
        lengths = np.array([len(sentence.text) for sentence in transcript.sentences])
        yield _weighted(_evened(_centred(vectors, lengths)), lengths)


def stems_in_directions(transcript: Transcript) -> Floats:
    """Each sentence's stems, every one in a fixed random direction (random indexing, Kanerva et al. 2000)."""
    said = _Said.of(transcript, stem)
    signs = np.random.default_rng(0).integers(0, 2, (len(said.forms), _DIMENSIONS), np.int8) * 2 - 1
    return said.sums(_weighted(signs, said.idf))


def _meanings(transcript: Transcript) -> Floats:
    """Each sentence's words by what they mean alone."""
    said = _Said.of(transcript, str)
    meant = word_vectors().of(said.forms)
    return said.sums(_weighted(_evened(_centred(meant, said.idf * said.spread), _EVENED), said.idf))


@dataclass(frozen=True)
class _Said:
    """The words that tell something: which (`ids`, places in `forms`) in which sentence (`owners`).

    `spread` is in how many minutes each of `forms` is said, `idf` the inverse document frequency over minutes.
    """

    transcript: Transcript
    forms: tuple[str, ...]
    ids: Integers
    owners: Integers
    spread: Integers
    idf: Floats

    @classmethod
    def of(cls, transcript: Transcript, form_of: Callable[[str], str]) -> "_Said":
        numbers: dict[str, int] = {}
        rows = [
            (numbers.setdefault(form_of(word.form), len(numbers)), owner, sentence.start // _MINUTE)
            for owner, sentence in enumerate(transcript.sentences)
            for word in words(sentence.text)
            if word.form not in STOP_WORDS
        ]
        ids, owners, minutes = np.array(rows, np.int64).reshape(-1, 3).T
        stride = int(minutes.max(initial=0)) + 1
        spread = np.bincount(distinct(ids * stride + minutes) // stride, minlength=len(numbers))
        idf = np.log(len(distinct(minutes)) / spread) + _LEAST_IDF
        return cls(transcript, tuple(numbers), ids, owners, spread, idf.astype(np.float32))

    def sums(self, directions: Floats) -> Floats:
        """For each sentence the sum of its words' directions."""
        sums = np.zeros((len(self.transcript.sentences), directions.shape[1]), np.float32)
        for first in range(0, len(self.ids), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            np.add.at(sums, self.owners[some], directions[self.ids[some]])
        return sums


def _centred(rows: Floats, weights: Floats | Integers) -> Floats:
    return (rows - weights @ rows / max(1e-6, float(weights.sum()))).astype(np.float32)


def _evened(rows: Floats, power: float = 1.0) -> Floats:
    """Every dimension as wide as the others: the first axes of the vectors hold what all talk has in common. With
    a power of less than 1, not quite as wide."""
    if not len(rows):
        return rows
    return (rows / np.maximum(rows.std(axis=0), 1e-6) ** power).astype(np.float32)


def _weighted(rows: Floats, weights: Floats | Integers) -> Floats:
    return (rows * weights[:, None]).astype(np.float32)


def _running(rows: Floats) -> NDArray[np.float64]:
    """The sum of all rows before each, and of all: shape (rows + 1, dimensions)."""
    sums = np.zeros((len(rows) + 1, rows.shape[1]))
    np.cumsum(rows, axis=0, out=sums[1:])
    return sums


def _dips(sums: NDArray[np.float64], starts: Integers, window: float) -> Floats:
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
