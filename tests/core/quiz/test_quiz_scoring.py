from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz.errors import OutsideRecordingError
from bot.core.quiz.grading import check, error, is_right, says
from bot.core.quiz.questions import (
    Answer,
    Arrange,
    Arranged,
    Choose,
    Chosen,
    Excerpt,
    Fill,
    Filled,
    Kind,
    Level,
    Locate,
    Located,
    Question,
    Task,
)
from bot.core.quiz.scoring import Result, closeness, score

LENGTH = 300_000
LOCATE = Locate(100_400, 105_000)


def question(task: Task) -> Question:
    excerpt = Excerpt("k", 3, 100_400, 105_000, "Text.", None)
    return Question(Kind.WHEN, Level.NORMAL, "Text.", task, (excerpt,), LENGTH)


def result(task: Task, answer: Answer | None, took: float = 0, hinted: bool = False) -> Result:
    return score(question(task), 1, answer, took=took, seconds=30, hinted=hinted, at=5.0)


@pytest.mark.parametrize(
    ("ms", "expected"),
    [
        (100_000, 0),  # shown as 1:40, and so is the start
        (105_000, 0),
        (99_000, -1000),
        (0, -100_000),
        (145_000, 40_000),
    ],
)
def test_the_error_of_a_time_has_a_sign(ms: int, expected: int) -> None:
    assert error(question(LOCATE), Located(ms)) == expected
    assert is_right(question(LOCATE), Located(ms)) == (expected == 0)


@pytest.mark.parametrize(
    ("typed", "missing", "is_accepted"),
    [
        ("neuroscience", "neuroscience", True),
        ("NEUROSCIENCE!", "neuroscience", True),
        ("neurosciense", "neuroscience", True),
        ("nuerosciense", "neuroscience", True),
        ("neuro", "neuroscience", False),
        ("models", "model", True),
        ("modelling", "modeling", True),
        ("the model", "model", True),
        ("model circuit", "model", False),
        ("modle", "model", True),
        ("yodel", "model", False),
        ("motel", "model", False),
        ("unlikely", "likely", False),
        ("dog", "dig", False),
        ("cafe", "café", True),
        ("", "model", False),
        ("mechanistic interpretabilty", "mechanistic interpretability", True),
        ("interpretability", "mechanistic interpretability", False),
        ("interpretability mechanistic", "mechanistic interpretability", False),
    ],
)
def test_typed_words_are_taken_with_slips_and_inflections(typed: str, missing: str, is_accepted: bool) -> None:
    assert says(typed, Fill(missing, unlike=("motel",))) == is_accepted


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_can_be_typed(typed: str, missing: str) -> None:
    task = Fill(missing)
    assert result(task, Filled(typed)).points in (1100, 0)


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        (Choose(("a", "b"), 0), Chosen(2)),
        (Choose(("a", "b"), 0), Chosen(-1)),
        (Choose(("a", "b"), 0), Located(3)),
        (LOCATE, Located(-1)),
        (LOCATE, Filled("1:40")),
        (Fill("a"), Chosen(0)),
        (Arrange(("a", "b"), (0, 1)), Arranged((0, 0))),
        (Arrange(("a", "b"), (0, 1)), Arranged((0,))),
    ],
)
def test_what_was_not_offered_is_refused(task: Task, answer: Answer) -> None:
    with pytest.raises(ValueError, match="does not answer"):
        check(question(task), answer)


def test_a_time_after_the_end_is_told_where_the_end_is() -> None:
    check(question(LOCATE), Located(LENGTH))
    with pytest.raises(OutsideRecordingError, match="5:00"):
        check(question(LOCATE), Located(LENGTH + 1))


FOUR = Choose(("a", "b", "c", "d"), 1)
THREE_IN_ORDER = Arrange(("a", "b", "c"), (2, 0, 1))
ORDERS = ("1 2 3", "1 3 2", "2 1 3", "2 3 1", "3 1 2", "3 2 1")
PRESSED_ORDER = Choose(ORDERS, 2, items=("a", "b", "c"))
FOUR_IN_ORDER = Arrange(("a", "b", "c", "d"), (2, 0, 1, 3))


