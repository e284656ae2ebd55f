"""What was said, made into what was not: another meaning in as few other words as possible."""

import random
import re
from collections.abc import Callable, Iterator

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.gap import of_the_same_sort
from bot.core.quiz.kinds.missing import pieces
from bot.core.quiz.questions import Excerpt

_OPPOSITES = """
    more/less positive/negative better/worse best/worst easy/hard easier/harder strong/weak
    stronger/weaker always/never everything/nothing everyone/nobody everybody/nobody many/few likely/unlikely
    possible/impossible clear/unclear certain/uncertain inside/outside before/after high/low
    higher/lower big/small bigger/smaller good/bad true/false same/different old/new early/late earlier/later
    fast/slow faster/slower increase/decrease increases/decreases internal/external safe/dangerous
    cheap/expensive cheaper/pricier simple/complicated public/private online/offline helpful/useless
    important/unimportant able/unable often/rarely open/closed short/long shorter/longer
    agree/disagree agrees/disagrees remember/forget with/without
"""
_OPPOSITE = {
    one: other
    for pair in _OPPOSITES.split()
    for left, right in [pair.split("/")]
    for one, other in [(left, right), (right, left)]
}
_NEGATED = 0.2
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_NEGATIONS = {
    "isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were", "don't": "do", "didn't": "did",
    "can't": "can", "cannot": "can", "won't": "will", "couldn't": "could", "wouldn't": "would",
    "shouldn't": "should", "haven't": "have", "hasn't": "has", "is not": "is", "are not": "are", "was not": "was",
    "is": "is not", "are": "are not", "was": "was not", "were": "were not", "can": "can't", "will": "won't",
    "could": "couldn't", "would": "wouldn't", "should": "shouldn't",
}  # fmt: skip
_NEGATABLE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _NEGATIONS), key=len, reverse=True))})"
    r"(?!['’]\w)(?! (?:not|that|you|we|they|he|she|it|i)\b)(?= \w)"
)
_OPPOSED = re.compile(rf"(?<![\w'’])(?:{'|'.join(_OPPOSITE)})(?![\w'’])")
_NUMBER = re.compile(rf"(?<![\w.,:])(?:\d{{1,6}}|{'|'.join(_NUMBERS)})(?![\w:]|[.,]\d)")


def alter(excerpt: Excerpt, deck: Deck, rng: random.Random) -> str | None:
    """The excerpt with its meaning changed, such that nothing of the kind was said anywhere.

    A word for its opposite, or another number; failing these, a content word for another of the same sort from
    elsewhere in the interview, or now and then a negation more or less. More often it would show: most sentences
    have no negation to lose, and the fewest `not`s would be right.
    """
    ways: list[_Way] = [*rng.sample([_opposite, _other_number], 2), _swapped]
    ways.insert(2 if rng.random() < _NEGATED else 3, _negated)
    for altered in (altered for way in ways for altered in way(excerpt, deck, rng)):
        if not deck.is_said(altered) and not deck.resembles_another(altered, excerpt.sentence):
            return altered
    return None


_Way = Callable[[Excerpt, Deck, random.Random], Iterator[str]]


def _opposite(excerpt: Excerpt, deck: Deck, rng: random.Random) -> Iterator[str]:
    return _replaced(excerpt, _OPPOSED, lambda found: _OPPOSITE[found], rng)


def _negated(excerpt: Excerpt, deck: Deck, rng: random.Random) -> Iterator[str]:
    return _replaced(excerpt, _NEGATABLE, lambda found: _NEGATIONS[found], rng)


def _other_number(excerpt: Excerpt, deck: Deck, rng: random.Random) -> Iterator[str]:
    def other(found: str) -> str:
        if found in _NUMBERS:
            return rng.choice([number for number in _NUMBERS if number != found])
        step = 10 ** max(0, len(found) - 2) * rng.randint(1, 5)
        return str(int(found) + step)

    return _replaced(excerpt, _NUMBER, other, rng)


def _replaced(
    excerpt: Excerpt, pattern: re.Pattern[str], change: Callable[[str], str], rng: random.Random
) -> Iterator[str]:
    text = excerpt.text
    found = list(pattern.finditer(text.replace("’", "'")))
    for match in rng.sample(found, len(found)):
        changed = change(match.group())
        yield text[: match.start()] + (changed.replace("'", "’") if "’" in text else changed) + text[match.end() :]


def _swapped(excerpt: Excerpt, deck: Deck, rng: random.Random) -> Iterator[str]:
    found = list(pieces(excerpt.text))
    for piece in rng.sample(found, len(found)):
        for other in of_the_same_sort(piece, deck, rng):
            if not other.stems & deck.content(excerpt):
                yield excerpt.text[: piece.start] + other.text + excerpt.text[piece.end :]
                break
