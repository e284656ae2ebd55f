import pytest

from bench.boundaries import boundary_f1, pk, window_diff

# Ten units, a reference with one boundary at 5: two and a half of ten, rounded to 2, is half a segment. The eight
# pairs (0, 2) to (7, 9) are compared; the reference parts those that begin at 3 and 4.
CASES: list[tuple[list[int], float, float]] = [
    ([5], 0, 0),
    ([], 2 / 8, 2 / 8),
    ([6], 2 / 8, 2 / 8),
    ([8], 4 / 8, 4 / 8),
    ([5, 6], 1 / 8, 2 / 8),
    ([1, 5], 1 / 8, 1 / 8),
]


@pytest.mark.parametrize(("guess", "expected_pk", "expected_difference"), CASES)
def test_pk_and_window_diff_count_the_pairs_that_differ(
    guess: list[int], expected_pk: float, expected_difference: float
) -> None:
    assert pk([5], guess, 10) == expected_pk
    assert window_diff([5], guess, 10) == expected_difference


@pytest.mark.parametrize(
    ("guess", "expected"),
    [
        ([100, 200], 1),
        ([130, 170], 1),
        ([131, 200], 0.5),
        ([], 0),
        ([90, 110, 200], 0.8),
        ([100, 200, 300, 400], 2 / 3),
    ],
)
def test_a_boundary_is_found_by_one_near_it_and_by_one_alone(guess: list[int], expected: float) -> None:
    assert boundary_f1([100, 200], guess, 30) == pytest.approx(expected)
