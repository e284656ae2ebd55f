"""What could stand in the place of a word and say something else."""

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from bot.core.arrays import Floats
from bot.core.quiz import numerals, paradigms
from bot.core.quiz.deck import Deck, content
from bot.core.quiz.grading import is_slip
from bot.core.quiz.kinds.decoys import DECOYS
from bot.core.quiz.lexicon import Entry, around
from bot.core.quiz.paradigms import Tightness
from bot.core.quiz.questions import Excerpt
from bot.core.search.words import Word, stem, words

_LEAST_LETTERS = 4
_SYNONYM = 0.45
_NEARBY = 2
_FEW, _MANY = 8, 40
_IN_A_ROW = 3
_WORSE, _BETTER = 2.0, 1.2
_SORT, _SAME_NAME = 0.28, 0.5
_NAME = "NP"
_LONG_NUMBER = re.compile(r"\d{3,}")
_ARTICLES = ("a", "an")
_VOWEL = re.compile(r"[aeiou]|ho(?:ur|nest)|8|1[18](?:\d{3})?$")


@dataclass(frozen=True, slots=True)
class StandIn:
    """What could stand in a place, as it would be written there, how well it would seem to fit, and how usual it
    is; of figures, small ones are."""

    text: str
    fit: float
    usual: float = 0.0


@dataclass(frozen=True, eq=False)
class Slot:
    """A word at its place in an excerpt: the `number`th of the words that were `found` there."""

    deck: Deck
    excerpt: Excerpt
    found: Sequence[Word]
    number: int

    @property
    def form(self) -> str:
        return self.found[self.number].form

    @property
    def text(self) -> str:
        return self.excerpt.text[self.found[self.number].start : self.found[self.number].end]

    @property
    def before(self) -> tuple[str, ...]:
        return tuple(one.form for one in self.found[: self.number])

    @property
    def after(self) -> tuple[str, ...]:
        return tuple(one.form for one in self.found[self.number + 1 :])

    def filled(self, text: str) -> str:
        """The excerpt with something else in this place."""
        word = self.found[self.number]
        return self.excerpt.text[: word.start] + text + self.excerpt.text[word.end :]

    @property
    def said(self) -> StandIn:
        """What was said here."""
        usual = -math.log(int(self.text)) if self._is_numeral else self._entry.usual
        return StandIn(self.text, self._fit(self._entry), usual)

    @property
    def _entry(self) -> Entry:
        return self.deck.lexicon[self.form]

    def _fit(self, entry: Entry) -> float:
        return float(self._fits[entry.number])

    @cached_property
    def _fits(self) -> Floats:
        return self.deck.lexicon.fits(self.excerpt.text, self.found, self.number)

    @cached_property
    def _sides(self) -> tuple[str, str]:
        return self.deck.lexicon.sides(self.excerpt.text, self.found, self.number)

    def exchanged(self, rng: random.Random, least: Tightness = Tightness.LOOSE) -> list[StandIn]:
        """Words of sets of exchangeable ones at `least` as tight, other numbers or other people's names, that seem
        to fit nearly as well at least."""
        if self._counts and any(map(_counts, (*self.before[-_IN_A_ROW:], *self.after[:_IN_A_ROW]))):
            return []  # “two or three”, “five of seven”
        if self._is_part_of_a_name or _LONG_NUMBER.match(" ".join(self.before[-1:])):
            return []  # “New York”, “10,000 years”
        if self._is_numeral:
            fit, forms = self._fit(self._entry), map(str, self._numbers(rng))
            return [StandIn(form, fit, -math.log(int(form))) for form in forms if self._sounds_like(form)]
        following = around(self.excerpt.text, self.found, self.number)[2]
        forms = paradigms.others(self.form, self._sides, following, least)
        entries = [self.deck.lexicon[form] for form in forms] or self._names
        if not entries:
            return []
        worst = self._fit(self._entry) - _WORSE
        return [
            self._standing_in(one)
            for one in entries
            if self._fit(one) > worst and stem(one.form) not in self._here and self._sounds_like(one.form)
        ]

    @property
    def _names(self) -> list[Entry]:
        """Names that are said in the interview and seem to be those of the same sort, as first names are."""
        if not self._entry.is_name or not self._entry.part.startswith(_NAME):
            return []
        return [
            other
            for other in self.deck.lexicon.of_the_same_sort(self.form)
            if _SORT < self.deck.lexicon.likeness(other, self._entry) < _SAME_NAME and is_content(other.form)
        ]

    @property
    def _is_part_of_a_name(self) -> bool:
        return self._is_capital(self.number) and any(self._is_capital(self.number + step) for step in (-1, 1))

    def _is_capital(self, number: int) -> bool:
        """Whether a word is written with a capital letter, and not for being the first."""
        return 0 < number < len(self.found) and self.excerpt.text[self.found[number].start].isupper()

    def _numbers(self, rng: random.Random) -> Sequence[int]:
        is_share = (
            self.excerpt.text[self.found[self.number].end :].lstrip().startswith(("%", "percent", "per cent"))
        )
        return numerals.others(int(self.text), is_share, self.deck.last_year, rng)

    @property
    def _is_numeral(self) -> bool:
        return numerals.NUMBER.fullmatch(self.text) is not None

    @property
    def _counts(self) -> bool:
        return _counts(self.form)

    @property
    def is_tight(self) -> bool:
        """Whether it is one of those that the sentence tells least of."""
        return self.form in paradigms.TIGHT or self._is_numeral

    @property
    def is_guessed(self) -> bool:
        """Whether hardly another word of its sort seems to fit better, where there are many."""
        others = self.deck.lexicon.of_the_same_sort(self.form)
        better = (one for one in others if self._fit(one) > self.said.fit)
        return len(others) > _MANY and len(list(islice(better, _FEW))) < _FEW

    @property
    def synonyms(self) -> list[str]:
        """Common words that mean about the same, and are none of the same set."""
        opposed = paradigms.others(self.form, self._sides, "")
        near = [form for form in self.deck.lexicon.alike(self.form) if stem(form) != stem(self.form)]
        return [form for form in near if form not in opposed and form not in self.before and form not in self.after]

    def replaced(self) -> list[StandIn]:
        """Words of the interview of the same sort, said in like places, which seem to fit better."""
        left, right = self._sides
        least = self._fit(self._entry) + _BETTER
        return [
            self._standing_in(other)
            for other in self.deck.lexicon.of_the_same_sort(self.form)
            if self._fit(other) > least and left in other.lefts and right in other.rights and self._is_other(other)
        ]

    def _standing_in(self, entry: Entry) -> StandIn:
        text = entry.form.capitalize() if self.text[0].isupper() else entry.form
        return StandIn(text, self._fit(entry), entry.usual)

    def _is_other(self, other: Entry) -> bool:
        return (
            is_content(other.form)
            and stem(other.form) not in self._around
            and not is_slip(other.form, self.form)
            and not is_slip(self.form, other.form)
            and self.deck.lexicon.likeness(other, self._entry) < _SYNONYM
            and self._sounds_like(other.form)
        )

    def _sounds_like(self, form: str) -> bool:
        """Whether both take “a”, or both “an”, if that is what stands before."""
        after_article = self.before[-1:] != () and self.before[-1] in _ARTICLES
        return not after_article or (_VOWEL.match(form) is None) == (_VOWEL.match(self.form) is None)

    @cached_property
    def _here(self) -> frozenset[str]:
        return frozenset(stem(form) for form in (*self.before, self.form, *self.after))

    @cached_property
    def _around(self) -> frozenset[str]:
        """Stems that are said here or right beside it: a word from there would be half right."""
        near = range(self.excerpt.sentence - _NEARBY, self.excerpt.sentence + _NEARBY + 1)
        return frozenset(one for number in near for one in self.deck.content_at(number))


