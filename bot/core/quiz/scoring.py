"""Points: what an answer earns, so that knowing the interview pays and nothing else does.

A wrong choice costs 1,000 and a right one earns 900 for each choice that it was told from, so blind taps earn
nothing on average (formula scoring, Thurstone 1919), whichever button they fall on and however fast. Who does
not answer neither wins nor loses.
"""

import math
from dataclasses import dataclass

from bot.core.quiz.grading import error, inversions, is_right
from bot.core.quiz.questions import Answer, Arrange, Choose, Fill, Kind, Locate, Question

WRONG = -1000
PER_CHOICE = 900
FILLED, MISFILLED = 4000, -500
LOCATED = 5000
HINT_COST = 1000
"""Charged for taking it, whatever is answered then: what a blind player gains by any hint is at most this."""
_BONUS = 0.1
_FULL_BONUS_FOR = 1 / 3
_STEEPNESS = 20


@dataclass(frozen=True, slots=True)
class Result:
    """What one player got in one round: a row that rankings are made of.

    `points` is the total with `bonus`, and with the hint paid. `quality` is how right it was, 0 to 1. `at` is in
    seconds since the epoch, when the round was closed; `took` in seconds from the question's appearance to the
    last answer, None without one. `error` is in ms, negative for too early, where a time was typed; `length` in
    ms.
    """

    player: int
    kind: Kind
    at: float
    took: float | None
    right: bool
    quality: float
    points: int
    bonus: int
    hinted: bool
    error: int | None
    length: int

    @property
    def answered(self) -> bool:
        return self.took is not None


def score(
    question: Question,
    player: int,
    answer: Answer | None,
    took: float,
    seconds: float,
    hinted: bool,
    at: float,
) -> Result:
    """The result of an answer (None: there was none) that came `took` seconds into a round of `seconds`."""
    earned = 0 if answer is None else base_points(question, answer)
    right = answer is not None and is_right(question, answer)
    bonus = round(earned * _BONUS * quickness(took, seconds)) if right else 0
    return Result(
        player=player,
        kind=question.kind,
        at=at,
        took=None if answer is None else took,
        right=right,
        quality=max(0.0, earned / base_points(question, question.answer)),
        points=earned + bonus - HINT_COST * hinted,
        bonus=bonus,
        hinted=hinted,
        error=None if answer is None else error(question, answer),
        length=question.length,
    )


def quickness(took: float, seconds: float) -> float:
    """1 for the first third of the time, so that nobody is punished for reading; then evenly down to 0 at its
    end."""
    return min(1.0, max(0.0, (1 - took / seconds) / (1 - _FULL_BONUS_FOR)))


def base_points(question: Question, answer: Answer) -> int:
    """Points without bonus and hint.

    A missing word earns 4,000 and a wrong one costs 500, so the interview's most frequent word does not pay. An
    order of n earns 900 n, less 2,700 for each pair the wrong way round, down to -1,000: three blindly ordered
    excerpts earn nothing on average, four lose.
    """
    right = is_right(question, answer)
    match question.task:
        case Choose(choices=choices):
            return PER_CHOICE * (len(choices) - 1) if right else WRONG
        case Locate():
            return closeness(abs(error(question, answer) or 0), question.length)
        case Fill():
            return FILLED if right else MISFILLED
        case Arrange(items=items):
            return max(WRONG, PER_CHOICE * (len(items) - 3 * inversions(question, answer)))


def closeness(distance: int, length: int) -> int:
    """Points for a time `distance` ms off the excerpt in a recording of `length` ms.

    5,000 inside, then 6,000 exp(-20 distance / length) - 1,000: half the points at 2.7 % of the length, none at 9 %
    and at worst -1,000, like a wrong button. GeoGuessr's plain exponential never goes below nothing: with
    5,000 exp(-10 distance / length) whoever always says the middle earns 990 a round, and random times earn 900.
    Here they lose 400 and 430 (for excerpts of no length), and the one best time to say always, known to nobody,
    earns 20 at most in nine interviews of 5 minutes to over two hours.
    """
    return round((LOCATED - WRONG) * math.exp(-_STEEPNESS * distance / length) + WRONG)
