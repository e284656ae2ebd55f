from core.pictures.reading import opened
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.pictures import daily_result as daily
from bot.core.pictures import podium as stand
from bot.core.pictures.daily_result import daily_result
from bot.core.pictures.podium import Step, podium

names = st.text(max_size=40) | st.sampled_from(["W" * 80, "שרה", "👩‍👩‍👧‍👦", "\x00\u202e"])
places = st.builds(Step, st.integers(1, 5), names, st.integers(-(10**6), 10**6))


@settings(max_examples=12)
@given(st.lists(places, max_size=5), names)
def test_any_podium_can_be_drawn(ranked: list[Step], title: str) -> None:
    assert opened(podium(ranked, title)).size == (stand.WIDTH, stand.HEIGHT)


def test_a_podium_says_who_won_and_a_place_is_shared() -> None:
    alt = podium([Step(1, "Ada", 1200), Step(1, "Ben", 1200), Step(3, "Cleo", -500)], "The Interview").alt
    assert "1. Ada, 1,200 points; 1. Ben, 1,200 points; 3. Cleo, −500 points" in alt


@settings(max_examples=12)
@given(names, st.text("🟩🟨🟧🟥⬛", min_size=1, max_size=5), st.integers(-5000, 25000), st.integers(0, 999))
@example("Ada", "🟩🟨🟧🟥⬛", 12_400, 1)
def test_any_daily_result_can_be_drawn(player: str, squares: str, points: int, streak: int) -> None:
    picture = daily_result(player, "22 November 2026", squares, points, squares.count("🟩"), streak)
    assert opened(picture).size == (daily.WIDTH, daily.HEIGHT)


def test_a_daily_result_says_what_its_squares_mean() -> None:
    alt = daily_result("Ada", "22 November 2026", "🟩🟨🟥", 4100, 1, 3).alt
    for said in (
        "22 November 2026",
        "Ada",
        "4,100 points",
        "1 of 3 right",
        "3 days in a row",
        "right, close, wrong",
    ):
        assert said in alt


def test_every_square_looks_different() -> None:
    drawn = {daily_result("Ada", "today", square, 0, 0, 0).png for square in daily.SQUARES}
    assert len(drawn) == len(daily.SQUARES)
