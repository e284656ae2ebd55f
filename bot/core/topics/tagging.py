"""What part of speech each word of a transcript is: what noun phrases are made of.

English, German and Dutch are tagged by HanTa (Wartena 2019, "A Probabilistic Morphology Model for German
Lemmatization", KONVENS), whose models come with it and which also knows how usual a word is. For all other
languages it goes by frequency: the words that are everywhere in a transcript hold its sentences together, the
others say what it is about.
"""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, NamedTuple, Protocol

from HanTa.HanoverTagger import HanoverTagger  # pyright: ignore[reportMissingTypeStubs]

from bot.core.search.words import STOP_WORDS, is_unspaced, words
from bot.core.transcript.model import Sentence


class Part(Enum):
    """What a word may do in a noun phrase."""

    NOUN = auto()
    NAME = auto()
    ADJECTIVE = auto()
    LINK = auto()
    """“of” and its like, between two noun phrases."""
    PREPOSITION = auto()
    """“for” and its like, which may join two of them."""
    DOING = auto()
    """“running”, as in “running a mint”."""
    ARTICLE = auto()
    OTHER = auto()
    BREAK = auto()
    """Punctuation."""


class Token(NamedTuple):
    """`text[start:end]` of a sentence; `lemma` is what its inflections have in common."""

    start: int
    end: int
    lemma: str
    kind: Part


class Tagger(Protocol):
    """Tells the words of a language apart. Where it is not `grammatical`, its nouns are guesses."""

    @property
    def grammatical(self) -> bool: ...

    def tag(self, text: str) -> list[Token]:
        """The words and punctuation of a sentence."""
        ...

    def probability(self, lemma: str) -> float:
        """How large a share of what is said in the language the word is; 0 where it is not known."""
        ...


def tagger_for(sentences: Sequence[Sentence]) -> Tagger:
    """The tagger of the language that most of a transcript is in."""
    counted = Counter(word.form for sentence in sentences for word in words(sentence.text))
    language = _language_of(counted)
    return HantaTagger(language) if language else FrequencyTagger(counted)


def parts_of(sentences: Sequence[Sentence], forms: Collection[str]) -> dict[str, tuple[str, float]] | None:
    """For each word by itself the part of speech and form that it mostly has, as the model calls it, empty where
    that is not clear, and how large a share of what is said it is. None in a language without a model.

    What was told once is remembered, so that the model is seldom read.
    """
    language = _language_of(Counter(word.form for sentence in sentences for word in words(sentence.text)))
    if language is None:
        return None
    known = _parts[language.model]
    if missing := [form for form in forms if form not in known]:
        tagger = HantaTagger(language)
        if len(known) > _MOST_KNOWN:
            known.clear()
            missing = list(forms)
        known |= {form: (tagger.part(form), tagger.probability(form)) for form in missing}
    return {form: known[form] for form in forms}


def _language_of(counted: Counter[str]) -> "_Language | None":
    shares = {language: sum(counted[one] for one in language.usual) for language in _LANGUAGES}
    language = max(shares, key=lambda one: shares[one])
    return language if shares[language] >= _USUAL_SHARE * counted.total() else None


_USUAL_SHARE = 0.12
_USUAL_WORD, _USUAL_SIGN = 0.006, 0.012
_OFTEN = 8
_SHORT = 3
_EVEN_PROBABILITY = 1e-5
_CLEAR = 0.7
_MOST_KNOWN = 40_000
_parts: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
_EMPTY, _START = 0, 1
"""HanTa's tags of what is before a sentence."""
_MOST_PATHS = 5
_Paths = dict[tuple[int, int], tuple[float, tuple[Any, int] | None]]
"""The likeliest way to each pair of last two tags: its log probability, and its tags as a linked list."""
_APOSTROPHES = {ord(mark): "'" for mark in "’‘ʼ＇`´"}
"""HanTa knows “n't” alone."""
_INFLECTED = (Part.NOUN, Part.NAME, Part.ADJECTIVE)


@dataclass(frozen=True)
class _Language:
    """`usual` are words that make up a quarter of what is said in it and of no other language here."""

    model: str
    usual: frozenset[str]
    kinds: tuple[tuple[str, Part], ...]
    prepositions: frozenset[str] = frozenset()
    """Those that may join two noun phrases."""


_LANGUAGES = (
    _Language(
        "morphmodel_en.pgz",
        frozenset("the and of to that it you this have not we they are with for on what".split()),  # noqa: SIM905
        (
            ("NP", Part.NAME), ("NN", Part.NOUN), ("UNC", Part.NOUN), ("ZZ0", Part.NOUN), ("AJ0", Part.ADJECTIVE),
            ("PRF", Part.LINK), ("VVG", Part.DOING), ("AT0", Part.ARTICLE), ("PU", Part.BREAK),
        ),
        frozenset(("for", "in", "with", "against")),
    ),
    _Language(
        "morphmodel_ger.pgz",
        frozenset("der die das und ist nicht ich ein es auch zu mit den auf wir sich dass".split()),  # noqa: SIM905
        (
            ("NE", Part.NAME), ("NN", Part.NOUN), ("ADJ(A)", Part.ADJECTIVE), ("ART", Part.ARTICLE),
            ("$", Part.BREAK),
        ),
    ),
    _Language(
        "morphmodel_dutch.pgz",
        frozenset("de het een en van ik niet dat je dus maar ook voor zijn er wat".split()),  # noqa: SIM905
        (
            ("N(eigen", Part.NAME), ("N(", Part.NOUN), ("ADJ(prenom", Part.ADJECTIVE), ("LID", Part.ARTICLE),
            ("LET", Part.BREAK),
        ),
    ),
)  # fmt: skip


