"""Extractive summaries: the few thoughts that carry a stretch of a transcript, in the speakers' own words."""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.core.arrays import Floats
from bot.core.search.meaning import SentenceVectors
from bot.core.topics.alone import fluency, worth_alone
from bot.core.topics.excerpts import excerpt
from bot.core.topics.hearing import Heard
from bot.core.topics.model import Extract
from bot.core.topics.spans import Span, Unit, goes_on, spans, units
from bot.core.topics.telling import Telling
from bot.core.transcript.model import Transcript

_SHARE = 0.55
"""Of what may stand for a stretch, that is shown."""
_LEAST_MORE, _MOST_MORE = 0.5, 1.6
"""How many times that share it is at least and at most: more of what tells more."""
_LEAST_ROOM = 100
"""Characters of that share, below which what is left is for crumbs."""
_BREATH = 70
"""Characters that a quote costs besides its own: time, speaker, and finding one's way into it."""
_JOINT, _LEAST_COST = 50, 20
"""What it costs less at each end where it joins another, and at least."""
_REPEATED, _CLOSE, _CLOSE_MS = 0.7, 0.5, 40_000
"""What a sentence counts less that repeats what is shown, and a span close to one that is."""
_PERHAPS_ASKED = 0.4
"""What a sentence counts that is perhaps an interviewer's."""
_SENTENCE = 100
"""Characters of one that tells 1."""
_LEAST_TOLD = 1.0
"""What a thought tells at least where most of what is said is asides, or an interviewer's."""
_CUT = 0.4
"""What a piece of a sentence counts that is too long to be shown whole."""


class Summariser:
    """Summarises any stretch of a transcript; `vectors` are unit length, one row a sentence."""

    def __init__(
        self, transcript: Transcript, vectors: SentenceVectors | None = None, heard: Heard | None = None
    ) -> None:
        self._transcript = transcript
        self._heard = heard or Heard.of(transcript)
        self._theirs = [self._heard.may_sum_up(number) for number in range(len(transcript.sentences))]
        self._telling = Telling(transcript, vectors, self._heard)

    def of(self, first: int, last: int, count: int | None = None, about: Sequence[str] = ()) -> tuple[Extract, ...]:
        """The thoughts that say most of sentences `first` to `last`, nearly half of what was said (or `count` of
        them), in order of time; those of one thought have one rank. None where all of it is asides, or an
        interviewer's.

        `about` are keyphrases, most telling first.

        Runs of sentences are picked for what they tell by the word, for how whole they are, and against repetition
        (maximal marginal relevance; Carbonell and Goldstein 1998).
        """
        sentences = self._transcript.sentences
        said = [one for one in range(first, last + 1) if self._theirs[one]]
        if not said and any(self._theirs):
            return ()
        row = units(sentences, said or range(first, last + 1))
        if not row:
            return (excerpt(sentences[first], first),)
        picked = _Picking(self._transcript, self._telling, row, self._values(row, about), self._heard.asking)
        more = self._telling.compared([unit.sentence for unit in row])
        share = _SHARE * min(max(more, _LEAST_MORE), _MOST_MORE)
        best = picked.best(count, share, _LEAST_TOLD if self._is_mostly_others(first, last) else 0.0)
        shown = [one for rank, span in enumerate(best) for one in self._excerpts(row, span, rank)]
        return tuple(sorted(shown, key=lambda one: (one.sentence, one.begin)))

    def _excerpts(self, row: Sequence[Unit], span: Span, rank: int) -> Iterator[Extract]:
        """Its sentences, without the fillers at both its ends."""
        for at in range(span.first, span.stop):
            unit = row[at]
            begin = unit.begin if at == span.first else 0
            finish = unit.finish if at == span.stop - 1 else None
            yield excerpt(self._transcript.sentences[unit.sentence], unit.sentence, begin, finish, rank)

    def _is_mostly_others(self, first: int, last: int) -> bool:
        """Whether less than half of it is what the whole is about: else it is asides, or an interviewer's."""
        numbers = range(first, last + 1)
        lengths = [len(self._transcript.sentences[one].text) for one in numbers]
        theirs = [length for one, length in zip(numbers, lengths, strict=True) if self._theirs[one]]
        return any(self._theirs) and 2 * sum(theirs) < sum(lengths)

    def _values(self, row: Sequence[Unit], about: Sequence[str]) -> Floats:
        """What each of them is worth showing."""
        told = self._telling.of([unit.sentence for unit in row], about)
        told *= np.array([len(unit.text) / _SENTENCE for unit in row], np.float32)
        return told * np.array([self._worth(unit) for unit in row], np.float32)

    def _worth(self, unit: Unit) -> float:
        asked = _PERHAPS_ASKED if self._heard.asking[unit.sentence] else 1.0
        if unit.is_whole:
            return fluency(unit.text) * asked
        return worth_alone(self._transcript.sentences[unit.sentence].text, unit.begin, unit.finish) * asked * _CUT


