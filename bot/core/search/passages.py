"""What is searched: the words of a transcript in one row, and the runs of clauses and sentences over them."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats, Integers
from bot.core.search.names import has_capital_nouns
from bot.core.search.words import spans, words
from bot.core.transcript.model import Transcript

_LONG_SENTENCE = 24
_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 6, 28
_MOST_CLAUSES, _MOST_WORDS = 4, 60
_CHUNK_WORDS = 20
_CONJUNCTIONS = frozenset(
    "and because but if or since so that then though unless when where whereas which while who".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Spoken:
    """Every word of a transcript, numbered from 0; `forms` is the vocabulary, and all arrays have one entry a word.

    `ids` are places in the vocabulary, `heard` what the recogniser wrote there (the same where it was right);
    `starts` and `ends` are character offsets in the text of the sentence whose number is in `sentences`. Where the
    transcript is put together of excerpts, `bounds` are the words with which one begins, and the end of all.
    """

    transcript: Transcript
    forms: tuple[str, ...]
    ids: Integers
    heard: Integers
    sentences: Integers
    starts: Integers
    ends: Integers
    bounds: Integers

    @classmethod
    def of(cls, transcript: Transcript, excerpts: Sequence[int] = (0,)) -> "Spoken":
        """The words of a transcript; `excerpts` are the numbers of the sentences with which an excerpt begins."""
        vocabulary: dict[str, int] = {}
        numbers, starts_of, ends_of, counts = array("i"), array("i"), array("i"), array("i")
        heard: dict[int, int] = {}
        for sentence in transcript.sentences:
            first = len(numbers)
            begins, stops, forms = spans(sentence.text)
            numbers.extend([vocabulary.setdefault(form, len(vocabulary)) for form in forms])
            starts_of.extend(begins)
            ends_of.extend(stops)
            counts.append(len(forms))
            for misheard in sentence.misheard:
                said = (first + n for n, start in enumerate(begins) if misheard.start <= start < misheard.end)
                wrong = (vocabulary.setdefault(word.form, len(vocabulary)) for word in words(misheard.heard))
                heard.update(zip(said, wrong, strict=False))
        ids, starts, ends = (np.array(some, np.int32) for some in (numbers, starts_of, ends_of))
        sentences = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        heard_ids = ids.copy()
        heard_ids[list(heard)] = list(heard.values())
        bounds = np.append(np.searchsorted(sentences, excerpts), len(ids)).astype(np.int32)
        return cls(transcript, tuple(vocabulary), ids, heard_ids, sentences, starts, ends, bounds)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def is_misheard(self) -> bool:
        """Whether anything was heard other than said."""
        return bool((self.ids != self.heard).any())

    @cached_property
    def called(self) -> frozenset[str]:
        """The forms of the words in the names of those who speak."""
        speakers = {sentence.speaker or "" for sentence in self.transcript.sentences}
        return frozenset(word.form for name in speakers for word in words(name))

    @cached_property
    def named(self) -> frozenset[str]:
        """The forms of the words in its title and in the names of who speaks."""
        return self.called | {word.form for word in words(self.transcript.title)}

    @cached_property
    def has_capital_nouns(self) -> bool:
        """Whether a capital makes no name."""
        return has_capital_nouns([sentence.text for sentence in self.transcript.sentences])

    def excerpts(self, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """The words `first` to before `stop`, cut where another excerpt begins."""
        inner = self.bounds[(self.bounds > first) & (self.bounds < stop)].tolist()
        return pairwise([max(first, 0), *inner, min(stop, len(self))])

    def pieces(self, first: int, stop: int) -> Iterator[tuple[int, str]]:
        """The text from word `first` to before word `stop`: sentence by sentence, with the sentence's number."""
        begin, finish = int(self.sentences[first]), int(self.sentences[stop - 1])
        for number in range(begin, finish + 1):
            text = self.transcript.sentences[number].text
            start = int(self.starts[first]) if number == begin else 0
            yield number, text[start : int(self.ends[stop - 1]) if number == finish else len(text)]

    def text(self, first: int, stop: int) -> str:
        return " ".join(piece for _, piece in self.pieces(first, stop))

    def edges(self, first: int, stop: int) -> tuple[int, int]:
        """Where the words `first` to before `stop` begin in the first sentence and end in the last: with the marks
        around whole sentences."""
        begins_sentence = first == 0 or self.sentences[first - 1] != self.sentences[first]
        ends_sentence = stop == len(self) or self.sentences[stop] != self.sentences[stop - 1]
        length = len(self.transcript.sentences[int(self.sentences[stop - 1])].text)
        return (
            0 if begins_sentence else int(self.starts[first]),
            length if ends_sentence else int(self.ends[stop - 1]),
        )

    def quoted(self, first: int, stop: int) -> str:
        """The text from word `first` to before word `stop`, with the marks around whole sentences."""
        begin, finish = self.edges(first, stop)
        number, last = int(self.sentences[first]), int(self.sentences[stop - 1])
        joined = " ".join(sentence.text for sentence in self.transcript.sentences[number : last + 1])
        return joined[begin : len(joined) - len(self.transcript.sentences[last].text) + finish]


