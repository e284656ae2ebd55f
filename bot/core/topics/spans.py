"""Spans: runs of sentences that one person says, and how likely each is a whole thought."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.search.leaning import asks, leans_back, open_quotations, stops_short
from bot.core.topics.alone import refers_back
from bot.core.topics.excerpts import cuts
from bot.core.transcript.model import Sentence

_MOST_SENTENCES, _MOST_CHARACTERS = 7, 650
"""What a span may hold."""
_ENOUGH_CHARACTERS = 200
"""A shorter one counts in proportion: it says little, or half of what it is about."""
_LEANING, _ANSWERING, _REFERRING = 0.03, 0.5, 0.25
"""What a span counts that begins with what only the sentence before it explains, or only somebody's question; or
perhaps does so."""
_SHORT, _TURNED, _CONTINUED = 0.05, 0.25, 0.8
"""What one counts that ends before its point; that is parted from the sentence that it turns round, resolves or
gives the reason for, or that does so; and that ends before one that goes on with it."""

_NUMBER = r"(?:two|three|four|five|six|seven|a couple(?: of)?|a few|several|\d)"
_ANNOUNCES = re.compile(
    rf"(?:\b{_NUMBER} (?:[\w'’-]+ ){{0,3}}[\w'’-]+$"
    rf"|\b{_NUMBER} (?:[\w'’-]+ ){{0,2}}(?:problems|lessons|insights|things|reasons|ways|points|components|parts"
    r"|pieces|kinds|types|steps|questions|phases|rules|principles|ideas|options|examples|stories|topics|criteria)\b"
    r"(?!.*\b(?:one (?:is|was)|first|number one|namely|which are|like|such as)\b)(?!.*[:;] )"
    rf"|\bthere(?:['’]s| is| are| was| were) {_NUMBER}$"
    r"|\b(?:i['’]?(?:ll|d like to|d love to)|let me|i can|i want to|i could|i should|i have to|we can)"
    r" (?:[\w'’]+ )?(?:tell|give|describe|explain|share|put|walk|read|show|introduce|start|back up|say|mention)\b"
    r"(?!.*(?:[:;] |\bthat\b))"
    r"|\b(?:quick|short|long|funny|whole|interesting|back) ?stor(?:y|ies)\b"
    r"|\b(?:the|a|this) story (?:of|about|on|is)\b.{0,60}$"
    r"|\bbefore i (?:say|tell|get|go|answer)\b|^[^,]{0,40}\bhow (?:it|this|that) works is\b"
    r"|\b(?:here(?:['’]s| is| are)|there(?:['’]s| is| was| are)|(?:one|an?|my|another|best|great|favou?rite"
    r"|classic|recent)) (?:[\w'’-]+ ){0,2}(?:examples?|stor(?:y|ies)|analogy|metaphor|quote|anecdote|joke|exercise"
    r"|framework|trick|saying|experiment|study|reasons?|thought)\b[^,]{0,50}$"
    r"|^\W*(?:for (?:example|instance)|imagine|let['’]?s say|say you|picture|suppose)\b.{0,80}$"
    r"|^\W*(?:so,? )?(?:the |my |our )?(?:first|number one|firstly|first of all|step one|one)\b"
    r"(?! (?:time|day|week|month|year|can|could|would|might|must|should))(?!.*\b(?:second|other|two|and then)\b)"
    r"|\b(?:is|was|are|like|this|following|saying|said|says|goes|asked|means?)$)",
    re.IGNORECASE,
)
"""Ends with what is still to come."""
_TURNS = re.compile(
    r"\W*(?:(?:and|so|now)\b\W+)?(?:but|however|whereas|yet|except|instead|rather|on the other hand|not anymore"
    r"|then again|unless|although|because|in reality|(?:it )?turns out|it turned out|the reason|that(?:['’]s| is)"
    r" (?:why|because|when|how)|which|meaning|this means|what that means|and that (?:is|was)|until|otherwise"
    r"|so that|(?:and )?what (?:happened|we found|i found|they found))\b",
    re.IGNORECASE,
)
"""Takes back, limits, explains or resolves what was said before it."""
_CONTINUES = re.compile(
    r"\W*(?:(?:and|so|now|but)\b\W+)?(?:and|so|then|or|also|plus|in other words|for (?:example|instance)|like"
    r"|the (?:other|second|third|next|last)|another|secondly?|thirdly?|two|three|number (?:two|three)|finally|again"
    r"|therefore|basically|i mean)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\W*(?:(?:and|so|but|then)\b\W+){0,2}(?:the (?:other|second|third|fourth|next|last)|secondly?|thirdly?"
    r"|fourthly?|another|two,|three,|number (?:two|three)|let alone|not to mention|finally)\b"
    r"|(?:\W*[\w'’]+\W+){1,5}?(?:the|my|our) (?:second|third|fourth|fifth|latter|other|next|last)\b(?! (?:few"
    r"|couple|\w+ (?:years|months|weeks|days)|year|month|week|day|time|night)\b)",
    re.IGNORECASE,
)
"""Goes on with a list."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters `begin` to before `finish` of a sentence."""

    sentence: int
    begin: int
    finish: int
    text: str
    is_whole: bool
    """Whether it is all of the sentence but for fillers at its edges."""


