"""Asides: what is said in a recording and is not what it is about: adverts, teasers, greetings, sounds, and what
was not understood.

Nothing is deleted: a mark says of a sentence why no title, excerpt, question or suggestion is made of it, and the
search puts its real place first.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from bot.core.transcript.adverts import adverts
from bot.core.transcript.aside_phrases import ASKS_LISTENERS, GREETS
from bot.core.transcript.model import Sentence, Transcript
from bot.core.transcript.once import once_a_transcript
from bot.core.transcript.plaintext import NOTED


class Aside(Enum):
    """Why a sentence is not part of what a recording is about."""

    ADVERT = auto()
    """Somebody paid for it, or it asks for money."""
    TEASER = auto()
    """It is at the beginning, and said again later nearly word for word."""
    HOUSEKEEPING = auto()
    """Welcome, goodbye, and what is asked of listeners."""
    SOUND = auto()
    """“[music]”."""
    UNCLEAR = auto()
    """Among its words somebody has noted a sound, or that others could not be understood: “[inaudible 0:20]”."""


_EARLY_MS, _LATER_MS = 6 * 60_000, 20_000
_EARLY_SHARE = 0.2
_RUN = 4
"""Words in a row that are looked for again."""
_TEASING_WORDS, _SAID_AGAIN = 7, 0.6
_NEAR, _FEWEST_RUNS = 3, 3
_WORD = re.compile(r"[\w']+")
_NOTED = re.compile(NOTED, re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\[\]]{1,60}\]|\([^()]{1,60}\)|\*[^*]{1,60}\*|<[^<>]{1,60}>|[♪♫#]+[^♪♫#]*[♪♫#]+")


@once_a_transcript
def asides(transcript: Transcript) -> tuple[Aside | None, ...]:
    """For each sentence what kind of aside it is; None where it is what the recording is about.

    Takes time in proportion to the transcript, a tenth of a second an hour, so it is kept as long as the transcript
    is: the search, the quiz and the topics all ask.
    """
    return _asides(transcript.sentences)


@once_a_transcript
def said_again(transcript: Transcript) -> frozenset[int]:
    """The numbers of the sentences that a teaser has nearly word for word: what the makers thought most of."""
    kinds = asides(transcript)
    teased = [number for number, kind in enumerate(kinds) if kind is Aside.TEASER]
    runs = {run for number in teased for run in _runs(transcript.sentences[number])}
    found: set[int] = set()
    for number in range(max(teased, default=len(kinds)) + 1, len(kinds)):
        own = set(_runs(transcript.sentences[number]))
        if len(own) >= _FEWEST_RUNS and len(own & runs) >= _SAID_AGAIN * len(own):
            found.add(number)
    return frozenset(found)


def _asides(sentences: Sequence[Sentence]) -> tuple[Aside | None, ...]:
    sold = adverts(sentences)
    teasing = _teasers(sentences)
    return tuple(
        Aside.SOUND
        if _is_sound(sentence.text)
        else Aside.ADVERT
        if number in sold
        else Aside.TEASER
        if number in teasing
        else Aside.HOUSEKEEPING
        if _is_housekeeping(sentence.text)
        else Aside.UNCLEAR
        if _NOTED.search(sentence.text)
        else None
        for number, sentence in enumerate(sentences)
    )


def _is_sound(text: str) -> bool:
    return not any(map(str.isalnum, _BRACKETED.sub("", text)))


def _is_housekeeping(text: str) -> bool:
    return bool(GREETS.search(text[:200]) or ASKS_LISTENERS.search(text[:600]))


def _teasers(sentences: Sequence[Sentence]) -> set[int]:
    """Sentences of the first minutes of which most runs of four words come up again, close to each other."""
    if not sentences:
        return set()
    end = sentences[-1].end - sentences[0].start
    until = sentences[0].start + min(_EARLY_MS, end * _EARLY_SHARE)
    early = [_runs(one) for one in _before(sentences, until)]
    wanted: dict[int, list[int]] = defaultdict(list)
    for number, runs in enumerate(early):
        for run in set(runs):
            wanted[run].append(number)
    found: list[dict[int, int]] = [defaultdict(int) for _ in early]
    for later, sentence in enumerate(sentences):
        for run in set(_runs(sentence)):
            for number in wanted.get(run, ())[:_NEAR]:
                if sentence.start >= sentences[number].end + _LATER_MS:
                    found[number][later] += 1
    return {
        number
        for number, runs in enumerate(early)
        if len(runs) > _TEASING_WORDS - _RUN and _most_together(found[number]) >= _SAID_AGAIN * len(set(runs))
    }


def _before(sentences: Sequence[Sentence], until: float) -> Iterator[Sentence]:
    for sentence in sentences:
        if sentence.start >= until:
            return
        yield sentence


def _runs(sentence: Sentence) -> list[int]:
    said = _WORD.findall(sentence.text.casefold().replace("’", "'"))
    return [hash(tuple(said[first : first + _RUN])) for first in range(len(said) - _RUN + 1)]


def _most_together(found: dict[int, int]) -> int:
    """How many runs come up again within a few sentences."""
    return max((sum(found.get(one + step, 0) for step in range(_NEAR)) for one in found), default=0)
