"""Where sentences begin in stretches that nobody punctuated, as in captions that a recogniser made: English by its
words and pauses (`boundaries`), other languages by pauses alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np

from bot.core.transcript import boundaries
from bot.core.transcript.boundaries import Token, Values
from bot.core.transcript.scripts import UNSPACED

_UNMARKED, _RUN_ON = 60, 100
"""Words: more in a row without any mark were not punctuated; a sentence of more than the second was not, either."""
_MARK = re.compile(r"[.?!…,;:–—。？！،؟।、，；：](?!\w)")
_INNER_MARK = re.compile(r"[,;:–—，、；：،]")
_SURE = 0.5
_SHORTEST, _LONGEST = 8, 60
"""Words: a sentence of more is cut where one is likeliest to end."""
_SILENCE_MS, _MOST_SILENCE = 400, 3.0
"""Milliseconds of silence more than usual that make an end e times as likely, and the logarithm of how far that
goes. Set by hand: what the words were learnt from has no times."""
_SHORTEST_PIECE, _LONGEST_PIECE = 8, 30
_WORD = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\s{UNSPACED}]+")
_OPENING = re.compile(r"(?:and|but|so|because|now|well|okay|yeah|then)\b", re.IGNORECASE)
_OPENING_MS = 400
"""What a word that likes to open sentences is worth in silence."""


class Part(NamedTuple):
    """`text[start:end]`: what one person says between marks or long silences. `silence` gives the milliseconds of
    silence before an offset, None where no cue and no word with a time of its own begins."""

    text: str
    start: int
    end: int
    silence: Callable[[int], int | None]


def cuts(parts: Sequence[Part]) -> Iterator[list[int]]:
    """For each part of a transcript, in order, the offsets within it at which further sentences begin."""
    for is_bare, run in groupby(parts, key=_is_bare):
        stretch = list(run)
        if is_bare and sum(part.text.count(" ", part.start, part.end) + 1 for part in stretch) > _UNMARKED:
            said = [boundaries.tokens(part.text, part.start, part.end) for part in stretch]
            if boundaries.is_english(said):
                yield from _by_words(stretch, said)
                continue
        yield from (list(_breaths(part)) for part in stretch)


def is_cut_by_words(text: str) -> bool:
    """Whether `cuts` finds ends by words somewhere in a text, whoever says it."""
    return any(boundaries.is_english([boundaries.tokens(text, *bounds)]) for bounds in _bare(text, 0, len(text)))


def _is_bare(part: Part) -> bool:
    """Whether nothing in it is marked; of what is long, whether much of it is not."""
    if part.text.count(" ", part.start, part.end) < _UNMARKED:
        return _MARK.search(part.text, part.start, part.end) is None
    return any(True for _ in _bare(part.text, part.start, part.end))


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks that are too long to have none."""
    bounds = [start, *(mark.end() for mark in _MARK.finditer(text, start, end)), end]
    return ((one, other) for one, other in pairwise(bounds) if text.count(" ", one, other) >= _UNMARKED)


def _by_words(stretch: Sequence[Part], said: Sequence[Sequence[Token]]) -> Iterator[list[int]]:
    silences = [[part.silence(token.start) for token in own[1:]] for part, own in zip(stretch, said, strict=True)]
    known = [silence for own in silences for silence in own if silence is not None]
    usual = float(np.median(known)) if known else 0.0
    for own, silent, odds in zip(said, silences, boundaries.odds(said), strict=True):
        longer = np.array([0 if silence is None else silence - usual for silence in silent], float)
        ends = odds + np.clip(longer / _SILENCE_MS, 0, _MOST_SILENCE)
        yield [own[word].start for word in _begins(ends)]


def _begins(ends: Values) -> Iterator[int]:
    """The numbers of the words with which sentences begin, by the odds that one ends before each but the first."""
    begun, last = 0, len(ends) + 1
    for stop in [*(np.flatnonzero(ends > _SURE) + 1).tolist(), last]:
        while stop - begun > _LONGEST:
            reach = ends[begun + _SHORTEST - 1 : min(begun + _LONGEST, stop - _SHORTEST)]
            begun += _SHORTEST + int(reach.argmax())
            yield begun
        if stop < last:
            yield stop
        begun = stop


def _breaths(part: Part) -> Iterator[int]:
    """Where a run-on sentence is cut: time and again at the longest pause between cues that is within reach."""
    text, start, end, silence = part
    words = [found.start() for found in _WORD.finditer(text, start, end)]
    if len(words) <= (_RUN_ON if _INNER_MARK.search(text, start, end) else _UNMARKED):
        return

    def breath(word: int) -> int:
        known = silence(words[word])
        if text[words[word] - 1] != " " and known is None:
            return -1
        return (known or 0) + (_OPENING_MS if _OPENING.match(text, words[word]) else 0)

    begun = 0
    while len(words) - begun > _LONGEST_PIECE:
        reach = range(begun + _SHORTEST_PIECE, min(begun + _LONGEST_PIECE, len(words) - _SHORTEST_PIECE) + 1)
        begun = max(reach, key=breath)
        yield words[begun]
