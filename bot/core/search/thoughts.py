"""Whole thoughts: a span of words widened to what stands alone."""

from collections.abc import Iterator

import numpy as np

from bot.core.search.governing import Governed, governing
from bot.core.search.leaning import asks, leans_back, open_quotations, stops_short
from bot.core.search.passages import Spoken
from bot.core.search.tokens import tokens

_WHOLE = 70
"""A sentence of so many words is shown whole."""
_FARTHEST = 30
_MOST_SENTENCES, _FEWEST_WORDS, _MOST_WORDS = 3, 8, 90
"""What is taken in before and behind, and how long all of it is to become."""
_COORDINATORS = frozenset("and but so or then yet because".split())  # noqa: SIM905
_SUBJECTS = frozenset(
    "i you he she it we they this that these those there here what my your our his her their the a an".split()  # noqa: SIM905
)
_DANGLING = frozenset("which who whom whose where when while whereas than as of to for with from by if".split())  # noqa: SIM905
_STRONG, _WEAK = ".;:!?—–", ","


def whole_sentences(spoken: Spoken, first: int, stop: int) -> tuple[int, int]:
    """The words `first` to before `stop`, and those around them in their sentences without which they begin or end
    in mid-clause, or lack the “I don't think that” which governs them. Sentences of up to 70 words are taken whole;
    in longer ones a clause may begin behind a mark where a subject follows."""
    return _begin(spoken, first), _end(spoken, stop)


def whole_thought(spoken: Spoken, begin: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    """Whole sentences, with those before that they lean on and those behind that they lead up to, as far as that
    makes them whole, in 90 words and in the words `within`. Nothing is cut off, and nobody else's words are taken
    in."""

    def begins_whole(at: int) -> bool:
        return not leans_back(spoken.quoted(at, min(end, _sentence(spoken, at)[1])))

    def ends_whole(at: int) -> bool:
        is_last = at < len(spoken) and not _go_on(spoken, at - 1, at)
        closing = spoken.quoted(max(begin, _sentence(spoken, at - 1)[0]), at)
        return is_last or not stops_short(closing)

    def begins_outside_quotations(at: int) -> bool:
        return not open_quotations(spoken.quoted(at, end))[0]

    def ends_outside_quotations(at: int) -> bool:
        return not open_quotations(spoken.quoted(begin, at))[1]

    def is_long_enough(at: int) -> bool:
        return at - begin >= _FEWEST_WORDS

    for is_whole in (ends_whole, ends_outside_quotations):
        end = next(filter(is_whole, _ends(spoken, begin, end, within[1])), end)
    for is_whole in (begins_whole, begins_outside_quotations):
        begin = next(filter(is_whole, _begins(spoken, begin, end, within[0])), begin)
    return begin, next(filter(is_long_enough, _ends(spoken, begin, end, within[1])), end)


def with_denial(spoken: Spoken, first: int, stop: int) -> tuple[int, int]:
    """The words `first` to before `stop`, or the whole sentences where these deny them."""
    begin, end = _sentence(spoken, first)[0], _sentence(spoken, stop - 1)[1]
    text = spoken.quoted(begin, end)
    row = tokens(text)
    before = len(spoken.quoted(begin, first)) if first > begin else 0
    until = len(spoken.quoted(begin, stop))
    within = [number for number, token in enumerate(row) if before <= token.start < until]
    is_denied = within and governing(text, row, within[0], within[-1]).how is Governed.DENIED
    return whole_sentences(spoken, first, stop) if is_denied else (first, stop)


def _begins(spoken: Spoken, begin: int, end: int, earliest: int) -> Iterator[int]:
    """Where it may begin: there, or with one of the sentences before."""
    yield begin
    for _ in range(_MOST_SENTENCES):
        earlier = _sentence(spoken, max(begin - 1, 0))[0]
        if earlier < earliest or end - earlier > _MOST_WORDS or not _go_on(spoken, earlier, begin):
            return
        begin = earlier
        yield begin


def _ends(spoken: Spoken, begin: int, end: int, latest: int) -> Iterator[int]:
    """Where it may end: there, or with one of the sentences behind."""
    yield end
    for _ in range(_MOST_SENTENCES):
        later = _sentence(spoken, min(end, len(spoken) - 1))[1]
        if later > latest or later - begin > _MOST_WORDS or not _go_on(spoken, end - 1, later - 1):
            return
        end = later
        yield end


def _go_on(spoken: Spoken, one: int, other: int) -> bool:
    """Whether the words are of one excerpt and one person; where nobody knows who speaks, a question may be put by
    somebody else."""
    if spoken.bounds.searchsorted(one, side="right") != spoken.bounds.searchsorted(other, side="right"):
        return False
    sentences = spoken.transcript.sentences
    first, last = int(spoken.sentences[one]), int(spoken.sentences[other])
    if sentences[first].speaker is None and first != last and asks(sentences[first].text):
        return False
    return all(sentence.speaker == sentences[first].speaker for sentence in sentences[first : last + 1])


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
    number: np.int32 = spoken.sentences[word]  # for a number of another type all of them would be copied
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
