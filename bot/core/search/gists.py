"""What is in memory of every interview of a library: what each passage means, where it stands, and which words are
said. From that the passages are chosen that are then read and compared closely."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats, Integers
from bot.core.listing import Version
from bot.core.search.vocabulary import Spread, lengths_alike, spelt_alike
from bot.core.search.words import stem

_WHOLE = 127
_IN_MEMORY = 0.75
"""Of each mean vector this share of the dimensions, those along which words differ most: it chooses as well what is
then compared word by word."""
BESIDE = 40
"""Words beside a passage that are read with it: as many as its score counts."""
_SCOPES = 4
"""Servers whose interviews are counted together, of each a megabyte or two: people type in several at once."""

Voices = Mapping[int, Integers]
"""By the interviews' numbers those of the sentences that some people say, in order; none of an interview in which
they say nothing."""
_NOBODY = np.empty(0, np.int32)


class Place(NamedTuple):
    """A passage of an interview, by their numbers."""

    interview: int
    passage: int


class Stretch(NamedTuple):
    """The sentences `first` up to and including `last` of an interview."""

    interview: int
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Gist:
    """One interview. A passage is what is embedded at once, about twenty words.

    `means` are unit vectors of that model, a byte a dimension, shape (passages, dimension); of dimension 0 where
    nothing is embedded. `firsts` and `lasts` are the passages' first and last sentences, `begins` the numbers of
    their first words, and of the end. `forms` are the words that are said, `counts` in how many passages each is.
    """

    version: Version
    model: str
    means: NDArray[np.int8]
    firsts: Integers
    lasts: Integers
    begins: Integers
    forms: tuple[str, ...]
    counts: Integers

    @property
    def words(self) -> int:
        return int(self.begins[-1])

    def around(self, passage: int, beside: int) -> tuple[int, int]:
        """The first and last sentence of a passage with so many words beside it."""
        begin, end = int(self.begins[passage]), int(self.begins[passage + 1])
        first = int(np.searchsorted(self.begins, begin - beside, side="right")) - 1
        last = int(np.searchsorted(self.begins, end + beside, side="left")) - 1
        return int(self.firsts[max(first, 0)]), int(self.lasts[min(last, len(self.lasts) - 1)])

    def spoken(self, numbers: Integers, passages: slice = slice(None)) -> NDArray[np.bool_]:
        """Which of the passages have words of these sentences, whose numbers are in order."""
        firsts, lasts = self.firsts[passages], self.lasts[passages]
        return np.searchsorted(numbers, firsts, "left") < np.searchsorted(numbers, lasts, "right")

    def passages(self, first: int, last: int) -> range:
        """The passages that have words of the sentences `first` up to and including `last`."""
        begin = int(np.searchsorted(self.lasts, first, side="left"))
        return range(begin, int(np.searchsorted(self.firsts, last, side="right")))


def directions(vectors: Floats, begins: Integers) -> Floats:
    """What each passage means, given the vectors of all words and the number of each passage's first: unit vectors,
    shape (passages, dimension)."""
    sums = np.add.reduceat(vectors, begins, axis=0)
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)


def means(vectors: Floats, begins: Integers) -> NDArray[np.int8]:
    """The same as `Gist` keeps it, where the last of `begins` is the end."""
    return np.rint(directions(vectors, begins[:-1]) * _WHOLE).astype(np.int8)


class Gists:
    """Those of all interviews."""

    def __init__(self) -> None:
        self._gists: dict[int, Gist] = {}
        self._numbers: dict[str, int] = {}
        self._forms: list[str] = []
        self._terms: dict[int, Integers] = {}
        self._said = lru_cache(_SCOPES)(self._together)

    def copy(self) -> "Gists":
        """The same, to be changed; words are only ever added, so both share them."""
        other = copy(self)
        other._gists, other._terms = dict(self._gists), dict(self._terms)
        other._said = lru_cache(_SCOPES)(other._together)
        return other

    def put(self, interview: int, gist: Gist) -> None:
        numbers = [self._number(form) for form in gist.forms]
        most_telling = gist.means[:, : ceil(_IN_MEMORY * gist.means.shape[1])].copy()
        # Each word is kept once for all of them.
        self._gists[interview] = replace(gist, means=most_telling, forms=())
        self._terms[interview] = np.array(numbers, np.int32)
        self._said.cache_clear()

    def _number(self, form: str) -> int:
        number = self._numbers.setdefault(form, len(self._numbers))
        if number == len(self._forms):
            self._forms.append(form)
        return number

    def forget(self, interview: int) -> None:
        if self._gists.pop(interview, None):
            del self._terms[interview]
            self._said.cache_clear()

    def __contains__(self, place: Place) -> bool:
        """Whether there is such a passage."""
        gist = self._gists.get(place.interview)
        return gist is not None and place.passage < len(gist.firsts)

    def __getitem__(self, interview: int) -> Gist:
        return self._gists[interview]

    def known(self, interview: int) -> tuple[Version, str] | None:
        """Which version of an interview is known, by which model; None where it is not known."""
        gist = self._gists.get(interview)
        return (gist.version, gist.model) if gist else None

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._gists))

    def said(self, among: Collection[int]) -> "Said":
        """The words of these interviews together."""
        return self._said(frozenset(among))

    def _together(self, among: frozenset[int]) -> "Said":
        terms = np.concatenate([np.empty(0, np.int32), *(self._terms[one] for one in among)])
        counts = np.concatenate([np.empty(0, np.int32), *(self._gists[one].counts for one in among)])
        spread = np.bincount(terms, weights=counts).astype(np.int64)
        spoken = sorted(np.flatnonzero(spread).tolist(), key=self._forms.__getitem__)
        forms = [self._forms[number] for number in spoken]
        numbers: dict[str, int] = {}
        stems = np.array([numbers.setdefault(stem(form), len(numbers)) for form in forms], np.int64)
        of_stems = np.bincount(stems, weights=spread[spoken]).astype(np.int64)
        passages = sum(len(self._gists[one].firsts) for one in among)
        words = sum(self._gists[one].words for one in among)
        return Said(forms, Spread(numbers, of_stems, passages), words)

    def nearest(
        self, model: str, meaning: Floats, among: Sequence[int], limit: int, voices: Voices | None = None
    ) -> list[Place]:
        """The passages of these interviews whose mean vectors come nearest to `meaning`, the nearest first; only
        those with words of `voices`, if they are given."""
        known = [one for one in among if self._gists[one].model == model and self._gists[one].means.size]
        if not known:
            return []
        known_means = [self._gists[one].means for one in known]
        wanted = meaning[: known_means[0].shape[1]]
        scores = np.concatenate([means.astype(np.float32) @ wanted for means in known_means])
        if voices is not None:
            spoken = [self._gists[one].spoken(voices.get(one, _NOBODY)) for one in known]
            scores = np.where(np.concatenate(spoken), scores, -np.inf)
        limit = min(limit, int(np.count_nonzero(scores > -np.inf)))
        if not limit:
            return []
        best = np.argpartition(scores, -limit)[-limit:]
        begins = np.cumsum([0, *(len(self._gists[one].means) for one in known)])
        best = best[np.argsort(-scores[best], kind="stable")]
        owners = np.searchsorted(begins, best, side="right") - 1
        return [Place(known[owner], int(row - begins[owner])) for owner, row in zip(owners, best, strict=True)]

    def is_spoken(self, place: Place, voices: Voices | None) -> bool:
        """Whether there is such a passage, with words of `voices`, if they are given."""
        if place not in self:
            return False
        if voices is None:
            return True
        only = slice(place.passage, place.passage + 1)
        return bool(self._gists[place.interview].spoken(voices.get(place.interview, _NOBODY), only).any())

    def stretches(self, places: Sequence[Place], beside: int = BESIDE) -> list[Stretch]:
        """The sentences around these passages, each once, in order; those that meet or overlap are one."""
        around = sorted(Stretch(one, *self._gists[one].around(passage, beside)) for one, passage in places)
        joined: list[Stretch] = []
        for stretch in around:
            before = joined[-1] if joined else None
            if before and before.interview == stretch.interview and stretch.first <= before.last + 1:
                joined[-1] = before._replace(last=max(before.last, stretch.last))
            else:
                joined.append(stretch)
        return joined


def spoken_by(stretches: Sequence[Stretch], voices: Voices) -> list[Stretch]:
    """What of these stretches is of `voices`, as stretches without anybody else's sentences."""
    found: list[Stretch] = []
    for interview, first, last in stretches:
        numbers = voices.get(interview, _NOBODY)
        said = numbers[np.searchsorted(numbers, first) : np.searchsorted(numbers, last, "right")]
        runs = np.split(said, np.flatnonzero(np.diff(said) > 1) + 1)
        found += [Stretch(interview, int(run[0]), int(run[-1])) for run in runs if len(run)]
    return found


@dataclass(frozen=True)
class Said:
    """What is said in some interviews: the forms of words in order, in how many passages each stem is, and how many
    words."""

    forms: Sequence[str]
    spread: Spread
    words: int

    def alike(self, form: str) -> list[str]:
        """Up to eight forms that are but a letter or two from it, the nearest first."""
        near = [one for length in lengths_alike(form) for one in self._by_length.get(length, ())]
        return [spelling for spelling, *_ in spelt_alike(form, near)]

    @cached_property
    def _by_length(self) -> Mapping[int, Sequence[str]]:
        of_length: dict[int, list[str]] = {}
        for form in self.forms:
            of_length.setdefault(len(form), []).append(form)
        return of_length
