"""What a person got wrong comes back at growing intervals: a thin wrapper around `fsrs`, the Free Spaced Repetition
Scheduler (https://github.com/open-spaced-repetition), so that one can learn the interview by heart.

A card's state is a JSON text that only this module reads; times are in seconds since the epoch.
"""

from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler

from bot.core.quiz.scoring import Result, quickness

_SCHEDULER = Scheduler(enable_fuzzing=False)
_MOSTLY = 0.5


def new_card(now: float) -> str:
    """A card that is due at once. What it asks is known to whoever keeps it: `Question.key`."""
    return Card(card_id=0, due=_moment(now)).to_json()


def due(card: str) -> float:
    """When it wants to be asked again."""
    return Card.from_json(card).due.timestamp()


def review(card: str, rating: Rating, now: float) -> str:
    """The card after it was asked."""
    return _SCHEDULER.review_card(Card.from_json(card), rating, _moment(now))[0].to_json()


def after(card: str | None, result: Result, seconds: float) -> str | None:
    """The card after a round of so many seconds that asked it: a new one where something was wrong for the first
    time; None where there is none and none is needed. Who did not answer learns nothing."""
    if not result.answered:
        return card
    rated = rating(result, seconds)
    if card is None:
        return new_card(result.at) if rated is Rating.Again else None
    return review(card, rated, result.at)


def rating(result: Result, seconds: float) -> Rating:
    """Again for what was wrong or not answered, Hard for half right or with a hint, Easy for right within the time
    that earns the full bonus of a round of so many seconds, Good for the rest."""
    if not result.right and result.quality < _MOSTLY:
        return Rating.Again
    if not result.right or result.hinted or result.took is None:
        return Rating.Hard
    return Rating.Easy if quickness(result.took, seconds) == 1 else Rating.Good


def _moment(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC)
