"""Whose words they are: “people think that …”, “they’re like, “…”” and “you often hear …” tell what others say, and
“we’re not saying, “…”” what nobody does."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.core.search.opposites import denials
from bot.core.search.tokens import Token, forms_of

_THINKING = frozenset(
    "think thinks thought believe believes believed assume assumes assumed feel feels felt figure".split()  # noqa: SIM905
)
_SAYING = frozenset(
    """
    say says said saying tell tells told telling ask asks asked asking claim claims claimed argue argues argued goes
    hear heard hears
    """.split()  # noqa: SIM905
)
_OTHERS = frozenset(
    """
    people everyone everybody someone somebody anyone nobody some others many most they he she folks them who
    companies founders customers users clients investors critics skeptics friends kids men women engineers designers
    managers pms parents team teams candidates
    """.split()  # noqa: SIM905
)
_SPEAKER = frozenset("i we me us my our".split())  # noqa: SIM905
_BETWEEN = frozenset(
    """
    always often just still really actually sometimes usually also all then never ever generally typically
    will would might may can could should do does did have has had be is are was were being used to not
    """.split()  # noqa: SIM905
)
_BE = frozenset("be is are was were being".split())  # noqa: SIM905
_BEFORE_LIKE = frozenset("not just really all always never then".split())  # noqa: SIM905
_SEEM = frozenset("looks looked look sounds sounded seems seemed feels felt".split())  # noqa: SIM905
_HEARING = frozenset("hear heard hears".split())  # noqa: SIM905
_OPENING = re.compile(r"“|(?:(?<=[\s(—–-])|^)\"(?=\S)")
_MARK = re.compile(r"“|”|\"")
_CONTRARY = frozenset("but actually however".split())  # noqa: SIM905
_FARTHEST_FRAME, _FARTHEST_VERB, _FARTHEST_REBUTTAL = 10, 5, 16


class Reported(NamedTuple):
    """The number of the word that tells whose words they are, and whether that is denied: “nobody says, “…””."""

    who: int
    is_denied: bool


def reported_from(text: str, row: Sequence[Token], first: int, begin: int) -> Reported | None:
    """Whose words those from `first` on are, where they are somebody else's, or nobody's; None where they are the
    speaker's own. `begin` is where their clause does."""
    mark = _quoted_from(text, row[first].start)
    if mark is None:
        return _others_in(row, range(max(begin, first - _FARTHEST_VERB), first), begin, is_quoted=False)
    frame = [number for number in range(first) if row[number].end <= mark][-_FARTHEST_FRAME:]
    frame = [number for number in frame if row[number].sentence == row[frame[-1]].sentence]
    return _others_in(row, frame, frame[0], is_quoted=True) if frame else None


def is_rebutted(row: Sequence[Token], last: int) -> bool:
    """Whether the sentence of word `last` goes on to contradict what others think."""
    behind = row[last + 1 : last + _FARTHEST_REBUTTAL]
    return any(one.form in _CONTRARY and one.sentence == row[last].sentence for one in behind)


def _quoted_from(text: str, stop: int) -> int | None:
    """Where the quotation begins in which the text before `stop` ends; None where it ends in none."""
    marks = list(_MARK.finditer(text, 0, stop))
    is_open = bool(marks) and _OPENING.match(text, marks[-1].start()) is not None
    return marks[-1].start() if is_open else None


def _others_in(row: Sequence[Token], frame: Sequence[int], begin: int, *, is_quoted: bool) -> Reported | None:
    """Who says or thinks something in these words, nearest to their end, if that is somebody else, or not done."""
    for at in reversed(frame):
        form = row[at].form
        is_like = is_quoted and form == "like" and _are_words_to_follow(row, at, begin)
        if is_like or form in _SAYING or form in _THINKING:
            subject = next((one for one in range(at - 1, begin - 1, -1) if row[one].form not in _BETWEEN), None)
            is_denied = is_quoted and denials(forms_of(row[begin if subject is None else subject : at + 1])) % 2 > 0
            who = begin if subject is None else subject
            is_other = subject is not None and _is_other(row[subject].form, form, is_quoted)
            return Reported(who, is_denied) if is_other or is_denied else None
    return None


def _are_words_to_follow(row: Sequence[Token], like: int, begin: int) -> bool:
    """Whether somebody “is like”, or something “looks like”, what is quoted behind it; or it is “not like” that."""
    if like > begin and row[like - 1].form == "not":
        return True
    before = next((row[at].form for at in range(like - 1, begin - 1, -1) if row[at].form not in _BEFORE_LIKE), None)
    return before is not None and before in _BE | _SEEM


def _is_other(subject: str, verb: str, is_quoted: bool) -> bool:
    if subject == "you":
        return verb in _HEARING
    return subject in _OTHERS or (is_quoted and subject not in _SPEAKER)
