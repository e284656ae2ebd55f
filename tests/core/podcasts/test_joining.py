"""Of which episode a transcript is, that somebody sent."""

import pytest

from bot.core.podcasts.joining import episode_of
from bot.core.podcasts.model import Episode

WAITING = [
    Episode("a", "The sea, and what lives in it", number=41),
    Episode("b", "Fog | with Ben Ash", number=42),
    Episode("c", "Answers to your questions, part 1", number=43),
    Episode("d", "Answers to your questions, part 2", number=44),
    Episode("e", "Zoo"),
]


@pytest.mark.parametrize(
    ("title", "number", "guid"),
    [
        ("The sea, and what lives in it", None, "a"),
        ("the sea and what lives in it", None, "a"),
        ("41 The Sea and What Lives in It (transcript)", None, "a"),
        ("Fog with Ben Ash", 42, "b"),
        ("Fog with Ben Ash", 7, None),
        ("Answers to your questions, part 2", None, "d"),
        ("Answers to your questions", None, None),
        ("Answers to your questions, part 2", 44, "d"),
        ("Fog", None, None),
        ("Zoo", None, "e"),
        ("Zoo", 3, "e"),
        ("Gulls", 41, None),
        ("Something else altogether", None, None),
        ("", None, None),
    ],
)
def test_only_what_is_meant_is_taken(title: str, number: int | None, guid: str | None) -> None:
    place = episode_of(title, number, WAITING)
    assert (None if place is None else WAITING[place].guid) == guid


def test_nothing_waits_for_nothing() -> None:
    assert episode_of("The sea", None, []) is None
