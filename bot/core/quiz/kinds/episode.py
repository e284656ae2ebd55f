"""In which episode was this said?"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from bot.core import markup
from bot.core.arrays import Floats
from bot.core.quiz.deck import Deck, content
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.lexicon import meaning
from bot.core.quiz.questions import Choose, Excerpt, Kind, Origin, Question
from bot.core.search.words import words

LONGEST_TITLE = 100
_DRAWN_FROM = 2
_MEMORABLE_WORDS, _MEMORABLE_RARE = 10, 3
_VEILED_SHARE, _LEAST_VEILED = 0.3, 20


@dataclass(eq=False)
class Episode:
    """One of several interviews that a game is about."""

    origin: Origin
    title: str
    deck: Deck

    @cached_property
    def theme(self) -> Floats:
        """What its title says that it is about."""
        return meaning(self.title)

    @cached_property
    def title_words(self) -> frozenset[str]:
        return content([word.form for word in words(self.title)])

    @property
    def shown(self) -> str:
        return markup.shorten(markup.plain(self.title), LONGEST_TITLE)


def alike(titles: Sequence[str], most: int, rng: random.Random) -> list[int]:
    """The numbers of so many titles that are about alike things, drawn by chance: among others the title alone
    would tell which one something was said in."""
    themes = np.stack([meaning(title) for title in titles])
    first = rng.randrange(len(titles))
    nearest = [int(number) for number in np.argsort(-(themes @ themes[first])) if number != first]
    return [first, *rng.sample(nearest[: _DRAWN_FROM * most], min(most - 1, len(nearest)))]


def told_apart(episodes: Sequence[Episode]) -> list[Episode]:
    """Those whose titles are different, in the same order."""
    return list({one.shown.casefold(): one for one in reversed(episodes)}.values())[::-1]


def is_memorable(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether it says enough to be remembered among many hours of talk, is no interviewer's, and names nobody and
    nothing by which one could work out who is speaking."""
    forms = [word.form for word in words(excerpt.text)]
    names = sum(deck.lexicon[form].is_name or form.isdigit() for form in forms)
    says_much = len(forms) >= _MEMORABLE_WORDS and deck.rare(excerpt) >= _MEMORABLE_RARE
    return says_much and not names and "?" not in excerpt.text and not deck.is_interviewers(excerpt)


class EpisodeMaker:
    """Makes questions about `own`, one of the `episodes`.

    Asked about are excerpts that suit all the interviews about equally. Who is not `choosy` takes any.
    """

    def __init__(self, own: Episode, episodes: Sequence[Episode], *, choosy: bool = True) -> None:
        self._own, self._choosy = own, choosy
        self._others = [one for one in told_apart([own, *episodes]) if one is not own]

    def __call__(self, deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
        """Four titles, of which none has a word of the excerpt, and in the others of which it was not said. None of
        them seems to suit it less than the right one does, by what the titles say or the interviews are about."""
        if self._choosy and excerpt.key not in self._veiled:
            return None
        said = deck.content(excerpt)
        others = [one for one in self._others if not (self._choosy and said & one.title_words)]
        look = partial(self._looks, excerpt)
        wrong = terms.disguised(look(self._own), others, look, terms.wanted.better[:2])
        if wrong is None or any(one.deck.says_nearly(excerpt.text) for one in wrong):
            return None
        return self._question(deck, excerpt, wrong, terms)

    @cached_property
    def _usual(self) -> tuple[Floats, Floats]:
        """What titles and interviews have in common."""
        all_of_them = [self._own, *self._others]
        themes, gists = [one.theme for one in all_of_them], [one.deck.lexicon.gist for one in all_of_them]
        return np.mean(themes, axis=0), np.mean(gists, axis=0)

    @cached_property
    def _veiled(self) -> frozenset[str]:
        """Keys of the memorable excerpts for which the interviews differ least; of all, where there are few."""
        deck = self._own.deck
        telling = [one for one in deck.telling if not deck.content(one) & self._own.title_words]
        memorable = [one for one in telling if is_memorable(deck, one)]
        fit = memorable if len(memorable) >= _LEAST_VEILED else telling
        fit.sort(key=lambda one: max(self._spread(one)))
        return frozenset(one.key for one in fit[: max(_LEAST_VEILED, round(_VEILED_SHARE * len(fit)))])

    def _spread(self, excerpt: Excerpt) -> Iterator[float]:
        looks = [self._looks(excerpt, one) for one in (self._own, *self._others)]
        return (max(column) - min(column) for column in zip(*looks, strict=True))

    def _looks(self, excerpt: Excerpt, other: Episode) -> tuple[float, float]:
        """How near the excerpt is to its title and to all that is said there, beyond what it is to all of them."""
        mean, (theme, gist) = self._own.deck.lexicon.mean(excerpt.sentence), self._usual
        return float(mean @ (other.theme - theme)), float(mean @ (other.deck.lexicon.gist - gist))

    def _question(self, deck: Deck, excerpt: Excerpt, wrong: Sequence[Episode], terms: Terms) -> Question:
        choices = [self._own, *wrong]
        terms.rng.shuffle(choices)
        task = Choose(
            tuple(one.shown for one in choices),
            choices.index(self._own),
            wrong=tuple(one.origin.interview_id for one in choices if one is not self._own),
        )
        return Question(Kind.EPISODE, terms.level, excerpt.text, task, (excerpt,), deck.length)
