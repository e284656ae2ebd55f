"""A few words as they were said, so that one remembers the moment: “entered the casino”, not “casino”."""

from collections.abc import Sequence

from bot.core.quiz.deck import Deck
from bot.core.search.words import Word, words

_MOST_WORDS = 3
_NOUN = "N"
_OPENERS = frozenset(
    """
    about actually also and anymore are as at basically be because been being but down essentially even for from
    going gonna him if in is it its just kind like maybe me not now obviously of okay on or out particularly
    really right so sort than that the them then there these this those to totally up us very was well were when
    where which while who with yeah yes you
    """.split()  # noqa: SIM905 a list would fill twenty lines
)
"""What nothing is to begin with: articles and conjunctions, and what belongs to the word before."""


def with_lead(deck: Deck, text: str, run: Sequence[Word]) -> str:
    """The words of a run, which follow each other in the text, with up to three before them: none is another noun,
    opens the sentence or is parted from them by a mark, nor does the first say nothing by itself."""
    said = list(words(text))
    first = said.index(run[0])
    begin = first
    while first - begin < _MOST_WORDS and _leads_up(deck, text, said, begin - 1):
        begin -= 1
    while begin < first and said[begin].form in _OPENERS:
        begin += 1
    return text[said[begin].start : run[-1].end]


def _leads_up(deck: Deck, text: str, said: Sequence[Word], number: int) -> bool:
    """Whether this word, which is not the sentence's first, leads up to the next one."""
    if number < 1:
        return False
    word, after = said[number], said[number + 1]
    is_a_noun = text[word.start].isupper() or deck.lexicon[word.form].part.startswith(_NOUN)
    stands_alone = text[word.start - 1] == " " == text[word.end : after.start]
    return stands_alone and not is_a_noun
