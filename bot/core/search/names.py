"""Names in a query: whoever asks after one is seldom answered where nobody says it."""

import re
from collections.abc import Sequence

from bot.core.search.words import STOP_WORDS, words

_SHORTEST = 3
"""Letters: “AI” and “UK” are as often said in full."""
_MOST_NAMES, _SAMPLE = 0.1, 300
"""Of its words English has 0.01 to 0.05 names, German 0.16 nouns; in so many sentences that shows."""
_SENTENCE_END = re.compile(r"[.?!]")


def names(text: str) -> frozenset[str]:
    """The forms of words with a capital that no sentence begins with; none where every word has one."""
    named: set[str] = set()
    end, is_cased = 0, False
    for number, word in enumerate(words(text)):
        begins = not number or _SENTENCE_END.search(text, end, word.start)
        end = word.end
        if end - word.start < _SHORTEST or begins:
            continue
        if text[word.start].isupper():
            named.add(word.form)
        else:
            is_cased = True
    return frozenset(named - STOP_WORDS) if is_cased else frozenset()


def has_capital_nouns(sentences: Sequence[str]) -> bool:
    """Whether more words have a capital than there are names, as in German."""
    some = sentences[:_SAMPLE]
    long = sum(word.end - word.start >= _SHORTEST for text in some for word in words(text))
    return sum(len(names(text)) for text in some) > _MOST_NAMES * long
