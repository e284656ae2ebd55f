"""From words of the transcript to a hit: the exact text, its times, its speaker and what to highlight in it."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.core.search.hits import Hit, Verdict
from bot.core.search.passages import Spoken
from bot.core.search.words import STOP_WORDS


class Quoter:
    """Quotes one transcript."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken
        self._are_stop_words = np.array([form in STOP_WORDS for form in spoken.forms], dtype=np.bool_)

    def quote(self, first: int, stop: int, score: float, verdict: Verdict, matched: NDArray[np.bool_]) -> Hit:
        """A hit on the words `first` to before `stop`; `matched` says which of the vocabulary to highlight."""
        spoken = self._spoken
        begin, finish = spoken.edges(first, stop)
        sentences = spoken.transcript.sentences
        first_sentence, last_sentence = int(spoken.sentences[first]), int(spoken.sentences[stop - 1])
        return Hit(
            text=spoken.quoted(first, stop),
            start=sentences[first_sentence].time_at(begin),
            end=sentences[last_sentence].time_at(finish),
            speaker=sentences[first_sentence].speaker,
            score=score,
            verdict=verdict,
            matched=tuple(self._ranges(first, stop, begin, matched, whole=verdict is not Verdict.PARAPHRASE)),
            first=first_sentence,
            last=last_sentence,
            begin=begin,
            finish=finish,
        )

    def _ranges(
        self, first: int, stop: int, begin: int, matched: NDArray[np.bool_], *, whole: bool
    ) -> Iterator[tuple[int, int]]:
        """Runs of matched words in a text from `begin` of the first sentence, unless of stop words alone; `whole`
        with those at their ends."""
        spoken = self._spoken
        ids, heard = spoken.ids[first:stop], spoken.heard[first:stop]
        is_met = matched[ids] | matched[heard]
        is_telling = is_met & ~self._are_stop_words[ids]
        shifts = self._shifts(first, stop, begin)
        edges = np.flatnonzero(np.diff(is_met, prepend=False, append=False)).tolist()
        for head, tail in zip(edges[::2], edges[1::2], strict=True):
            telling = np.flatnonzero(is_telling[head:tail])
            if len(telling):
                if not whole:
                    head, tail = head + int(telling[0]), head + int(telling[-1]) + 1
                last = first + tail - 1
                yield int(spoken.starts[first + head]) + shifts[head], int(spoken.ends[last]) + shifts[tail - 1]

    def _shifts(self, first: int, stop: int, begin: int) -> list[int]:
        """For each word what its offset in the sentence lacks to that in the text."""
        sentences: list[int] = self._spoken.sentences[first:stop].tolist()
        shifts: list[int] = []
        shift = -begin
        for number, following in zip(sentences, [*sentences[1:], sentences[-1]], strict=True):
            shifts.append(shift)
            for passed in range(number, following):
                shift += len(self._spoken.transcript.sentences[passed].text) + 1
        return shifts
