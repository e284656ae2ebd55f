"""Titles: the one or two keyphrases that say best what a stretch is about, as a heading."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.core.topics.keyphrases import Key, Keyphrase

_LOOKED_AT = 8
_MOST_WORDS = 6
_FIT = (0.0, 0.6, 1.0, 1.0, 0.95, 0.85, 0.8)
"""By the number of words."""
_FEW, _EACH = 0.25, 0.3
"""What a phrase counts that does not come up again, and each time that it does."""
_ABBREVIATION = 1.25
_ONE_WORD = 0.5
_JOINED = (1.2, 1.1, 1.0, 0.85)
"""Of a pair: in one sentence, in the next, …"""
_SHAPES = {(True, True): 1.0, (False, True): 0.9, (True, False): 0.9, (False, False): 0.83}
"""Of a pair: whether its first and its second have more than one word."""
_NAMED, _ELSEWHERE = 4, 0.3
_SAME_LETTERS = 4


def titles(ranked: Sequence[Sequence[Keyphrase]], taken: Iterable[str] = ()) -> list[str]:
    """A title for each stretch by its keyphrases, best first: no title twice, and none of those `taken`.

    Stretches with the strongest phrases choose first, and what one has named counts less for the others. Where a
    stretch has no keyphrases left its title is “Part” and its number.
    """
    used = {title.casefold() for title in taken}
    named = Counter(phrase.key for phrases in ranked for phrase in phrases[:_LOOKED_AT])
    chosen: dict[int, str] = {}
    strength = [max((phrase.score for phrase in phrases), default=0.0) for phrases in ranked]
    for number in sorted(range(len(ranked)), key=lambda one: -strength[one]):
        for phrases in _offers(ranked[number], named):
            title = _heading(" and ".join(phrase.heading for phrase in phrases))
            if title.casefold() not in used:
                named.update({phrase.key: _NAMED for phrase in phrases})
                break
        else:
            numbers = range(number + 1, number + 1 + len(ranked) * (len(used) + 1), len(ranked))
            title = next(one for one in map("Part {}".format, numbers) if one.casefold() not in used)
        used.add(title.casefold())
        chosen[number] = title
    return [chosen[number] for number in range(len(ranked))]


def _offers(phrases: Sequence[Keyphrase], named: Counter[Key]) -> list[tuple[Keyphrase, ...]]:
    """One phrase, or two that may be joined, from best to worst."""
    fits = [(_fit(phrase, named[phrase.key]), phrase) for phrase in phrases[:_LOOKED_AT]]
    fits.sort(key=lambda one: -one[0])
    worth: dict[tuple[Keyphrase, ...], float] = {}
    for place, (fit, main) in enumerate(fits):
        worth[main,] = fit * (1 if _is_long(main) else _ONE_WORD)
        for other_fit, other in fits[place + 1 :]:
            if _may_join(main, other):
                joined = _JOINED[_distance(main, other)] * _SHAPES[_is_long(main), _is_long(other)]
                worth[main, other] = (fit + other_fit) / 2 * joined
    return sorted(worth, key=lambda one: -worth[one])


def _fit(phrase: Keyphrase, named: int) -> float:
    """How good a title it is, where the phrase counts for `named` stretches."""
    worth = phrase.score * _FIT[min(len(phrase.text.split()), len(_FIT) - 1)] * max(1, named) ** -_ELSEWHERE
    if len(phrase.key) == 1 and phrase.text.isupper():
        worth *= _ABBREVIATION
    return worth * min(1.0, _FEW + _EACH * phrase.times)


def _is_long(phrase: Keyphrase) -> bool:
    return len(phrase.text.split()) > 1


def _may_join(main: Keyphrase, other: Keyphrase) -> bool:
    words = len(main.text.split()) + 1 + len(other.text.split())
    starts = {one[:_SAME_LETTERS] for one in main.key if one}
    return words <= _MOST_WORDS and not any(one[:_SAME_LETTERS] in starts for one in other.key if one)


def _distance(main: Keyphrase, other: Keyphrase) -> int:
    """Sentences between their nearest mentions, or as many as make no difference."""
    apart = (abs(one - another) for one in main.sentences for another in other.sentences)
    return min(*apart, len(_JOINED) - 1, len(_JOINED) - 1)


def _heading(text: str) -> str:
    return text[0].upper() + text[1:]
