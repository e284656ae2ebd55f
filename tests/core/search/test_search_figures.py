"""Numbers are the same however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.figures import figure, figure_at
from bot.core.search.words import words


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("10,000 people", "10000", 2),
        ("ten thousand people", "10000", 2),
        ("10k people", "10000", 1),
        ("$2.5 million", "2500000", 3),
        ("a hundred", "100", 1),
        ("two hundred and fifty people", "250", 4),
        ("twenty-five", "25", 2),
        ("one thousand two hundred", "1200", 4),
        ("five hundred thousand", "500000", 3),
        ("3.5 of them", "3.5", 2),
        ("two hundred people and fifty dogs", "200", 2),
        ("a thousand. Two of them", "1000", 1),
        ("some, hundred of them", "100", 1),
        ("a (million) of them", "1000000", 1),
    ],
)
def test_a_number_is_read_in_digits(text: str, value: str, count: int) -> None:
    row = list(words(text))
    found = [figure_at(text, row, at) for at in range(len(row))]
    assert next(one for one in found if one) == (value, count)


@pytest.mark.parametrize(
    "text", ["in 2019 we lost 340", "four to five", "one and two", "no numbers", "10 5", "twenty, five"]
)
def test_words_that_are_numbers_by_themselves_stay_as_they_are(text: str) -> None:
    row = list(words(text))
    assert not any(figure_at(text, row, at) for at in range(len(row)))


@given(
    st.lists(
        st.sampled_from(
            ["two", "ten", "hundred", "million", "and", "10", "000", "5k", "9" * 400, ",", ".", "(", "-"]
        )
    )
)
def test_a_number_is_made_of_words_whatever_stands_between(parts: list[str]) -> None:
    text = " ".join(parts)
    row = list(words(text))
    for at in range(len(row)):
        found = figure_at(text, row, at)
        assert found is None or 0 < found[1] <= len(row) - at


def test_places_in_a_row_are_the_same_in_words_and_in_digits() -> None:
    assert figure("fourth") == figure("4th") != figure("four")
    assert figure("first") == figure("1st")
