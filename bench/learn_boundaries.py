"""`python -m bench.learn_boundaries FOLDER`: learn `bot/core/transcript/boundaries.npz` from a folder.

Any English talk in Markdown or plain text will do whose sentences end in marks; it is read without them, without
capitals and, of every other one, without the turns of its speakers. The logistic loss over the places between
words is made small (Adam, Kingma and Ba 2015). Every tenth show (a folder) is held out, and what is found there is
printed. With `OPENBLAS_NUM_THREADS=1` it takes a few minutes; more threads only wait for each other.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Integers
from bot.core.transcript.boundaries import (
    APART,
    DILATIONS,
    ENDINGS,
    FILE,
    NOTHING,
    NUMBER,
    REACH,
    UNKNOWN,
    Network,
    Token,
    Values,
    is_english,
    kind,
    tokens,
)

_FORMS, _SIZE, _WIDTH = 5000, 32, 72
_ROW, _ROWS, _EPOCHS, _RATE = 224, 8, 3, 2e-3
_HELD = 10
_FEWEST_WORDS = 300
_FILLERS, _FILLED, _UNKNOWN = ("um", "uh"), 0.01, 0.03

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NO_TALK = re.compile(r"[#|<!`-]|\* |\d+[.)] |.*```", re.DOTALL)
_SPEAKER = re.compile(r"^\W*[\w .'’-]{1,40}:(?=\s)(?:\W*\d[\d:.]*)?\W*")
_MARKUP = re.compile(
    r"https?://\S+|\[([^\]]*)\]\([^)]*\)|[*_>`\\]|\[[^\]]*\]|\{\{.*?\}\}|\(?\b\d+:\d\d(?::\d\d)?\)?"
)
_ABBREVIATED = "".join(rf"(?<!\b{one})" for one in ("Mr", "Mrs", "Dr", "St", "vs", "etc", r"e\.g", r"i\.e"))
_END = re.compile(rf"{_ABBREVIATED}[.?!…]+[\"”'’)]*(?:\s+(?=[\"“‘(]*[A-Z0-9])|\s*$)")

Turns = list[list[list[str]]]
"""Sentences of forms, turn by turn."""


def turns_of(text: str) -> Turns:
    """What is said in a transcript, as far as it is in whole sentences."""
    turns: Turns = []
    for paragraph in re.split(r"\n\s*\n", _FRONT.sub("", text)):
        said = " ".join(paragraph.split())
        if said and not _NO_TALK.match(said):
            *whole, _ = _END.split(_MARKUP.sub(r"\1", _SPEAKER.sub("", said)))
            turns.append([forms for one in whole if (forms := [token.form for token in tokens(one)])])
    return [turn for turn in turns if turn]


class Row(NamedTuple):
    """The numbers of words, with nothing between what is apart, and whether a sentence ends behind each."""

    numbers: Integers
    ends: NDArray[np.bool_]

    @property
    def asked(self) -> NDArray[np.bool_]:
        """Where a word follows on a word."""
        return (self.numbers > 0) & (np.roll(self.numbers, -1) > 0)


def row_of(talks: Sequence[Turns], network: Network, rng: np.random.Generator | None = None) -> Row:
    """All words of these talks; with `rng` as they are learnt: turns are apart in every other talk, words that fill
    pauses are put in, and some words are as good as unknown."""
    forms: list[str] = []
    ends: list[bool] = []
    for number, turns in enumerate(talks):
        for turn in turns:
            for sentence in turn:
                said = list(_blurred(sentence, rng)) if rng else sentence
                forms += said
                ends += [False] * (len(said) - 1) + [True]
            if rng and number % 2:
                forms += [NOTHING] * APART
                ends += [False] * APART
        forms += [NOTHING] * APART
        ends += [False] * APART
    return Row(np.array(network.numbers(forms), np.int32), np.array(ends))


def _blurred(sentence: Sequence[str], rng: np.random.Generator) -> Iterator[str]:
    for form, chance in zip(sentence, rng.random(len(sentence)).tolist(), strict=True):
        if chance < _FILLED:
            yield _FILLERS[int(rng.integers(len(_FILLERS)))]
        yield kind(form) if chance > 1 - _UNKNOWN else form


def vocabulary(talks: Sequence[Turns]) -> list[str]:
    """The forms that most talks have; number 0 is nothing."""
    spread = Counter(form for turns in talks for form in {form for turn in turns for one in turn for form in one})
    kinds = [NOTHING, NUMBER, UNKNOWN, *(f"-{ending}" for ending in ENDINGS)]
    common = [
        form for form, _ in sorted(spread.items(), key=lambda one: (-one[1], one[0])) if not form[0].isdigit()
    ]
    return [*kinds, *common[: _FORMS - len(kinds)]]


class Learner:
    """The network's weights, and what Adam remembers of them."""

    def __init__(self, forms: Sequence[str], rng: np.random.Generator) -> None:
        weights: dict[str, NDArray[Any]] = {"words": 0.1 * rng.standard_normal((len(forms), _SIZE))}
        for number in range(len(DILATIONS)):
            width = 3 * (_WIDTH if number else _SIZE)
            weights[f"layer{number}"] = rng.standard_normal((width, _WIDTH)) * np.sqrt(
                (0.5 if number else 4) / width
            )
            weights[f"bias{number}"] = np.zeros(_WIDTH)
        weights |= {"last": 0.1 * rng.standard_normal(_WIDTH), "last_bias": np.array([-2.5])}
        weights["words"][0] = 0
        self.weights: dict[str, Values] = {name: np.asarray(one, np.float32) for name, one in weights.items()}
        self.network = Network(forms, self.weights)
        self._first = {name: np.zeros_like(one) for name, one in self.weights.items()}
        self._second = {name: np.zeros_like(one) for name, one in self.weights.items()}
        self._step = 0

    def learn(self, numbers: Integers, ends: NDArray[np.bool_], asked: NDArray[np.bool_], rate: float) -> float:
        """Go a step towards what is asked of some rows of words; the loss before."""
        weights, gradients = self.weights, dict[str, tuple[Any, Values]]()
        given, added, out = self.network.layers(numbers)
        chances = 1 / (1 + np.exp(-self.network.ends(out)))
        wrong = np.asarray((chances - ends) * asked / asked.sum(), np.float32)
        gradients["last"] = ..., np.einsum("bt,btk->k", wrong, out)
        gradients["last_bias"] = ..., wrong.sum(keepdims=True)[0]
        of_out = wrong[:, :, None] * weights["last"]
        for number, dilation in reversed(list(enumerate(DILATIONS))):
            of_added = of_out * (added[number] > 0)
            flat = of_added.reshape(-1, _WIDTH)
            gradients[f"layer{number}"] = ..., given[number].reshape(len(flat), -1).T @ flat
            gradients[f"bias{number}"] = ..., flat.sum(axis=0)
            before, here, behind = np.split(of_added @ weights[f"layer{number}"].T, 3, axis=2)
            of_out = here + (of_out if number else 0)
            of_out[:, :-dilation] += before[:, dilation:]
            of_out[:, dilation:] += behind[:, :-dilation]
        met = numbers.ravel()
        order = np.argsort(met, kind="stable")
        begun = np.flatnonzero(np.diff(met[order], prepend=-1))
        gradients["words"] = met[order][begun], np.add.reduceat(of_out.reshape(-1, _SIZE)[order], begun, axis=0)
        self._step += 1
        for name, (at, gradient) in gradients.items():
            self._first[name][at] += 0.1 * (gradient - self._first[name][at])
            self._second[name][at] += 0.001 * (gradient**2 - self._second[name][at])
            mean = self._first[name][at] / (1 - 0.9**self._step)
            spread = np.sqrt(self._second[name][at] / (1 - 0.999**self._step)) + 1e-8
            weights[name][at] -= rate * mean / spread
        weights["words"][0] = 0
        right = np.where(ends, chances, 1 - chances)[asked]
        return float(-np.log(right + 1e-9).mean())


