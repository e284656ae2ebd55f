"""`python -m bench.learn_fit FOLDER`: learn `bot/core/quiz/fit.npz` from the transcripts below a folder.

Any text whose sentences end in marks will do; names before a colon and Markdown are left out. The model is a
log-bilinear one (Mnih and Hinton 2007) over the static vectors of the search: of eight words of the same part of
speech from the same transcript it is to tell the one that stood there. Every twentieth transcript is held out, and
the share of right guesses there is printed.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.core.quiz.deck import content
from bot.core.quiz.fit import FILE
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import STOP_WORDS, words
from bot.core.topics.tagging import parts_of
from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import rebuild

Floats = NDArray[np.float32]

_SENTENCE = re.compile(r"(?<=[.?!…])\s+")
_SPEAKER = re.compile(r"^\W*[\w .'-]{1,40}:(?:\W*\d[\d:.]*)?\W*", re.MULTILINE)
_MARKUP = re.compile(r"https?://\S+|\[([^\]]*)\]\([^)]*\)|[*_#>`\\]|\[[^\]]*\]")
_MARK = re.compile(r"[^\s\w'’-]")
_BESIDE = (-2, -1, 1, 2)
_RANKS, _CHOICES, _BATCH, _EPOCHS, _RATE = 64, 8, 512, 2, 2e-3
_SHORTEST, _LONGEST, _A_SENTENCE = 6, 45, 2
_HELD = 20
_ENGLISH = "This is what the talks are in, and that is all that the tagger wants to know of them."


class Vocabulary:
    """The words of all transcripts that are common enough; number 0 is a mark or an end."""

    def __init__(self, transcripts: Sequence[Sequence[Sequence[str]]]) -> None:
        counts = Counter(form for talk in transcripts for sentence in talk for form in sentence if form)
        forms = ["", *(form for form, count in counts.most_common(50_000) if count >= 4)]
        tagged = parts_of(rebuild([Cue(0, 1000, _ENGLISH, None)]), [form for form in forms if form.isalpha()]) or {}
        self.numbers = {form: number for number, form in enumerate(forms)}
        self.vectors = np.asarray(word_vectors().of(forms), np.float32)
        self.vectors[0] = 0
        self.parts = [tagged.get(form, ("", 0.0))[0] for form in forms]
        shares = [tagged.get(form, ("", 0.0))[1] for form in forms]
        self.usual = np.array([math.log(share or 1e-9) for share in shares], np.float32)
        self.tells = [
            len(form) >= 4 and form.isalpha() and bool(part) and bool(content((form,)))
            for form, part in zip(forms, self.parts, strict=True)
        ]
        self.stops = [not form or form in STOP_WORDS for form in forms]


class Example(NamedTuple):
    """The word that stood there and others, four words beside it, and the mean of the sentence's."""

    choices: list[int]
    beside: list[int]
    said: Floats


def sentences_of(text: str) -> list[str]:
    """A transcript in Markdown without names and marks, cut into sentences."""
    return _SENTENCE.split(_MARKUP.sub(r"\1", _SPEAKER.sub("", text)))


def sentences(text: str) -> Iterator[list[str]]:
    """The forms of each sentence's words; an empty one stands for a mark between them."""
    for sentence in sentences_of(text):
        forms: list[str] = []
        end = 0
        for word in words(sentence):
            if forms and _MARK.search(sentence[end : word.start]):
                forms.append("")
            forms.append(word.form)
            end = word.end
        yield forms


def examples(talk: Sequence[Sequence[str]], known: Vocabulary, rng: np.random.Generator) -> Iterator[Example]:
    numbered = [[known.numbers.get(form, -1) for form in sentence] for sentence in talk]
    by_part: dict[str, list[int]] = {}
    for number in {one for sentence in numbered for one in sentence if one > 0 and known.tells[one]}:
        by_part.setdefault(known.parts[number], []).append(number)
    for sentence in numbered:
        places = [at for at in range(1, len(sentence)) if sentence[at] > 0 and known.tells[sentence[at]]]
        if not places or not _SHORTEST <= len(sentence) <= _LONGEST:
            continue
        for at in rng.choice(places, size=min(_A_SENTENCE, len(places)), replace=False).tolist():
            others = by_part[known.parts[sentence[at]]]
            if len(others) < 2 * _CHOICES:
                continue
            wrong: list[int] = rng.choice(others, size=_CHOICES - 1).tolist()
            yield Example([sentence[at], *wrong], _beside(sentence, at), _mean(sentence, at, known))


def _beside(sentence: Sequence[int], at: int) -> list[int]:
    """Nothing is beyond a mark or an end."""
    near = [sentence[at + step] if 0 <= at + step < len(sentence) else 0 for step in _BESIDE]
    return [near[0] if near[1] else 0, near[1], near[2], near[3] if near[2] else 0]


def _mean(sentence: Sequence[int], at: int, known: Vocabulary) -> Floats:
    telling = [one for place, one in enumerate(sentence) if place != at and one > 0 and not known.stops[one]]
    return known.vectors[telling].mean(axis=0) if telling else known.vectors[0]


