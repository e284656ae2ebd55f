"""Keyphrases: the noun phrases that tell one stretch of a transcript from the others and from everyday talk."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from bot.search.meaning import SentenceVectors
from bot.search.words import STOP_WORDS, form, is_unspaced, stem
from bot.topics import vague
from bot.topics.tagging import Kind, Tagger, Token, tagger_for
from bot.transcript.model import Transcript

Key = tuple[str, ...]
"""A phrase by the stems of its words."""

_CONTENT = (Kind.NOUN, Kind.NAME, Kind.ADJECTIVE)
_HEADS = (Kind.NOUN, Kind.NAME)
_LONGEST, _LONGEST_UNSPACED = 4, 6
_MOST_CHARACTERS = 48
_PLAIN = frozenset(" -'’&.")
_BY_LENGTH = (0, 1.0, 1.5, 1.7, 1.6, 1.5, 1.4)
_OTHER_STRETCHES = 0.5
_DISCOUNT = 0.6
_RAREST = 1 / 500_000
_MOST_TELLING = 6.0
_SUPPORT = 0.5
_BASELINE = 0.4
_COMPLETING = 0.25
_PLURAL = 0.2


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at one place: tokens `first` to before `stop` of a sentence."""

    key: Key
    first: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """`text` as it is mostly said, `count` how often in the stretch; `score` compares phrases of one stretch."""

    key: Key
    text: str
    count: int
    score: float