@pytest.mark.parametrize(
    ("task", "answer", "took", "hinted", "points", "bonus", "gain"),
    [
        (FOUR, Chosen(1), 0, False, 1100, 100, 750),
        (FOUR, Chosen(1), 10, False, 1100, 100, 750),
        (FOUR, Chosen(1), 20, False, 1050, 50, 750),
        (FOUR, Chosen(1), 30, False, 1000, 0, 750),
        (FOUR, Chosen(0), 0, False, 0, 0, -250),
        (FOUR, Chosen(1), 0, True, 550, 50, 250),
        (FOUR, Chosen(0), 0, True, 0, 0, -250),
        (FOUR, None, 30, False, 0, 0, 0),
        (FOUR, None, 30, True, 0, 0, 0),
        (Choose(("a", "b", "c"), 1), Chosen(1), 30, False, 750, 0, 500),
        (Choose(("a", "b"), 1), Chosen(1), 30, False, 500, 0, 250),
        (Choose(("a", "b"), 1), Chosen(0), 30, False, 0, 0, -250),
        (Fill("model"), Filled("model"), 30, False, 1000, 0, 900),
        (Fill("model"), Filled("yodel"), 0, False, 0, 0, -100),
        (LOCATE, Located(101_000), 0, False, 1100, 100, 800),
        (LOCATE, Located(85_000), 0, False, 500, 0, 300),
        (LOCATE, Located(299_000), 0, False, 0, 0, -200),
        (THREE_IN_ORDER, Arranged((2, 0, 1)), 30, False, 900, 0, 650),
        (THREE_IN_ORDER, Arranged((0, 2, 1)), 0, False, 300, 0, 50),
        (PRESSED_ORDER, Chosen(2), 30, False, 900, 0, 650),
        (PRESSED_ORDER, Chosen(0), 0, False, 300, 0, 50),
        (PRESSED_ORDER, Chosen(3), 0, False, 300, 0, 50),
        (PRESSED_ORDER, Chosen(4), 0, False, 0, 0, -250),
        (FOUR_IN_ORDER, Arranged((2, 0, 3, 1)), 0, False, 500, 0, 396),
        (FOUR_IN_ORDER, Arranged((3, 1, 0, 2)), 0, False, 0, 0, -104),
    ],
)
def test_points(
    task: Task, answer: Answer | None, took: float, hinted: bool, points: int, bonus: int, gain: int
) -> None:
    scored = result(task, answer, took, hinted)
    assert (scored.points, scored.bonus) == (points, bonus)
    assert scored.gain == pytest.approx(gain, abs=1)
    assert scored.answered == (answer is not None)
    assert 0 <= scored.quality <= 1
    assert (scored.quality == 1) == scored.right


@pytest.mark.parametrize("pressed", range(6))
def test_whichever_order_is_pressed_blindly_earns_what_any_guess_does_and_gains_nothing(pressed: int) -> None:
    rights = (Choose(ORDERS, right, items=("a", "b", "c")) for right in range(6))
    scored = [result(task, Chosen(pressed), 30, False) for task in rights]
    assert sum(one.points for one in scored) == 6 * 250
    assert sum(one.gain for one in scored) == 0
    assert all(one.earned == one.points for one in scored)


def test_a_time_that_is_eight_minutes_off_in_an_hour_is_a_small_success() -> None:
    hour = 73 * 60_000
    asked = Question(Kind.WHEN, Level.NORMAL, "", Locate(1_800_000, 1_805_000), (), hour)
    scored = score(asked, 1, Located(1_800_000 - 517_000), took=20, seconds=30, hinted=False, at=5.0)
    assert 100 < scored.points < 300
    assert scored.close


@given(st.lists(st.integers(0, LENGTH), min_size=2), st.integers(1, LENGTH))
def test_closer_never_earns_less(distances: list[int], length: int) -> None:
    earned = [closeness(distance, length) for distance in sorted(distances)]
    assert all(nearer >= farther for nearer, farther in pairwise(earned))
    assert all(0 <= share <= 1 for share in earned)


@given(st.lists(st.floats(0, 60), min_size=2))
def test_quicker_never_earns_less_and_never_much_more(times: list[float]) -> None:
    results = [result(FOUR, Chosen(1), took) for took in sorted(times)]
    earned = [one.points for one in results]
    assert all(quicker >= slower for quicker, slower in pairwise(earned))
    assert max(earned) <= 1.1 * min(earned)
    assert len({one.gain for one in results}) == 1
