"""Who said what?

Of two or three people: who said which of two things, so that a stranger has to be lucky twice. Of more: who of them
said one. What is quoted is a few words that nobody else says (see `own_words`).
"""

from collections import defaultdict
from collections.abc import Sequence

from bot.core import markup
from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.own_words import STRONG, Phrase, is_free, phrases
from bot.core.quiz.kinds.shares import is_own
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Excerpt, Kind, Question
from bot.wording import quiz as wording

_CHOICES, _NAME_LIMIT = 4, 34
_APART = 4
"""By how many sentences two quotes lie apart, where there is enough: they are not of one breath."""


def groups(deck: Deck) -> list[Sequence[Excerpt]]:
    """The excerpts of each speaker: drawn from evenly, so that naming whoever talks most does not pay."""
    by_speaker: dict[str, list[Excerpt]] = defaultdict(list)
    for phrase in phrases(deck).values():
        by_speaker[phrase.speaker].append(phrase.excerpt)
    return [by_speaker[speaker] for speaker in sorted(by_speaker)]


def may_ask(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether no other kind shows what is quoted of it."""
    phrase = phrases(deck).get(excerpt.key)
    return phrase is not None and is_own(Kind.WHO, deck, excerpt) and is_free(deck, phrase)


def is_apt(deck: Deck, excerpt: Excerpt) -> bool:
    """Whether one remembers it."""
    phrase = phrases(deck).get(excerpt.key)
    return phrase is not None and phrase.strength >= STRONG


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """None of those who are offered is named in what is quoted."""
    phrase = phrases(deck).get(excerpt.key)
    if phrase is None:
        return None
    others = sorted({one.speaker for one in phrases(deck).values()} - {phrase.speaker})
    return (_of_one if len(others) + 1 >= _CHOICES else _of_two)(deck, phrase, others, terms)


def _of_one(deck: Deck, phrase: Phrase, others: Sequence[str], terms: Terms) -> Question:
    """Four who might have said it."""
    choices = sorted([phrase.speaker, *terms.rng.sample(others, _CHOICES - 1)])
    return _question(deck, [phrase], tuple(choices), choices.index(phrase.speaker), terms)


def _of_two(deck: Deck, phrase: Phrase, others: Sequence[str], terms: Terms) -> Question | None:
    """Both are one person's as often as not, and the second is as memorable as the first: what one remembers best
    is mostly a guest's."""
    lot, second_lot, _ = terms.wanted.better  # drawn once: what cannot be had may not make the rest more likely
    other = others[lot % len(others)]
    whose = phrase.speaker if second_lot % 2 else other
    apart = 1 if deck.is_small else _APART
    seconds = [
        one
        for one in phrases(deck).values()
        if one.speaker == whose
        and one.excerpt.key not in terms.avoid
        and abs(one.excerpt.sentence - phrase.excerpt.sentence) >= apart
        and one.stems.isdisjoint(phrase.stems)
        and (not terms.is_choosy or may_ask(deck, one.excerpt))
    ]
    by_lot = terms.rng.sample(seconds, len(seconds))
    second = min(by_lot, key=lambda one: abs(one.strength - phrase.strength), default=None)
    if second is None:
        return None
    first, last = sorted([phrase.speaker, other])
    orders = [(first, first), (last, last), (first, last), (last, first)]
    choices = tuple(_told(*order) for order in orders)
    return _question(deck, [phrase, second], choices, orders.index((phrase.speaker, whose)), terms)


def _told(first: str, second: str) -> str:
    one, other = markup.shorten(first, _NAME_LIMIT), markup.shorten(second, _NAME_LIMIT)
    if first == second:
        return wording.BOTH_TIMES.format(name=one)
    return wording.ONE_THEN_OTHER.format(first=one, second=other)


def _question(deck: Deck, quoted: Sequence[Phrase], choices: tuple[str, ...], right: int, terms: Terms) -> Question:
    """None of the places where the same is said may be looked up."""
    told = [one.excerpt for one in quoted]
    numbers = {number for one in quoted for number in one.sentences} - {one.sentence for one in told}
    guarded = (deck.excerpt(number) for number in sorted(numbers))
    prompt = "\n".join(one.text for one in quoted)
    return Question(Kind.WHO, terms.level, prompt, Choose(choices, right), (*told, *guarded), deck.length)