def places(excerpt: Excerpt, deck: Deck) -> list[Slot]:
    """The words of an excerpt that can be asked for: not the first one, where a capital letter says nothing."""
    found = list(words(excerpt.text))
    return [
        Slot(deck, excerpt, found, number)
        for number, word in enumerate(found)
        if number
        and not _is_joined(excerpt.text, word)
        and (is_content(word.form) or word.form in paradigms.ALL or _is_number(excerpt.text, word))
    ]


def has_fact(excerpt: Excerpt, deck: Deck) -> bool:
    """Whether it says a number, a name or another fact that could as well be another."""
    return any(len(place.exchanged(random.Random(0), Tightness.FACT)) >= DECOYS for place in places(excerpt, deck))


def _is_joined(text: str, word: Word) -> bool:
    """Whether a hyphen or a slash makes it part of more: `agree/disagree`."""
    return text[word.start - 1 : word.start] in ("-", "/") or text[word.end : word.end + 1] in ("-", "/")


def is_content(form: str) -> bool:
    """Whether a word says enough to be asked for."""
    return len(form) >= _LEAST_LETTERS and form.isalpha() and bool(content((form,)))


def _is_number(text: str, word: Word) -> bool:
    """Whether it is a number by itself, no part of `1,000` or `3.5`."""
    alone = re.compile(r"(?<![\w.,:/-])\d+(?![\w:/-]|[.,]\d)").match(text, word.start)
    return alone is not None and numerals.NUMBER.fullmatch(word.form) is not None and alone.end() == word.end


def _counts(form: str) -> bool:
    return form.isdigit() or form in paradigms.NUMBERS
