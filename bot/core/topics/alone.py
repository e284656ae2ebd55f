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
_SOMEBODY = re.compile(r"\b(?:he|she|him|his|those (?:two|three|four|guys|things|people))\b")
_SOMEBODYS_NAME = re.compile(
    r"\b(?!I\b)[A-Z]\w|\b(?:man|woman|guy|girl|boy|person|somebody|someone|friend|founder|boss|manager|wife|husband"
    r"|mother|father|mom|dad|son|daughter|brother|sister|teacher|doctor|everyone|everybody|who)\b"
)
_ENOUGH_STEMS = 5
_ENOUGH_WORDS = 10
_MOST_LEFT_OUT = 4
"""Words before a piece, above which it is no longer fillers that are missing."""
_REFERENCE = re.compile(r"\b(?:it|this|they|them|he|she|him|here|there|stuff|things?)\b(?!['’])", re.IGNORECASE)
_ON_THE_SHOW = re.compile(
    r"\b(?:episodes?|podcasts?|show notes|sponsors?|sponsored|listeners?|welcome|thank you|thanks|subscribe)\b",
    re.IGNORECASE,
)
_ABOUT_ONESELF = re.compile(
    r"\b(?:(?:follow|find|reach(?: out to)?|e-?mail|message|dm|connect with|hear from) (?:me|us|you|anyone)\b"
    r"|on (?:twitter|linkedin|instagram)|my (?:newsletter|website|site|blog|course|(?:[\w'’]+ )?books?)"
    r"|sign up (?:at|on|for)|check (?:it|me|us|out)|[\w-]+ ?(?:\.|dot )com\b|pre-?order"
    r"|(?:excited|happy|great|glad|honou?red|pleasure|fun) to (?:be (?:here|on)|have me|talk with you|chat)"
    r"|(?:having|had) me on|useful to (?:me|you)|(?:love|enjoy) (?:hearing|to hear) from|give (?:us|me) feedback"
    r"|give (?:it|us|[A-Z]\w+) a (?:try|shot)|(?:come )?say hi|be useful to)\b",
    re.IGNORECASE,
)
"""Where to find the guest, and how they like to be one."""
_FILLER = re.compile(r"\b(?:um+|uh+|you know|i mean|like|kind of|sort of|yeah|okay|gonna|wanna)\b", re.IGNORECASE)


def worth_alone(text: str, begin: int, finish: int) -> float:
    """How well a piece of a sentence stands alone: whole, worth saying, and its subject named."""
    piece = text[begin:finish]
    worth = fluency(piece)
    if refers_back(piece):
        worth *= 0.5
    if begin and _UNFINISHED_START.match(piece):
        worth *= 0.3
    if len(text[:begin].split()) > _MOST_LEFT_OUT:
        worth *= 0.3
    return worth


def refers_back(text: str) -> bool:
    """Whether its first words stand for something that was said before it, or it is about somebody whom it does not
    name."""
    somebody = _SOMEBODY.search(text)
    begin = text.find(" ") if text.partition(" ")[0].casefold() in STOP_WORDS else 0
    is_nameless = somebody is not None and not _SOMEBODYS_NAME.search(text, begin, somebody.start())
    return bool(is_nameless or _UNRESOLVED.match(text) or _STANDS_FOR_SOMETHING.match(text))


def fluency(text: str) -> float:
    """How well something is said, whatever was said before it: fluent, neither too short nor a question, and not
    about the recording itself."""
    length = len(text.split())
    worth = min(1.0, (length / _ENOUGH_WORDS) ** 1.5)
    worth *= min(1.0, len(set(stems_of(text))) / _ENOUGH_STEMS)
    if text.rstrip().endswith("?"):
        worth *= 0.4
    if not text.rstrip().endswith((".", "!", "?", "…", "。", "।", "؟")):
        worth *= 0.6
    if STUTTER.search(text):
        worth *= 0.5
    if _ON_THE_SHOW.search(text):
        worth *= 0.4
    if _ABOUT_ONESELF.search(text):
        worth *= 0.3
    if _ASKING_START.match(text):
        worth *= 0.5
    if _UNFINISHED_END.search(text):
        worth *= 0.4
    worth *= max(0.6, 1 - 1.5 * len(_REFERENCE.findall(text)) / max(1, length))
    return worth * max(0.3, 1 - 4 * len(_FILLER.findall(text)) / max(1, length))


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of its words that say something."""
    return tuple(stem(word.form) for word in words(text) if word.form not in STOP_WORDS)
