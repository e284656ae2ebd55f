"""One search over many interviews: which passages are candidates, and the excerpts around the best of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.compact import CompactEmbedder
from bot.core.search.entries import Line
from bot.core.search.gists import Gists, Place, Said, Stretch, directions
from bot.core.search.hits import Hit
from bot.core.search.index import Origin, QuoteIndex
from bot.core.search.reporting import as_one_said
from bot.core.search.vocabulary import corrected
from bot.core.search.word_vectors import word_vectors
from bot.core.transcript.model import Transcript

BY_WORDS, BY_MEANING, COMPARED = 150, 400, 60
"""Candidates that share words with a query, those that mean alike, and how many of all are compared closely."""
SUREST = 15
"""Of those that share words so many are compared in any case: they may be quotes."""
_WHOLE_WEIGHT = 0.8
COMPARED_WHILE_TYPED = 40
_MOST_SPOKEN = 25_000
"""Confidence was fitted on no more: counted whole, a large library would doubt whatever is no quote."""


def words_of_query(text: str, said: Said, embedder: CompactEmbedder) -> Floats:
    """The vectors of a query's words, in which those that nobody said and that are no words are set right; where it
    tells of somebody, as that one would have put it."""
    right, _ = corrected(text, said.forms, said.spread.numbers, word_vectors())
    (rows,) = embedder.embed([as_one_said(right) or right])
    return rows.astype(np.float32)


def meaning_of(words_of_query: Floats) -> Floats:
    """The direction of a whole query, given the vectors of its words."""
    whole = words_of_query.mean(axis=0)
    return whole / max(float(np.linalg.norm(whole)), 1e-6)


def closest(asked: Floats, vectors: Mapping[Place, bytes], embedder: CompactEmbedder, limit: int) -> list[Place]:
    """Of passages those to which a query's words come nearest, each to its nearest (MaxSim), and as a whole."""
    if not vectors:
        return []
    rows = embedder.unpack_all(list(vectors.values()))
    begins = np.cumsum([0, *(embedder.words_in(packed) for packed in vectors.values())])[:-1]
    words_of_query = asked / np.maximum(np.linalg.norm(asked, axis=1, keepdims=True), 1e-6)
    cosines = rows @ words_of_query.T / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    nearness = np.maximum.reduceat(cosines, begins, axis=0).mean(axis=1)
    places = list(vectors)
    wholes = directions(rows, begins) @ meaning_of(asked)
    order = np.argsort(-(nearness + _WHOLE_WEIGHT * wholes), kind="stable")[:limit]
    return [places[number] for number in order]


@dataclass(frozen=True)
class Excerpts:
    """Stretches of several interviews, read together; `lines` are one list a stretch, none of them empty."""

    stretches: Sequence[Stretch]
    lines: Sequence[Sequence[Line]]

    @classmethod
    def of(cls, stretches: Sequence[Stretch], lines: Sequence[Sequence[Line]]) -> "Excerpts":
        """Without the stretches of which nothing is left."""
        pairs = [(one, said) for one, said in zip(stretches, lines, strict=True) if said]
        return cls([one for one, _ in pairs], [said for _, said in pairs])

    @property
    def _begins(self) -> list[int]:
        return list(accumulate((len(said) for said in self.lines), initial=0))

    def index(self, said: Said) -> QuoteIndex:
        """What searches them all together; `said` is what they were chosen from."""
        lines = [line for some in self.lines for line in some]
        handicaps = np.array([line.handicap for line in lines], np.float32)
        origin = Origin(self._begins[:-1], handicaps, said.spread, min(said.words, _MOST_SPOKEN))
        return QuoteIndex(Transcript("", tuple(line.sentence for line in lines)), origin)

    def passages(self, gists: Gists) -> list[list[Place]]:
        """For each stretch the passages that have words of it."""
        return [
            [Place(one.interview, number) for number in gists[one.interview].passages(one.first, one.last)]
            for one in self.stretches
        ]

    def vectors(
        self, gists: Gists, packed: Mapping[Place, bytes], embedder: CompactEmbedder, sizes: Sequence[int]
    ) -> Floats:
        """The vectors of all words of the stretches, of which each has so many; zeros where none are stored, or
        those of other words by now."""
        passages = self.passages(gists)
        known = [places if all(place in packed for place in places) else [] for places in passages]
        rows = embedder.unpack_all([packed[place] for places in known for place in places])
        cut: list[Floats] = []
        end = 0
        for places, lines, size in zip(known, self.lines, sizes, strict=True):
            begin, end = end, end + sum(embedder.words_in(packed[place]) for place in places)
            if places:
                begin += lines[0].first_word - int(gists[places[0].interview].begins[places[0].passage])
            fits = begin + size <= end
            cut.append(rows[begin : begin + size] if fits else np.zeros((size, embedder.dimension), np.float32))
        return np.concatenate(cut)

    def placed(self, hit: Hit) -> tuple[int, Hit]:
        """The interview that a hit is from, and the hit as it stands there."""
        begins = self._begins
        number = int(np.searchsorted(begins, hit.first, side="right")) - 1
        stretch, shift = self.stretches[number], self.stretches[number].first - begins[number]
        return stretch.interview, replace(hit, first=hit.first + shift, last=hit.last + shift)
