"""The words of an interview and the places that they are said in: what could stand in the place of a word."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from bot.core.arrays import Floats
from bot.core.quiz.fit import Fit
from bot.core.search.synonyms import are_synonyms
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import STOP_WORDS, Word, words
from bot.core.topics.tagging import parts_of
from bot.core.transcript.model import Sentence

_UNKNOWN, _RARE = 1e-9, 1e-5
_EDGE = ""
_SAME, _NEAR = 0.78, 0.5
_USUAL = math.log(1.2e-4)
_LEAST_LETTERS = 4
_OFTEN, _OFTEN_SHARE = 2, 0.02


@dataclass(slots=True)
class Entry:
    """A word of the interview, the `number`th in alphabetical order.

    `part` is the part of speech and form that it mostly has, empty where that is not clear; `usual` the logarithm
    of its share of the language. It was said in `sentences`, `capitals` times with a capital letter inside one.
    """

    number: int
    form: str
    part: str
    usual: float
    sentences: list[int] = field(default_factory=list[int])
    capitals: int = 0

    @property
    def is_name(self) -> bool:
        """Whether it is mostly written with a capital letter."""
        return self.capitals * 2 > len(self.sentences)


class Lexicon:
    """Every word's form of a transcript, with its entry."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        forms = sorted({word.form for sentence in sentences for word in words(sentence.text)})
        known = parts_of(sentences, forms)
        self.is_tagged = known is not None
        """Whether the language is one whose parts of speech are known."""
        told = known or dict.fromkeys(forms, ("", _RARE))
        usual = [math.log(told[form][1] or _UNKNOWN) for form in forms]
        self._entries = {
            form: Entry(number, form, told[form][0], usual[number]) for number, form in enumerate(forms)
        }
        self._vectors = word_vectors().of(forms)
        is_known = known is not None and self._vectors.shape[1] > 1
        self._fit = Fit(self._vectors, np.array(usual, np.float32)) if is_known else None
        for number, sentence in enumerate(sentences):
            self._note(number, sentence.text)
        self._means = self._sentence_means(sentences)
        self._by_sort: dict[tuple[str, bool], list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            if entry.sentences:
                self._by_sort[entry.part, entry.is_name].append(entry)

    def __getitem__(self, form: str) -> Entry:
        return self._entries[form]

    def _note(self, number: int, text: str) -> None:
        for place, word in enumerate(words(text)):
            entry = self._entries[word.form]
            entry.sentences.append(number)
            entry.capitals += place > 0 and text[word.start].isupper()

    def of_the_same_sort(self, form: str) -> Sequence[Entry]:
        """The entries of the same part of speech and form, and capitals; none where that is not clear."""
        entry = self._entries[form]
        return self._by_sort[entry.part, entry.is_name] if entry.part else ()

    def synonyms(self, form: str) -> list[str]:
        """Common words, said or not, that mean the same as one: what is only near is often its contrary, as
        “question” is to “answer”."""
        same = set(word_vectors().alike(form, _SAME))
        return [one for one in word_vectors().alike(form, _NEAR) if one in same or are_synonyms(one, form)]

    def is_rare(self, form: str) -> bool:
        """Whether a word says much: it is neither usual in the language nor in the interview."""
        entry = self._entries[form]
        often = len(entry.sentences) > _OFTEN + _OFTEN_SHARE * len(self._means)
        return form not in STOP_WORDS and len(form) >= _LEAST_LETTERS and entry.usual < _USUAL and not often

    def nearness(self, sentence: int, other: int) -> float:
        """How near two sentences are in meaning: the cosine of their means."""
        return float(self._means[sentence] @ self._means[other])

    def mean(self, sentence: int) -> Floats:
        """What a sentence means, of unit length: comparable with those of other interviews."""
        return self._means[sentence]

    @cached_property
    def gist(self) -> Floats:
        """The mean of all sentences, of unit length."""
        return _unit(self._means.sum(axis=0))

    def _sentence_means(self, sentences: Sequence[Sentence]) -> Floats:
        """The mean of each sentence's words, the rarer ones counting more; of unit length, or zero."""
        means = np.zeros((len(sentences), self._vectors.shape[1]), np.float32)
        for entry in self._entries.values():
            if entry.sentences and entry.form not in STOP_WORDS:
                rarity = math.log(1 + len(sentences) / len(entry.sentences))
                np.add.at(means, entry.sentences, rarity * self._vectors[entry.number])
        return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)

    def fits(self, text: str, found: Sequence[Word], place: int) -> Floats:
        """How well every word, by its number, would fit in there, to somebody who does not know what was said."""
        if self._fit is None:
            return np.zeros(len(self._entries), np.float32)
        beside = [self._entries[form].number if form else None for form in around(text, found, place)]
        said = [
            self._entries[word.form].number
            for number, word in enumerate(found)
            if number != place and word.form not in STOP_WORDS
        ]
        return self._fit.of_all(beside, said)


def around(text: str, found: Sequence[Word], place: int) -> tuple[str, str, str, str]:
    """The two words before and the two after one, in order; empty where a mark of punctuation or an end is
    first."""
    before = [_EDGE, _EDGE]
    for step in (1, 2):
        here = place - step
        if here < 0 or text[found[here].end : found[here + 1].start].strip():
            break
        before[step - 1] = found[here].form
    after = [_EDGE, _EDGE]
    for step in (1, 2):
        here = place + step
        if here >= len(found) or text[found[here - 1].end : found[here].start].strip():
            break
        after[step - 1] = found[here].form
    return before[1], before[0], after[0], after[1]


def meaning(text: str) -> Floats:
    """What the words of a text mean together, of unit length, or zero: comparable with `Lexicon.mean`."""
    forms = [word.form for word in words(text) if word.form not in STOP_WORDS]
    return _unit(word_vectors().of(forms).sum(axis=0))


def _unit(vector: Floats) -> Floats:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
