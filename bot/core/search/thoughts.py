"""Whole thoughts: a span of words widened to what stands alone."""

from bot.core.search.passages import Spoken

_WHOLE = 45
"""A sentence of so many words is shown whole."""
_FARTHEST = 30
_COORDINATORS = frozenset("and but so or then yet because".split())  # noqa: SIM905
_SUBJECTS = frozenset(
    "i you he she it we they this that these those there here what my your our his her their the a an".split()  # noqa: SIM905
)
_DANGLING = frozenset("which who whom whose where when while whereas than as of to for with from by if".split())  # noqa: SIM905
_STRONG, _WEAK = ".;:!?—–", ","


def whole_thought(spoken: Spoken, first: int, stop: int) -> tuple[int, int]:
    """The words `first` to before `stop`, and those around them in their sentences without which they begin or end
    in mid-clause, or lack the “I don't think that” which governs them. Sentences of up to 45 words are taken whole;
    in longer ones a clause may begin behind a mark where a subject follows. Nothing is cut off, and nobody else's
    words are taken in, for a sentence has one speaker."""
    return _begin(spoken, first), _end(spoken, stop)


def _begin(spoken: Spoken, first: int) -> int:
    begin, stop = _sentence(spoken, first)
    if stop - begin <= _WHOLE:
        return begin
    for at in range(first, max(begin, first - _FARTHEST), -1):
        if _begins_clause(spoken, at):
            return at
    return begin if first - begin <= _FARTHEST else first


def _end(spoken: Spoken, stop: int) -> int:
    begin, end = _sentence(spoken, stop - 1)
    if end - begin <= _WHOLE:
        return end
    for at in range(stop, min(end, stop + _FARTHEST)):
        if _begins_clause(spoken, at):
            return at
    return end if end - stop <= _FARTHEST else stop


def _sentence(spoken: Spoken, word: int) -> tuple[int, int]:
    """The first word of the sentence, and the one behind its last."""
    number = int(spoken.sentences[word])
    begin = int(spoken.sentences.searchsorted(number, side="left"))
    return begin, int(spoken.sentences.searchsorted(number, side="right"))


def _begins_clause(spoken: Spoken, word: int) -> bool:
    """Whether what begins here can stand alone: behind a strong mark, or a comma with a subject to follow."""
    text = spoken.transcript.sentences[int(spoken.sentences[word])].text
    between = text[int(spoken.ends[word - 1]) : int(spoken.starts[word])]
    form: str = spoken.forms[int(spoken.ids[word])]
    if form in _DANGLING:
        return False
    if any(mark in between for mark in _STRONG):
        return True
    following: str = spoken.forms[int(spoken.ids[word + 1])] if word + 1 < len(spoken) else ""
    if form in _COORDINATORS:
        return following in _SUBJECTS and (_WEAK in between or form in ("but", "so", "because"))
    return _WEAK in between and form in _SUBJECTS
