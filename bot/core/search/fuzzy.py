"""Verbatim and misspelt quotes: where the very words of a query were said, give or take some letters."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from bot.core.arrays import Integers
from bot.core.search.passages import Spoken
from bot.core.search.vocabulary import Vocabulary

_MOST_WORDS = 120
_REGIONS = 12
_LEAST_SHARE = 0.3
_SLACK = 4


class Alignment(NamedTuple):
    """Words `first` to before `stop` of the transcript come nearest to the query: `ratio` 1 is letter by letter."""

    first: int
    stop: int
    ratio: float


class FuzzyFinder:
    """Seed and extend, as sequence alignment does (BLAST): words that are met in the same order point to a region,
    and within it the exact span is aligned letter by letter."""

    def __init__(self, spoken: Spoken, vocabulary: Vocabulary) -> None:
        self._spoken = spoken
        self._vocabulary = vocabulary
        both = [spoken.ids, spoken.heard] if spoken.is_misheard else [spoken.ids]
        ids = np.concatenate(both)
        order = np.argsort(ids, kind="stable").astype(np.int32)
        self._places: Integers = order % np.int32(max(len(spoken), 1))
        self._bounds = np.searchsorted(ids[order], np.arange(len(spoken.forms) + 1))

    def find(self, forms: Sequence[str]) -> list[Alignment]:
        """The nearest spans, best first, none overlapping a better one."""
        asked = list(forms[:_MOST_WORDS])
        alignments: list[Alignment] = []
        for alignment in sorted(self._aligned(asked), key=lambda one: (-one.ratio, one.first)):
            if all(alignment.stop <= other.first or other.stop <= alignment.first for other in alignments):
                alignments.append(alignment)
        return alignments

    def _aligned(self, asked: list[str]) -> Iterable[Alignment]:
        for first in self._regions(asked):
            begin = max(0, first - _SLACK)
            stop = min(len(self._spoken), first + 2 * len(asked) + _SLACK)
            for excerpt in self._spoken.excerpts(begin, stop):
                yield from self._aligned_within(asked, *excerpt)

    def _aligned_within(self, asked: list[str], begin: int, stop: int) -> Iterable[Alignment]:
        for ids in [self._spoken.ids, self._spoken.heard] if self._spoken.is_misheard else [self._spoken.ids]:
            numbers: list[int] = ids[begin:stop].tolist()
            said = [self._spoken.forms[number] for number in numbers]
            if said:
                start, end, ratio = align(asked, said)
                yield Alignment(begin + start, begin + end, ratio)

    def _regions(self, asked: list[str]) -> list[int]:
        """Words near which many of the query's words stand in its order."""
        width = max(len(asked), 4)
        votes = np.zeros(len(self._spoken) // width + 2, np.float32)
        weights = self._vocabulary.weights(asked)
        near = self._vocabulary.matches(asked, by_meaning=False)
        for place, (column, weight) in enumerate(zip(near.T, weights, strict=True)):
            votes_of_word = np.zeros_like(votes)
            for number in np.flatnonzero(column):
                places = self._places[self._bounds[number] : self._bounds[number + 1]]
                diagonals = np.maximum(places - place, 0) // width
                votes_of_word[diagonals] = np.maximum(votes_of_word[diagonals], column[number])
            votes += weight * votes_of_word
        together = votes[:-1] + votes[1:]
        likely = np.flatnonzero(together >= max(_LEAST_SHARE * weights.sum(), 1e-6))
        best = likely[np.argsort(-together[likely], kind="stable")[:_REGIONS]]
        return [int(one) * width for one in best]


def align(asked: Sequence[str], said: Sequence[str]) -> tuple[int, int, float]:
    """The words of `said`, start and end, that read most like `asked`, and how much (0 to 1, indel ratio)."""
    wanted = " ".join(asked)
    text = " ".join(said)
    found = fuzz.partial_ratio_alignment(wanted, text)
    begun = np.concatenate([[0], np.cumsum([len(word) + 1 for word in said])])
    middles = (begun[:-1] + begun[1:] - 1) / 2
    start, end = 0, len(said)
    if found is not None and found.dest_end > found.dest_start:
        start = int(np.searchsorted(middles, found.dest_start))
        end = max(int(np.searchsorted(middles, found.dest_end)), start + 1)
        start = min(start, len(said) - 1)
    return _climb(wanted, said, start, min(end, len(said)))


def _climb(wanted: str, said: Sequence[str], start: int, end: int) -> tuple[int, int, float]:
    """Move the ends word by word while that makes the words read more like those wanted."""
    best = fuzz.ratio(wanted, " ".join(said[start:end]))
    while True:
        steps = [(start - 1, end), (start + 1, end), (start, end - 1), (start, end + 1)]
        scored = [
            (fuzz.ratio(wanted, " ".join(said[low:high])), low, high)
            for low, high in steps
            if 0 <= low < high <= len(said)
        ]
        ratio, low, high = max(scored, default=(0.0, start, end))
        if ratio <= best:
            return start, end, best / 100
        best, start, end = ratio, low, high
