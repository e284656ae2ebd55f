"""The words of an interview that are asked for to be typed, one a sentence.

Which word a sentence wants anybody hears, and what an interview is about comes up in many of its questions. So
these are names, numbers and rare things, of which nothing is said at any other time; and no question of
another kind shows the sentences that say them.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot.core.quiz.deck import Deck, once_a_deck
from bot.core.quiz.kinds.phrases import NOUN, shape_of
from bot.core.quiz.kinds.slots import Slot, is_fair, slots
from bot.core.quiz.kinds.telltales import is_of_the_talk, is_of_who_speaks
from bot.core.quiz.questions import BLANK, Excerpt
from bot.core.quiz.vividness import vividness
from bot.core.search.words import Word, stem, words

_A_MINUTE, _MINUTE, _FEWEST = 0.3, 60_000, 6
_VIVID, _MOST_USUAL = 0.0, -11.7
"""Where notions end; and the logarithm of one in 120,000, the noun's share of the language."""
_OF_A_NUMBER, _OF_A_NAME = 1.0, 0.9
_LEAST_CONTENT = 5
"""Of how many words with a meaning: who has listened is to know which moment it was."""
_SHORTEST_NAME, _MOST_NAMES = 4, 3
_MOST_SENTENCES, _NEAR = 5, 40
_VERB = "VV"
_JOINED = frozenset("-/@_&")
_FIGURES = re.compile(r"\d[\d,.]*")
_NUMBER = re.compile(r"(?<![\w.,:/–-])(?:\d{1,3}(?:,\d{3})+|\d{2,4})(?![\w:/–-]|[.,]\d)")
_WHOSE = re.compile("['’]s$")
_GUESSED, _ONE_AND_ZEROS = ("20", "50"), re.compile("10*")
_OPENS = re.compile(r"(?:^|[^\w,;\s])\W*$")
"""What stands before a capital letter that says nothing."""
_NO_NAMES = frozenset(
    """
    i im id ill ive ok okay monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december christmas
    """.split()  # noqa: SIM905
)
"""What is written with a capital letter, too."""


@dataclass(frozen=True, slots=True)
class Blank:
    """`excerpt.text[start:end]` is missing, which is said in these `sentences`; `also` is as right."""

    excerpt: Excerpt
    start: int
    end: int
    sentences: frozenset[int]
    also: tuple[str, ...] = ()

    @classmethod
    def of(cls, slot: Slot) -> Self:
        """One word, or another that means the same."""
        word = slot.found[slot.number]
        sentences = frozenset(slot.deck.places[stem(slot.form)])
        return cls(slot.excerpt, word.start, word.end, sentences, tuple(slot.synonyms))

    @property
    def missing(self) -> str:
        return self.excerpt.text[self.start : self.end]

    @property
    def prompt(self) -> str:
        return self.excerpt.text[: self.start] + BLANK + self.excerpt.text[self.end :]


@once_a_deck
def blanks(deck: Deck) -> Mapping[int, Blank]:
    """By the numbers of their sentences: names, numbers and rare nouns of what people say who are
    asked, all through the interview."""
    found = [
        found
        for excerpt in deck.sayings
        if deck.is_small or (deck.is_in_body(excerpt) and not deck.is_interviewers(excerpt))
        if len(deck.content(excerpt)) >= _LEAST_CONTENT
        for found in _found(deck, excerpt)
    ]
    enough = max(_FEWEST, round(_A_MINUTE * (deck.span[1] - deck.span[0]) / _MINUTE))
    best: dict[int, Blank] = {}
    told: set[int] = set()
    asked: set[str] = set()
    for _, blank in sorted(found, key=lambda one: -one[0]):
        if told.isdisjoint(blank.sentences) and blank.missing not in asked and len(best) < enough:
            best[blank.excerpt.sentence] = blank
            told |= blank.sentences
            asked.add(blank.missing)
    return best


@once_a_deck
def reserved(deck: Deck) -> frozenset[int]:
    """The numbers of all sentences that say what is to be typed."""
    return frozenset(number for blank in blanks(deck).values() for number in blank.sentences)


