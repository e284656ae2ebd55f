"""Excerpts: the part of a sentence that is worth showing, without fillers and false starts at its edges."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.core.topics.model import Extract
from bot.core.transcript.model import Sentence

MOST_WORDS, WHOLE_WORDS = 40, 75
"""Of a piece of a sentence, and of a sentence that is shown whole."""
FEWEST_WORDS = 8
_LONGEST_PIECE = 2000
_LONGEST_TAIL = 100
"""Characters: of what is shown, and in which fillers at the end are looked for."""

_WORD, _STEP = re.compile(r"\S+"), re.compile(r"\S*\s*")
_JOINTS = " ,;:–—-"
_LEAD = re.compile(
    r"(?:(?:um+|uh+|er+|ah+|oh|hm+|mm+|yeah|yes|yep|nope|okay|ok|alright|sure|well|and|or|then|also|anyway"
    r"|(?:no|right|like|again)(?=[,.;:!?–—-])|now(?! (?:that|is|and))"
    r"|so(?! (?:far|much|many|few|little|long|often|that|is|are|was|do|does|did|am)\b)"
    r"|actually|basically|exactly|honestly|obviously|plus|i mean|you know|i guess"
    r"|you see|to be honest|by the way|of course|kind of|sort of)\b(?!['’-])(?:\s*[,.…;:!?–—-]+\s*|\s+))+",
    re.IGNORECASE,
)
_SOUNDS = re.compile(
    r"(?:(?:um+|uh+|er+|ah+|oh|hm+|mm+|yeah|yep|okay|ok|alright|well|(?:like|i mean|you know)(?=,)|right(?=[,.]))\b"
    r"(?!['’-])(?:\s*[,.…;:!?–—-]+\s*|\s+))+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,]+(?:um+|uh+|you know|i mean|like|right|okay|yeah|and|but|so|or|or something|or whatever|and so on"
    r"|and stuff|and stuff like that|kind of|sort of|if that makes sense))+(?P<stop>[\s,.…!?–—-]*)$",
    re.IGNORECASE,
)
_PART = r"[\w'’]{1,40}+(?![\w'’])"
STUTTER = re.compile(
    rf"(?<![\w'’])(?P<said>{_PART}(?: {_PART}){{0,3}}?)[\s,.…–—-]{{1,8}}+(?=(?P=said)(?![\w'’]))", re.IGNORECASE
)
"""Nothing in it can grow without bound: a file may be one word."""
_TURN = re.compile(
    r"(?:but|whereas|while|although|though|however|except|unless|rather|instead|not|yet|until)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;:.!?–—](?:\s|$)")
_LONGEST_TURN = 120
_BORDER = re.compile(
    r"[,;:–—]\s+|\s+(?=(?:and|but|because|so|which|where|if|when|although|though|while|whereas|unless|or)\s)",
    re.IGNORECASE,
)


def excerpt(sentence: Sentence, number: int, begin: int = 0, finish: int | None = None, rank: int = 0) -> Extract:
    """The words from `begin` to before `finish` of sentence `number`."""
    stop = len(sentence.text) if finish is None else finish
    return Extract(
        sentence.text[begin:stop],
        sentence.time_at(begin),
        sentence.time_at(stop),
        sentence.speaker,
        number,
        begin,
        stop,
        rank,
    )


def is_led_in(text: str, begin: int) -> bool:
    """Whether there is nothing before that place of a sentence but fillers and false starts."""
    head = _without_lead(text, 0, len(text))
    return begin <= len(text) - len(text[head:].lstrip(_JOINTS))


def words_from(text: str, begin: int, finish: int) -> str:
    """What is shown of a sentence from `begin` on: with “And so” where that leads it in, without “um”."""
    if not is_led_in(text, begin):
        return text[begin:finish]
    words = _lead(text, begin) + text[begin:finish]
    return words[:1].upper() + words[1:]


def _lead(text: str, begin: int) -> str:
    """What is said before that place, without sounds and false starts."""
    said, head = "", 0
    while head < begin:
        left_out = _SOUNDS.match(text, head) or STUTTER.match(text, head)
        found = left_out or _STEP.match(text, head, begin)
        if found is None:
            break
        said += "" if left_out else found.group()
        head = found.end()
    return said.lstrip(_JOINTS)


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """What may be shown of a sentence: all but its edges or, where it is long, runs of its clauses."""
    begin, finish = _trimmed(text, 0, len(text))
    if _count(text, begin, finish) <= WHOLE_WORDS:
        if begin < finish:
            yield begin, finish
        return
    borders = [begin, *(found.end() for found in _BORDER.finditer(text, begin, finish)), finish]
    starts = [found.start() for found in _WORD.finditer(text)]
    before = [bisect_left(starts, border) for border in borders]
    for number, head in enumerate(borders):
        reach = range(number + 1, min(number + 1 + MOST_WORDS, len(borders)))
        fitting = [
            borders[one]
            for one in reach
            if borders[one] - head <= _LONGEST_PIECE and FEWEST_WORDS <= before[one] - before[number] <= MOST_WORDS
        ]
        if fitting:
            shown = _trimmed(text, head, _turned(text, fitting[-1], finish))
            if shown[0] < shown[1]:
                yield shown


def _turned(text: str, tail: int, finish: int) -> int:
    """Further on, where the next clause turns round what was said: “in the US it is politics, but in China …”."""
    if not _TURN.match(text, tail, finish):
        return tail
    stop = _CLAUSE_END.search(text, tail + 1, min(finish, tail + _LONGEST_TURN))
    return stop.end() if stop else tail


def _trimmed(text: str, begin: int, finish: int) -> tuple[int, int]:
    """Without fillers, and words said twice, at the edges; all of it where nothing would be left."""
    head = _without_lead(text, begin, finish)
    tail = finish
    if found := _TAIL.search(text, max(head, finish - _LONGEST_TAIL), finish):
        tail = found.start() if found["stop"].strip() != "?" else finish
    piece = text[head:tail]
    head += len(piece) - len(piece.lstrip(_JOINTS))
    if tail < len(text):
        tail -= len(piece) - len(piece.rstrip(_JOINTS))
    return (head, tail) if _count(text, head, tail) >= 3 else (begin, finish)


def _without_lead(text: str, begin: int, finish: int) -> int:
    head = begin
    while found := _LEAD.match(text, head, finish) or STUTTER.match(text, head, finish):
        head = found.end()
    return head


def _count(text: str, begin: int, finish: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, begin, finish))