def figures(odds: Values, ends: NDArray[np.bool_], least: float) -> str:
    """How many of the ends that are found are right, and how many of all are found."""
    found = odds > least
    right = int((found & ends).sum())
    precision, recall = right / max(1, int(found.sum())), right / max(1, int(ends.sum()))
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{precision:.3f} right, {recall:.3f} found, F1 {both:.3f}"


def talks_below(folder: Path) -> dict[Path, list[Turns]]:
    """The English transcripts of each show, a folder."""
    shows: dict[Path, list[Turns]] = {}
    for file in sorted(file for file in folder.rglob("*") if file.suffix in (".md", ".txt")):
        turns = turns_of(file.read_text("utf-8", errors="replace"))
        flat = [[Token(form, 0) for turn in turns for one in turn for form in one]]
        if len(flat[0]) >= _FEWEST_WORDS and is_english(flat):
            shows.setdefault(file.parent, []).append(turns)
    return shows


def main(folder: Path) -> None:
    """Learn from every Markdown or text file below the folder, and write the weights."""
    shows = list(talks_below(folder).values())
    held = [talk for talks in shows[::_HELD] for talk in talks]
    learnt = [talk for number, talks in enumerate(shows) if number % _HELD for talk in talks]
    rng = np.random.default_rng(0)
    learner = Learner(vocabulary(learnt), rng)
    tested = row_of(held, learner.network)
    print(f"{len(learnt)} transcripts of {len(shows)} shows, {len(held)} held out", flush=True)
    for epoch in range(_EPOCHS):
        row = row_of(learnt, learner.network, rng)
        around = np.arange(-REACH, _ROW + REACH)
        inner = (around >= 0) & (around < _ROW)
        starts = rng.permutation(np.arange(REACH, len(row.numbers) - _ROW - REACH, _ROW))
        losses: list[float] = []
        for first in range(0, len(starts) - _ROWS, _ROWS):
            places = starts[first : first + _ROWS, None] + around
            rate = _RATE * max(0.02, 1 - (epoch + first / len(starts)) / _EPOCHS)
            losses.append(learner.learn(row.numbers[places], row.ends[places], row.asked[places] & inner, rate))
            if len(losses) % 200 == 0:
                print(f"{first / len(starts):.2f} of it: {np.mean(losses[-200:]):.4f}", flush=True)
        odds = learner.network.scores(tested.numbers)[tested.asked]
        print(f"after {epoch + 1}: {figures(odds, tested.ends[tested.asked], 0)}", flush=True)
        learner.network.save(FILE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
