"""Clauses where nobody set marks, as in captions that a recogniser made: told by the words that begin one, and by
those that end none. The rules are of English."""

import re
from collections.abc import Iterable

from bot.core.search.passages import Spoken
from bot.core.search.words import STOP_WORDS

_MARK = re.compile(r"[.!?,;:…—–。？！،؟।]")
_FARTHEST = 20
_SILENCE_MS = 5000
_OPENING = frozenset("and but so because then well okay now".split())  # noqa: SIM905
_SUBJECTS = frozenset(
    """
    i i'm i've i'd i'll you're you've you'll we we're we've we'll he he's she she's they they're they've they'll
    it's there's that's
    """.split()  # noqa: SIM905
)
"""What is no object of the verb before it."""
_BEHIND_OPENING = _SUBJECTS | frozenset(
    "you it there then if when what why that how the a my our this these".split()  # noqa: SIM905
)
_SUBORDINATING = frozenset("if when while since although unless once".split())  # noqa: SIM905
_NEAR = 8
"""Words: a clause that begins with one of these is no end yet."""
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
    would could should will can have has had do does did gonna wanna into about over then what how who
    why otherwise
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


def without_beginning(spoken: Spoken, first: int, stop: int) -> int:
    """The words `first` to before `stop`, without those last with which the next clause begins: where they end."""
    while stop - first > 1 and _word(spoken, stop - 1) in _END_NOTHING:
        stop -= 1
    return stop


def _nearest(spoken: Spoken, places: Iterable[int]) -> int | None:
    return next((at for at in places if at in (0, len(spoken)) or _is_cut(spoken, at) or _begins(spoken, at)), None)


def _begins(spoken: Spoken, at: int) -> bool:
    """Whether a clause begins with this word."""
    previous, word = _word(spoken, at - 1), _word(spoken, at)
    if previous in _END_NOTHING:
        return False
    following = _word(spoken, at + 1) if at + 1 < len(spoken) else ""
    is_open = any(_word(spoken, near) in _SUBORDINATING for near in range(max(0, at - _NEAR), at))
    is_subject = word in _SUBJECTS and not is_open and previous not in STOP_WORDS | _TAKE_CLAUSES
    return is_subject or (word in _OPENING and following in _BEHIND_OPENING)


def _is_cut(spoken: Spoken, at: int) -> bool:
    """Whether somebody else speaks, another excerpt begins, a silence ends, or what is marked begins or ends."""
    before, after = (spoken.transcript.sentences[int(spoken.sentences[word])] for word in (at - 1, at))
    is_other = before.speaker != after.speaker or after.start - before.end >= _SILENCE_MS
    return is_other or at in spoken.bounds or is_unmarked(spoken, at - 1) != is_unmarked(spoken, at)


def _word(spoken: Spoken, at: int) -> str:
    text = spoken.transcript.sentences[int(spoken.sentences[at])].text
    return text[int(spoken.starts[at]) : int(spoken.ends[at])].casefold().replace("’", "'")
