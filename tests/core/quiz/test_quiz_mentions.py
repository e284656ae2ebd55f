"""What an interview mentions, and what came up together."""

import pytest
from core.quiz.spoken import talk

from bot.core.quiz.deck import Deck
from bot.core.quiz.kinds.mentions import apart, mentions, soonest, together


def mentioned(*lines: str) -> list[str]:
    return [one.text for one in mentions(Deck(talk(*lines)))]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("It is the old chef who saw a hedgehog and slept well.", ["a hedgehog", "old chef"]),
        ("You can write to hedgehog@home about the wooden staircase.", ["wooden staircase"]),
        ("I saw, well, hedgehogs, and it was on a staircase.", ["hedgehogs", "a staircase"]),
        ("The chapter after this conversation is about a staircase.", ["a staircase"]),
        ("We train hedgehogs and we pilot the staircase.", ["hedgehogs", "staircase"]),
    ],
)
def test_things_are_mentioned_and_neither_names_nor_addresses_nor_what_talks_are_called(
    line: str, found: list[str]
) -> None:
    assert sorted(mentioned(line)) == sorted(found)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("I marched in there with a giant hunk of spinach.", "a giant hunk of spinach"),
        ("Somebody was smoking pot in the bathroom.", "smoking pot in the bathroom"),
        ("And then they threw a really huge parade for you.", "threw a really huge parade"),
        ("It is what we have to do with a brick and mortar store.", "a brick and mortar store"),
        ("It would cost us 5,000 hedgehogs.", "5,000 hedgehogs"),
        ("It was a bit of a hedgehog.", "a hedgehog"),
        ("And they need to fix the hedgehog.", "fix the hedgehog"),
        ("The hedgehog is all that we could remember of it.", "hedgehog"),
    ],
)
def test_a_thing_is_shown_with_all_that_makes_it_whole(line: str, found: str) -> None:
    assert mentioned(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "They kept the hedgehog of which nobody knew.",
        "She spoke of a hedgehog Records had sold.",
        "We were all hedgehog and staircase enthusiasts or owners of one.",
    ],
)
def test_nothing_is_cut_off_in_the_middle(line: str) -> None:
    assert not any(one.endswith("hedgehog") for one in mentioned(line))


def test_no_name_is_mentioned() -> None:
    lines = ["It was something that everybody remembered.", "And then we met Hedgehog behind the staircase."]
    assert mentioned(*lines) == ["staircase"]


def test_what_comes_up_again_and_again_is_no_mention() -> None:
    lines = [
        "The hedgehog sleeps below the wooden staircase.",
        "My neighbour bought a hedgehog at the market.",
        "Nobody had seen such a hedgehog in the village.",
        "Every winter some hedgehog moves into our garage.",
    ]
    assert any("hedgehog" in one for one in mentioned(*lines[:2]))
    assert "hedgehog" not in [one.split()[-1] for one in mentioned(*lines)]


@pytest.mark.parametrize("minutes", [1, 3, 5, 60, 300])
def test_together_is_within_half_a_minute_and_far_from_apart(minutes: int) -> None:
    deck = Deck(talk("The hedgehog sleeps below the wooden staircase."))
    deck.span = 0, minutes * 60_000
    assert 0 < soonest(deck) < together(deck) <= 30_000
    assert apart(deck) >= 3 * together(deck)
    assert apart(deck) >= 40_000