class Phrases:
    """The noun phrases of a transcript, found once, to be ranked for any stretch of it."""

    def __init__(self, transcript: Transcript, vectors: SentenceVectors | None = None) -> None:
        """`vectors` are unit length, one row a sentence."""
        self._vectors = vectors
        tagger = tagger_for(transcript.sentences)
        miner = _Miner(tagger, _names(transcript))
        self._mentions: list[list[Mention]] = []
        self._words: list[Counter[str]] = []
        usual: dict[str, dict[str, float]] = defaultdict(dict)
        for sentence in transcript.sentences:
            text = _calm(sentence.text)
            tokens = tagger.tag(text)
            self._mentions.append(list(miner.mentions(text, tokens)))
            said = [token.lemma for token in tokens if token.kind is not Kind.BREAK]
            self._words.append(Counter(map(_stem, said)))
            for lemma in said:
                if lemma not in usual[_stem(lemma)]:
                    usual[_stem(lemma)][lemma] = max(_RAREST, tagger.probability(lemma))
        self._usual = {one: sum(lemmas.values()) for one, lemmas in usual.items()}
        self._all = Counter[str]()
        for said in self._words:
            self._all.update(said)
        self._total = self._all.total()
        self._keep_trusted(tagger.grammatical)
        self._texts = self._usual_texts()

    def _keep_trusted(self, grammatical: bool) -> None:
        """Phrases around “of”, and all of several words that no grammar vouches for, have to be said twice."""
        counts = Counter(mention.key for mentions in self._mentions for mention in mentions)
        for mentions in self._mentions:
            mentions[:] = [
                mention
                for mention in mentions
                if counts[mention.key] > 1
                or (grammatical and mention.stop - mention.first == len(mention.key) and "" not in mention.key)
                or len(mention.key) == 1
            ]

    def _usual_texts(self) -> dict[Key, str]:
        """How each phrase is mostly said; in the plural if that is not rare, for a title has no article."""
        texts: dict[Key, Counter[str]] = defaultdict(Counter)
        for mentions in self._mentions:
            for mention in mentions:
                texts[mention.key][mention.text] += 1
        return {key: _heading_form(counted) for key, counted in texts.items()}

    def of(self, first: int, last: int) -> list[Keyphrase]:
        """The keyphrases of sentences `first` to `last`, best first, no two about the same.

        A phrase scores by how often it and its words are said here, nested mentions counting less (C-value; Frantzi
        et al. 2000), by how much more that is than elsewhere and in everyday language (log odds with that language
        as prior; Monroe et al. 2008), and by how near its sentences are to the middle of the stretch.
        """
        counts, scores = self._scored(range(first, last + 1))
        kept: list[Key] = []
        for key in sorted(scores, key=lambda one: (-scores[one], one)):
            whole = self._completed(key, counts, scores)
            if scores[key] > 0 and not any(_overlap(whole, other) for other in kept):
                kept.append(whole)
        return [Keyphrase(key, self._texts[key], counts[key], scores[key]) for key in kept]

    def _scored(self, sentences: range) -> tuple[Counter[Key], dict[Key, float]]:
        counts: Counter[Key] = Counter()
        longer: dict[Key, Counter[Key]] = defaultdict(Counter)
        where: dict[Key, set[int]] = defaultdict(set)
        for sentence in sentences:
            for mention, around in _nested(self._mentions[sentence]):
                counts[mention.key] += 1
                where[mention.key].add(sentence)
                longer[mention.key].update(around)
        here: Counter[str] = Counter()
        for sentence in sentences:
            here.update(self._words[sentence])
        near = self._nearness(sentences)
        scores: dict[Key, float] = {}
        for key, count in counts.items():
            around = longer[key]
            alone = count - (around.total() / len(around) if around else 0)
            stems = [one for one in key if one]
            support = sum(here[one] for one in stems) / len(stems)
            telling = sum(self._telling(one, here) for one in stems) / len(stems)
            mass = max(alone, 0) ** 0.75 + _SUPPORT * support**0.6
            closeness = _BASELINE + sum(near[one] for one in where[key]) / len(where[key])
            scores[key] = mass * max(telling, 0) * _BY_LENGTH[len(key)] * closeness
        return counts, scores

    def _telling(self, word: str, here: Counter[str]) -> float:
        """How much likelier the word is here than elsewhere, as a logarithm."""
        here_share = max(here[word] - _DISCOUNT, 0.1) / here.total()
        elsewhere = (self._all[word] - here[word]) / max(1, self._total - here.total())
        usual = _OTHER_STRETCHES * elsewhere + (1 - _OTHER_STRETCHES) * self._usual[word]
        return min(math.log(here_share / max(usual, 1e-9)), _MOST_TELLING)

    def _nearness(self, sentences: range) -> dict[int, float]:
        if self._vectors is None:
            return dict.fromkeys(sentences, 0.5)
        rows = self._vectors[sentences.start : sentences.stop]
        middle = rows.mean(axis=0)
        cosines = rows @ middle / max(float(np.linalg.norm(middle)), 1e-9)
        return dict(zip(sentences, np.maximum(cosines, 0).tolist(), strict=True))

    def _completed(self, key: Key, counts: Counter[Key], scores: dict[Key, float]) -> Key:
        """A single word gives way to the phrase that it mostly stands for."""
        if len(key) > 1:
            return key
        word = "".join(key)
        fuller = [
            one
            for one in scores
            if len(one) > 1 and word in one and counts[one] > 1 and counts[one] >= _COMPLETING * counts[key]
        ]
        return max(fuller, key=lambda one: (scores[one], one), default=key)


