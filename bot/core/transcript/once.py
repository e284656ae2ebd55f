"""What is found out about a transcript once, and then remembered for as long as there is the transcript."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

from bot.core.transcript.model import Transcript

_Found = TypeVar("_Found")


def once_a_transcript(work: Callable[[Transcript], _Found]) -> Callable[[Transcript], _Found]:
    """The same work, whose outcome is remembered; it must not hold the transcript itself.

    By the transcript's identity: to hash all that was said takes longer than most of what is asked.
    """
    known: dict[int, _Found] = {}

    @wraps(work)
    def found(transcript: Transcript) -> _Found:
        key = id(transcript)
        if key not in known:
            known[key] = work(transcript)
            finalize(transcript, known.pop, key, None).atexit = False
        return known[key]

    return found
