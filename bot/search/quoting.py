"""From words of the transcript to a hit: the exact text, its times, its speaker and what to highlight in it."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.search.hits import Hit, Verdict
from bot.search.passages import Spoken
from bot.search.words import STOP_WORDS, words

_CLEARLY_MATCHED = 0.6


class Quoter:
    """Quotes one transcript."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken

    def quote(self, first: int, stop: int, score: float, verdict: Verdict, matched: NDArray[np.bool_]) -> Hit:
        """A hit on the words `first` to before `stop`; `matched` says which of the vocabulary to highlight."""
        spoken = self._spoken
        begin, finish = self._edges(first, stop)
        sentences = spoken.transcript.sentences
        first_sentence, last_sentence = int(spoken.sentences[first]), int(spoken.sentences[stop - 1])
        pieces = [
            sentence.text[
                begin if number == first_sentence else 0 : finish if number == last_sentence else len(sentence.text)
            ]
            for number, sentence in enumerate(sentences[first_sentence : last_sentence + 1], first_sentence)
        ]
        text = " ".join(pieces)
        return Hit(
            text=text,
            start=sentences[first_sentence].time_at(begin),
            end=sentences[last_sentence].time_at(finish),
            speaker=sentences[first_sentence].speaker,
            score=score,
            verdict=verdict,
            matched=tuple(self._ranges(text, first, matched)),
            first=first_sentence,
            last=last_sentence,
            begin=begin,
            finish=finish,
        )

    def _edges(self, first: int, stop: int) -> tuple[int, int]:
        """Where the text begins in its first sentence and ends in its last: with the marks around sentences."""
        spoken = self._spoken
        begins_sentence = first == 0 or spoken.sentences[first - 1] != spoken.sentences[first]
        ends_sentence = stop == len(spoken) or spoken.sentences[stop] != spoken.sentences[stop - 1]
        length = len(spoken.transcript.sentences[int(spoken.sentences[stop - 1])].text)
        return (
            0 if begins_sentence else int(spoken.starts[first]),
            length if ends_sentence else int(spoken.ends[stop - 1]),
        )

    def _ranges(self, text: str, first: int, matched: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
        """Runs of matched words, unless of stop words alone."""
        spoken = self._spoken
        run: list[tuple[int, int, bool]] = []
        for place, word in enumerate(words(text), first):
            if matched[spoken.ids[place]] or matched[spoken.heard[place]]:
                run.append((word.start, word.end, word.form in STOP_WORDS))
            else:
                yield from _merged(run)
                run = []
        yield from _merged(run)


def _merged(run: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    if not all(is_stop_word for _, _, is_stop_word in run):
        yield run[0][0], run[-1][1]