class _Miner:
    """Finds the phrases of a sentence: adjectives and nouns in a row, two such around “of”, and their parts."""

    def __init__(self, tagger: Tagger, names: frozenset[str]) -> None:
        self._names = names

    def mentions(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        rows = list(_rows(tokens))
        spans = [span for first, stop in rows for span in self._within(tokens, first, stop)]
        spans += [span for left, right in _linked(tokens, rows) for span in self._across(tokens, left, right)]
        for first, stop in spans:
            said = " ".join(text[tokens[first].start : tokens[stop - 1].end].split())
            if first == 0 and tokens[0].kind is not Kind.NAME and said[1:2].islower():
                said = said[0].lower() + said[1:]
            if len(said) <= _MOST_CHARACTERS and all(mark.isalnum() or mark in _PLAIN for mark in said):
                key = tuple(
                    "" if token.kind is Kind.LINK else _stem(token.lemma)
                    for token in tokens[first:stop]
                    if token.kind is not Kind.ARTICLE
                )
                yield Mention(key, first, stop, said)

    def _within(self, tokens: Sequence[Token], first: int, stop: int) -> Iterator[tuple[int, int]]:
        longest = _LONGEST_UNSPACED if is_unspaced(tokens[first].lemma) else _LONGEST
        for head in range(first, stop):
            for tail in range(head + 1, min(head + longest, stop) + 1):
                if self._is_whole(tokens[head:tail]):
                    yield head, tail

    def _across(
        self, tokens: Sequence[Token], left: tuple[int, int], right: tuple[int, int]
    ) -> Iterator[tuple[int, int]]:
        for head in range(max(left[0], left[1] - 2), left[1]):
            for tail in range(right[0] + 1, min(right[0] + 2, right[1]) + 1):
                if self._is_whole(tokens[head : left[1]]) and self._is_whole(tokens[right[0] : tail]):
                    yield head, tail

    def _is_whole(self, tokens: Sequence[Token]) -> bool:
        *before, head = tokens
        if head.kind not in _HEADS or head.lemma in vague.NOUNS or tokens[0].lemma in vague.ADJECTIVES:
            return False
        if any(one.lemma in vague.NOUNS and one.lemma not in vague.MODIFIERS for one in before):
            return False
        if any(one.lemma in vague.INTERJECTIONS or one.lemma in STOP_WORDS for one in tokens):
            return False
        if any(form(one.lemma) in self._names for one in tokens):
            return False
        if any(one.lemma[0].isdigit() and one.lemma.endswith(("st", "nd", "rd", "th")) for one in before):
            return False
        letters = sum(map(str.isalpha, head.lemma))
        return letters > 1 or (letters == len(head.lemma) and before != [] and before[-1].lemma not in vague.NOUNS)


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Adjectives and nouns in a row, first to before stop."""
    for content, run in groupby(range(len(tokens)), key=lambda number: tokens[number].kind in _CONTENT):
        numbers = list(run)
        if content:
            yield numbers[0], numbers[-1] + 1


def _linked(
    tokens: Sequence[Token], rows: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Rows with nothing but “of” or “of the” between them."""
    for left, right in pairwise(rows):
        kinds = [token.kind for token in tokens[left[1] : right[0]]]
        if kinds in ([Kind.LINK], [Kind.LINK, Kind.ARTICLE]):
            yield left, right


def _nested(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, list[Key]]]:
    """Each mention with the longer ones around it."""
    at = {(one.first, one.stop): one.key for one in mentions}
    for mention in mentions:
        around = [
            at[first, stop]
            for first in range(mention.first - _LONGEST_UNSPACED, mention.first + 1)
            for stop in range(mention.stop, mention.stop + _LONGEST_UNSPACED + 1)
            if (first, stop) in at and (first, stop) != (mention.first, mention.stop)
        ]
        yield mention, around


def _overlap(key: Key, other: Key) -> bool:
    """Whether two phrases are about the same: one within the other, or with the same head."""
    stems, others = set(key), set(other)
    return stems <= others or others <= stems or key[-1] == other[-1]


def _names(transcript: Transcript) -> frozenset[str]:
    """What the speakers are called: they are no topic of their own interview."""
    speakers = {sentence.speaker for sentence in transcript.sentences} - {None}
    return frozenset(form(word) for speaker in speakers if speaker for word in speaker.split())


def _calm(text: str) -> str:
    """Captions that are all in capitals are read as if they were not."""
    return text.lower() if text.isupper() and len(text.lower()) == len(text) and len(text) > 20 else text


def _stem(lemma: str) -> str:
    return stem(form(lemma.replace("-", "").replace(".", "")))


def _heading_form(counted: Counter[str]) -> str:
    best = max(counted, key=lambda text: (counted[text], text))
    plurals = [text for text in counted if text.casefold() in (f"{best}s".casefold(), f"{best}es".casefold())]
    return next((text for text in plurals if counted[text] >= _PLURAL * counted.total()), best)
