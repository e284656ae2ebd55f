"""Where the talk goes on behind an advert: there a topic may begin, and none begins within one, nor before the talk
does."""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.core.arrays import Floats
from bot.core.topics.hearing import Heard
from bot.core.transcript.asides import Aside
from bot.core.transcript.model import Sentence, Transcript

_FEWEST_WORDS = 50
"""Of a sponsor break."""
_RESUMED, _NEVER = 2.0, -1e6
_EARLY_SHARE, _HARDLY_WORDS = 0.15, 150
"""Of the recording, how long it is opened, and what guests say meanwhile: some tease with what they will say."""


def around_breaks(transcript: Transcript, heard: Heard) -> Floats:
    """For each sentence what is added to the log-odds that a topic begins there."""
    sentences = transcript.sentences
    odds = np.zeros(len(sentences), np.float32)
    begun = False
    for first, stop in _breaks(sentences, heard):
        odds[first:stop] = _NEVER
        if not begun and is_opening(transcript, heard, stop):
            odds[:stop] = _NEVER
        begun = True
        if stop < len(sentences):
            odds[stop] = _RESUMED
    return odds


def _breaks(sentences: Sequence[Sentence], heard: Heard) -> Iterator[tuple[int, int]]:
    """From where to before where somebody advertises."""
    first = 0
    while first < len(sentences):
        stop = first
        while stop < len(sentences) and heard.asides[stop] is Aside.ADVERT:
            stop += 1
        if sum(len(one.text.split()) for one in sentences[first:stop]) >= _FEWEST_WORDS:
            yield first, stop
        first = max(stop, first + 1)


def is_opening(transcript: Transcript, heard: Heard, stop: int) -> bool:
    """Whether the sentences before `stop` are early, sell something, and leave guests hardly a word: they say who
    it is with, and what is to come."""
    sentences = transcript.sentences[:stop]
    if not heard.is_known or not any(_breaks(sentences, heard)):
        return False
    begun = sentences[0].start
    said = sum(len(one.text.split()) for number, one in enumerate(sentences) if heard.may_sum_up(number))
    return said <= _HARDLY_WORDS and sentences[-1].end - begun <= _EARLY_SHARE * (transcript.end - begun)
