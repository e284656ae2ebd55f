"""Long titles in few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.short_titles import short_title

RIES = "Reflections on a movement | Eric Ries (creator of the Lean Startup methodology)"
SECRET = "How to build a company of people who love what they do | Ada Ray (founder)"


@pytest.mark.parametrize(
    ("title", "others", "short"),
    [
        (RIES, [], "Reflections on a movement"),
        (RIES, ["Reflections on a movement | Part two, with everybody who was there"], "Eric Ries"),
        (RIES, ["Reflections on a movement", "On stock exchanges | Eric Ries"], RIES),
        (SECRET, [RIES], "Ada Ray"),
        ("A talk | Ada Ray", [], "A talk | Ada Ray"),
        ("Of models, minds and what either of them may know: a long talk", [], None),
        ("   |  | Reflections on a movement that nobody has ever seen or heard of", [], None),
    ],
)
def test_a_long_title_is_short_where_nothing_else_is_called_so(
    title: str, others: list[str], short: str | None
) -> None:
    assert short_title(title, others) == (short or title)


@given(st.text(alphabet="ab |(", max_size=80), st.lists(st.text(alphabet="ab |(", max_size=60), max_size=3))
def test_it_is_words_of_the_title(title: str, others: list[str]) -> None:
    short = short_title(title, others)
    assert short in title
    assert bool(short.strip()) == bool(title.strip())
