"""Titles: what a stretch is called in a list of chapters, made of its own words."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.core.topics.alone import stems_of
from bot.core.topics.clauses import Clause, Kind
from bot.core.topics.keyphrases import Keyphrase

_LOOKED_AT = 24
_ASKED_ABOUT = 6
"""Phrases of which a question asks for one."""
_NAMED = 0.05
"""What a phrase loses for each title that has named it."""
_STOCK = 9.0
"""More than anything else is worth."""
_WIDE, _EVERYWHERE = 0.3, 0.6
"""The shares of the parts of the whole that say a phrase from which on it says too little of a stretch, and adds
nothing to another one."""
_SHORT_WORDS, _WORTH_LESS, _MOST_CHARACTERS = 2, 0.15, 44
"""Words of what is completed by another phrase, how much less that may be worth, and characters of both."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a stretch may be named by: phrases, those that fit best first, and clauses."""

    phrases: Sequence[Keyphrase]
    clauses: Sequence[Clause] = ()
    otherwise: str = ""
    """What to fall back on: “Introduction”."""
    stock: str = ""
    """What the stretch is called in most shows, if it is such a part: “Lightning round”."""


def fitting(clauses: Iterable[Clause], phrases: Sequence[Keyphrase]) -> tuple[Clause, ...]:
    """The questions that ask for one of the phrases that fit best, and the other clauses."""
    about = [set(phrase.key) - {""} for phrase in phrases[:_ASKED_ABOUT]]
    return tuple(
        one
        for one in clauses
        if one.kind is not Kind.QUESTION or any(phrase <= set(stems_of(one.text)) for phrase in about)
    )


def titles(stretches: Sequence[Naming], taken: Iterable[str] = ()) -> list[str]:
    """A title for each stretch: no title twice, and none of those `taken`.

    Stretches with the titles that are worth most choose first, and what one has named is worth less to the others.
    What comes up in much of the whole is completed by what else the stretch is about: “Taproot: fees”.
    Parts that many shows have are called what they are there; where nothing fits it is what to fall back on or, at
    last, “Part” and its number.
    """
    used = {title.casefold() for title in taken}
    named: Counter[str] = Counter()
    chosen: dict[int, str] = {}
    strength = [max((offer.worth for offer in _offers(one, named)), default=-1.0) for one in stretches]
    for number in sorted(range(len(stretches)), key=lambda one: -strength[one]):
        offers = [*_offers(stretches[number], named), _Offer(stretches[number].otherwise, frozenset())]
        offer = next((one for one in offers if one.title and one.title.casefold() not in used), None)
        title = _completed(offer, offers, used) if offer else _numbered(number, len(stretches), used)
        named.update(offer.stems if offer else ())
        used.add(title.casefold())
        chosen[number] = title
    return [chosen[number] for number in range(len(stretches))]


@dataclass(frozen=True, slots=True)
class _Offer:
    title: str
    stems: frozenset[str]
    worth: float = 0.0
    phrase: str = ""
    """As it stands behind another one; empty for a clause."""
    everywhere: float = 1.0


def _completed(offer: _Offer, offers: Sequence[_Offer], used: Collection[str]) -> str:
    if not offer.phrase or offer.everywhere < _WIDE or len(offer.title.split()) > _SHORT_WORDS:
        return offer.title
    fuller = (
        f"{offer.title}: {other.phrase}"
        for other in offers
        if other.phrase
        and other.everywhere < _EVERYWHERE
        and offer.worth - _WORTH_LESS <= other.worth <= offer.worth
        and not other.stems & offer.stems
    )
    return next((one for one in fuller if len(one) <= _MOST_CHARACTERS and one.casefold() not in used), offer.title)


def _offers(naming: Naming, named: Counter[str]) -> list[_Offer]:
    """Clauses and phrases, from best to worst, behind what the stretch is called in most shows."""
    offers = [_Offer(one.text, frozenset(), one.worth) for one in naming.clauses]
    if naming.stock:
        offers.append(_Offer(naming.stock, frozenset(), _STOCK))
    for phrase in naming.phrases[:_LOOKED_AT]:
        stems = frozenset(phrase.key) - {""}
        often = max(named[one] for one in stems)
        worth = phrase.worth - _NAMED * often
        offers.append(_Offer(_heading(phrase.heading), stems, worth, phrase.heading, phrase.everywhere))
    return sorted(offers, key=lambda one: -one.worth)


def _heading(text: str) -> str:
    return text if text[1:2].isupper() else text[0].upper() + text[1:]


def _numbered(number: int, count: int, used: set[str]) -> str:
    numbers = range(number + 1, number + 1 + count * (len(used) + 1), count)
    return next(one for one in map("Part {}".format, numbers) if one.casefold() not in used)
