"""How well a piece of a sentence stands alone, where nobody reads what was said before it."""

import re

from bot.core.search.words import STOP_WORDS, stem, words
from bot.core.topics.excerpts import STUTTER

_UNRESOLVED = re.compile(
    r"(?:it|that|this|these|those|they|he|she|him|her|them|which|who|there|here|its|their|his)\b", re.IGNORECASE
)
_UNFINISHED_START = re.compile(
    r"(?:(?:is|are|was|were|have|has|had|do|does|did|ca|could|wo|would|should|might|must)n['’]?t|is|are|was|were|be|been"
    r"|being|have|has|had|do|does|did|can|could|will|would|should|may|might|must|at|on|in|for|from|with|without|of|to"
    r"|by|as|than|into|about|until|since|not|just|even|only|once|either|neither|that|which|who|whose|where|whether|or"
    r"|rather|\w+ing)\b",
    re.IGNORECASE,
)
"""What a clause begins with whose beginning is further up in the sentence."""
_ASKING_START = re.compile(
    r"(?:how|why|is|are|was|were|do|does|did|can|could|will|would|should)\b(?!['’])", re.IGNORECASE
)
"""A recogniser may leave out the question mark."""
_UNFINISHED_END = re.compile(
    r"\b(?:the|an?|of|to|in|on|at|for|from|with|by|and|or|but|so|if|when|where|which|that|than|as|because|while|is|are"
    r"|was|were|my|your|our|their)[\s,.…–—-]*$",
    re.IGNORECASE,
)
_STANDS_FOR_SOMETHING = re.compile(
    r"(?:\W*[\w'’]+\W+){1,4}?(?:it(?!['’]?s? (?:\w+ )?\w+ (?:to|that)\b)|this|these|they|them|he|she|him"
    r"|(?:of|with|for|like|about|on) that|that['’]s|here)\b",
    re.IGNORECASE,
)
"""Among the first words, before it can have been said what it stands for: “I think it was introduced by …”."""
_CARRIES = re.compile(
    r"\b(?:(?:the|our|my) (?:main |whole |basic |key |real |big |general |short |only |biggest )?(?:idea|point|goal"
    r"|aim|problem|issue|benefit|advantage|downside|upside|drawback|reason|difference|trade-?off|purpose|challenge"
    r"|lesson|answer|version|result|solution|risk|danger|hope)s?(?: \w+){0,4}? (?:is|are|was|were|being)\b"
    r"|in (?:short|a nutshell|other words|essence|the end)\b|basically|essentially|fundamentally"
    r"|(?:which|that|this|it) (?:basically |really |just )?means\b|what (?:\w+ ){1,3}(?:does|do|did)\b"
    r"|(?:solves?|allows?|enables?|prevents?|guarantees?|makes? sure) |so that\b|instead of\b|that['’]s why"
    r"|turns out|is called|stands for|is (?:a|an) (?:\w+ ){0,3}(?:way|kind|form|type|subset|set|protocol|system"
    r"|tool|method|process|version)\b)",
    re.IGNORECASE,
)
"""What people say where they come to the point, or say what something is."""
_DETAIL = re.compile(
    r"\b(?:for (?:example|instance)|let['’]?s say|say you|imagine|i forgot|dear listeners"
    r"|if you (?:remember|recall)"
    r"|you (?:would |could |can |just |then )?(?:download|click|type|open|press|go into|enter|look at|scroll)"
    r"|i (?:don['’]t|do not|can['’]t|cannot) (?:know|remember|recall))\b",
    re.IGNORECASE,
)
"""What goes with an example, or with how something is done step by step."""
_CARRYING, _DETAILED = 1.4, 0.65
_ENOUGH_STEMS = 5
_ENOUGH_WORDS = 10
_MOST_LEFT_OUT = 4
"""Words before a piece, above which it is no longer fillers that are missing."""
_REFERENCE = re.compile(r"\b(?:it|this|they|them|he|she|him|here|there|stuff|things?)\b(?!['’])", re.IGNORECASE)
_ON_THE_SHOW = re.compile(
    r"\b(?:episodes?|podcasts?|show notes|sponsors?|sponsored|listeners?|welcome|thank you|thanks|subscribe)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(r"\b(?:um+|uh+|you know|i mean|like|kind of|sort of|yeah|okay|gonna|wanna)\b", re.IGNORECASE)


def refers_back(text: str) -> bool:
    """Whether it begins with a word that stands for something said before it."""
    return _UNRESOLVED.match(text) is not None


def worth_alone(text: str, begin: int, finish: int) -> float:
    """How well a piece stands alone: whole, fluent, neither too short nor a question, its subject named, and not
    about the recording itself."""
    piece = text[begin:finish]
    length = len(piece.split())
    worth = min(1.0, (length / _ENOUGH_WORDS) ** 1.5)
    if _UNRESOLVED.match(piece) or _STANDS_FOR_SOMETHING.match(piece):
        worth *= 0.5
    worth *= min(1.0, len(set(stems_of(piece))) / _ENOUGH_STEMS)
    if piece.rstrip().endswith("?"):
        worth *= 0.4
    if not piece.rstrip().endswith((".", "!", "?", "…", "。", "।", "؟")):
        worth *= 0.6
    if begin and _UNFINISHED_START.match(piece):
        worth *= 0.3
    if len(text[:begin].split()) > _MOST_LEFT_OUT:
        worth *= 0.3
    if STUTTER.search(piece):
        worth *= 0.5
    if _ON_THE_SHOW.search(piece):
        worth *= 0.4
    if _ASKING_START.match(piece):
        worth *= 0.5
    if _UNFINISHED_END.search(piece):
        worth *= 0.4
    worth *= max(0.6, 1 - 1.5 * len(_REFERENCE.findall(piece)) / max(1, length))
    return worth * max(0.3, 1 - 4 * len(_FILLER.findall(piece)) / max(1, length))


def carries(text: str) -> float:
    """How likely it says the point, and no detail, by how it is said: 1 where nothing tells."""
    point = _CARRYING if _CARRIES.search(text) else 1.0
    return point * (_DETAILED if _DETAIL.search(text) else 1.0)


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of its words that say something."""
    return tuple(stem(word.form) for word in words(text) if word.form not in STOP_WORDS)