def _found(deck: Deck, excerpt: Excerpt) -> Iterator[tuple[float, Blank]]:
    """What could be missing from a sentence, and how gladly it is asked for."""
    yield from _names(deck, excerpt)
    yield from _numbers(deck, excerpt)
    yield from _nouns(deck, excerpt)


def _names(deck: Deck, excerpt: Excerpt) -> Iterator[tuple[float, Blank]]:
    """The only name of a sentence, of somebody or of anything else: another one would tell which. Of more than one
    word the last is enough."""
    runs = list(_capitals(deck, excerpt.text))
    if len(runs) == 1 and _is_name_to_ask_for(deck, excerpt.text, runs[0]):
        first, last = runs[0][0], runs[0][-1]
        end = first.start + len(_WHOSE.sub("", excerpt.text[first.start : last.end]))
        said_in = frozenset(number for word in runs[0] for number in deck.places[stem(word.form)])
        if _is_told_once(said_in):
            also = (excerpt.text[last.start : end],) if first is not last else ()
            yield _OF_A_NAME, Blank(excerpt, first.start, end, said_in, also)


def _capitals(deck: Deck, text: str) -> Iterator[list[Word]]:
    """Names of one or more words."""
    run: list[Word] = []
    for word in words(text):
        if run and text[run[-1].end : word.start] != " ":
            yield run
            run = []
        opens = _OPENS.search(text[: word.start]) is not None
        if (
            text[word.start].isupper()
            and word.form not in _NO_NAMES
            and (not opens or deck.lexicon[word.form].is_name)
        ):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_name_to_ask_for(deck: Deck, text: str, run: Sequence[Word]) -> bool:
    around = text[run[0].start - 1 : run[0].start], text[run[-1].end : run[-1].end + 1]
    name = text[run[0].start : run[-1].end]
    return (
        len(run) <= _MOST_NAMES
        and not _OPENS.search(text[: run[0].start])
        and _JOINED.isdisjoint(around)
        and len(run[-1].form) >= _SHORTEST_NAME
        and sum(map(str.isupper, name)) * 2 <= len(name)
        and all(word.form.isalpha() and not is_of_who_speaks(deck, word.form) for word in run)
        and all(deck.lexicon[word.form].is_name for word in run)
        and not any(deck.lexicon[word.form].part.startswith(_VERB) for word in run)
    )


def _is_told_once(sentences: Collection[int]) -> bool:
    """Whether what is said in these is said in few, near each other."""
    return len(sentences) <= _MOST_SENTENCES and max(sentences) - min(sentences) <= _NEAR


def _numbers(deck: Deck, excerpt: Excerpt) -> Iterator[tuple[float, Blank]]:
    """The only one of a sentence, in figures, and none that one would guess."""
    found = list(_NUMBER.finditer(excerpt.text))
    if len(found) == 1 == len(_FIGURES.findall(excerpt.text)) and found[0].start():
        number = found[0].group().replace(",", "")
        if number not in _GUESSED and not _ONE_AND_ZEROS.fullmatch(number):
            yield _OF_A_NUMBER, Blank(excerpt, *found[0].span(), frozenset((excerpt.sentence,)))


def _nouns(deck: Deck, excerpt: Excerpt) -> Iterator[tuple[float, Blank]]:
    """Rare ones that are not likely to be part of a set phrase: “throw over the wall”, “word of mouth”, “root
    canal”, “on paper”."""
    shape = shape_of(deck, excerpt)
    for slot in slots(excerpt, deck):
        before, after = shape[slot.number - 1], shape[slot.number + 1 :][:1]
        is_alone = shape[slot.number] == NOUN and before not in tuple("NOP") and after not in tuple("NOA")
        is_rare = deck.lexicon[slot.form].usual <= _MOST_USUAL and not is_of_the_talk(slot.form)
        if is_alone and is_rare and _is_told_once(deck.places[stem(slot.form)]) and is_fair(slot, deck):
            shown = vividness((slot.form,))
            if shown >= _VIVID:
                yield shown, Blank.of(slot)
