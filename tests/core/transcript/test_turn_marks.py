"""Who speaks from when, where somebody says so of a stretch."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.transcript.sidecar import TurnMark
from bot.core.transcript.turn_marks import told

SPEAKERS = st.sampled_from(["", "Ann", "Ben"])
MARKS = st.dictionaries(st.integers(0, 20), SPEAKERS).map(
    lambda marks: [TurnMark.model_construct(start=at, speaker=who) for at, who in sorted(marks.items())]
)


def heard(marks: list[TurnMark]) -> list[str]:
    """Who speaks at each moment."""
    return [next((mark.speaker for mark in reversed(marks) if mark.start <= at), "") for at in range(25)]


@given(MARKS, st.integers(0, 20), st.integers(1, 4))
def test_only_that_stretch_changes(marks: list[TurnMark], start: int, length: int) -> None:
    before, after = heard(marks), heard(told(marks, "Cy", start, start + length))
    assert after == [*before[:start], *["Cy"] * length, *before[start + length :]]


@given(MARKS, st.integers(0, 20))
def test_without_an_end_it_goes_on_to_the_next_mark(marks: list[TurnMark], start: int) -> None:
    following = next((mark.start for mark in marks if mark.start > start), 25)
    changes = told(marks, "Cy", start, None)
    before, after = heard(marks), heard(changes)
    assert after == [*before[:start], *["Cy"] * (following - start), *before[following:]]
    assert all(one.speaker != other.speaker for one, other in pairwise(changes))
