"""Extractive summaries: the few sentences that carry a stretch of a transcript, in the speakers' own words."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.meaning import SentenceVectors
from bot.core.topics.alone import carries, refers_back, stems_of, worth_alone
from bot.core.topics.excerpts import cuts, excerpt
from bot.core.topics.hearing import Heard
from bot.core.topics.model import Extract
from bot.core.transcript.model import Transcript

_MS_A_QUOTE, _FEWEST = 30_000, 2
"""Of a stretch, for which its summary has a quote."""
_MOST_COMPARED = 300
_RELEVANCE = 0.7
_NAMING = 2.0
_CENTRAL = 2
_LEADING = 0.3
"""What the beginning of a topic counts more."""

_TURNS_ROUND = re.compile(
    r"(?:but|however|whereas|yet|except|instead|rather|on the other hand|not anymore|then again|unless|although)\b",
    re.IGNORECASE,
)
_FEWEST_STEMS = 3
_PERHAPS_ASKED = 0.4
"""What a sentence counts that is perhaps an interviewer's."""


class Summariser:
    """Summarises any stretch of a transcript; `vectors` are unit length, one row a sentence."""

    def __init__(
        self, transcript: Transcript, vectors: SentenceVectors | None = None, heard: Heard | None = None
    ) -> None:
        self._transcript, self._vectors = transcript, vectors
        self._heard = heard or Heard.of(transcript)
        self._stems = [stems_of(sentence.text) for sentence in transcript.sentences]
        spread = Counter(one for stems in self._stems for one in set(stems))
        self._idf = {one: math.log(1 + len(self._stems) / count) for one, count in spread.items()}

    def of(self, first: int, last: int, count: int | None = None, about: Sequence[str] = ()) -> tuple[Extract, ...]:
        """The excerpts that say most of sentences `first` to `last`, one for 30 s (or `count`), in order of time.

        `about` are keyphrases, most telling first: excerpts that name them are preferred.

        Sentences are ranked by how much they are like all the others (degree centrality; Erkan and Radev 2004),
        weighted by how well they stand alone, and picked for relevance and against repetition (maximal marginal
        relevance; Carbonell and Goldstein 1998). They are compared by their vectors and by their words (tf-idf).
        """
        candidates = self._candidates(first, last, self._heard.may_sum_up) or self._candidates(first, last)
        if not candidates:
            return (excerpt(self._transcript.sentences[first], first),)
        likeness = self._likeness(candidates)
        weights = _weights(about)
        starts = [self._transcript.sentences[one.sentence].start for one in candidates]
        begun, ended = (self._transcript.sentences[one].start for one in (first, last))
        worth = [
            one.worth * (1 + _NAMING * _naming(one.stems, weights)) * _lead(start - begun, ended - begun)
            for one, start in zip(candidates, starts, strict=True)
        ]
        relevance = likeness.mean(axis=1) ** _CENTRAL * np.array(worth, np.float32)
        relevance /= max(float(relevance.max()), 1e-9)
        wanted = self._wanted(first, last) if count is None else count
        chosen = [candidates[number] for number in _picked(relevance, likeness, candidates, wanted)]
        shown: dict[int, Extract] = {}
        for rank, one in enumerate(chosen):
            for other in (one, *self._companions(one, first, last)):
                sentence = self._transcript.sentences[other.sentence]
                shown.setdefault(other.sentence, excerpt(sentence, other.sentence, other.begin, other.finish, rank))
        return tuple(one for _, one in sorted(shown.items()))

    def _companions(self, one: "_Candidate", first: int, last: int) -> Iterator["_Candidate"]:
        """What it takes to understand it: the sentence that an “it” refers to, and the one that turns it round."""
        sentences = self._transcript.sentences
        speaker = sentences[one.sentence].speaker
        before, behind = one.sentence - 1, one.sentence + 1
        if before >= first and refers_back(sentences[one.sentence].text[one.begin : one.finish]):
            yield from self._whole(before, speaker)
        if behind <= last and turns_round(sentences[behind].text):
            yield from (replace(whole, begin=0) for whole in self._whole(behind, speaker))

    def _whole(self, number: int, speaker: str | None) -> Iterator["_Candidate"]:
        """The sentence as it may be shown, where it is the same speaker's, in one piece, and worth it."""
        pieces = list(self._pieces(number))
        is_theirs = self._transcript.sentences[number].speaker == speaker and self._heard.may_sum_up(number)
        if is_theirs and len(pieces) == 1 and len(pieces[0].stems) >= _FEWEST_STEMS:
            yield pieces[0]

    def _wanted(self, first: int, last: int) -> int:
        length = self._transcript.sentences[last].end - self._transcript.sentences[first].start
        return max(_FEWEST, round(length / _MS_A_QUOTE))

    def _candidates(
        self, first: int, last: int, may_be_shown: Callable[[int], bool] = lambda number: True
    ) -> list["_Candidate"]:
        """What may be shown: at most 300 pieces, those nearest to what the stretch says as a whole."""
        everything = Counter(one for stems in self._stems[first : last + 1] for one in stems)
        weights = {one: math.sqrt(count) * self._idf[one] for one, count in everything.items()}
        numbers = filter(may_be_shown, range(first, last + 1))
        found = [one for number in numbers for one in self._pieces(number)]
        found.sort(key=lambda one: -one.worth * _mean_weight(one.stems, weights))
        return sorted(found[:_MOST_COMPARED], key=lambda one: (one.sentence, one.begin))

    def _pieces(self, number: int) -> Iterator["_Candidate"]:
        text = self._transcript.sentences[number].text
        for begin, finish in cuts(text):
            piece = text[begin:finish]
            worth = worth_alone(text, begin, finish) * carries(piece)
            worth *= _PERHAPS_ASKED if self._heard.asking[number] else 1
            yield _Candidate(number, begin, finish, stems_of(piece), worth)

    def _likeness(self, candidates: Sequence["_Candidate"]) -> Floats:
        """Cosines of every two candidates, 0 to 1."""
        columns = {one: column for column, one in enumerate({s: None for c in candidates for s in c.stems})}
        rows = np.zeros((len(candidates), max(1, len(columns))), np.float32)
        for row, candidate in enumerate(candidates):
            for one, count in Counter(candidate.stems).items():
                rows[row, columns[one]] = math.sqrt(count) * self._idf[one]
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        by_words = rows @ rows.T
        if self._vectors is None:
            return by_words
        meant = self._vectors[[candidate.sentence for candidate in candidates]]
        return (by_words + np.maximum(meant @ meant.T, 0)) / 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Characters `begin` to before `finish` of a sentence; `worth` is how well they stand alone, 0 to 1."""

    sentence: int
    begin: int
    finish: int
    stems: tuple[str, ...]
    worth: float


def turns_round(text: str) -> bool:
    """Whether it takes back or limits what was said before it."""
    return _TURNS_ROUND.match(text) is not None


def _lead(since: int, length: int) -> float:
    """What counts more: what a topic is about is said at its beginning, what it leads to later."""
    return 1 + _LEADING * max(0.0, 1 - 2 * since / max(1, length))


def _weights(about: Sequence[str]) -> dict[str, float]:
    """What naming each word of the keyphrases counts, 1 in all; those that come first count most."""
    weights: dict[str, float] = {}
    for rank, phrase in enumerate(about, start=1):
        for one in stems_of(phrase):
            weights.setdefault(one, 1 / rank)
    whole = sum(weights.values())
    return {one: weight / whole for one, weight in weights.items()}


def _naming(stems: Sequence[str], weights: dict[str, float]) -> float:
    """How much of the keyphrases is named, 0 to 1."""
    return sum(weights.get(one, 0.0) for one in set(stems))


def _mean_weight(stems: Sequence[str], weights: dict[str, float]) -> float:
    return sum(weights[one] for one in stems) / (len(stems) + 4)


def _picked(relevance: Floats, likeness: Floats, candidates: Sequence[_Candidate], wanted: int) -> list[int]:
    chosen: list[int] = []
    repeated = np.zeros(len(candidates), np.float32)
    free = np.ones(len(candidates), bool)
    while free.any() and len(chosen) < wanted:
        marginal = _RELEVANCE * relevance - (1 - _RELEVANCE) * repeated
        best = int(np.argmax(np.where(free, marginal, -np.inf)))
        chosen.append(best)
        repeated = np.maximum(repeated, likeness[best])
        free &= np.array([one.sentence != candidates[best].sentence for one in candidates])
    return chosen
