"""Points: what an answer earns, and what of that no guess would have earned.

In a game nothing costs anything. A round pays up to 1,000 points for how right an answer is, but at most 250 for
each choice that it was told from, so blind taps earn 250 a round on average however many buttons there are up to
four, and less of more; speed adds up to a tenth, and a hint halves what is earned.

Over many games that would reward whoever guesses most. So places on the leaderboard go by `Result.gain`: what was
earned beyond what chance earns (formula scoring, Thurstone 1919), without the bonus for speed. A right answer of
four gains 750 and a wrong one loses 250, which nobody is shown: what people read are the points of their games.
"""

import math
from dataclasses import dataclass
from itertools import permutations
from statistics import fmean

from bot.core.quiz.grading import error, inversions, is_right
from bot.core.quiz.questions import Answer, Arrange, Arranged, Choose, Chosen, Fill, Kind, Locate, Question

FULL, BY_CHANCE = 1000, 250
"""What a right answer earns at most, and what blind guesses may earn a round on average."""
HINTED = 0.5
"""The share that is left with a hint: what a blind player wins by any hint is at most that."""
TYPED_CHANCE = 0.1
"""How often somebody who types any word into a gap is right, generously."""
HALVED_EVERY = 0.05
"""The share of the recording that a time may be off for half of the points."""
_CLUSTERED = 1.25
"""How much better than anywhere the best moment to say always is, for what is worth asking is not spread evenly."""
_BONUS = 0.1
_FULL_BONUS_FOR = 1 / 3


@dataclass(frozen=True, slots=True)
class Result:
    """What one player got in one round: a row that rankings are made of.

    `points` is the total with `bonus`, and halved for a hint, as it was shown. `quality` is how right it was, 0 to
    1, and `chance` how right blind answers to that question are on average. `at` is in seconds since the epoch,
    when the round was closed; `took` in seconds from the question's appearance to the last answer, None without
    one. `error` is in ms, negative for too early, where a time was typed; `length` in ms.
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
    chance: float = 0.25

    @property
    def answered(self) -> bool:
        return self.took is not None

    @property
    def close(self) -> bool:
        """Whether it was better than a guess."""
        return self.quality > self.chance

    @property
    def credit(self) -> float:
        """The quality that counts, 0 to 1: half of it with a hint."""
        return self.quality * (HINTED if self.hinted else 1)

    @property
    def earned(self) -> int:
        """The points as they were shown; of results from before November 2026, whose points were counted on another
        scale, what they would be today."""
        earned = worth(self.chance) * self.credit
        return round(earned) + max(0, min(self.bonus, round(earned * _BONUS)))

    @property
    def gain(self) -> int:
        """Points beyond what chance earns; 0 without an answer."""
        return round(worth(self.chance) * (self.credit - self.chance)) if self.answered else 0


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
    by_chance, right = chance(question), answer is not None and is_right(question, answer)
    how_right = 0.0 if answer is None else rightness(question, answer)
    earned = worth(by_chance) * how_right * (HINTED if hinted else 1)
    bonus = round(earned * _BONUS * quickness(took, seconds)) if right else 0
    return Result(
        player=player,
        kind=question.kind,
        at=at,
        took=None if answer is None else took,
        right=right,
        quality=how_right,
        points=round(earned) + bonus,
        bonus=bonus,
        hinted=hinted,
        error=None if answer is None else error(question, answer),
        length=question.length,
        chance=by_chance,
    )


def quickness(took: float, seconds: float) -> float:
    """1 for the first third of the time, so that nobody is punished for reading; then evenly down to 0 at its
    end."""
    return min(1.0, max(0.0, (1 - took / seconds) / (1 - _FULL_BONUS_FOR)))


def worth(by_chance: float) -> int:
    """The points for a right answer to a question that blind answers get right to that share."""
    return round(min(FULL, BY_CHANCE / by_chance))


def rightness(question: Question, answer: Answer) -> float:
    """How right an answer is, 0 to 1. An order of n, typed or pressed, loses two nths for each pair the wrong way
    round; a time is judged by `closeness`; all else is right or wrong."""
    match question.task:
        case Locate():
            return closeness(abs(error(question, answer) or 0), question.length)
        case Arrange(items=items) | Choose(items=(_, *_) as items):
            return max(0.0, 1 - 2 * inversions(question, answer) / len(items))
        case Choose() | Fill():
            return float(is_right(question, answer))


def closeness(distance: int, length: int) -> float:
    """How right a time is that is `distance` ms off the excerpt, in a recording of `length` ms: 1 inside, and half
    as much with each twentieth of the recording.

    GeoGuessr's plain exponential, only steeper: 8:37 off in 73 minutes is a small success and no punishment.
    """
    return 0.5 ** (distance / (HALVED_EVERY * length)) if length else 1.0


def chance(question: Question) -> float:
    """How right blind answers to this question are on average, 0 to 1, whatever the strategy; for times the mean of
    `closeness` around a moment far from both ends."""
    match question.task:
        case Choose(choices=choices):
            return fmean(rightness(question, Chosen(index)) for index in range(len(choices)))
        case Locate(start=start, end=end):
            anywhere = 2 * HALVED_EVERY / math.log(2) + (end - start) / max(1, question.length)
            return min(0.5, _CLUSTERED * anywhere)
        case Fill():
            return TYPED_CHANCE
        case Arrange(right=right):
            return fmean(rightness(question, Arranged(order)) for order in permutations(right))
