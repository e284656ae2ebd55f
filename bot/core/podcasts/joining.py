"""Which episode without a transcript a transcript is of, that a person sent."""

from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from bot.core.podcasts.model import Episode

_ALIKE, _UNLIKE = 92.0, 80.0
"""How much titles are alike that are one and the same, and how much the next one may be."""
_FEWEST_WORDS, _FEWEST_LETTERS = 2, 8


def episode_of(title: str, number: int | None, waiting: Sequence[Episode]) -> int | None:
    """Which of the episodes that wait for a transcript is called that, or is of that number and called nearly that;
    None where it is none or more than one may be meant."""
    scores = [_likeness(title, episode.title) for episode in waiting]
    if number is not None:
        for place, episode in enumerate(waiting):
            if episode.number is not None:
                scores[place] = 100.0 if episode.number == number and scores[place] >= _UNLIKE else 0.0
    ranked = sorted(range(len(waiting)), key=lambda place: -scores[place])
    if not ranked or scores[ranked[0]] < _ALIKE:
        return None
    return ranked[0] if len(ranked) == 1 or scores[ranked[1]] < _UNLIKE else None


def _likeness(one: str, other: str) -> float:
    """0 to 100; words of one that the other lacks count nothing where the rest is long enough to tell, but numbers
    that differ tell all."""
    said, named = (" ".join(utils.default_process(text).split()) for text in (one, other))
    counted, numbered = (set(filter(str.isdigit, text.split())) for text in (said, named))
    if counted and numbered and counted != numbered:
        return 0.0
    shorter = min(said, named, key=len)
    if len(shorter.split()) < _FEWEST_WORDS or len(shorter) < _FEWEST_LETTERS:
        return 100.0 if said == named else 0.0
    return max(fuzz.token_sort_ratio(said, named), fuzz.token_set_ratio(said, named) - 5)
