"""What was understood of a source, and what in it is strange, before anybody imports it."""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.transcript.model import Cue, Sentence
from bot.core.transcript.sidecar import ChapterMark
from bot.core.transcript.source import Source

Numbers = NDArray[np.int32]

_GAP_MS = 30_000
_LATE_MS = 900_000
_LOOP_TIMES = 4
_LONGEST_PHRASE = 12
_WORDS_A_MARK = 60
_FIRST_LINES = 3
_MOST_SPEAKERS = 50
_MARKS = ".?!。？！…؟।"


class Oddity(StrEnum):
    """What may be wrong with a transcript."""

    READ = "read"
    SLIP = "slip"
    LATE = "late"
    GAP = "gap"
    LOOP = "loop"
    OUT_OF_ORDER = "out of order"
    ONE_PERSON = "one person"
    NO_SPEAKERS = "no speakers"
    NO_PUNCTUATION = "no punctuation"


@dataclass(frozen=True, slots=True)
class Concern:
    """Something strange from `start` (ms) on: the first words that late, a gap of `count` seconds, a `phrase` said
    `count` times in a row, `count` times that jump back or leap, or the sentence in `phrase` with which the reader
    noted something."""

    kind: Oddity
    start: int = 0
    count: int = 0
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, the `share` (0 to 1) of all that is said, and the first sentence."""

    name: str
    share: float
    first: str


@dataclass(frozen=True, slots=True)
class Examination:
    """`length` in ms; `voices` by how much they say, most first; `warnings` by kind, then in order of time."""

    format: str
    length: int
    words: int
    voices: tuple[Voice, ...]
    chapters: tuple[ChapterMark, ...]
    first_lines: tuple[str, ...]
    warnings: tuple[Concern, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(voice.name for voice in self.voices)


def examine(source: Source) -> Examination:
    """Look through a source; linear in its length."""
    sentences = source.transcript.sentences
    voices = _voices(sentences)
    return Examination(
        source.format,
        source.transcript.end,
        sum(len(sentence.text.split()) for sentence in sentences),
        voices,
        source.chapters,
        tuple(sentence.text for sentence in sentences[:_FIRST_LINES]),
        tuple(_concerns(source, [voice.name for voice in voices])),
    )


def _voices(sentences: Sequence[Sentence]) -> tuple[Voice, ...]:
    """Shares are of the characters, which count alike in languages without blanks."""
    spoken, first = Counter[str](), dict[str, str]()
    for sentence in sentences:
        if sentence.speaker is not None:
            spoken[sentence.speaker] += len(sentence.text)
            first.setdefault(sentence.speaker, sentence.text)
    total = max(1, sum(len(sentence.text) for sentence in sentences))
    return tuple(Voice(name, said / total, first[name]) for name, said in spoken.most_common())


def _concerns(source: Source, speakers: Sequence[str]) -> Iterator[Concern]:
    if source.mended.slips:
        yield Concern(Oddity.SLIP, source.mended.slip, source.mended.slips)
    for note in source.notes:
        yield Concern(Oddity.READ, phrase=note)
    if source.mended.out_of_order:
        yield Concern(Oddity.OUT_OF_ORDER, count=source.mended.out_of_order)
    for name, other in alike(speakers):
        yield Concern(Oddity.ONE_PERSON, phrase=f"“{name}” and “{other}”")
    if source.cues and source.cues[0].start >= _LATE_MS:
        yield Concern(Oddity.LATE, source.cues[0].start)
    yield from _gaps(source)
    yield from _loops(source)
    if not speakers:
        yield Concern(Oddity.NO_SPEAKERS)
    words = sum(len(cue.text.split()) for cue in source.cues)
    marks = sum(cue.text.count(mark) for cue in source.cues for mark in _MARKS)
    if words > _WORDS_A_MARK * (marks + 1):
        yield Concern(Oddity.NO_PUNCTUATION)


def alike(speakers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be one person: the words of the shorter begin the longer, or are its last."""
    spelled = {name: tuple(re.sub(r"[^\w\s]", " ", name).casefold().split()) for name in speakers[:_MOST_SPEAKERS]}
    for name, other in combinations(spelled, 2):
        short, long = sorted((spelled[name], spelled[other]), key=len)
        within = short != () and short in (long[: len(short)], long[-len(short) :])
        if within and not any(map(str.isdigit, name + other)):
            yield name, other


def fuller_names(speakers: Sequence[str]) -> dict[str, str]:
    """Under which fuller name of the others somebody may be among the speakers: `Ben` as `Ben Ray`, who may be
    `Ben Ray (Guest)`, too. Who may be several is left out."""
    others: dict[str, set[str]] = {}
    for pair in alike(speakers):
        plain, full = sorted(pair, key=_fullness)
        others.setdefault(plain, set()).add(full)
    found: dict[str, str] = {}
    for name in sorted(others, key=_fullness, reverse=True):
        ends = {found.get(other, other) for other in others[name]}
        if len(ends) == 1:
            found[name] = ends.pop()
    return {name: found[name] for name in speakers if name in found}


def _fullness(name: str) -> tuple[int, int]:
    """By words outside brackets, then by how little there is besides."""
    return len(re.sub(r"[(\[].*", "", name).split()), -len(name)


def _gaps(source: Source) -> Iterator[Concern]:
    for before, after in pairwise(source.cues):
        if after.start - before.end >= _GAP_MS:
            yield Concern(Oddity.GAP, before.end, (after.start - before.end) // 1000)


def _loops(source: Source) -> Iterator[Concern]:
    """Runs in which every word is the one a phrase's length before it; the shortest phrase explains a run."""
    known: dict[str, int] = {}
    heard, numbers = _in_numbers(source.cues, known)
    done = np.zeros(len(heard), dtype=bool)
    found: list[tuple[int, Concern]] = []
    for length in range(1, _LONGEST_PHRASE + 1):
        for first, last in _runs(heard[length:] == heard[:-length]):
            times = (last - first) // length + 1
            if times >= _LOOP_TIMES and not done[first:last].any():
                done[first : last + length] = True
                phrase = _phrase(source.cues, numbers, first, length)
                found.append((first, Concern(Oddity.LOOP, source.cues[int(numbers[first])].start, times, phrase)))
    yield from (concern for _, concern in sorted(found, key=lambda item: item[0]))


def _in_numbers(cues: Sequence[Cue], known: dict[str, int]) -> tuple[Numbers, Numbers]:
    """For every word which one of those `known` it is, and of which cue: a million of them take eight megabytes."""
    heard, numbers = array("i"), array("i")
    for number, cue in enumerate(cues):
        said = [known.setdefault(_bare(word), len(known)) for word in cue.text.split()]
        heard.extend(said)
        numbers.extend([number] * len(said))
    return np.array(heard, dtype=np.int32), np.array(numbers, dtype=np.int32)


def _phrase(cues: Sequence[Cue], numbers: Numbers, first: int, length: int) -> str:
    begun = bisect_left(numbers, numbers[first])
    said = [word for cue in cues[numbers[first] : numbers[first + length - 1] + 1] for word in cue.text.split()]
    return " ".join(said[first - begun : first - begun + length])


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()


def _runs(same: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Iterator[tuple[int, int]]:
    """Begin and end of every stretch that is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