@dataclass(frozen=True, slots=True)
class Span:
    """Units `first` to before `stop`; how likely it begins and ends as a whole thought does, and is long enough for
    one, each 0 to 1."""

    first: int
    stop: int
    opening: float
    closing: float
    fullness: float


def units(sentences: Sequence[Sentence], numbers: Iterable[int]) -> list[Unit]:
    """What may be shown of each of the sentences."""
    found: list[Unit] = []
    for number in numbers:
        text = sentences[number].text
        pieces = list(cuts(text))
        for begin, finish in pieces:
            found.append(Unit(number, begin, finish, text[begin:finish], len(pieces) == 1))
    return found


def spans(sentences: Sequence[Sentence], row: Sequence[Unit], asking: Sequence[bool]) -> Iterator[Span]:
    """Every run of whole sentences in a row that one person says, and every piece of a longer one."""
    opens = [_opens(sentences, unit, asking) for unit in row]
    closes = [_closes(sentences, unit) for unit in row]
    for first, unit in enumerate(row):
        if not unit.is_whole:
            yield Span(first, first + 1, opens[first], closes[first], _fullness(len(unit.text)))
            continue
        length = 0
        text = ""
        for at in range(first, min(first + _MOST_SENTENCES, len(row))):
            if at > first and not goes_on(sentences, row[at - 1], row[at]):
                break
            length += len(row[at].text) + 1
            if at > first and length > _MOST_CHARACTERS:
                break
            text += f" {row[at].text}"
            ended, begun = open_quotations(text)
            quoting = _SHORT if ended or begun else 1.0
            yield Span(first, at + 1, opens[first], closes[at] * quoting, _fullness(length))


def _fullness(length: int) -> float:
    return min(1.0, length / _ENOUGH_CHARACTERS)


def goes_on(sentences: Sequence[Sentence], one: Unit, other: Unit) -> bool:
    return (
        other.is_whole
        and other.sentence == one.sentence + 1
        and sentences[one.sentence].speaker == sentences[other.sentence].speaker
    )


def _opens(sentences: Sequence[Sentence], unit: Unit, asking: Sequence[bool]) -> float:
    here = sentences[unit.sentence]
    before = sentences[unit.sentence - 1] if unit.sentence else None
    is_same = before is not None and before.speaker == here.speaker and not asking[unit.sentence - 1]
    if leans_back(unit.text):
        return _ANSWERING if before is not None and not is_same and asks(before.text) else _LEANING
    if is_same and before is not None and (announces(before.text) or turns(here.text) or _FURTHER.match(here.text)):
        return _TURNED
    return _REFERRING if refers_back(unit.text) else 1.0


def _closes(sentences: Sequence[Sentence], unit: Unit) -> float:
    behind = sentences[unit.sentence + 1] if unit.sentence + 1 < len(sentences) else None
    is_same = behind is not None and behind.speaker == sentences[unit.sentence].speaker
    if stops_short(unit.text) or (is_same and announces(unit.text)):
        return _SHORT
    if not is_same or behind is None:
        return 1.0
    if turns(behind.text):
        return _TURNED
    return _CONTINUED if _CONTINUES.match(behind.text) or leans_back(behind.text) else 1.0


def announces(text: str) -> bool:
    """Whether it says that something is to come, and not what."""
    return _ANNOUNCES.search(text.rstrip(" \"”'’.,:!…")) is not None


def turns(text: str) -> bool:
    """Whether it takes back, limits, explains or resolves what was said before it."""
    return _TURNS.match(text) is not None
