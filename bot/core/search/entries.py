"""What the index of a library keeps of one interview, and how excerpts that are read from it are searched."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats, Integers, distinct
from bot.core.search.passages import Spoken
from bot.core.search.words import stem
from bot.core.transcript.model import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the index keeps it: with what counts against it, and the number of its first word."""

    sentence: Sentence
    handicap: float
    first_word: int


@dataclass(frozen=True)
class Entry:
    """One interview; the arrays are those of `Gist`, `texts` and `stems` are one a passage."""

    means: NDArray[np.int8]
    firsts: Integers
    lasts: Integers
    begins: Integers
    forms: Sequence[str]
    counts: Integers
    texts: Sequence[str]
    stems: Sequence[str]
    lines: Sequence[Line]


def entry(spoken: Spoken, begins: Integers, means: NDArray[np.int8] | None, handicaps: Floats) -> Entry:
    """The entry of an interview, whose passages begin with the words `begins`, the last of which is the end;
    `means` are those that they are embedded with, if they are."""
    sizes = np.diff(begins)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    both = np.concatenate([spoken.ids, spoken.heard]).astype(np.int64)
    pairs = distinct(both * len(sizes) + np.concatenate([owners, owners]))
    said = spoken.transcript.sentences
    first_words: list[int] = np.searchsorted(spoken.sentences, np.arange(len(said))).tolist()
    return Entry(
        means=np.empty((len(sizes), 0), np.int8) if means is None else means,
        firsts=spoken.sentences[begins[:-1]],
        lasts=spoken.sentences[begins[1:] - 1],
        begins=begins,
        forms=spoken.forms,
        counts=np.bincount(pairs // max(len(sizes), 1), minlength=len(spoken.forms)).astype(np.int32),
        texts=[spoken.text(first, stop) for first, stop in pairwise(begins.tolist())],
        stems=[_stems(spoken, first, stop) for first, stop in pairwise(begins.tolist())],
        lines=[
            Line(sentence, handicap, first_word)
            for sentence, handicap, first_word in zip(said, handicaps.tolist(), first_words, strict=True)
        ],
    )


def _stems(spoken: Spoken, first: int, stop: int) -> str:
    ids, heard = spoken.ids[first:stop], spoken.heard[first:stop]
    numbers: list[int] = np.concatenate([ids, heard[ids != heard]]).tolist()
    return " ".join(stem(spoken.forms[number]) for number in numbers)
