"""What of a query is looked for, without the words that frame it: “fear”, of “what they said about fear”.

Only words that tell of the asking go: what is to be found (“the part where”), who said it (“he talks about”), and
whose it is (“which … does he like”).
"""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import accumulate

from bot.core.search.words import STOP_WORDS, words

_MOST_WORDS = 60
_AUX = "(?:do|does|did|has|have|had|is|are|was|were|would|will|can|could|should)"
_PLEASE = rf"""(?:
    please|hey|hi|(?:can|could|would)\ (?:you|we|i)|do\ you\ (?:know|remember)
    |i\ (?:think\ i\ |vaguely\ )?(?:remember|recall)|(?:i\ am\ |im\ )?looking\ for
    |(?:find|get|show|search|look|give|remind|tell)(?:\ (?:me|us|up|for))*
    |(?:is|was|were)\ there|(?:what|where|when)(?:\ exactly)?\ {_AUX}(?:\ it\ that)?|whats|wheres|whens
)\ """
_WHICH = r"(?:(?:the|that|this|a|an|one|some|any|his|her|their|whole)\ )"
_PIECE = r"""(?:
    (?:bit|part|moment|section|passage|anecdote|quote|quotation|line|thing|discussion|conversation|segment|clip|joke
    |comment|remark|ad|advert|advertisement|commercial|story)s?
    |stories|stuff|something|anything|somewhere
)\ """
_LEADS = r"(?:(?:about|of|on|with|for|regarding|where|when|in\ which|how|that|which)\ )"
_SAY = r"""(?:
    said|says?|saying|talk(?:s|ed|ing)?|speaks?|spoke|speaking|mention(?:s|ed|ing)?|discuss(?:es|ed|ing)?
    |t(?:ells?|old|elling)(?:\ us)?|explain(?:s|ed|ing)?|think(?:s|ing)?|thought|describ(?:es?|ed|ing)
)\ """
_ON = r"(?:(?:about|of|on|regarding|that)\ )"
_ADVERB = r"(?:(?:actually|really|ever|also|just|once|exactly|briefly|all)\ )"
_SOMEBODY = r"(?:the|that|a|some)?\ ?(?:guy|man|woman|person|lady|dude|somebody|someone)\ (?:who|that|with)\ "
_KNEW = rf"(?:(?:knew|knows|met|had)\ {_SOMEBODY})?"
_PRONOUNS = ("he", "she", "they", "him", "her", "them")
_ROLES = r"(?:the\ )?(?:guest|host|interviewer|interviewee|speaker)"
_ARTICLES = frozenset("a an the some any his her their".split())  # noqa: SIM905
_ENDS = "(?:quotes?|anecdotes?|ads?|adverts?|advertisements?)"


def unframed(text: str, names: Collection[str] = ()) -> str:
    """The part of `text` that says what is looked for: all of it where nothing frames it, or nothing would be left.
    `names` are the forms of the words that those who speak are called."""
    typed = list(words(text))[:_MOST_WORDS]
    forms = [word.form for word in typed]
    kept = _kept(forms, names)
    if len(kept) == len(forms) or all(forms[number] in STOP_WORDS for number in kept):
        return text
    runs: list[list[int]] = []
    for number in kept:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(text[typed[run[0]].start : typed[run[-1]].end] for run in runs)


def _kept(forms: list[str], names: Collection[str]) -> list[int]:
    """The numbers of the words that are looked for."""
    joined = "".join(f"{form} " for form in forms)
    begins = list(accumulate((len(form) + 1 for form in forms), initial=0))
    before, which, after = _patterns(frozenset(names))
    if found := which.match(joined):
        thing = range(begins.index(found.start("thing")), begins.index(found.end("thing")))
        rest = range(begins.index(found.end()), len(forms))
        kept = [*thing, *rest]
        while kept and forms[kept[-1]] in STOP_WORDS:
            kept.pop()
        return kept
    start, end = before.match(joined), after.search(joined)
    first = begins.index(start.end()) if start else 0
    stop = begins.index(end.start()) if end else len(forms)
    while (start or end) and first < stop and forms[first] in _ARTICLES:
        first += 1
    return list(range(first, stop))


@lru_cache(256)
def _patterns(names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What frames a query before it, around it, and after it."""
    called = "|".join(map(re.escape, sorted(names - STOP_WORDS)))
    who = rf"(?:{'|'.join(_PRONOUNS)}|{_ROLES}{f'|(?:{called})(?:[ ](?:{called}))*' if called else ''})\ "
    he_says = rf"{who}(?:{_AUX}\ )?{_ADVERB}?{_SAY}"
    says = rf"(?:{_AUX}\ )?{he_says}{_ON}?"
    piece = rf"{_WHICH}*{_PIECE}(?:{_LEADS}{{0,2}}{says}|{_LEADS})"
    asked = rf"(?:(?:what|how|when|where|why)\ )?(?:{_AUX}\ {he_says}{_ON}?|{he_says}{_ON})"
    before = rf"(?:{_PLEASE})*(?:{piece}|{asked}|{_SOMEBODY}{_KNEW})"
    which = rf"(?:{_PLEASE})*(?:which|what)\ (?P<thing>(?:(?!{_AUX}\ )\S+\ ){{1,4}}){_AUX}\ {who}"
    after = rf"(?<=\ )(?:(?:that\ |which\ |what\ )?{who}(?:{_AUX}\ )?{_ADVERB}?{_SAY}{_ON}?|{_ENDS}\ )$"
    compiled = (re.compile(pattern, re.VERBOSE) for pattern in (before, which, after))
    return next(compiled), next(compiled), next(compiled)
