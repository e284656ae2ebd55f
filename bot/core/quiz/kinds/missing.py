"""Words that can be taken out of a sentence or put into another in their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.core.quiz.deck import content
from bot.core.search.words import stem, words

_LEAST_LETTERS = 4
_ENDINGS = re.compile(r"(ing|ed|ly|tion|ment|ness|able|ive|ous|al|er|s)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A content word, or two side by side: `text[start:end]` of a sentence, between the forms around it.

    Of the same `sort` are pieces of as many words with the same ending, capitalised or not.
    """

    text: str
    start: int
    end: int
    forms: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.forms))

    @property
    def sort(self) -> tuple[int, bool, str]:
        ending = _ENDINGS.search(self.forms[-1])
        return len(self.forms), self.text[0].isupper(), ending.group() if ending else ""


@lru_cache(maxsize=1 << 13)
def pieces(sentence: str) -> tuple[Piece, ...]:
    """Every piece but those that begin the sentence, where a capital letter says nothing."""
    return tuple(_pieces(sentence))


def _pieces(sentence: str) -> Iterator[Piece]:
    found = list(words(sentence))
    forms = tuple(word.form for word in found)
    for first in range(1, len(found)):
        for last in (first, first + 1):
            inner = forms[first : last + 1]
            if last < len(found) and all(map(_is_content, inner)):
                text = sentence[found[first].start : found[last].end]
                if len(text.split()) == len(inner) and not re.search(r"[^\w\s'’-]", text):
                    yield Piece(text, found[first].start, found[last].end, inner, forms[:first], forms[last + 1 :])


def _is_content(form: str) -> bool:
    return len(form) >= _LEAST_LETTERS and form.isalpha() and bool(content((form,)))
