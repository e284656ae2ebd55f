"""Who knows the interview best, and how one person does.

Points are those of the games, as they were shown there. Places go by what somebody knew: what they earned beyond
what chance earns (`Result.gain`), never less than nothing. Who only guesses gathers points and stays at the end,
however much they play. Both are worked out anew from how right each answer was, so results from before points were
counted like that are worth the same.

Accuracy is the mean quality of what was answered (a time by its closeness, all else right or wrong; with a hint
half of that). On the leaderboard it counts as if a person had answered twenty more questions as everybody does on
average (Bayesian shrinkage), and only from ten answers on, so a lucky start tops nothing.

Ties: with equal knowledge whoever needed fewer rounds is ahead, with equal accuracy whoever played more; who is
equal in both shares the place, and the next place is left out (1, 2, 2, 4).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from statistics import fmean, median

from bot.core.quiz.questions import Kind
from bot.core.quiz.scoring import Result
from bot.core.quiz.standings import by_player, places

MINIMUM = 10
"""Answers without which nobody is ranked by accuracy."""
_PRIOR_WEIGHT = 20


class Period(StrEnum):
    """What a leaderboard covers; months and weeks are UTC's, a week begins on Monday."""

    EVER = "ever"
    MONTH = "month"
    WEEK = "week"

    def start(self, now: float) -> float:
        """Its first moment, in seconds since the epoch."""
        today = datetime.fromtimestamp(now, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        match self:
            case Period.EVER:
                return 0.0
            case Period.MONTH:
                return today.replace(day=1).timestamp()
            case Period.WEEK:
                return (today - timedelta(days=today.weekday())).timestamp()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a leaderboard. `points` are those of the games, `known` those of them beyond chance; `accuracy`
    is 0 to 1 and as measured, though ranked shrunk."""

    player: int
    points: int
    known: int
    rounds: int
    accuracy: float


@dataclass(frozen=True, slots=True)
class Share:
    """How many answers, and how accurate, 0 to 1."""

    answers: int
    accuracy: float


@dataclass(frozen=True, slots=True)
class Stats:
    """How one person does. `lean` is the mean error of typed times in ms, negative for too early, and `error` the
    median one regardless of its sign; None where none was typed. `best_run` is the most right answers in a row."""

    points: int
    overall: Share
    by_kind: dict[Kind, Share]
    lean: float | None
    error: float | None
    best_run: int


def by_knowledge(results: Iterable[Result], hidden: Collection[int] = ()) -> list[tuple[int, Entry]]:
    """Everyone who answered and does not hide, with their place."""
    return places(_entries(results, hidden), lambda entry: (-entry.known, entry.rounds))


def by_accuracy(results: Sequence[Result], hidden: Collection[int] = ()) -> list[tuple[int, Entry]]:
    """Everyone with enough answers who does not hide, with their place."""
    usual = accuracy(results)
    enough = [entry for entry in _entries(results, hidden) if entry.rounds >= MINIMUM]

    def shrunk(entry: Entry) -> float:
        return (entry.accuracy * entry.rounds + usual * _PRIOR_WEIGHT) / (entry.rounds + _PRIOR_WEIGHT)

    return places(enough, lambda entry: (-round(shrunk(entry), 9), -entry.rounds))


def stats(results: Iterable[Result]) -> Stats:
    """From all results of one person, in any order."""
    rows = sorted((row for row in results), key=lambda row: row.at)
    errors = [row.error for row in rows if row.error is not None]
    kinds = {kind: [row for row in rows if row.kind is kind and row.answered] for kind in Kind}
    return Stats(
        points=earned(rows),
        overall=_share(rows),
        by_kind={kind: _share(of_kind) for kind, of_kind in kinds.items() if of_kind},
        lean=fmean(errors) if errors else None,
        error=median(map(abs, errors)) if errors else None,
        best_run=_longest_run(rows),
    )


def accuracy(results: Iterable[Result]) -> float:
    """The mean quality of what was answered; 0 where nothing was."""
    answered = [row.credit for row in results if row.answered]
    return fmean(answered) if answered else 0.0


def earned(results: Iterable[Result]) -> int:
    """The points of the games."""
    return sum(row.earned for row in results)


def gained(results: Iterable[Result]) -> int:
    """Points beyond what chance earns, at least 0."""
    return max(0, sum(row.gain for row in results))


def _entries(results: Iterable[Result], hidden: Collection[int]) -> list[Entry]:
    return [
        Entry(player, earned(rows), gained(rows), sum(row.answered for row in rows), accuracy(rows))
        for player, rows in by_player(results).items()
        if player not in hidden and any(row.answered for row in rows)
    ]


def _share(rows: Sequence[Result]) -> Share:
    return Share(sum(row.answered for row in rows), accuracy(rows))


def _longest_run(rows: Iterable[Result]) -> int:
    longest = run = 0
    for row in rows:
        run = run + 1 if row.right else 0
        longest = max(longest, run)
    return longest
