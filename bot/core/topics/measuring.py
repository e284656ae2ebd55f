"""What is known of the phrases and clauses of a stretch: the features by which they are weighed."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from bot.core.search.words import STOP_WORDS, words
from bot.core.topics.clauses import VERSUS, Clause
from bot.core.topics.counting import Counted
from bot.core.topics.mining import Key, stem_of
from bot.core.topics.opened import Opened
from bot.core.topics.themes import Theme
from bot.core.topics.worth import Wording, of_clause, of_phrase

_PARTS = 16
_RAREST = 1 / 500_000
_UNUSUAL = 10.0
"""How rare a word is, as a logarithm, that is neither usual nor rare."""


@dataclass(frozen=True)
class Whole:
    """What is known of all that is said."""

    title: frozenset[str]
    """The stems of its title."""
    words: Counter[str]
    spread: dict[str, float]
    """Of each word the share of the parts, at most sixteen, in which it comes up."""
    probability: Callable[[str], float]

    @classmethod
    def of(cls, title: str, said: Sequence[Counter[str]], probability: Callable[[str], float]) -> "Whole":
        counted, found = Counter[str](), Counter[str]()
        parts = min(_PARTS, max(1, len(said)))
        for part in range(parts):
            some = said[len(said) * part // parts : len(said) * (part + 1) // parts]
            for one in some:
                counted.update(one)
            found.update(set[str]().union(*some))
        spread = {word: count / parts for word, count in found.items()}
        return cls(frozenset(stem_of(word.form) for word in words(title)), counted, spread, probability)

    def rarity(self, word: str) -> float:
        return -math.log(max(_RAREST, self.probability(word))) - _UNUSUAL


class Measures:
    """Measures the phrases and clauses of a stretch, given which sentences open it with a question."""

    def __init__(self, whole: Whole, said: Counted, opening: Collection[int], opened: Opened) -> None:
        self._whole = whole
        self._said = said
        self._opening = opening
        self._opened = opened
        self._here = said.words.total()

    def theme(self, key: Key, text: str) -> Theme:
        places, stems = self._said.places[key], [one for one in key if one]
        return Theme(
            before=self._said.before[places[0]],
            coverage=fmean(map(self._said.coverage, stems)),
            leading=self._said.leading(key),
            capitals=_capitals(text.split()),
            mentions=self._said.phrases[key],
            word_mentions=fmean(self._said.words[one] for one in stems),
            words=len(stems),
            everywhere=fmean(self._whole.spread[one] for one in stems),
            opens=not set(self._opening).isdisjoint(places),
            said=self._here,
        )

    def _wording(self, text: str, stems: Sequence[str], times: float, theme: Theme) -> Wording:
        said = text.split()
        rarities = [self._whole.rarity(word) for word in text.lower().split() if word not in STOP_WORDS] or [0.0]
        return Wording(
            characters=len(text),
            is_word=len(said) == 1 and text.islower(),
            rarity=fmean(rarities),
            least_rarity=min(rarities),
            times=times,
            is_once=len(said) > 1 and theme.mentions == 1,
            everywhere=theme.everywhere,
            of_title=fmean(one in self._whole.title for one in stems),
        )

    def clause(self, clause: Clause, number: int) -> Clause:
        """The clause, found in a sentence, with what it is worth, and in how much of the stretch its words are."""
        stems = [stem_of(word.form) for word in words(clause.text) if word.form not in {*STOP_WORDS, VERSUS}]
        if not stems:
            return clause
        coverage = fmean(map(self._said.coverage, stems))
        theme = Theme(
            before=self._said.before[number],
            coverage=coverage,
            leading=0.0,
            capitals=_capitals(clause.text.split()[1:]),
            mentions=1,
            word_mentions=fmean(self._said.words[one] for one in stems),
            words=max(2, len(stems)),
            everywhere=fmean(self._whole.spread.get(one, 0.0) for one in stems),
            opens=number in self._opening,
            said=self._here,
        )
        wording = self._wording(clause.text.rstrip("?"), stems, 1, theme)
        opened = self._opened.features(clause.text, stems)
        sentences = number - self._said.sentences.start
        worth = of_clause(clause.kind, (theme.features, wording.features, opened), sentences)
        return replace(clause, worth=worth, coverage=coverage)

    def worth(self, text: str, stems: Sequence[str], times: float, theme: Theme) -> float:
        """What a phrase is worth as a title."""
        wording = self._wording(text, stems, times, theme)
        return of_phrase(theme.features, wording.features, self._opened.features(text, stems))


def _capitals(said: Sequence[str]) -> float:
    return sum(word[0].isupper() for word in said) / max(1, len(said))
