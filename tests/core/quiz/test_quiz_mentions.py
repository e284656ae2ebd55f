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
        ("The new chef kept a hedgehog under the wooden staircase.", ["hedgehog", "wooden staircase"]),
        ("You can write to hedgehog@home about the wooden staircase.", ["wooden staircase"]),
        ("In London we met Hedgehog Records beside the staircase.", ["staircase"]),
        ("The chapter after this conversation is about a staircase.", ["staircase"]),
    ],
)
def test_things_are_mentioned_and_neither_names_nor_addresses_nor_what_talks_are_called(
    line: str, found: list[str]
) -> None:
    assert mentioned(line) == found


def test_what_comes_up_again_and_again_is_no_mention() -> None:
    lines = [
        "The hedgehog sleeps below the wooden staircase.",
        "My neighbour bought a hedgehog at the market.",
        "Nobody had seen such a hedgehog in the village.",
        "Every winter some hedgehog moves into our garage.",
    ]
    assert "hedgehog" in mentioned(*lines[:2])
    assert "hedgehog" not in mentioned(*lines)


@pytest.mark.parametrize("minutes", [1, 3, 5, 60, 300])
def test_together_is_within_half_a_minute_and_far_from_apart(minutes: int) -> None:
    deck = Deck(talk("The hedgehog sleeps below the wooden staircase."))
    deck.span = 0, minutes * 60_000
    assert 0 < soonest(deck) < together(deck) <= 30_000
    assert apart(deck) >= 3 * together(deck)
    assert apart(deck) >= 40_000