class Learner:
    """The weights by the names they have in the file, and what Adam (Kingma and Ba 2015) remembers of them."""

    def __init__(self, known: Vocabulary, rng: np.random.Generator) -> None:
        size = known.vectors.shape[1]
        shapes = {
            "beside": (len(_BESIDE), size, _RANKS),
            "edge": (len(_BESIDE), _RANKS),
            "said": (size, _RANKS),
            "words": (size, _RANKS),
        }
        self.known = known
        self.weights = {
            name: (0.05 * rng.standard_normal(shape)).astype(np.float32) for name, shape in shapes.items()
        }
        self.weights |= {"alone": np.zeros(size, np.float32), "usual": np.ones(1, np.float32)}
        self._first = {name: np.zeros_like(one) for name, one in self.weights.items()}
        self._second = {name: np.zeros_like(one) for name, one in self.weights.items()}
        self._step = 0

    def learn(self, batch: Sequence[Example], rate: float) -> None:
        weights, known = self.weights, self.known
        choices, beside, said = _arrays(batch)
        near = known.vectors[np.maximum(beside, 0)] * (beside > 0)[:, :, None]
        edges = (beside == 0).astype(np.float32)
        expects, vectors, mapped, scores = self._scores(near, edges, said, choices)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = chances / chances.sum(axis=1, keepdims=True)
        wrong[:, 0] -= 1
        wrong /= len(batch)
        of_expects = np.einsum("bm,bmk->bk", wrong, mapped)
        of_mapped = wrong[:, :, None] * expects[:, None, :]
        size = vectors.shape[-1]
        gradients: dict[str, NDArray[Any]] = {
            "beside": np.einsum("bpd,bk->pdk", near, of_expects, optimize=True),
            "edge": edges.T @ of_expects,
            "said": said.T @ of_expects,
            "words": vectors.reshape(-1, size).T @ of_mapped.reshape(-1, _RANKS),
            "alone": np.einsum("bmd,bm->d", vectors, wrong),
            "usual": np.array([(wrong * known.usual[choices]).sum()], np.float32),
        }
        self._step += 1
        for name, gradient in gradients.items():
            self._first[name] = np.asarray(0.9 * self._first[name] + 0.1 * gradient, np.float32)
            self._second[name] = np.asarray(0.999 * self._second[name] + 0.001 * gradient**2, np.float32)
            mean = self._first[name] / (1 - 0.9**self._step)
            spread = np.sqrt(self._second[name] / (1 - 0.999**self._step)) + 1e-8
            weights[name] -= np.asarray(rate * mean / spread, np.float32)

    def right(self, batch: Sequence[Example]) -> float:
        """The share of examples in which the word that stood there fits best."""
        choices, beside, said = _arrays(batch)
        near = self.known.vectors[np.maximum(beside, 0)] * (beside > 0)[:, :, None]
        scores = self._scores(near, (beside == 0).astype(np.float32), said, choices)[-1]
        return float((scores.argmax(axis=1) == 0).mean())

    def _scores(
        self, near: Floats, edges: Floats, said: Floats, choices: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats, Floats]:
        weights = self.weights
        expects = np.einsum("bpd,pdk->bk", near, weights["beside"], optimize=True)
        expects = expects + edges @ weights["edge"] + said @ weights["said"]
        vectors = self.known.vectors[choices]
        mapped = vectors @ weights["words"]
        alone = vectors @ weights["alone"] + weights["usual"] * self.known.usual[choices]
        return expects, vectors, mapped, np.einsum("bk,bmk->bm", expects, mapped) + alone


def _arrays(batch: Sequence[Example]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    return (
        np.array([one.choices for one in batch]),
        np.array([one.beside for one in batch]),
        np.array([one.said for one in batch], np.float32),
    )


def main(folder: Path) -> None:
    """Learn from every Markdown or text file below the folder, and write the weights."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".md", ".txt"))
    talks = [list(sentences(file.read_text("utf-8", errors="replace"))) for file in files]
    rng = np.random.default_rng(0)
    known = Vocabulary(talks)
    learner = Learner(known, rng)
    held = [one for talk in talks[::_HELD] for one in examples(talk, known, rng)][:4000]
    learnt = [talk for number, talk in enumerate(talks) if number % _HELD]
    print(f"{len(learnt)} transcripts, {sum(len(s) for talk in learnt for s in talk):,} words")
    for epoch in range(_EPOCHS):
        waiting: list[Example] = []
        shuffled: list[int] = rng.permutation(len(learnt)).tolist()
        for done, number in enumerate(shuffled):
            waiting += examples(learnt[number], known, rng)
            if len(waiting) >= 40 * _BATCH or done == len(learnt) - 1:
                order: list[int] = rng.permutation(len(waiting)).tolist()
                rate = _RATE * max(0.05, 1 - (epoch + done / len(learnt)) / _EPOCHS)
                for first in range(0, len(order) - _BATCH, _BATCH):
                    learner.learn([waiting[one] for one in order[first : first + _BATCH]], rate)
                waiting = []
        print(f"after {epoch + 1}: {learner.right(held):.3f} of eight right, held out")
    weights: dict[str, Any] = {name: one.astype(np.float16) for name, one in learner.weights.items()}
    np.savez_compressed(FILE, **weights)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
