"""Titles: what a stretch is called in a list of chapters, made of its own words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.keyphrases import Keyphrase

_LOOKED_AT = 14
_MOST_WORDS = 7
_ONE_WORD = 0.8
_COMPANION = 0.7
"""Of the better one's fit: from which on a second phrase joins it."""
_JOINED = (0.55, 0.5, 0.4, 0.0)
"""What the second one's fit adds: said in one sentence, in the next, …"""
_SHORT_ONES = 0.85
"""A pair of which both are one word."""
_NAMED = 0.95
"""What is left of the fit for each title that has named it."""
_ASKED = 1.6
"""What a question is worth that asks for one of the best phrases, times their fit."""
_ASKED_ABOUT = 6
_SAME_LETTERS = 4


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
    """Questions, phrases and pairs of them, from best to worst."""
    fits = {phrase: _fit(phrase, named) for phrase in naming.phrases[:_LOOKED_AT]}
    phrases = sorted(fits, key=lambda one: -fits[one])
    offers = [one for asked in naming.asked if (one := _question(asked, phrases, fits))]
    for place, main in enumerate(phrases):
        offers.append(_Offer(_heading([main]), (main,), fits[main]))
        offers += [_pair(main, other, phrases, fits) for other in phrases[place + 1 :] if _may_join(main, other)]
    return sorted(offers, key=lambda one: -one.worth)


def _pair(main: Keyphrase, other: Keyphrase, phrases: Sequence[Keyphrase], fits: dict[Keyphrase, float]) -> _Offer:
    """Both, or the phrase that holds both."""
    worth = fits[main] + fits[other] * _JOINED[_distance(main, other)]
    whole = next((one for one in phrases if {*main.key, *other.key} <= set(one.key)), None)
    if whole is not None:
        return _Offer(_heading([whole]), (whole,), max(worth, fits[whole]))
    if fits[other] < _COMPANION * fits[main]:
        return _Offer("", ())
    ordered = sorted((main, other), key=lambda one: min(one.sentences))
    worth *= 1.0 if _is_long(main) or _is_long(other) else _SHORT_ONES
    return _Offer(_heading(ordered), tuple(ordered), worth)


def _fit(phrase: Keyphrase, named: Counter[str]) -> float:
    fit = max(phrase.fit, 0.0) * (1 if _is_long(phrase) else _ONE_WORD)
    return fit * _NAMED ** max(named[one] for one in phrase.key if one)


def _question(asked: str, phrases: Sequence[Keyphrase], fits: dict[Keyphrase, float]) -> _Offer | None:
    """The question, where it asks for one of the phrases that fit best."""
    stems = {stem(word.form) for word in words(asked) if word.form not in STOP_WORDS}
    about = tuple(one for one in phrases[:_ASKED_ABOUT] if stems >= set(one.key) - {""})
    return _Offer(asked, about[:1], _ASKED * fits[about[0]]) if about else None


def _is_long(phrase: Keyphrase) -> bool:
    return len(phrase.text.split()) > 1


def _may_join(main: Keyphrase, other: Keyphrase) -> bool:
    count = len(main.text.split()) + 1 + len(other.text.split())
    return count <= _MOST_WORDS and not any(_are_akin(one, another) for one in main.key for another in other.key)


def _are_akin(stem: str, other: str) -> bool:
    """Whether one begins like the other: “fee”, “fees”; “autoencod”, “autonomi”."""
    shorter = min(len(stem), len(other), _SAME_LETTERS)
    return shorter > 0 and stem[:shorter] == other[:shorter] and shorter >= min(_SAME_LETTERS, 3)


def _distance(main: Keyphrase, other: Keyphrase) -> int:
    """Sentences between their nearest mentions, or as many as make no difference."""
    for apart in range(len(_JOINED) - 1):
        if any(one + apart in other.sentences or one - apart in other.sentences for one in main.sentences):
            return apart
    return len(_JOINED) - 1


def _heading(phrases: Sequence[Keyphrase]) -> str:
    text = " and ".join(phrase.heading for phrase in phrases)
    return text if text[1:2].isupper() else text[0].upper() + text[1:]


def _numbered(number: int, count: int, used: set[str]) -> str:
    numbers = range(number + 1, number + 1 + count * (len(used) + 1), count)
    return next(one for one in map("Part {}".format, numbers) if one.casefold() not in used)