class HantaTagger:
    """One of HanTa's models. It takes 35 MB, and half a second to read: hold it only while you tag."""

    grammatical = True
    _TOKEN = re.compile(r"\w{1,40}?(?=n't\b)|n't\b|'\w+|\w+(?:[-&.]\w+)*|[^\w\s]")

    def __init__(self, language: _Language) -> None:
        self._model: Any = HanoverTagger(language.model)
        self._tags = list(self._model.LP_wtag)
        # Half of the model's memory are these odds in dictionaries.
        self._changes = {
            pair: array("f", [odds[tag] for tag in self._tags]) for pair, odds in self._model.LP_trans_word.items()
        }
        self._model.LP_trans_word = {}
        self._kinds, self._prepositions = language.kinds, language.prepositions
        self._known: dict[tuple[str, bool], list[tuple[int, int, float]]] = {}
        self._tokens: dict[tuple[str, int], tuple[str, Part]] = {}

    def tag(self, text: str) -> list[Token]:
        found = list(self._TOKEN.finditer(text.translate(_APOSTROPHES)))
        tags = self._best_tags([one.group() for one in found])
        return [Token(*one.span(), *self._token(one.group(), tag)) for one, tag in zip(found, tags, strict=True)]

    def likelihood(self, text: str) -> float:
        """The logarithm of how likely its words are as the parts of speech that they most likely are, a word."""
        said = [one.group() for one in self._TOKEN.finditer(text.translate(_APOSTROPHES))]
        return self._best_path(said)[0] / max(1, len(said))

    def _best_tags(self, said: Sequence[str]) -> list[int]:
        _, path = self._best_path(said)
        tags: list[int] = []
        while path is not None:
            path, tag = path
            tags.append(tag)
        return tags[::-1]

    def _best_path(self, said: Sequence[str]) -> tuple[float, tuple[Any, int] | None]:
        """The likeliest tags (Viterbi); HanTa's own search tries all tags for every word, which takes longer."""
        paths: _Paths = {(_EMPTY, _START): (0.0, None)}
        for number, word in enumerate(said):
            likeliest = sorted(paths.items(), key=lambda one: one[1][0], reverse=True)[:_MOST_PATHS]
            following: _Paths = {}
            for (before, last), (odds, path) in likeliest:
                changes = self._changes[before, last]
                for tag, place, fit in self._tags_of(word, number > 0):
                    total = odds + fit + changes[place]
                    if (last, tag) not in following or following[last, tag][0] < total:
                        following[last, tag] = total, (path, tag)
            paths = following
        return max(paths.values(), key=lambda one: one[0])

    def _tags_of(self, word: str, inside: bool) -> list[tuple[int, int, float]]:
        """What a word may be, as a tag and its place among them, and how well that fits; capitals say something
        only inside a sentence."""
        known = self._known.get((word, inside))
        if known is None:
            fits: dict[int, float] = dict(self._model._tag_word(word, casesensitive=inside, conditional=True))
            known = [(tag, place, fits[tag]) for place, tag in enumerate(self._tags) if tag in fits]
            known = known or [(tag, place, 0.0) for place, tag in enumerate(self._tags)]
            self._known[word, inside] = known
        return known

    def _token(self, word: str, tag: int) -> tuple[str, Part]:
        token = self._tokens.get((word, tag))
        if token is None:
            kind = self._kind(word, self._model.int2tag[tag])
            lemma = self._model._analyze(word, tag)[0] if kind in _INFLECTED else word
            token = self._tokens[word, tag] = lemma.casefold(), kind
        return token

    def _kind(self, word: str, tag: str) -> Part:
        if not word[0].isalnum():
            return Part.BREAK
        if word in self._prepositions:
            return Part.PREPOSITION
        return next((kind for prefix, kind in self._kinds if tag.startswith(prefix)), Part.OTHER)

    def part(self, word: str) -> str:
        """The part of speech and form that a word mostly has; empty where that is not clear."""
        odds = [(math.exp(float(log)), str(tag)) for tag, log in self._model.tag_word(word, casesensitive=False)]
        most, tag = max(odds, default=(0.0, ""))
        return tag if most >= _CLEAR * sum(each for each, _ in odds) else ""

    def probability(self, lemma: str) -> float:
        logs = [float(log) for _, log in self._model.tag_word(lemma, casesensitive=False)]
        return math.exp(max(logs)) if logs else 0.0


class FrequencyTagger:
    """Takes words that are short or said all over the transcript for function words, all others for nouns."""

    grammatical = False

    def __init__(self, counted: Counter[str]) -> None:
        total = max(1, counted.total())
        self._usual = {
            word
            for word, count in counted.items()
            if count > _OFTEN and count / total > (_USUAL_SIGN if is_unspaced(word) else _USUAL_WORD)
        }

    def tag(self, text: str) -> list[Token]:
        return list(self._tokens(text))

    def _tokens(self, text: str) -> Iterator[Token]:
        done = 0
        for word in words(text):
            if text[done : word.start].strip():
                yield Token(done, word.start, "", Part.BREAK)
            done = word.end
            yield Token(word.start, word.end, word.form, self._kind(word.form))

    def _kind(self, word: str) -> Part:
        spaced = not is_unspaced(word)
        function = word in self._usual or word in STOP_WORDS or (spaced and len(word) <= _SHORT) or word.isdigit()
        return Part.OTHER if function else Part.NOUN

    def probability(self, lemma: str) -> float:
        return _EVEN_PROBABILITY
