"""Nouns with the nouns and adjectives before them, such as “hardwood floors”."""

from collections.abc import Iterator, Sequence

from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.search.names import has_capital_nouns
from bot.core.search.words import STOP_WORDS, Word, stem, words

_MOST_WORDS, _SHORTEST_WORD, _LONG_WORD = 4, 3, 5
_JOINS = frozenset("-@/_")
"""What makes words beside them part of more: an address, a word of several."""
_NOUN, _BEFORE_NOUN, _NAME = "N", ("N", "AJ", "ADJ"), ("NP", "NE", "N(eigen")
"""How the names of these parts of speech begin in all languages that are known."""
OF_THE_TALK = frozenset(
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


def noun_phrases(deck: Deck, text: str) -> Iterator[list[Word]]:
    """Those of up to four words, in order. None is a name or has a part of one: whose firm is spoken of tells who
    speaks, and what else is spoken of; nor is it what talks are called. Where parts of speech are not known, long
    words."""
    for run in _runs(deck, text):
        are_words = all(len(word.form) >= _SHORTEST_WORD and text[word.start : word.end].isalpha() for word in run)
        is_left_out = any(is_name(deck, text, word) or is_of_the_talk(word.form) for word in run)
        if are_words and not is_left_out and _is_noun_phrase(deck, run):
            yield run


def _is_noun_phrase(deck: Deck, run: Sequence[Word]) -> bool:
    """Whether it is one, as far as the language is known."""
    parts = [deck.lexicon[word.form].part for word in run]
    is_one = parts[-1].startswith(_NOUN) and all(part.startswith(_BEFORE_NOUN) for part in parts)
    return is_one or not deck.lexicon.is_tagged


def is_of_the_talk(form: str) -> bool:
    """Whether interviewers call so what is said, or praise it so."""
    return stem(form) in OF_THE_TALK


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


def _runs(deck: Deck, text: str) -> Iterator[list[Word]]:
    """Words that may be a noun's, with nothing between them but a space, and no hyphen or address around them."""
    run: list[Word] = []
    for word in [*words(text), None]:
        may_go_on = word is not None and _may_be_a_noun_s(deck, word)
        if run and (word is None or not may_go_on or text[run[-1].end : word.start] != " "):
            around = text[run[0].start - 1 : run[0].start] + text[run[-1].end : run[-1].end + 1]
            if len(run) <= _MOST_WORDS and _JOINS.isdisjoint(around):
                yield run
            run = []
        if word is not None and may_go_on:
            run.append(word)


def _may_be_a_noun_s(deck: Deck, word: Word) -> bool:
    """Whether it is a noun, or may stand before one; where parts of speech are not known, by how long it is."""
    if not deck.lexicon.is_tagged:
        return len(word.form) >= _LONG_WORD
    part = deck.lexicon[word.form].part
    return word.form not in STOP_WORDS and (not part or part.startswith(_BEFORE_NOUN))
