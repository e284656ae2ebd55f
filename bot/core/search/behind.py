"""What stands behind words and bears on them: “… is not true”, “…, they say”, “…, but that's nonsense”."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.search.asserting import TELLING
from bot.core.search.tokens import Token

_TAG = re.compile(
    r"(?:^|[,;—–-])\s*(?:right|ok|okay|yeah|yes|no|huh|correct|you know|you see)\s*\?$", re.IGNORECASE
)
_NONSENSE = frozenset("false wrong untrue nonsense ridiculous rubbish absurd silly".split())  # noqa: SIM905
_LINKS = frozenset("but and that which this it".split())  # noqa: SIM905
_IT = frozenset("it they he she we you i that".split())  # noqa: SIM905
_SPEAKERS = frozenset(["i", "we"])
_SAYING = frozenset("said says say".split())  # noqa: SIM905
_CONTRARY = frozenset("but actually however".split())  # noqa: SIM905
_VERBS = frozenset("do does did is are was were can could would will should have has".split())  # noqa: SIM905
_CONDITIONS = frozenset(["if", "unless", "except"])
_ONLY_WHERE = frozenset([("only", "if"), ("only", "when"), ("only", "where"), ("as", "long")])
_FARTHEST, _FARTHEST_REBUTTAL, _LONGEST_TELLING = 20, 16, 6


def sentence_end(row: Sequence[Token], number: int) -> int:
    """The last word of the sentence of word `number`, if that is near."""
    behind = range(number, min(number + _FARTHEST, len(row)))
    return max((one for one in behind if row[one].sentence == row[number].sentence), default=number)


def is_rebutted(row: Sequence[Token], last: int) -> bool:
    """Whether the sentence of word `last` goes on to contradict what others think."""
    behind = row[last + 1 : last + _FARTHEST_REBUTTAL]
    return any(one.form in _CONTRARY and one.sentence == row[last].sentence for one in behind)


def is_taken_up(text: str, row: Sequence[Token], last: int) -> bool:
    """Whether what goes on behind word `last` makes something else of the words before it: “… is what they say”,
    “…, said nobody”, “…, people say”, “… if you let it”, “…, but only if you let it”."""
    behind = [one for one in row[last + 1 : last + 1 + _LONGEST_TELLING] if one.sentence == row[last].sentence]
    if not behind:
        return False
    is_apart = bool(text[row[last].end : behind[0].start].strip())
    if not is_apart:
        return behind[0].form in _VERBS or behind[0].form in _CONDITIONS
    marks = (at for at, (one, other) in enumerate(pairwise(behind)) if text[one.end : other.start].strip())
    chunk = [one.form for one in behind[: next(marks, len(behind)) + 1]]
    if tuple(chunk[chunk[0] == "but" :][:2]) in _ONLY_WHERE:
        return True
    if chunk[0] in _SAYING:
        return True
    return not TELLING.isdisjoint(chunk[-2:]) and _SPEAKERS.isdisjoint(chunk) and "not" not in chunk


def is_question(rest: str) -> bool:
    """Whether what goes on so asks; “…, right?” only seeks assent."""
    mark = re.search(r"[.!?]", rest)
    return mark is not None and mark.group() == "?" and not _TAG.search(rest[: mark.end()])


def is_rejected(following: Sequence[Token], sentence: int) -> bool:
    """“… is not true”, “… but that's nonsense”, “… which it doesn't”, “… They are not.”"""
    forms = [token.form for token in following]
    ends = [one.sentence != after.sentence for one, after in pairwise(following)]
    start = 1 if forms[:1] in (["which"], ["but"]) else 0
    if len(forms) > start + 2 and forms[start] in _IT and forms[start + 1] in _VERBS and forms[start + 2] == "not":
        return start + 2 == len(ends) or ends[start + 2]
    while forms and forms[0] in _LINKS and following[len(following) - len(forms)].sentence == sentence:
        del forms[0]
    match forms:
        case ["is" | "was", "not", "true" | "right" | "correct" | "so", *_]:
            return True
        case ["is" | "was", "not", "the", "case", *_]:
            return True
        case ["is" | "was", "a", "lie" | "myth" | "mistake", *_]:
            return True
        case ["is" | "was", "just" | "complete" | "total", word, *_] | ["is" | "was", word, *_]:
            return word in _NONSENSE
        case _:
            return False
