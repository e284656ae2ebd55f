"""Words that nothing is asked by: names, since whose firm is spoken of tells who speaks and what else is spoken of,
and what interviewers call all that is said."""

from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.search.names import has_capital_nouns
from bot.core.search.words import Word, stem, words

_NAME = ("NP", "NE", "N(eigen")
"""How the names of this part of speech begin in all languages that are known."""
_OF_THE_TALK = frozenset(
    stem(form)
    for form in """
    advice amazing answer approach article audience awesome beautiful believer big biggest bit brilliant bucket
    bunch chapter comment component concept concrete contrarian conversation cool corner correct couple crazy
    debate description direction dive element episode example explanation fan fantastic favorite favourite final
    framework good great guest host huge idea incredible insight interesting interview kind learning lens lesson
    lightning listener metaphor movie newsletter nice nugget opinion perspective phrase piece pillar podcast
    point post previous question quick quote rabbit recent recurring reminder round scratch section similar sort
    spot story summary super tactic takeaway theme thing thread thumb tip topic trait tremendous upcoming usual
    vein wisdom wonderful
    """.split()  # noqa: SIM905 a list would fill a hundred lines
)
"""The stems of what interviewers call what is said, and of how they praise and sum it up."""


def is_of_the_talk(form: str) -> bool:
    """Whether interviewers call so what is said, or praise it so."""
    return stem(form) in _OF_THE_TALK


def is_name(deck: Deck, text: str, word: Word) -> bool:
    """Whether a word of a text is a name, or part of one."""
    is_capital = text[word.start].isupper() and not _has_capital_nouns(deck)
    return is_capital or deck.lexicon[word.form].part.startswith(_NAME) or is_of_who_speaks(deck, word.form)


def is_of_who_speaks(deck: Deck, form: str) -> bool:
    """Whether it is part of a speaker's name."""
    return form in _parts_of_names(deck)


@once_a_deck
def _has_capital_nouns(deck: Deck) -> bool:
    return has_capital_nouns([sentence.text for sentence in deck.sentences])


@once_a_deck
def _parts_of_names(deck: Deck) -> frozenset[str]:
    """The speakers' names, also with the s of whose something is."""
    forms = {word.form for name in deck.speakers for word in words(name)}
    return frozenset(forms | {f"{form}s" for form in forms})
