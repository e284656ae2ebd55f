from itertools import pairwise
from string import ascii_uppercase

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz import practice
from bot.core.quiz.questions import Kind
from bot.core.quiz.scoring import Result
from bot.core.quiz.timeline import WIDTH, chart

DAY = 86_400
NOW = 1_800_000_000.0


def result(*, right: bool, quality: float, took: float | None = 20.0, hinted: bool = False) -> Result:
    return Result(1, Kind.GAP, NOW, took, right, quality, 0, 0, hinted, None, 1)


@pytest.mark.parametrize(
    ("graded", "rating"),
    [
        (result(right=True, quality=1, took=5), Rating.Easy),
        (result(right=True, quality=1, took=20), Rating.Good),
        (result(right=True, quality=1, took=5, hinted=True), Rating.Hard),
        (result(right=False, quality=0.6), Rating.Hard),
        (result(right=False, quality=0.4), Rating.Again),
        (result(right=False, quality=0, took=None), Rating.Again),
    ],
)
def test_a_result_rates_the_card(graded: Result, rating: Rating) -> None:
    assert practice.rating(graded, seconds=30) == rating


def test_what_is_known_comes_back_at_growing_intervals_and_what_is_forgotten_soon() -> None:
    card, now = practice.new_card(NOW), NOW
    assert practice.due(card) == now
    waits: list[float] = []
    for _ in range(6):
        card = practice.review(card, Rating.Good, now)
        waits.append(practice.due(card) - now)
        now = practice.due(card)
    assert all(longer > shorter for shorter, longer in pairwise(waits))
    assert waits[-1] > 30 * DAY
    forgotten = practice.review(card, Rating.Again, now)
    assert practice.due(forgotten) - now < DAY
    assert practice.review(card, Rating.Again, now) == forgotten


def test_only_what_was_wrong_makes_a_card_and_every_answer_moves_it() -> None:
    right, wrong = result(right=True, quality=1), result(right=False, quality=0)
    silent = result(right=False, quality=0, took=None)
    assert practice.after(None, right, 30) is practice.after(None, silent, 30) is None
    card = practice.after(None, wrong, 30)
    assert card is not None
    assert practice.due(card) == NOW
    assert practice.after(card, silent, 30) == card
    known, forgotten = practice.after(card, right, 30), practice.after(card, wrong, 30)
    assert known is not None
    assert forgotten is not None
    assert NOW < practice.due(forgotten) < practice.due(known)


times = st.lists(st.integers(0, 9_000_000), max_size=40)


@given(st.integers(0, 9_000_000), st.integers(0, 60_000), st.integers(0, 60_000), times)
def test_a_chart_is_never_too_wide_and_shows_everyone(start: int, lasts: int, rest: int, times: list[int]) -> None:
    head, recording, *below = chart(start + lasts + rest, start, start + lasts, times).split("\n")
    assert len(head) == len(recording) == WIDTH
    assert "█" in recording
    assert all(len(line) <= WIDTH for line in below)
    assert sorted("".join(below).replace(" ", "")) == list(ascii_uppercase[: len(times)])


def test_a_chart_tells_who_was_how_close() -> None:
    assert chart(301_200, 239_200, 241_429, [240_000, 92_000, 91_000]).split("\n") == [
        "0:00                      5:01",
        "├──────────────────────██────┤",
        "         B             A",
        "         C",
    ]
