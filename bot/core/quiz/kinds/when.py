"""When was this said?"""

import math
import random

from bot.core import timecode
from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.decoys import spread
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Excerpt, Kind, Locate, Question

_SECOND = 1000
_SHARE_OF_LENGTH = 30
_JITTER = 0.15


def make(deck: Deck, excerpt: Excerpt, terms: Terms) -> Question | None:
    """Four buttons with times, all of them from where what is said does not tell when; or any time to be typed.

    To be typed only where the excerpt is at most a thirtieth of the recording: else blind guesses would often
    hit it.
    """
    rng, difficulty, is_in_body = terms.rng, terms.difficulty, deck.is_in_body(excerpt)
    is_short = (excerpt.end - excerpt.start) * _SHARE_OF_LENGTH <= deck.length
    open_share = difficulty.open_share if is_in_body else math.ceil(difficulty.open_share)
    if is_short and rng.random() < open_share:
        task = Locate(excerpt.start, excerpt.end)
    else:
        task = _buttons(excerpt, deck.body, difficulty.distance, rng) if is_in_body else None
    return task and Question(Kind.WHEN, terms.level, excerpt.text, task, (excerpt,), deck.length)


def _buttons(excerpt: Excerpt, span: tuple[int, int], distance: float, rng: random.Random) -> Choose | None:
    """Times in whole seconds within the span, `distance` apart as a share of it, and at least as far as the excerpt
    is long. What would be past one end of it comes in at the other one."""
    begin = span[0] // _SECOND
    first, last, seconds = (time // _SECOND - begin for time in (excerpt.start, excerpt.end, span[1]))
    least = last - first + 2
    apart = round(distance * seconds)
    low, high = max(least, round(apart * (1 - _JITTER))), max(least, round(apart * (1 + _JITTER)))
    if first >= seconds or 3 * high + least > seconds:
        return None
    times = sorted(begin + time for time in [first, *spread(first, seconds, lambda: rng.randint(low, high), rng)])
    shown = tuple(timecode.show(time * _SECOND) for time in times)
    return Choose(shown, times.index(begin + first), tuple(time * _SECOND for time in times))
