"""Clauses where nobody set marks, as in captions that a recogniser made: told by the words that begin one, and by
those that end none. The rules are of English."""

import re
from collections.abc import Iterable

from bot.core.search.passages import Spoken
from bot.core.search.words import STOP_WORDS

_MARK = re.compile(r"[.!?,;:…—–。？！،؟।]")
_FARTHEST = 20
_OPENING = frozenset("and but so because then well okay now".split())  # noqa: SIM905
_SUBJECTS = frozenset(
    """
    i i'm i've i'd i'll you you're you've you'll we we're we've we'll he he's she she's they they're they've they'll
    it it's there there's that's
    """.split()  # noqa: SIM905
)
_BEHIND_OPENING = _SUBJECTS | {
    "then",
    "if",
    "when",
    "what",
    "that",
    "how",
    "the",
    "a",
    "my",
    "our",
    "this",
    "these",
}
_TAKE_CLAUSES = frozenset(
    """
    think thought guess mean means say said says know knew hope believe wish feel felt see saw suppose tell told ask
    asked wonder show make let help
    """.split()  # noqa: SIM905
)
_END_NOTHING = frozenset(
    """
    the a an of to in on at for from with by and or but so if when where which that than as because while is are was
    were am be been my your our their his her its i i'm i've i'd i'll you're you've we we're we've he he's she she's
    they they're it's that's there's like very really just some any these those every each not don't won't can't
    would could should will can have has had do does did gonna wanna into about over then what how who why
    """.split()  # noqa: SIM905
)


def is_unmarked(spoken: Spoken, word: int) -> bool:
    """Whether the sentence of this word is none, but a stretch of words that nobody punctuated."""
    return not _MARK.search(spoken.transcript.sentences[int(spoken.sentences[word])].text)


def clause_begin(spoken: Spoken, first: int) -> int | None:
    """The word with which the clause of word `first` begins; None where none of the 20 before tells."""
    return _nearest(spoken, range(first, max(-1, first - _FARTHEST), -1))


def clause_end(spoken: Spoken, stop: int) -> int | None:
    """The word with which the next clause begins from word `stop` on; None where none of the 20 behind tells."""
    return _nearest(spoken, range(stop, min(len(spoken) + 1, stop + _FARTHEST)))


def _nearest(spoken: Spoken, places: Iterable[int]) -> int | None:
    return next((at for at in places if at in (0, len(spoken)) or _is_cut(spoken, at) or _begins(spoken, at)), None)


def _begins(spoken: Spoken, at: int) -> bool:
    """Whether a clause begins with this word."""
    previous, word = _word(spoken, at - 1), _word(spoken, at)
    if previous in _END_NOTHING:
        return False
    following = _word(spoken, at + 1) if at + 1 < len(spoken) else ""
    is_subject = word in _SUBJECTS and previous not in STOP_WORDS | _TAKE_CLAUSES
    return is_subject or (word in _OPENING and following in _BEHIND_OPENING)


def _is_cut(spoken: Spoken, at: int) -> bool:
    """Whether somebody else speaks, or another excerpt begins, or what is marked."""
    before, after = (spoken.transcript.sentences[int(spoken.sentences[word])] for word in (at - 1, at))
    return (
        before.speaker != after.speaker
        or at in spoken.bounds
        or is_unmarked(spoken, at - 1) != is_unmarked(spoken, at)
    )


def _word(spoken: Spoken, at: int) -> str:
    text = spoken.transcript.sentences[int(spoken.sentences[at])].text
    return text[int(spoken.starts[at]) : int(spoken.ends[at])].casefold().replace("’", "'")
