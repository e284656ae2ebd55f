from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz.questions import Kind
from bot.core.quiz.rankings import MINIMUM, Period, Share, accuracy, by_accuracy, by_knowledge, stats
from bot.core.quiz.scoring import Result

ANN, BO, CY = 1, 2, 3


def row(
    player: int = ANN,
    points: int = 0,
    quality: float = 0.0,
    kind: Kind = Kind.WHEN,
    error: int | None = None,
    at: float = 0.0,
    answered: bool = True,
    hinted: bool = False,
) -> Result:
    took = 1.0 if answered else None
    return Result(player, kind, at, took, quality == 1, quality, points, 0, hinted, error, 100_000)


def rows(player: int, right: int, wrong: int) -> list[Result]:
    return [row(player, 100, 1.0)] * right + [row(player, -50, 0.0)] * wrong


def test_by_knowledge_fewer_rounds_win_a_tie_and_equals_share_a_place() -> None:
    results = [*rows(ANN, 2, 3), *rows(BO, 1, 0), *rows(CY, 1, 0), *rows(4, 3, 0), row(5, answered=False)]
    assert [(place, entry.player) for place, entry in by_knowledge(results)] == [(1, 4), (2, BO), (2, CY), (4, ANN)]
    assert [entry.player for _, entry in by_knowledge(results, hidden={4, CY})] == [BO, ANN]


def test_places_go_by_what_is_beyond_chance_and_points_are_those_of_the_games() -> None:
    unlucky, guessing, shy = rows(ANN, 0, 9), rows(BO, 10, 30), [*rows(CY, 1, 0), row(CY, answered=False)]
    ranked = [(place, entry.player, entry.points) for place, entry in by_knowledge([*unlucky, *guessing, *shy])]
    assert ranked == [(1, CY, 1000), (2, ANN, 0), (3, BO, 10_000)]


def test_results_of_another_scale_count_by_how_right_they_were() -> None:
    old, new = row(ANN, 2970, 1.0), row(BO, 1100, 1.0)
    assert [(place, entry.points) for place, entry in by_knowledge([old, new])] == [(1, 1000), (1, 1000)]


def test_few_rounds_do_not_top_the_ranking_by_accuracy() -> None:
    lucky, few, steady = rows(ANN, MINIMUM - 1, 0), rows(BO, MINIMUM, 0), rows(CY, 180, 20)
    usual = rows(4, 50, 50)
    ranked = [entry.player for _, entry in by_accuracy([*lucky, *few, *steady, *usual])]
    assert ranked == [CY, BO, 4]


def test_equal_accuracy_goes_to_who_played_more() -> None:
    results = [*rows(ANN, 20, 20), *rows(BO, 40, 40), *rows(CY, 20, 20)]
    assert [(place, entry.player) for place, entry in by_accuracy(results)] == [(1, BO), (2, ANN), (2, CY)]


@given(st.lists(st.builds(row, st.integers(1, 4), st.integers(-1000, 5000), st.floats(0, 1)), max_size=80))
def test_rankings_count_everyone_once(results: list[Result]) -> None:
    ranked = by_knowledge(results)
    assert sorted(entry.player for _, entry in ranked) == sorted({result.player for result in results})
    assert [entry.known for _, entry in ranked] == sorted((entry.known for _, entry in ranked), reverse=True)
    assert all(entry.rounds >= MINIMUM for _, entry in by_accuracy(results))


def test_accuracy_counts_a_hint_as_half_and_passes_over_what_was_not_answered() -> None:
    assert accuracy([row(quality=1.0), row(quality=1.0, hinted=True), row(answered=False)]) == 0.75
    assert accuracy([]) == 0


def test_stats_of_a_person() -> None:
    told = stats(
        [
            row(points=2000, quality=0.5, error=-60_000, at=1),
            row(points=100, error=-30_000, at=5),
            row(points=5000, quality=1.0, error=0, at=3),
            row(points=2700, quality=1.0, kind=Kind.GAP, at=2),
            row(points=2700, quality=1.0, kind=Kind.GAP, at=4),
            row(kind=Kind.WHO, at=6, answered=False),
        ]
    )
    assert told.points == 500 + 3 * 1000
    assert told.by_kind == {Kind.WHEN: Share(3, 0.5), Kind.GAP: Share(2, 1.0)}
    assert (told.lean, told.error) == (-30_000, 30_000)
    assert told.best_run == 3
    assert told.overall.answers == 5


def test_stats_of_nobody() -> None:
    told = stats([])
    assert (told.points, told.lean, told.error, told.best_run, told.by_kind) == (0, None, None, 0, {})


@pytest.mark.parametrize(
    ("period", "start"),
    [
        (Period.EVER, datetime(1970, 1, 1, tzinfo=UTC)),
        (Period.MONTH, datetime(2026, 3, 1, tzinfo=UTC)),
        (Period.WEEK, datetime(2026, 2, 23, tzinfo=UTC)),
    ],
)
def test_periods_begin_in_utc(period: Period, start: datetime) -> None:
    sunday = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
    assert period.start(sunday.timestamp()) == start.timestamp()
