"""Titles: the one or two keyphrases that say best what a stretch is about, as a heading."""

from collections.abc import Iterable, Iterator, Sequence

from bot.topics.keyphrases import Keyphrase

_LOOKED_AT = 8
_MOST_WORDS = 6
_FIT = (0.0, 0.6, 1.0, 1.0, 0.95, 0.85, 0.8)
_SAID_ONCE = 0.55
_PARTNER, _PARTNER_OF_A_WORD = 0.45, 0.2
_SAME_LETTERS = 4


def titles(ranked: Sequence[Sequence[Keyphrase]], taken: Iterable[str] = ()) -> list[str]:
    """A title for each stretch by its keyphrases, best first: no title twice, and none of those `taken`.

    Where a stretch has no keyphrases left its title is “Part” and its number.
    """
    used = {title.casefold() for title in taken}
    chosen: list[str] = []
    for number, phrases in enumerate(ranked, start=1):
        title = next((one for one in _offers(phrases) if one.casefold() not in used), None)
        while title is None or title.casefold() in used:
            title, number = f"Part {number}", number + len(ranked)
        used.add(title.casefold())
        chosen.append(title)
    return chosen


def _offers(phrases: Sequence[Keyphrase]) -> Iterator[str]:
    """Titles from best to worst: each phrase with the partner it has, then alone."""
    fits = sorted(((_fit(phrase), phrase) for phrase in phrases[:_LOOKED_AT]), key=lambda one: -one[0])
    for fit, main in fits:
        least = fit * (_PARTNER if len(main.text.split()) > 1 else _PARTNER_OF_A_WORD)
        partner = next((other for worth, other in fits if worth >= least and _may_join(main, other)), None)
        if partner is not None:
            yield _heading(f"{main.text} and {partner.text}")
        yield _heading(main.text)


def _fit(phrase: Keyphrase) -> float:
    worth = phrase.score * _FIT[min(len(phrase.text.split()), len(_FIT) - 1)]
    return worth if phrase.count > 1 else worth * _SAID_ONCE


def _may_join(main: Keyphrase, other: Keyphrase) -> bool:
    words = len(main.text.split()) + 1 + len(other.text.split())
    starts = {one[:_SAME_LETTERS] for one in main.key if one}
    return words <= _MOST_WORDS and not any(one[:_SAME_LETTERS] in starts for one in other.key if one)


def _heading(text: str) -> str:
    return text[0].upper() + text[1:]
