"""The question that opens a stretch, put as a heading: “How probing works”, “What is Miniscript?”."""

import re
from collections.abc import Iterable, Iterator

from bot.core.topics.interviewers import is_question

_MOST_WORDS, _FEWEST_WORDS = 10, 2
_LEAD = re.compile(
    r"(?:(?:so|and|but|well|now|okay|ok|yeah|yes|right|um+|uh+|all right|alright|great|cool|sure|interesting|i mean"
    r"|you know|like|then|also|actually|basically|maybe|just|first(?: of all)?|again|anyway|i guess|i think"
    r"|i suppose|oh|hm+|hey|exactly|or|(?:my|the|one|another|a) (?:\w+ )?question (?:is|would be|for you(?: is)?)"
    r"|i(?:'m| am| was) (?:just |really |also |very )?(?:curious|wondering|interested)"
    r"(?: to (?:know|hear|ask))?(?: about| as to| in)?"
    r"|(?:let me|i (?:want|wanted) to|i'd (?:like|love) to) ask(?: you)?(?: this)?(?: about)?"
    r"|(?:can|could|would|will|maybe) you(?: please| just| maybe| also| briefly| perhaps)*"
    r"(?=\s(?:tell|talk|explain|describe|walk|give|say|speak|share|elaborate|expand|go|define|remind|introduce)\b)"
    r"|why don't (?:you|we)|do you (?:want|mind)(?: to)?|do you know"
    r"|do you have (?:a sense|an idea|any idea)(?: of)?"
    r"|for (?:those|people|listeners|anyone) who[^,]{0,60},|before we[^,]{0,60},)(?:(?<=,)|\b)"
    r"(?:\s*[,.…;:!?–—-]+\s*|\s+))+",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:(?:let's|we'll|we can|we should|i want to|i'd like to|i'd love to|we're going to|we wanted to)\s+"
    r"(?:\w+\s+){0,2})?"
    r"(?:talk|tell (?:me|us|everyone|people|the listeners|our listeners)|speak|hear|chat|dive|dig|jump|move on|turn"
    r"|switch|elaborate|expand|touch|explain|describe|define|introduce|(?:walk|run) (?:me|us|people) through"
    r"|give (?:me|us) (?:an? \w+ )?(?:overview|sense|idea|example|summary) of|what about|how about|thoughts)"
    r"(?:\s+(?:to|with) (?:me|us|you))?(?:\s+a (?:little |tiny )?(?:bit|more))?"
    r"(?:\s+(?:more|briefly|quickly|maybe|deeper))*\s+(?:about|on|to|into|through)?\s*(?=\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:how|why|what|where|when|who|which|whether)\b", re.IGNORECASE)
_DIRECT = re.compile(
    r"(?:what|why|how|when|where|who|which|is|are|do|does|can|could|should|would|will|has|have)\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r",?\s*\b(?:(?<!do )you know|i mean|sort of|kind of|like|actually|basically|really|just|exactly|um+|uh+|then"
    r"|also|even|maybe)\b,?",
    re.IGNORECASE,
)
_OPINION = re.compile(r"\s(?:do|did|would) you (?:think|say|feel)\b(?: that)?", re.IGNORECASE)
"""“Why do you think privacy matters?” is about why privacy matters."""
_BEING = re.compile(r"\s(?:is|are|was|were)$", re.IGNORECASE)
"""“What Miniscript is” is whole."""
_HOW_MUCH = re.compile(r"(?:how|why|what|when) \w+|(?:how|why) [\w-]+ (?:is|are|was|were)", re.IGNORECASE)
"""“How likely is” what? And “why happens” what?"""
_WITHIN = re.compile(
    r"\b(?:how|why|what|when|where|who)(?: (?:\w+ )?(?:is|are|do|does|did|can|could|should|would|will)\b|['’]s\b)",
    re.IGNORECASE,
)
"""Where the question begins in a sentence that leads up to it."""
_BEHIND = re.compile(
    r",?\s+(?:and|but) (?:how|what|why|where|when|who|is|are|do|does)\b.*|\s+(?:here|now|today|right now|yet)$",
    re.IGNORECASE,
)
"""A second question, and words that say nothing in a heading."""
_HOW_TO = re.compile(
    r"how (?:do|would|can|could|should|might) (?:you|we|i|one|people|somebody|someone)\s+"
    r"(?=(?!think|feel|see|say|mean|know|like|view|respond|react|want)\w+\s)",
    re.IGNORECASE,
)
_TO_ONE = re.compile(r"(?:is|are|were|was|do|does|did|can|could|would|will|should|have|has) you\b", re.IGNORECASE)
"""“Are you ready?” asks nothing of a theme."""
_VERB = re.compile(
    r"\b(?:\w+'s|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|might|makes?|happens?|goes|works?|means?"
    r"|matters?|comes?|gets?|needs?|causes?)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\w+ (?:do|does|did)(?: \w+){1,2}(?<! do)(?<! work)(?<! mean)(?<! happen)(?<! need)(?<! matter)$",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\w+ (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have)\b", re.IGNORECASE)
_STOPS = re.compile(
    r"[,;:.!?–—…]|\s-\s|\b(?:because|so that|but|if|since|or"
    r"|and (?:how|what|why|where|then|so|is|are|do|does|i|we|you|that|maybe|if))\b",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(
    r"\b(?:it|it's|its|that|that's|this|these|those|they|them|they're|he|she|him|his|her|their|there|here|one|ones"
    r"|things?|stuff|something|anything|someone|everything|so|such|too|either|else|yourself|i|me|my|us|our|please"
    r"|(?<!do )(?<!can )(?<!should )we"
    r"|right|said|say|saying|mentioned|talked|talking|asked|know|mean)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s(?:which|who|that|why|how|where|when|what)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an|some|any|your|this idea of|the idea of|some of the)\s+", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"\s+(?:of|in|on|at|for|from|with|by|to|and|or|but|the|an?|is|are|was|were|do|does|did|can|could|will|would|should|have|has|as|than"
    r"|that|which|who|your|you|into|about|like|be|been|being|get|got)$",
    re.IGNORECASE,
)  # fmt: skip


def headings(texts: Iterable[str]) -> Iterator[str]:
    """What the sentences ask about, each as a heading where it can be one; earlier sentences first."""
    for text in texts:
        heading = _heading(" ".join(text.replace("’", "'").split()))
        if heading is not None:
            yield heading


def _heading(text: str) -> str | None:
    asked = text[text.rfind(". ", 0, -2) + 2 if ". " in text[:-2] else 0 :]
    rest = asked[found.end() :] if (found := _LEAD.match(asked)) else asked
    if (found := _ABOUT.match(rest)) and found.end() < len(rest):
        return _about(rest[found.end() :])
    if _CLAUSE.match(rest) and not is_question(text):
        return None
    if not is_question(text):
        return None
    heading = _direct(rest) if _DIRECT.match(rest) else None
    if heading is None and (within := list(_WITHIN.finditer(rest, 1))):
        heading = _direct(rest[within[-1].start() :])
    return heading


def _about(said: str) -> str | None:
    """What comes after “tell us about”: a clause (“how probing works”), or a noun phrase."""
    clause = _CLAUSE.match(said) is not None
    words = _cut(said, clause)
    if not clause:
        words = _RELATIVE.split(words)[0]
        while found := _ARTICLE.match(words):
            words = words[found.end() :]
    return _checked(words, "?" if clause and _INVERTED.match(words) else "")


def _direct(said: str) -> str | None:
    stop = said.find("?")
    asked = said[: stop if stop >= 0 else None]
    words = _BEHIND.sub("", _FILLERS.sub("", _OPINION.sub("", asked)).strip(" ,"))
    if how := _HOW_TO.match(words):
        return None if _STOPS.search(words) else _checked(f"how to {words[how.end() :]}", "")
    if _TO_ONE.match(words) or _HALF.fullmatch(words) or not _VERB.search(words):
        return None
    is_clause = _OPINION.search(asked) and not _INVERTED.match(words)
    return None if _STOPS.search(words) else _checked(words, "" if is_clause else "?")


def _cut(said: str, clause: bool) -> str:
    found = _STOPS.search(said)
    words = _FILLERS.sub("", said[: found.start()] if found else said).strip()
    if clause and _BEING.search(words):
        return words
    while loose := _LOOSE_END.search(words):
        words = words[: loose.start()]
    return words


def _checked(words: str, mark: str) -> str | None:
    """The words as a heading; None where they are too short or too long, or need what was said before."""
    words = " ".join(words.split())
    if (
        not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS
        or _UNRESOLVED.search(words)
        or _HOW_MUCH.fullmatch(words)
        or (_LOOSE_END.search(words) and not (_CLAUSE.match(words) and _BEING.search(words) and not mark))
    ):
        return None
    if not all(mark.isalnum() or mark in " '-&./" for mark in words):
        return None
    return words[0].upper() + words[1:] + mark
