"""What words lean on: whether they can be understood without what was said before them, or stop short of the point
that they lead up to. The rules are of English; in other languages marks alone tell."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.core.search.words import STOP_WORDS, words


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_FEWEST_WORDS = 4
"""Fewer are a nod or an exclamation, which says nothing by itself."""
_OPENING = re.compile(
    r"[\"“'‘(\s]*(?:(?:and|but|so|well|yeah|yes|no|okay|ok|now|right|then|also|again|actually|basically|obviously"
    r"|maybe|often|usually|sometimes|always|oh|ah|um|uh|i mean|you know|of course|by the way|in fact|to be honest"
    r"|in (?:many|some|most|a|the) (?:ways?|cases?|sense|end)|at (?:the end of the day|some point|the same time)"
    r"|(?:if|when) you (?:really )?(?:think about|look at) it|most of the time|more often than not"
    r"|from time to time)\b[,.…\s–—-]+)*",
    re.IGNORECASE,
)
"""What stands before the sentence proper."""
_GOES_ON = _any(
    r"or|because|which|especially|including|all the way|so that|instead(?! of)|for (?:example|instance)|like,",
    r"let['’]s say|that['’]s (?:why|how|where|when|what)",
    r"(?:because of|on top of|after|before|with|for|in|from|besides|like|by|of|at) (?:that|those)",
    r"(?:one|some|all|most|many|none|both|each|either|neither|any|the rest) of (?:them|those|these|that|this|it)",
)
"""With these a sentence goes on with the one before it."""
_IS = r"(?:['’]?s| is| was|['’]?(?:d|ll) be| (?:would|will|can|could|may|might|has) (?:be|been))"
_STANDS_FOR_NOTHING = _any(
    rf"it{_IS}? not (?:that|like|because|just|only)",
    rf"it{_IS} (?!going |supposed |about |trying |used |able |an? |the |my |our |your )"
    r"(?:[\w'’]+ ){0,3}?\w+ (?:to|that|when|how|who|if|whether)",
    r"it (?:takes|turns out|seems|looks like|sounds like|feels like|makes sense|happens|comes (?:down )?to)",
    r"(?:this|these|that|those) (?:last |past |next |whole |very |one )?(?:day|week|month|year|morning|evening|time"
    r"|moment|podcast|show|episode|interview|conversation|audience|talk|session)s?",
    r"(?:this|these|that|those) (?!(?:is|are|was|were|has|have|had|will|would|can|could|does|did|means?) )"
    r"(?:\w+ ){1,4}?(?:of|that|where|called|who|which|with|between|for)",
    r"that (?:said|being said)|those (?:who|of)|(?:he|she|they|it) who",
)
"""“It is hard to …”, “this week”, “that idea of …”: what it is follows, or everybody knows it."""
_POINTS_BACK = _any(
    r"it|its|they|them|their|theirs|he|him|his|she|hers|this|these|those|that['’]?s|that (?:is|was|will|would)",
    r"(?:do|doing|did|does|done|like|about|of|with|if|when|because|since|while|once|until|unless) that",
)
_BEGINS_POINTING = _any("that", "such")
"""Further on these join clauses."""
_IMPERATIVE = _any(r"\w+(?: to| at| with| for| about| from| into)? (?:it|this|them|him|her)")
_WORD = re.compile(r"[\w'’]+")
_SUBJECTS = frozenset("i im ive you youre youve we weve they theyre theyve he she".split())  # noqa: SIM905
_AUXILIARIES = frozenset(
    "to not dont doesnt didnt can cant could will would wont should must lets just really also and then".split()  # noqa: SIM905
)
_NEAR = 5
"""Words: one that stands for something further on may stand for what the sentence itself has named."""
_TRAILS_OFF = re.compile(r"(?:\.\.\.|[…,:;–—-]|\b(?:and|but|or|so|because|the|an?))[\s\"”'’.]*$", re.IGNORECASE)
_QUOTATION_MARK = re.compile(r"(?P<opening>“|(?:(?<=[\s(—–-])|^)\"(?=\S))|(?P<either>(?<=\s)\"(?=\s))|(?<=\S)[\"”]")
_ASKS = re.compile(r"\?[\s\"”'’)]*$")


def leans_back(text: str) -> bool:
    """Whether a sentence begins with what only those before it explain."""
    proper = text[_opening(text) :]
    if is_nod(text) or _GOES_ON.match(proper):
        return True
    if _BEGINS_POINTING.match(proper) and not _STANDS_FOR_NOTHING.match(proper):
        return True
    return any(
        _POINTS_BACK.match(proper, at) and not _STANDS_FOR_NOTHING.match(proper, at) for at in _before_nouns(proper)
    )


def is_nod(text: str) -> bool:
    """Whether a sentence is too short to say anything by itself."""
    return sum(1 for _ in words(text)) < _FEWEST_WORDS


def _opening(text: str) -> int:
    found = _OPENING.match(text)
    return found.end() if found else 0


def _before_nouns(text: str) -> Iterator[int]:
    """Where the first words begin, up to the one with which something may have been named: neither a stop word nor
    a verb behind its subject."""
    previous = ""
    for found in islice(_WORD.finditer(text), _NEAR):
        yield found.start()
        word = found.group().casefold().replace("’", "").replace("'", "")
        if word not in STOP_WORDS and previous not in _SUBJECTS | _AUXILIARIES and not _IMPERATIVE.match(text):
            return
        previous = word


def stops_short(text: str) -> bool:
    """Whether a sentence ends before what it leads up to: it trails off, or asks."""
    return asks(text) or _TRAILS_OFF.search(text) is not None


def asks(text: str) -> bool:
    """Whether a sentence ends with a question mark, be it within quotation marks."""
    return _ASKS.search(text) is not None


def open_quotations(text: str) -> tuple[int, int]:
    """How many quotations end in the text that do not begin in it, and how many begin that do not end."""
    ended = begun = 0
    for mark in _QUOTATION_MARK.finditer(text):
        if mark.lastgroup == "opening" or (mark.lastgroup == "either" and not begun):
            begun += 1
        elif begun:
            begun -= 1
        else:
            ended += 1
    return ended, begun
