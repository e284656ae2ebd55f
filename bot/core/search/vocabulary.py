"""Which words of a transcript a query's may be: the same, an inflection, a misspelling, one like it."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, DamerauLevenshtein

from bot.core.arrays import Floats, distinct
from bot.core.search.passages import Spoken
from bot.core.search.word_vectors import WordVectors
from bot.core.search.words import STOP_WORDS, stem, words

SAME, INFLECTED, MISSPELT, BEGUN = 1.0, 0.95, 0.9, 0.9
"""How much a match counts. Likeness in meaning counts its cosine, always less than these."""
_MOST_ALIKE = 0.85
_LEAST_ALIKE = 0.25
_SHARPNESS = np.float32(1.3)
"""Of words that have nothing to do with each other 99 % are then below the least, and those alike are not."""
_SHORTEST_MISSPELT = 4
_MISSPELT_CUTOFF, _CORRECTED_CUTOFF = 0.72, 0.8
_HIGHEST_WEIGHT = 6.0
_RARE = 2
_MOST_FORMS = 30_000
"""Whose meaning is looked at: a hundred hours of talk have fewer, and what has more is no talk."""


class Spread(NamedTuple):
    """In how many of `units`, sentences or passages, each stem is: its count is at its number."""

    numbers: Mapping[str, int]
    counts: NDArray[np.int64]
    units: int

    def of(self, stem: str) -> int:
        number = self.numbers.get(stem)
        return 0 if number is None else int(self.counts[number])


class Vocabulary:
    """The words of one transcript, how rare they are, and how near the words of a query come to them."""

    def __init__(self, spoken: Spoken, vectors: WordVectors, spread: Spread | None = None) -> None:
        """`spread` is that of all that is searched, where `spoken` are excerpts of it."""
        self._forms = spoken.forms
        self._numbers = {form: number for number, form in enumerate(spoken.forms)}
        stems = [stem(form) for form in spoken.forms]
        self._stem_numbers = {one: number for number, one in enumerate(dict.fromkeys(stems))}
        self._stem_of = np.array([self._stem_numbers[one] for one in stems], dtype=np.int32)
        self._spread = spread or self._spread_of(spoken)
        self._static = vectors

    def _spread_of(self, spoken: Spoken) -> "Spread":
        """In how many sentences each stem is."""
        sentences = len(spoken.transcript.sentences)
        stems = self._stem_of[spoken.ids].astype(np.int64)
        pairs = distinct(stems * sentences + spoken.sentences)
        return Spread(
            self._stem_numbers, np.bincount(pairs // sentences, minlength=len(self._stem_numbers)), sentences
        )

    @cached_property
    def _vectors(self) -> Floats | None:
        is_ordinary = len(self._forms) <= _MOST_FORMS
        return self._static.of(self._forms) if is_ordinary else None

    def weights(self, forms: Sequence[str]) -> Floats:
        """How much each word tells: its inverse document frequency (BM25's), capped."""
        spread = np.array([self._spread.of(stem(form)) for form in forms])
        return np.minimum(np.log(1 + self._spread.units / (spread + 0.5)), _HIGHEST_WEIGHT).astype(np.float32)

    def is_rare(self, form: str) -> bool:
        """Whether it tells something, and is said, in some form, in one place or two."""
        return form not in STOP_WORDS and 0 < self._spread.of(stem(form)) <= _RARE

    def matches(self, forms: Sequence[str], *, by_meaning: bool = True) -> Floats:
        """How near each word of the transcript comes to each of `forms`, 0 to 1: shape (vocabulary, forms)."""
        near = self._by_meaning(forms) if by_meaning else np.zeros((len(self._forms), len(forms)), np.float32)
        for column, form in enumerate(forms):
            stem_number = self._stem_numbers.get(stem(form))
            if stem_number is not None:
                near[self._stem_of == stem_number, column] = INFLECTED
            if form in self._numbers:
                near[self._numbers[form], column] = SAME
            elif stem_number is None and len(form) >= _SHORTEST_MISSPELT:
                self._add_begun(form, near[:, column])
                self._add_misspelt(form, near[:, column])
        return near

    def corrected(self, text: str) -> tuple[str, int]:
        """`text` with those words set right that are no words, but a letter or two from one that was said, and how
        many those are."""
        return corrected(text, self._forms, self._stem_numbers, self._static)

    def _by_meaning(self, forms: Sequence[str]) -> Floats:
        if self._vectors is None:
            return np.zeros((len(self._forms), len(forms)), np.float32)
        near = np.maximum(self._vectors @ self._static.of(forms).T, 0) ** _SHARPNESS
        cosines = np.minimum(near, _MOST_ALIKE)
        return np.where(cosines < _LEAST_ALIKE, np.float32(0), cosines)

    def _add_begun(self, form: str, near: Floats) -> None:
        """Who is still typing has only the beginning of a word."""
        for number, whole in enumerate(self._forms):
            if whole.startswith(form):
                near[number] = BEGUN

    def _add_misspelt(self, form: str, near: Floats) -> None:
        for spelling, similarity, number in spelt_alike(form, self._forms):
            if len(spelling) >= _SHORTEST_MISSPELT:
                near[number] = max(near[number], MISSPELT * similarity)


def corrected(text: str, forms: Sequence[str], stems: Container[str], vectors: WordVectors) -> tuple[str, int]:
    """`text` with those words set right that neither have one of the `stems` nor are known to be words, but are a
    letter or two from one of the `forms`, and how many those are."""
    pieces: list[str] = []
    done = 0
    for word in words(text):
        right = _correction(word.form, forms, stems, vectors)
        if right is not None:
            pieces += text[done : word.start], right
            done = word.end
    return "".join([*pieces, text[done:]]), len(pieces) // 2


def _correction(form: str, forms: Sequence[str], stems: Container[str], vectors: WordVectors) -> str | None:
    if len(form) < _SHORTEST_MISSPELT or stem(form) in stems:
        return None
    if vectors.knows(form):
        return None
    found = process.extractOne(
        form, forms, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_CORRECTED_CUTOFF
    )
    return None if found is None or len(found[0]) < _SHORTEST_MISSPELT else found[0]


def spelt_alike(form: str, among: Sequence[str]) -> list[tuple[str, float, int]]:
    """Up to eight that are but a letter or two from it: the form, its similarity (0 to 1), and its place."""
    return process.extract(form, among, scorer=OSA.normalized_similarity, score_cutoff=_MISSPELT_CUTOFF, limit=8)


def lengths_alike(form: str) -> range:
    """How long a word is that may be spelt alike."""
    return range(ceil(len(form) * _MISSPELT_CUTOFF), int(len(form) / _MISSPELT_CUTOFF) + 1)
