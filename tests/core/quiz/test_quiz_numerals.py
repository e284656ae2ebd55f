"""Numbers in figures that are exchanged for others: neither the size nor the roundness tells which was said."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz.numerals import last_year, others

LAST_YEAR = 2020


def drawn(said: int, is_share: bool = False) -> list[int]:
    return list(others(said, is_share, LAST_YEAR, random.Random(1)))


@given(st.integers(5, 1800), st.booleans())
def test_hardly_more_are_larger_than_smaller(said: int, is_share: bool) -> None:
    found = drawn(said, is_share)
    assert len(set(found)) == len(found)
    assert said not in found
    smaller, larger = sum(one < said for one in found), sum(one > said for one in found)
    assert larger <= max(smaller, 3 - smaller)


@pytest.mark.parametrize(
    ("said", "least", "most", "step"),
    [(10, 5, 40, 5), (40, 20, 120, 10), (25, 10, 65, 5), (100, 50, 400, 50), (600, 200, 1400, 100), (7, 3, 15, 1)],
)
def test_they_are_nearly_as_large_and_about_as_round(said: int, least: int, most: int, step: int) -> None:
    found = drawn(said)
    assert len(found) >= 3
    assert all(least <= one <= most and one % step == 0 for one in found)


def test_a_share_is_at_most_all() -> None:
    assert max(drawn(80, is_share=True)) <= 100
    assert max(drawn(150, is_share=True)) > 150


def test_no_year_is_later_than_the_last_that_is_spoken_of() -> None:
    assert last_year(["in", "2007", "2020", "20201", "1999"]) == LAST_YEAR
    assert last_year(["in", "2", "years"]) == 0
    assert max(drawn(2019)) == LAST_YEAR
    assert max(drawn(2020)) < LAST_YEAR
