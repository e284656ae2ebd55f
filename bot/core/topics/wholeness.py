"""Whether the words of a heading say something by themselves."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.core.search.words import STOP_WORDS
from bot.core.topics.clauses import Kind
from bot.core.topics.mining import Mention
from bot.core.topics.tagging import Part, Token
from bot.core.topics.vague import NOUNS

_UNRESOLVED = re.compile(
    r"\b(?:(?<!what )(?:it|it's)|its|that|that's|this|these|those|they|them|they're|he|she|him|his|her|their"
    r"|there|here"
    r"|ones?|things?|stuff|something|anything|someone|somebody|everything|everybody|such|too|either|else|yourself"
    r"|i|me|my|us|our|please|said|saying|mentioned|asked|mean|i'm|i've|we|podcasts?|episode|conversation|questions"
    r"|topics?|lot"
    r"|yeah|okay|done|goes?|you've|you're|gonna|wanna|guys|bunch|listeners|audience|minutes?|second|whatever"
    r"|etcetera|etc|folks|absolutely|course|going|myself|bit|example|examples|couple|hand)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|do|does|did|want|wants|can|will|could|would|should)\b", re.IGNORECASE
)
_PERSONAL = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_CONTENT = (Part.NOUN, Part.NAME, Part.ADJECTIVE)
_JOINS = (Part.LINK, Part.PREPOSITION, Part.ARTICLE, Part.BREAK)
_HEADS = (Part.NOUN, Part.NAME)
_OF_THE_SHOW = frozenset(
    """
    file point points post question questions quote quotes stories story title titles tweet
    """.split()  # noqa: SIM905
)
"""What an interviewer asks by, and not for."""
_OPEN = frozenset(
    (("how", "to"), ("when", "to"), ("what", "it"), ("what", "makes"), ("what", "works"), ("what", "it's"))
)
"""What a clause begins with that has no subject of its own."""
_EMPTY = frozenset(
    ("think", "about", "the", "do", "next", "start", "go", "say", "get", "started", "benefits", "ask")
)
"""“How to think about the benefits” of what?"""
_FEWEST_OF_CLAUSE, _FEWEST_OF_REASON = 3, 4
_MOST_WORDS, MOST_CHARACTERS = 9, 60


def is_plain(words: str) -> bool:
    """Whether it is neither too short nor too long, and needs nothing that was said before."""
    return (
        3 < len(words) <= MOST_CHARACTERS
        and len(words.split()) <= _MOST_WORDS
        and not _UNRESOLVED.search(words)
        and all(mark.isalnum() or mark in " '-&./" for mark in words)
    )


def is_whole(words: str, kind: Kind, tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether it begins and ends with something that is talked of or, where it is a clause, goes on behind its
    subject."""
    if not tokens:
        return False
    said = words.split()
    if kind is Kind.HOW:
        return _goes_on([word.lower() for word in said], tokens)
    is_name = said[-1][0].isupper() and bool(mentions)
    if not (is_name or tokens[-1].kind in _CONTENT or tokens[-1].lemma.endswith("ly")):
        return False
    if kind is Kind.ADVICE:
        return True
    told = [one.lemma for one in tokens if one.kind in _CONTENT]
    if _PERSONAL.search(words) or _FINITE.search(words) or len(set(told)) < len(told) or said[0][0].isdigit():
        return False
    if said[0].endswith("ing"):
        return len(said) > 1 and said[-1].lower() not in _OF_THE_SHOW
    begun = list(takewhile(lambda one: one.lemma not in STOP_WORDS and one.kind not in _JOINS, tokens))
    is_phrase = bool(begun) and begun[-1].kind in _HEADS and not set(told) <= NOUNS
    if begun and begun[-1].lemma in _OF_THE_SHOW and len(begun) == len(tokens):
        return False
    return is_name if len(said) == 1 else is_phrase or said[0][0].isupper()


def _goes_on(said: Sequence[str], tokens: Sequence[Token]) -> bool:
    if len(said) < _FEWEST_OF_CLAUSE or tuple(said[:2]) in _OPEN:
        return len(said) >= _FEWEST_OF_CLAUSE and not set(said[2:]) <= _EMPTY
    if said[0] == "why" and len(said) < _FEWEST_OF_REASON:
        return False
    begin = 1 + (tokens[1].kind is Part.ARTICLE or (said[0] == "how" and said[1] == "your"))
    subject = list(takewhile(lambda one: one.kind in _CONTENT, tokens[begin:]))
    behind = tokens[begin + len(subject) :]
    if said[0] != "what" and said[-1] in ("is", "are") and len(subject) < 2:
        return False
    is_clause = bool(subject) and subject[-1].kind in _HEADS and bool(behind) and behind[0].kind is Part.OTHER
    return is_clause and "you" not in said and (said[0] == "what") == (said[-1] in ("is", "are"))