def clauses(spoken: Spoken) -> Integers:
    """The numbers of the words that begin a clause (a sentence, or a part of a long one), and of the end."""
    bounds = [*np.flatnonzero(np.diff(spoken.sentences, prepend=-1)).tolist(), len(spoken)]
    begun: list[int] = []
    for first, stop in pairwise(bounds):
        begun.append(first)
        if stop - first > _LONG_SENTENCE:
            begun.extend(_cuts(spoken, first, stop))
    return np.array([*begun, len(spoken)], dtype=np.int32)


def _cuts(spoken: Spoken, first: int, stop: int) -> Iterator[int]:
    """Where a long sentence is cut: behind punctuation, else before a conjunction, else by length."""
    text = spoken.transcript.sentences[int(spoken.sentences[first])].text
    begun, conjunction = first, 0
    for word in range(first + _SHORTEST_CLAUSE, stop - _SHORTEST_CLAUSE + 1):
        if word - begun < _SHORTEST_CLAUSE:
            continue
        between = text[spoken.ends[word - 1] : spoken.starts[word]]
        if between.strip(" \t\n'\"’“”*_"):
            begun, conjunction = word, 0
            yield begun
        elif word - begun >= _LONGEST_CLAUSE:
            begun, conjunction = conjunction or word, 0
            yield begun
        elif not conjunction and spoken.forms[spoken.ids[word]] in _CONJUNCTIONS:
            conjunction = word


