"""Titles: what a stretch is called in a list of chapters, made of its own words."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.keyphrases import Keyphrase
from bot.core.topics.vague import ALONE

_LOOKED_AT = 14
_MOST_WORDS = 7
_ONE_WORD, _ONE_NAME = 0.65, 0.75
"""What a single everyday word is worth, which may mean anything, and a single name."""
_VAGUE_WORD = 0.5
"""What is left of that for a word that takes another one to tell anything."""
_COMMON = 0.3
"""What a phrase loses whose words come up everywhere."""
_ONCE = 0.85
"""What several words are worth that are said in one sentence only, and are likely a detail."""
_COMPANION, _ALIKE = 0.75, 0.85
"""Of the better one's fit: from which on a second phrase joins it that is said with “and” beside it, and from which
on one that is said in the same sentence again and again."""
_BOTH, _TOGETHER = 0.3, 2
"""What the second one's fit adds, and the sentences that say both."""
_NAMED = 0.9
"""What is left of the fit for each title that has named it."""
_ASKED = 1.6
"""What a question is worth that asks for one of the best phrases, times their fit."""
_ASKED_ABOUT = 6
_SAME_LETTERS = 4
_VAGUE = frozenset(map(stem, ALONE))


@dataclass(frozen=True, slots=True)
class Naming:
    """What a stretch may be named by: phrases, those that fit best first, and what is asked at its beginning."""

    phrases: Sequence[Keyphrase]
    asked: Sequence[str] = ()
    otherwise: str = ""
    """What to fall back on: “Introduction”."""


def titles(stretches: Sequence[Naming], taken: Iterable[str] = ()) -> list[str]:
    """A title for each stretch: no title twice, and none of those `taken`.

    Stretches with the phrases that fit best choose first, and what one has named fits the others less. Where
    nothing fits it is what to fall back on or, at last, “Part” and its number.
    """
    used = {title.casefold() for title in taken}
    named: Counter[str] = Counter()
    chosen: dict[int, str] = {}
    strength = [max((phrase.fit for phrase in one.phrases), default=0.0) for one in stretches]
    for number in sorted(range(len(stretches)), key=lambda one: -strength[one]):
        offers = [*_offers(stretches[number], named), _Offer(stretches[number].otherwise, ())]
        offer = next((one for one in offers if one.title and one.title.casefold() not in used), None)
        title = offer.title if offer else _numbered(number, len(stretches), used)
        named.update(one for phrase in (offer.phrases if offer else ()) for one in set(phrase.key))
        used.add(title.casefold())
        chosen[number] = title
    return [chosen[number] for number in range(len(stretches))]


@dataclass(frozen=True, slots=True)
class _Offer:
    title: str
    phrases: tuple[Keyphrase, ...]
    worth: float = 0.0


def _offers(naming: Naming, named: Counter[str]) -> list[_Offer]:
    """Questions, phrases, and two phrases that belong together, from best to worst."""
    fits = {phrase: _fit(phrase, named) for phrase in naming.phrases[:_LOOKED_AT]}
    phrases = sorted(fits, key=lambda one: -fits[one])
    offers = [one for asked in naming.asked if (one := _question(asked, phrases, fits))]
    offers += [_Offer(_heading([one]), (one,), fits[one]) for one in phrases]
    offers += [
        _Offer(_heading(ordered), ordered, fits[main] + _BOTH * fits[other])
        for main, other in combinations(phrases, 2)
        if fits[other] >= _bar(main, other) * fits[main] and _may_join(main, other)
        for ordered in [tuple(sorted((main, other), key=lambda one: min(one.sentences)))]
    ]
    return sorted(offers, key=lambda one: -one.worth)


def _bar(main: Keyphrase, other: Keyphrase) -> float:
    if other.key in main.beside:
        return _COMPANION
    together = len(main.sentences & other.sentences) >= _TOGETHER
    return _ALIKE if together and not (_is_everyday(main) and _is_everyday(other)) else math.inf


def _is_everyday(phrase: Keyphrase) -> bool:
    """Whether it is a single word and no name."""
    return len(phrase.text.split()) == 1 and phrase.text.islower()


def _fit(phrase: Keyphrase, named: Counter[str]) -> float:
    fit = max(phrase.fit, 0.0) * (1 - _COMMON * phrase.everywhere)
    if len(phrase.text.split()) == 1:
        fit *= _ONE_WORD if phrase.text.islower() else _ONE_NAME
        fit *= _VAGUE_WORD if phrase.key[0] in _VAGUE else 1
    elif len(phrase.sentences) == 1:
        fit *= _ONCE
    return fit * _NAMED ** max(named[one] for one in phrase.key if one)


def _question(asked: str, phrases: Sequence[Keyphrase], fits: dict[Keyphrase, float]) -> _Offer | None:
    """The question, where it asks for one of the phrases that fit best."""
    stems = {stem(word.form) for word in words(asked) if word.form not in STOP_WORDS}
    about = tuple(one for one in phrases[:_ASKED_ABOUT] if stems >= set(one.key) - {""})
    return _Offer(asked, about[:1], _ASKED * fits[about[0]]) if about else None


def _may_join(main: Keyphrase, other: Keyphrase) -> bool:
    count = len(main.text.split()) + 1 + len(other.text.split())
    return count <= _MOST_WORDS and not any(_are_akin(one, another) for one in main.key for another in other.key)


def _are_akin(stem: str, other: str) -> bool:
    """Whether one begins like the other: “fee”, “fees”; “autoencod”, “autonomi”."""
    shorter = min(len(stem), len(other), _SAME_LETTERS)
    if stem == other:
        return stem != ""
    return shorter > 0 and stem[:shorter] == other[:shorter] and shorter >= min(_SAME_LETTERS, 3)


def _heading(phrases: Sequence[Keyphrase]) -> str:
    text = " and ".join(phrase.heading for phrase in phrases)
    return text if text[1:2].isupper() else text[0].upper() + text[1:]


def _numbered(number: int, count: int, used: set[str]) -> str:
    numbers = range(number + 1, number + 1 + count * (len(used) + 1), count)
    return next(one for one in map("Part {}".format, numbers) if one.casefold() not in used)
