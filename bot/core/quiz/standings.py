"""Who stands where in a game.

Ties: with equal points the one with more right answers is ahead, then the one who took less time for them; who is
equal in all of that shares the place, and the next place is left out (1, 2, 2, 4).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.core.quiz.scoring import Result

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """`took` is the seconds that the right answers took together."""

    player: int
    points: int
    right: int
    answered: int
    took: float


def by_player(results: Iterable[Result]) -> dict[int, list[Result]]:
    """The results of each player, in their order."""
    found: dict[int, list[Result]] = defaultdict(list)
    for result in results:
        found[result.player].append(result)
    return found


def places(items: Iterable[T], rank: Callable[[T], tuple[float, ...]]) -> list[tuple[int, T]]:
    """The items by rank, lowest first, each with its place; equals share one and the next is left out."""
    ranked = sorted(items, key=rank)
    ranks = [rank(item) for item in ranked]
    return [(ranks.index(rank) + 1, item) for rank, item in zip(ranks, ranked, strict=True)]


def standings(results: Iterable[Result]) -> list[tuple[int, Standing]]:
    """Everybody who answered at least once with their place, best first."""
    totals = [_total(player, rows) for player, rows in by_player(results).items()]
    return places((one for one in totals if one.answered), lambda one: (-one.points, -one.right, one.took))


def _total(player: int, rows: Sequence[Result]) -> Standing:
    return Standing(
        player=player,
        points=sum(row.points for row in rows),
        right=sum(row.right for row in rows),
        answered=sum(row.answered for row in rows),
        took=sum(row.took or 0 for row in rows if row.right),
    )
