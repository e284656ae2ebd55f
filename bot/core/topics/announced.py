"""What an interviewer says is next: “I want to chat about the PM career track”, “any tips for new managers?”."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.core.topics.clauses import Clause, Kind
from bot.core.topics.mining import Mention
from bot.core.topics.tagging import Token
from bot.core.topics.vague import ADJECTIVES
from bot.core.topics.wholeness import MOST_CHARACTERS, is_plain, is_whole

_WANTS = (
    r"(?:let's|let me|(?:i|we)(?:'d| would) (?:love|like)(?: for you)? to"
    r"|(?:i|we) (?:do |also |definitely |just |really |actually )*(?:want|wanted)(?: you)? to"
    r"|(?:i'm|i am|i was|we're|is) (?:just |also |really |very |most |super |so |going |gonna )*"
    r"(?:to|curious|wondering|interested)(?: in)?(?: to)?"
    r"|(?:we|you|i) (?:can|should|could|might|may)|(?:can|could|would|will|maybe|to) (?:you|we)"
    r"|(?:segue|transition|shift|pivot|moving|switching) (?:in)?to|before (?:we|i)"
    r"|question(?: that i have)?(?: is)?"
    r"|maybe|start|love to|want to|wanted to)"
)
_BETWEEN = (
    r"(?:\s+(?:just|also|maybe|really|actually|definitely|first|quickly|briefly|please|you|us|me|to|start|kind of"
    r"|sort of|a bit|a little|with|by|and|then|try|ask|get|go|spend|some|more|time|hear)){0,6}?"
)
_SAYS = (
    r"\s+(?:talk|talking|chat|chatting|hear|hearing|ask|asking|speak|discuss|cover|touch|focus|dive|dig|drill"
    r"|zoom|get|move"
    r"|shift|switch|pivot|transition|turn|jump|go|come back|double click|start|starting|begin|expand|elaborate"
    r"|explain|describe|unpack|understand|share|spend(?: \w+){0,3} time|curious|know|learn|tell(?: (?:me|us|people"
    r"|everyone))?|walk (?:me|us|people|everyone) through"
    r"|give (?:me|us|people) (?:an?|the|some) (?:[\w-]+ )?(?:overview|sense|understanding|idea|summary"
    r"|background)(?: of)?)"
    r"(?:\s+(?:just|maybe|a|the|little|tiny|bit|more|some|of|briefly|deeper|very|quickly|here|deep|actually|your"
    r"|way|really|right|over|thoughts|perspective|take|opinion|thinking|views?|advice|insights?|first|back|in|(?:to"
    r"|with) (?:me|us)|broadly|with)){0,8}?"
    r"(?:\s+(?:about|on|onto|into|to|through|around|with|in|is))?"
)
_CUE = re.compile(
    rf"\b{_WANTS}{_BETWEEN}{_SAYS}\s+(?=\w)"
    r"|\b(?:what|how) about\s+(?=\w)"
    r"|\b(?:final|next|last|first|second|third|another|other|one) (?:topic|question|area|thing)"
    r"(?: (?:that )?(?:i|we)(?:'d| would|'m| was)? (?:also |definitely |just |really )*(?:want(?:ed)?|love|like"
    r"|interested|curious) to (?:talk about|touch on|ask(?: you)?(?: about)?|hear about|cover|chat about|get to))?"
    r"\s*(?:is|was|,|:|around|about|on)+\s+(?=\w)"
    r"|\b(?:learned|know|opinions?|thoughts|take|perspective|advice|insights?|thinking|philosophy|views?|story"
    r"|debate|question|think) (?:about|on|around|of)\s+(?=\w)"
    r"|\b(?:segue|shift|pivot|back|transition|switch) (?:in)?to\s+(?=\w)"
    r"|\bwhat (?:exactly )?(?:is|are)\s+(?=(?:the|a|an|some|your|any)\s)"
    r"|\byou (?:mentioned|have|had|wrote|said|call|coined|write|talk|talked)(?: this| about| a lot about)*"
    r"(?: (?:idea|concept|notion|framework|phrase|term|post|piece|article)(?: of| around| that| about"
    r"| called)?)?,?\s+(?=\w)",
    re.IGNORECASE,
)
"""Behind which comes what is talked about."""
_ADVICE = re.compile(
    r"\b(?P<head>(?:(?:biggest|most|common|best|key|main|important|first|early|other|practical|tactical|concrete"
    r"|career"
    r"|hiring|core) ){0,2}(?:tips?(?: and tricks)?|advice|lessons?|mistakes?|pitfalls?|signs?|ways|heuristics|steps"
    r"|challenges?|misconceptions?|principles|skills|qualities|traits|benefits|downsides|pros and cons|ingredients"
    r"|strategies|tactics|reasons|elements|keys?))"
    r"(?:\s+(?:would you (?:give|have)|(?:do|did|would) you have"
    r"|you(?:'d| would|'ve)? (?:give|have|share|learned|recommend|seen|found)"
    r"|(?:that )?(?:people|folks|companies|teams|founders|they|you|pms) (?:often )?(?:make|fall into|see|run into"
    r"|face)))?\s+(?P<link>for|about|on|to|of|in|when|with|that|around)\s+(?=\w)",
    re.IGNORECASE,
)
_ASKED = (
    r"(?!(?:do|does|did|is|are|was|were|can|could|would|should|will|has|have|had|about|you|i|we|that|this|it|they"
    r"|he|she"
)
_HOW = re.compile(
    rf"\b(?:how to\s+(?=\w)|(?:why|how)\s+(?={_ASKED}|much|many|often|long|the hell)\b)[a-z])"
    r"|what (?:makes|works)\s+(?=\w)|what (?=(?:an? )?(?:[\w-]+ ){1,3}(?:is|are|does|do)\b))",
    re.IGNORECASE,
)
_TURNED = (
    (
        re.compile(
            r"\bwhen (?:does it make sense"
            r"|(?:do|should) (?:you|people|founders|companies|teams|startups|pms|we|they|one)(?: \w+)?"
            r"|is (?:it|the right time|a time|the time|a good time|the right moment)(?: (?:right|time|worth))?)"
            r" (?:to )?(?=\w)",
            re.IGNORECASE,
        ),
        "when to",
    ),
    (
        re.compile(r"\bwhat(?: does|'s) it (?:really |actually )?takes? to (?=\w)", re.IGNORECASE),
        "what it takes to",
    ),
    (
        re.compile(
            r"\bwhat(?:'s| is| was) it (?:really |actually )?like (?=(?:to|being|work|for)\b)", re.IGNORECASE
        ),
        "what it's like",
    ),
)
"""Questions, and how they begin where they are no longer asked."""
_CLAUSE = re.compile(r"(?:just |maybe )?(?:how|why|when|what|where|whether|who|if)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:(?:just|maybe|like|actually|really|kind of|sort of|the|a|an|some|any|your|you|this|that|these|those|of"
    r"|about|on|around|specifically|also|even|what|exactly"
    r"|how (?:do )?(?:you|people|folks|we|should (?:people|you|folks|we)) (?:think|thought|approach)(?: (?:about"
    r"|of))?"
    r"|what (?:you|you've|you have|have you|did you) (?:learned|learn|know|found|seen)(?: (?:about|from|there))?"
    r"|think(?:ing)? about|chatting about"
    r"|(?:whole |entire |broad |general |big )?(?:idea|concept|notion|topic|subject|question|point|thread|thing"
    r"|piece"
    r"|process|way|bit|world|debate|approach|state|part|first part|area|side|element|aspect)s? (?:of|around|about"
    r"|on|that)"
    r"|thoughts (?:on|about)|advice (?:on|about|around|for|to)|(?:couple|few|lot|bunch|handful|ton|tons) (?:of )?"
    r"|talk(?:ing)? about|(?:new )?(?:book|post|product|concept|idea|framework|company|term)(?: out)? (?:called"
    r"|named)|for (?:someone|people|somebody|folks|anyone|those)(?: (?:that|who)(?:'s|'re| are| is"
    r"| wants?)?)?)(?:,)?\s+)+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:just|maybe|like|really|this|that|these|those)\s+", re.IGNORECASE)
_STOPS = re.compile(
    r"[,;:.!?–—…\"“”()\[\]]|\s-\s|--|\b(?:because|so that|so|but|though|although|since|versus just|like|maybe"
    r"|obviously"
    r"|you know|i mean|i think|i know|i feel|i guess|right now|as well|here|there|today|in general|in terms of"
    r"|for (?:people|folks|listeners)|just|and (?:how|what|why|where|when|then|so|is|are|do|does|i|we|you|you're"
    r"|that|this|maybe|if|just|also|things|stuff|all)|or (?:how|what|is|are|do|does|just|maybe|something|anything)"
    r"|that|which|who|whose|where|(?<!^)(?:how|why)|(?:as|if|when|once|after|before) (?:you|i|we)(?:'\w+)?"
    r"|(?:you|i|we)(?:'ve|'d|'re)|at some point|these days|a bit|a little|first of all|along (?:the way"
    r"|these lines))\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r",?\s*\b(?:you know|i mean|sort of|kind of|actually|basically|really|just|exactly|even|um+|uh+|maybe)\b,?",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\s+(?:of|in|on|at|for|from|with|by|to|and|or|but|the|an?|is|are|was|were|do|does|did|can|could|will|would"
    r"|should|have"
    r"|has|had|as|than|that|which|who|your|you|into|about|like|be|been|being|get|got|how|what|why|when|where|not"
    r"|if|more"
    r"|very|all|this|these|some|any|most|i|we|it's|one|first|better|both|even|also|their|our|my|piece|point|part"
    r"|side|stuff|now|oftentimes|briefly|quickly|often|use|call)$",
    re.IGNORECASE,
)
_BEING = re.compile(r"\s(?:is|are)$", re.IGNORECASE)
_LOOKED_AT = 800
"""Characters of a sentence; few are longer, and those are no sentences."""

Tag = Callable[[str], tuple[Sequence[Token], Sequence[Mention]]]


def kind_of(heading: str) -> Kind:
    """What a heading is by its words."""
    if heading.endswith("?"):
        return Kind.QUESTION
    return Kind.HOW if _CLAUSE.match(heading) else Kind.THEME


def announced(text: str, tag: Tag) -> Iterator[Clause]:
    """What a sentence of an interviewer says is talked about, the first one first; `tag` tells the words and the
    phrases of a heading."""
    for words, kind in _found(" ".join(text[:_LOOKED_AT].replace("’", "'").split())):
        if is_plain(words) and is_whole(words, kind, *tag(words)):
            yield Clause(words[0].upper() + words[1:], kind)


def _found(text: str) -> Iterator[tuple[str, Kind]]:
    for pattern, begins in _TURNED:
        for found in pattern.finditer(text):
            yield f"{begins} {_cut(text[found.end() :])}", Kind.HOW
    for found in _ADVICE.finditer(text):
        rest = text[found.end() :]
        if not _CLAUSE.match(rest) and (words := _cut(_DETERMINER.sub("", rest, 1))):
            yield f"{found['head']} {found['link'].lower()} {words}", Kind.ADVICE
    for found in _HOW.finditer(text):
        words = _cut(text[found.start() :])
        if words.lower() != "what it is":
            yield words, Kind.HOW
    for found in _CUE.finditer(text):
        rest = text[found.end() :]
        begun = _LEADING.match(rest)
        words = _cut(rest[begun.end() if begun else 0 :])
        while " and " not in words and words.partition(" ")[0].lower() in ADJECTIVES:
            words = words.partition(" ")[2]
        if not _CLAUSE.match(words):
            yield words, Kind.THEME


def _cut(said: str) -> str:
    found = _STOPS.search(said)
    words = said[: found.start()] if found else said
    if len(words) > 2 * MOST_CHARACTERS:
        return ""
    words = " ".join(_FILLERS.sub(" ", words).split()).strip(" ,'-")
    while (loose := _LOOSE.search(words)) and not (_CLAUSE.match(words) and _BEING.search(words)):
        words = words[: loose.start()].strip(" ,'-")
    return words
