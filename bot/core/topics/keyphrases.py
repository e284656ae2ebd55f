"""Keyphrases: the noun phrases that tell one stretch of a transcript from the others and from everyday talk."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cache

import numpy as np

from bot.core.search.meaning import SentenceVectors
from bot.core.topics.alone import stems_of
from bot.core.topics.announced import announced
from bot.core.topics.clauses import Clause, clauses, distinct
from bot.core.topics.counting import Counted, spread
from bot.core.topics.measuring import Measures, Whole
from bot.core.topics.mining import Key, Mention, Miner, calm, names_of, stem_of
from bot.core.topics.opened import Opened, counted
from bot.core.topics.plurals import heading_form, plural
from bot.core.topics.tagging import Part, Token, tagger_for
from bot.core.transcript.model import Transcript
from bot.core.transcript.plaintext import plaintext

_BY_LENGTH = (0, 1.0, 1.5, 1.7, 1.6, 1.5, 1.4)
_OTHER_STRETCHES, _ENOUGH = 0.5, 2000
"""How much the other stretches say about how usual a word is, and how many words of them are half of that."""
_DISCOUNT = 0.6
_RAREST = 1 / 500_000
_MOST_TELLING = 6.0
_SUPPORT = 0.5
_OFTEN, _TELLING = 0.8, 0.75
"""What the power of the number of mentions is, and of how telling the words are."""
_APART = 4.0
"""Sentences from which on a mention counts in full."""
_OPENING = 1.35
_QUESTION_MARKS = ("?", "？", "؟")
_WHOLE, _BASELINE = 0.5, 0.2
_COMPLETING = 0.25
_EARLY = 12
"""Sentences that open a stretch."""
_THROUGHOUT = 0.45
"""In how much of a stretch the words of a clause have to come up that is said later."""
_MOST_RANKED, _MOST_KEPT = 200, 40
"""Phrases of a stretch that are compared with each other, and that are kept."""


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """`text` as it is mostly said, `heading` as it stands where no article may.

    `score` compares the phrases of one stretch, `fit` how well they would name it, by their `features`. It comes up
    in `sentences`, and `times` as often as its mentions are apart.
    """

    key: Key
    text: str
    times: float
    score: float
    heading: str
    sentences: frozenset[int]
    fit: float
    features: tuple[float, ...] = ()
    worth: float = 0.0
    """What it is worth as a title."""
    everywhere: float = 0.0
    """The share of the parts of the whole that its words come up in."""
    is_whole: bool = True
    """Whether it is said by itself, and not mostly as a part of one longer phrase."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The phrases of a stretch: `telling` by score, no two about the same, `naming` by how well they name it; and
    the clauses that may name it."""

    telling: tuple[Keyphrase, ...]
    naming: tuple[Keyphrase, ...]
    clauses: tuple[Clause, ...] = ()


class Phrases:
    """The noun phrases of a transcript, found once, to be ranked for any stretch of it."""

    def __init__(
        self,
        transcript: Transcript,
        vectors: SentenceVectors | None = None,
        left_out: Set[int] = frozenset(),
        asking: Sequence[bool] = (),
    ) -> None:
        """`vectors` are unit length, one row a sentence; no phrase is taken from the sentences `left_out`."""
        self._vectors = vectors
        self._asking = asking or [False] * len(transcript.sentences)
        self._middle = np.zeros(1) if vectors is None else vectors.mean(axis=0)
        self._asks = [sentence.text.rstrip().endswith(_QUESTION_MARKS) for sentence in transcript.sentences]
        tagger = tagger_for(transcript.sentences)
        probability = cache(tagger.probability)
        miner = Miner(names_of(transcript))
        self._mentions: list[list[Mention]] = []
        self._clauses: list[list[Clause]] = []
        self._announced: dict[int, list[Clause]] = {}

        def tag(said: str) -> tuple[Sequence[Token], Sequence[Mention]]:
            tokens = tagger.tag(said)
            return tokens, list(miner.mentions(said, tokens))

        self._with_a, self._with_the = Counter[Key](), Counter[Key]()
        self._words: list[Counter[str]] = []
        self._said = Counter[str]()
        usual: dict[str, dict[str, float]] = defaultdict(dict)
        for number, sentence in enumerate(transcript.sentences):
            if number in left_out:
                self._mentions.append([])
                self._clauses.append([])
                self._words.append(Counter())
                continue
            text = calm(plaintext(sentence.text))
            tokens = tagger.tag(text)
            self._mentions.append(list(miner.mentions(text, tokens)))
            self._clauses.append(list(clauses(text, tokens, self._mentions[-1])))
            if self._asking[number] and tagger.grammatical:
                self._announced[number] = list(announced(text, tag))
            self._note_articles(text, tokens, self._mentions[-1])
            said = [token.lemma for token in tokens if token.kind is not Part.BREAK]
            self._said.update(text[token.start : token.end].lower() for token in tokens)
            self._words.append(Counter(map(stem_of, said)))
            for lemma in said:
                if lemma not in usual[stem_of(lemma)]:
                    usual[stem_of(lemma)][lemma] = max(_RAREST, probability(lemma))
        self._usual = {one: sum(lemmas.values()) for one, lemmas in usual.items()}
        self._whole = Whole.of(transcript.title, self._words, probability)
        self._total = self._whole.words.total()
        self._keep_trusted(tagger.grammatical)
        self._texts = self._usual_texts()

    def _note_articles(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            before = tokens[mention.first - 1] if mention.first else None
            if before is not None and before.kind is Part.ARTICLE:
                is_a = text[before.start : before.end].lower() in ("a", "an")
                (self._with_a if is_a else self._with_the)[mention.key] += 1

    def _keep_trusted(self, grammatical: bool) -> None:
        """Phrases of several words that no grammar vouches for have to be said twice; those around “of”, too, or
        each of the two that they join, but not those around other prepositions."""
        counts = self._counts = Counter(mention.key for mentions in self._mentions for mention in mentions)

        def joins_two(key: Key) -> bool:
            middle = key.index("")
            return min(counts[key[:middle]], counts[key[middle + 1 :]]) > 1

        for mentions in self._mentions:
            mentions[:] = [
                mention
                for mention in mentions
                if counts[mention.key] > 1
                or (grammatical and not mention.is_loose and ("" not in mention.key or joins_two(mention.key)))
                or len(mention.key) == 1
            ]

    def _usual_texts(self) -> dict[Key, str]:
        """How each phrase is mostly said; in the plural if that is not rare, for a title has no article."""
        texts: dict[Key, Counter[str]] = defaultdict(Counter)
        for mentions in self._mentions:
            for mention in mentions:
                texts[mention.key][mention.text] += 1
        return {key: heading_form(counted) for key, counted in texts.items()}

    def of(self, first: int, last: int, asked: Sequence[tuple[int, Clause]] = ()) -> Ranking:
        """The keyphrases of sentences `first` to `last`, best first, and the clauses, to which come questions that
        are `asked` in sentences of it.

        A phrase scores by how often it and its words come up here, nested mentions counting less (C-value; Frantzi
        et al. 2000) and mentions close to each other, too; by how much more that is than elsewhere and in everyday
        language (log odds with that language as prior; Monroe et al. 2008); by how near its sentences are to the
        middle of the stretch and of the whole; and by whether the stretch opens with it.
        """
        sentences = range(first, last + 1)
        opening = self._opening(sentences)
        early = ((one, clause) for one in sentences[:_EARLY] for clause in self._announced.get(one, ()))
        asked = distinct([*early, *asked])
        said = Counted(sentences, self._mentions, self._words)
        measures = Measures(self._whole, said, opening, self._opened(sentences, asked))
        scored = self._scored(said, measures, opening)
        by_score = sorted(scored, key=lambda one: (-scored[one].score, one))[:_MOST_RANKED]
        kept: list[Key] = []
        for key in by_score:
            whole = self._completed(key, scored, opening)
            if scored[key].score > 0 and not any(self._are_alike(whole, other) for other in kept):
                kept.append(whole)
            if len(kept) == _MOST_KEPT:
                break
        whole = [scored[key] for key in by_score if scored[key].is_whole]
        naming = sorted(whole, key=lambda one: (-one.fit, one.key))
        questions = [measures.clause(clause, number) for number, clause in asked]
        others = [
            clause
            for number in sentences
            for clause in (measures.clause(found, number) for found in self._clauses[number])
            if number < first + _EARLY or clause.coverage >= _THROUGHOUT
        ]
        return Ranking(tuple(scored[key] for key in kept), tuple(naming[:_MOST_KEPT]), (*questions, *others))

    def _scored(self, said: Counted, measures: Measures, opening: frozenset[int]) -> dict[Key, Keyphrase]:
        sentences = said.sentences
        apart = min(_APART, max(1.0, len(sentences) / 8))
        near = self._nearness(sentences)
        scored: dict[Key, Keyphrase] = {}
        for key, count in said.phrases.items():
            places, stems = said.places[key], [one for one in key if one]

            def mean(of: Callable[[str], float], stems: Sequence[str] = stems) -> float:
                return sum(map(of, stems)) / len(stems)

            times = spread(places, apart)
            support = mean(lambda one: spread(said.said_in[one], apart))
            mass = (max(said.alone(key), 0) * times) ** _OFTEN + _SUPPORT * support**0.6
            telling = max(mean(lambda one: self._telling(one, said.words)), 0)
            closeness = _BASELINE + sum(near[one] for one in places) / count
            opens = not opening.isdisjoint(places)
            text = self._texts[key]
            theme = measures.theme(key, text)
            scored[key] = Keyphrase(
                key=key,
                text=text,
                times=times,
                score=mass * telling**_TELLING * _BY_LENGTH[len(key)] * closeness * (_OPENING if opens else 1),
                heading=self._heading(key, text),
                sentences=frozenset(places),
                fit=theme.fit,
                features=theme.features,
                worth=measures.worth(text, stems, times, theme),
                everywhere=theme.everywhere,
                is_whole=said.is_whole(key),
            )
        return scored

    def _opened(self, sentences: range, asked: Sequence[tuple[int, Clause]]) -> Opened:
        return Opened(
            announced=[frozenset(stems_of(clause.text)) for number, clause in asked if self._asking[number]],
            asking=counted(self._words[one] for one in sentences if self._asking[one]),
            answering=counted(self._words[one] for one in sentences if not self._asking[one]),
            everywhere=self._whole.words,
        )

    def _heading(self, key: Key, text: str) -> str:
        """With “the”, if it is two phrases around “of” that are mostly said with it; in the plural, if it is said
        with “a” at least as often as with “the”, and its last word is ever said so."""
        if "" in key:
            return f"the {text}" if " of " in text and 2 * self._with_the[key] > self._counts[key] else text
        many = plural(text) if 0 < self._with_a[key] >= self._with_the[key] else text
        return many if self._said[many.lower().split()[-1]] else text

    def _opening(self, sentences: range) -> frozenset[int]:
        """The first question of the stretch, if it opens with one."""
        early = sentences[: max(2, min(8, len(sentences) // 6))]
        return frozenset(one for one in early if self._asks[one])

    def _telling(self, word: str, here: Counter[str]) -> float:
        """How much likelier the word is here than elsewhere, as a logarithm."""
        here_share = max(here[word] - _DISCOUNT, 0.1) / here.total()
        others = max(1, self._total - here.total())
        weight = _OTHER_STRETCHES * others / (others + _ENOUGH)
        usual = weight * (self._whole.words[word] - here[word]) / others + (1 - weight) * self._usual[word]
        return min(math.log(here_share / max(usual, 1e-9)), _MOST_TELLING)

    def _are_alike(self, key: Key, other: Key) -> bool:
        """Whether two phrases are about the same: one within the other, or with the same head."""
        stems, others = set(key), set(other)
        is_nested = stems <= others or others <= stems
        return is_nested or key[-1] == other[-1] or self._texts[key] == self._texts[other]

    def _nearness(self, sentences: range) -> dict[int, float]:
        if self._vectors is None:
            return dict.fromkeys(sentences, 0.5)
        rows = self._vectors[sentences.start : sentences.stop]
        middle = rows.mean(axis=0) + _WHOLE * self._middle
        cosines = rows @ middle / max(float(np.linalg.norm(middle)), 1e-9)
        return dict(zip(sentences, np.maximum(cosines, 0).tolist(), strict=True))

    def _completed(self, key: Key, scored: dict[Key, Keyphrase], opening: frozenset[int]) -> Key:
        """A single word gives way to the phrase that it mostly stands for, or that the stretch opens with."""
        if len(key) > 1:
            return key
        word = "".join(key)
        least = max(2, _COMPLETING * len(scored[key].sentences))
        fuller = [
            one
            for one, phrase in scored.items()
            if len(one) > 1
            and word in one
            and (len(phrase.sentences) >= least or (one[-1] == word and not opening.isdisjoint(phrase.sentences)))
        ]
        return max(fuller, key=lambda one: (scored[one].score, one), default=key)