@dataclass(frozen=True)
class Passages:
    """Runs of one to a few clauses of one turn.

    `begun` is as `clauses` gives it, `bounds` as in `Spoken`; a passage is the clauses `heads` to before `tails`.
    """

    begun: Integers
    heads: Integers
    tails: Integers
    bounds: Integers

    @classmethod
    def over(cls, spoken: Spoken, begun: Integers) -> "Passages":
        turns = spoken.transcript.turns
        turn_of_sentence = np.repeat(np.arange(len(turns)), [turn.last - turn.first + 1 for turn in turns])
        clause_turns = turn_of_sentence[spoken.sentences[begun[:-1]]]
        clause_turns = clause_turns + np.searchsorted(spoken.bounds, begun[:-1], side="right")
        numbers = np.arange(len(begun), dtype=np.int32)
        heads, tails = [numbers[:-1]], [numbers[1:]]
        for count in range(2, min(_MOST_CLAUSES, len(begun) - 1) + 1):
            head, tail = numbers[:-count], numbers[count:]
            kept = (begun[tail] - begun[head] <= _MOST_WORDS) & (clause_turns[head] == clause_turns[tail - 1])
            heads.append(head[kept])
            tails.append(tail[kept])
        return cls(begun, np.concatenate(heads), np.concatenate(tails), spoken.bounds)

    def __len__(self) -> int:
        return len(self.heads)

    @cached_property
    def firsts(self) -> Integers:
        """The numbers of the passages' first words."""
        return self.begun[self.heads]

    @cached_property
    def stops(self) -> Integers:
        """The numbers of the words behind the passages' last."""
        return self.begun[self.tails]

    @cached_property
    def lengths(self) -> Integers:
        return self.stops - self.firsts

    def best(self, scores: Floats) -> Floats:
        """For scores of every word, shape (words, n), each passage's highest: shape (passages, n)."""
        return _highest(np.maximum.reduceat(scores, self.begun[:-1], axis=0), self.heads, self.tails)

    def total(self, scores: Floats) -> Floats:
        """For scores of every word, shape (words,) or (words, n), each passage's sum."""
        of_clauses = np.add.reduceat(scores, self.begun[:-1], axis=0)
        sums = np.zeros((len(of_clauses) + 1, *scores.shape[1:]))
        np.cumsum(of_clauses, axis=0, out=sums[1:])
        return (sums[self.tails] - sums[self.heads]).astype(np.float32)

    def widened(self, margin: int) -> "Passages":
        """The same passages with the clauses around them that are within so many words of the same excerpt."""
        excerpts = np.searchsorted(self.bounds, self.firsts, side="right")
        begin = np.maximum(self.firsts - margin, self.bounds[excerpts - 1])
        end = np.minimum(self.stops + margin, self.bounds[excerpts])
        heads = np.searchsorted(self.begun, begin, side="left")
        tails = np.searchsorted(self.begun, end, side="right") - 1
        return Passages(self.begun, heads.astype(np.int32), tails.astype(np.int32), self.bounds)

    def only(self, kept: NDArray[np.intp]) -> "Passages":
        return Passages(self.begun, self.heads[kept], self.tails[kept], self.bounds)

    def packed(self) -> tuple[NDArray[np.intp], "Passages"]:
        """The numbers of the words that are in any passage, and the passages counted in those words alone."""
        size = len(self.begun)
        covered = (
            np.cumsum(np.bincount(self.heads, minlength=size) - np.bincount(self.tails, minlength=size))[:-1] > 0
        )
        lengths = np.diff(self.begun)
        places = np.concatenate([[0], np.cumsum(covered)]).astype(np.int32)
        begun = np.concatenate([[0], np.cumsum(lengths[covered])]).astype(np.int32)
        numbers = np.flatnonzero(np.repeat(covered, lengths))
        bounds = np.array([0, begun[-1]], dtype=np.int32)
        return numbers, Passages(begun, places[self.heads], places[self.tails], bounds)


def _highest(rows: Floats, heads: Integers, tails: Integers) -> Floats:
    """The highest of the rows from each head to before its tail: that of two runs which overlap, as long as a power
    of two (a sparse table; `reduceat` takes ten times as long)."""
    lengths = tails - heads
    highest = np.empty((len(heads), *rows.shape[1:]), rows.dtype)
    width, longest = 1, int(lengths.max(initial=1))
    while True:
        fits = (width <= lengths) & (lengths < 2 * width)
        highest[fits] = np.maximum(rows[heads[fits]], rows[tails[fits] - width])
        if 2 * width > longest:
            return highest
        rows = np.maximum(rows[:-width], rows[width:])
        width *= 2


def chunks(begun: Integers) -> Integers:
    """Like `begun`, but with as many clauses together as make no more than 20 words: what is embedded at once.

    Much longer contexts blur the vectors of their words, single clauses starve them.
    """
    kept: list[int] = []
    for first, stop in pairwise(begun.tolist()):
        if not kept or stop - kept[-1] > _CHUNK_WORDS:
            kept.append(first)
    return np.array([*kept, begun[-1]], dtype=np.int32)
