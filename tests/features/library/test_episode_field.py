"""What is known of an episode, a line each, as it is shown and typed."""

import pytest

from bot.core.errors import UserError
from bot.core.particulars import Particulars
from bot.features.library.episode_field import read, written
from bot.wording import library as wording

KNOWN = Particulars("Gulls = birds", 12, "2024-05-17", ("Ben Ray", "Dora"), ("Ann Lee", "Cleo"))


@pytest.mark.parametrize("known", [KNOWN, Particulars()])
def test_what_is_sent_in_as_it_was_shown_changes_nothing(known: Particulars) -> None:
    assert read(written(known), known) is None
    assert read(written(known), Particulars("Another")) == known


def test_a_colon_a_capital_and_a_line_that_is_left_out_are_understood() -> None:
    assert read("Show: The Gull Hour\n  \nDATE = 17 May 2024", KNOWN) == Particulars(
        "The Gull Hour", None, "2024-05-17"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("season = 3", wording.NO_EPISODE_LINE.format(line="season = 3")),
        ("The Gull Hour", wording.NO_EPISODE_LINE.format(line="The Gull Hour")),
        ("date = soon", wording.NO_DATE.format(text="soon")),
        ("number = pilot", wording.NO_EPISODE_NUMBER.format(text="pilot")),
    ],
)
def test_what_cannot_be_understood_is_told(typed: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read(typed, KNOWN)
    assert str(refused.value) == said
