"""What somebody said, as others report it: “he would change everything” for “I would change everything”, and “they
would” for “I would” or “we would”."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.core.search.tokens import forms_of, tokens
from bot.core.search.words import words

_SPEAKERS = frozenset("i me my mine myself we us our ours ourselves you your yours".split())  # noqa: SIM905


class _Speaking(NamedTuple):
    """Who speaks, what they call themselves where they are called something else, and what their verbs are."""

    who: str
    persons: Mapping[str, str]
    verbs: Mapping[str, str]


_SHORT = {"he's": "I'm", "she's": "I'm", "he'd": "I'd", "she'd": "I'd", "he'll": "I'll", "she'll": "I'll"}
_HIS = {"he": "I", "him": "me", "his": "my", "himself": "myself", **_SHORT}
_HER = {"she": "I", "hers": "mine", "herself": "myself", **_SHORT}
_OURS = {
    "they": "we",
    "them": "us",
    "their": "our",
    "theirs": "ours",
    "themselves": "ourselves",
    "they're": "we're",
    "they've": "we've",
    "they'd": "we'd",
    "they'll": "we'll",
}
_MINE = {
    "they": "I",
    "them": "me",
    "their": "my",
    "theirs": "mine",
    "themselves": "myself",
    "they're": "I'm",
    "they've": "I've",
    "they'd": "I'd",
    "they'll": "I'll",
}
_ONE = {"is": "am", "has": "have", "does": "do", "isn't": "am not", "hasn't": "haven't", "doesn't": "don't"}
_SEVERAL = {"are": "am", "were": "was", "aren't": "am not", "weren't": "wasn't"}
_AS_SAID = (
    _Speaking("i", _HIS, _ONE),
    _Speaking("i", {**_HER, "her": "my"}, _ONE),
    _Speaking("i", {**_HER, "her": "me"}, _ONE),
    _Speaking("we", _OURS, {}),
    _Speaking("i", _MINE, _SEVERAL),
)
_OF_ONE = 3
"""Of these ways the first ones are those of one man or woman."""


_THIRD = re.compile(r"(?<=[oxz])es$|(?<=ss|sh|ch)es$|(?<![su'])s$")
_NO_VERBS = frozenset(["was", "always", "perhaps", "sometimes", "besides"])
_CALLED = {
    "i": frozenset(["i", "me", "my", "mine", "myself"]),
    "we": frozenset(["we", "us", "our", "ours", "ourselves"]),
}
"""“They mean, it leaks” is not “I mean, it leaks”, which only says that it leaks."""


def as_said(claim: str) -> Iterator[str]:
    """The claim as the one it is about may have said it: every “he” is “I”, or every “she”, or every “they” is “we”
    or “I”. Nothing of a claim that speaks in the first or second person itself: there “he” is somebody else."""
    yield from _as_said(claim, _AS_SAID)


def as_one_said(query: str) -> str | None:
    """The query as the one may have put it whom it calls “he” or “she”; None where it tells of nobody so. “They”
    may be other people altogether."""
    return next(_as_said(query, _AS_SAID[:_OF_ONE]), None)


def _as_said(claim: str, ways: Sequence[_Speaking]) -> Iterator[str]:
    forms = {word.form for word in words(claim)}
    if not _SPEAKERS.isdisjoint(part for form in forms for part in form.replace("’", "'").split("'")):
        return
    seen = {claim}
    for speaking in ways:
        told = _told(claim, speaking)
        if told not in seen and not _CALLED[speaking.who].isdisjoint(forms_of(tokens(told))):
            seen.add(told)
            yield told


def _done(form: str, speaking: _Speaking) -> str | None:
    """“Think” of “he thinks”, “am” of “he is”."""
    if form in speaking.verbs or speaking.verbs is not _ONE or form in _NO_VERBS:
        return speaking.verbs.get(form)
    return f"{form[:-3]}y" if form.endswith("ies") else _THIRD.sub("", form)


def _told(claim: str, speaking: _Speaking) -> str:
    parts: list[str] = []
    end, before = 0, ""
    for word in words(claim):
        form = claim[word.start : word.end].lower().replace("’", "'")
        is_done = speaking.persons.get(before, "").lower() == speaking.who
        new = speaking.persons.get(form) or (_done(form, speaking) if is_done else None)
        parts += [claim[end : word.start], new or claim[word.start : word.end]]
        end, before = word.end, form
    return "".join([*parts, claim[end:]])
