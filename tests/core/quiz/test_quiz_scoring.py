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
    assert result(task, Filled(typed)).points in (4400, -500)


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


@pytest.mark.parametrize(
    ("task", "answer", "took", "hinted", "points", "bonus"),
    [
        (Choose(("a", "b", "c", "d"), 1), Chosen(1), 0, False, 2970, 270),
        (Choose(("a", "b", "c", "d"), 1), Chosen(1), 10, False, 2970, 270),
        (Choose(("a", "b", "c", "d"), 1), Chosen(1), 20, False, 2835, 135),
        (Choose(("a", "b", "c", "d"), 1), Chosen(1), 30, False, 2700, 0),
        (Choose(("a", "b", "c", "d"), 1), Chosen(0), 0, False, -1000, 0),
        (Choose(("a", "b", "c", "d"), 1), Chosen(1), 0, True, 1970, 270),
        (Choose(("a", "b", "c", "d"), 1), None, 30, False, 0, 0),
        (Choose(("a", "b", "c", "d"), 1), None, 30, True, -1000, 0),
        (Choose(("a", "b"), 1), Chosen(1), 30, False, 900, 0),
        (LOCATE, Located(101_000), 0, False, 5500, 500),
        (LOCATE, Located(99_000), 0, False, 4613, 0),
        (LOCATE, Located(299_000), 0, False, -1000, 0),
        (Arrange(("a", "b", "c"), (2, 0, 1)), Arranged((2, 0, 1)), 30, False, 2700, 0),
        (Arrange(("a", "b", "c"), (2, 0, 1)), Arranged((0, 2, 1)), 0, False, 0, 0),
        (Arrange(("a", "b", "c", "d"), (2, 0, 1, 3)), Arranged((2, 0, 3, 1)), 0, False, 900, 0),
        (Arrange(("a", "b", "c", "d"), (2, 0, 1, 3)), Arranged((3, 1, 0, 2)), 0, False, -1000, 0),
    ],
)
def test_points(task: Task, answer: Answer | None, took: float, hinted: bool, points: int, bonus: int) -> None:
    scored = result(task, answer, took, hinted)
    assert (scored.points, scored.bonus) == (points, bonus)
    assert scored.answered == (answer is not None)
    assert 0 <= scored.quality <= 1
    assert (scored.quality == 1) == scored.right


@given(st.lists(st.integers(0, LENGTH), min_size=2), st.integers(1, LENGTH))
def test_closer_never_earns_less(distances: list[int], length: int) -> None:
    earned = [closeness(distance, length) for distance in sorted(distances)]
    assert all(nearer >= farther for nearer, farther in pairwise(earned))
    assert all(-1000 <= points <= 5000 for points in earned)


@given(st.lists(st.floats(0, 60), min_size=2))
def test_quicker_never_earns_less_and_never_much_more(times: list[float]) -> None:
    earned = [result(Choose(("a", "b", "c", "d"), 0), Chosen(0), took).points for took in sorted(times)]
    assert all(quicker >= slower for quicker, slower in pairwise(earned))
    assert max(earned) <= 1.1 * min(earned)