class _Picking:
    """Picks spans of `row` one by one; `values` are what the units tell."""

    def __init__(
        self,
        transcript: Transcript,
        telling: Telling,
        row: Sequence[Unit],
        values: Floats,
        asking: Sequence[bool],
    ) -> None:
        self._telling, self._row, self._values = telling, row, values
        self._sentences = transcript.sentences
        self._spans = list(spans(transcript.sentences, row, asking))
        self._firsts = np.array([span.first for span in self._spans])
        self._stops = np.array([span.stop for span in self._spans])
        self._openings = np.array([span.opening for span in self._spans], np.float32)
        self._closings = np.array([span.closing for span in self._spans], np.float32)
        self._fullness = np.array([span.fullness for span in self._spans], np.float32)
        self._numbers = np.array([unit.sentence for unit in row], np.int64)
        self._times = np.array([transcript.sentences[unit.sentence].start for unit in row], np.int64)
        self._lengths = np.array([len(unit.text) for unit in row], np.float32)
        self._sizes = self._sums(self._lengths)
        self._costs = self._sizes + _BREATH

    def best(self, count: int | None, share: float, least: float) -> Iterator[Span]:
        """So many, or that share of all that is said; none that tells less than the least."""
        repeated = np.zeros(len(self._row), np.float32)
        closeness = np.zeros(len(self._spans), np.float32)
        is_free = np.ones(len(self._spans), bool)
        room = share * float(self._lengths.sum())
        number = 0
        while count is None or number < count:
            told = self._sums((self._values * (1 - _REPEATED * repeated)).astype(np.float32))
            wholeness = self._openings * self._closings * self._fullness
            is_free &= told * wholeness >= least
            if count is None and number:
                is_free &= self._sizes / 2 <= room
            score = told * wholeness * (1 - _CLOSE * closeness) / self._costs
            at = int(np.argmax(np.where(is_free, score, -1.0)))
            if not is_free[at] or (count is None and number and room < _LEAST_ROOM):
                return
            span = self._spans[at]
            yield span
            room -= self._sizes[at]
            number += 1
            for one in range(span.first, span.stop):
                likeness = self._telling.likeness(self._row[one].sentence, self._numbers)
                repeated = np.maximum(repeated, likeness)
            closeness = np.maximum(closeness, self._closeness(span))
            is_free &= (self._numbers[self._stops - 1] < self._numbers[span.first]) | (
                self._numbers[self._firsts] > self._numbers[span.stop - 1]
            )
            self._join(span)

    def _join(self, span: Span) -> None:
        """What goes right on with what is shown needs no beginning of its own, what leads up to it no end, and
        neither has to be found."""
        behind = (self._firsts == span.stop) & self._goes_on(span.stop)
        before = (self._stops == span.first) & self._goes_on(span.first)
        self._openings[behind] = 1
        self._closings[before] = 1
        self._fullness[behind | before] = 1
        for joined in (behind, before):
            self._costs[joined] = np.maximum(self._costs[joined] - _JOINT, _LEAST_COST)

    def _goes_on(self, at: int) -> bool:
        """Whether that unit and the one before it are one speaker's sentences in a row."""
        return 0 < at < len(self._row) and goes_on(self._sentences, self._row[at - 1], self._row[at])

    def _sums(self, values: Floats) -> Floats:
        """Those of the units of each span."""
        sums = np.concatenate([np.zeros(1, np.float32), np.cumsum(values, dtype=np.float32)])
        return sums[self._stops] - sums[self._firsts]

    def _closeness(self, span: Span) -> Floats:
        before = self._times[span.first] - self._times[self._stops - 1]
        behind = self._times[self._firsts] - self._times[span.stop - 1]
        return np.exp(-np.maximum(0, np.maximum(before, behind)) / _CLOSE_MS).astype(np.float32)
