"""Dates as they are typed, and what is known of a recording beside its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import dates
from bot.core.particulars import UNKNOWN, Particulars, number_of, people
from bot.wording.episodes import day


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-17", "2024-05-17"),
        (" 2024/5/7 ", "2024-05-07"),
        ("2024-05-17T10:00:00Z", "2024-05-17"),
        ("17.5.2024", "2024-05-17"),
        ("17. 05. 2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        ("17 May 2024", "2024-05-17"),
        ("Fri, 17 May 2024 10:00:00 +0000", "2024-05-17"),
        ("Friday, Sept. 3rd, 2021", "2021-09-03"),
        ("December 2023", "2023-12"),
        ("2024-02-30", None),
        ("2024-13", None),
        ("05/06/2024", None),
        ("yesterday", None),
        ("", None),
        ("1824", None),
        ("20245", None),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, read: str | None) -> None:
    assert dates.read(typed) == read


@given(st.dates(min_value=dates.date(1900, 1, 1), max_value=dates.date(2199, 12, 31)))
def test_every_day_is_read_in_every_form_and_lies_in_its_month_and_year(one: dates.date) -> None:
    known = one.isoformat()
    assert dates.read(known) == dates.read(day(known)) == dates.first_day(known) == dates.last_day(known) == known
    for part in (known[:4], known[:7]):
        assert dates.read(day(part)) == part
        assert dates.first_day(part) <= known <= dates.last_day(part)
        assert Particulars(date=known).is_between(part, part)
        assert Particulars(date=part).is_between(known, known)


@pytest.mark.parametrize(
    ("date", "since", "until", "is_so"),
    [
        ("2024-05-17", None, None, True),
        (None, None, None, True),
        (None, "2024", None, False),
        ("2024-05-17", "2024-05-18", None, False),
        ("2024-05-17", "2024-05", "2024-05", True),
        ("2024-05", "2024-05-31", None, True),
        ("2024-05", None, "2024-04", False),
        ("2024", None, "2023-12-31", False),
    ],
)
def test_what_may_be_of_that_time_is(date: str | None, since: str | None, until: str | None, is_so: bool) -> None:
    assert Particulars(date=date).is_between(since, until) == is_so


def test_what_is_known_goes_before_what_else_is_said_and_survives_being_stored() -> None:
    known = Particulars(number=0, guests=("Ann",)).or_else(Particulars("Gulls", 3, "2024", ("Ben",), ("Cleo",)))
    assert known == Particulars("Gulls", 0, "2024", ("Ann",), ("Cleo",))
    assert Particulars.from_json(known.to_json()) == known
    assert (UNKNOWN.to_json(), Particulars.from_json(None), Particulars.from_json("{}")) == (None, UNKNOWN, UNKNOWN)


def test_numbers_and_names_are_taken_as_feeds_have_them() -> None:
    assert [number_of(text) for text in ("12", " #7", "3.0", "1.5", "", "12a", "-1", "123456")] == [
        *(12, 7, 3),
        *[None] * 5,
    ]
    assert people([" Ann\nLee ", "", "Ann Lee", "Ben"]) == ("Ann Lee", "Ben")
