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
        (
            "The new chef kept a hedgehog under the wooden staircase.",
            ["kept a hedgehog", "under the wooden staircase"],
        ),
        ("You can write to hedgehog@home about the wooden staircase.", ["wooden staircase"]),
        ("In London we met Hedgehog Records beside the staircase.", ["beside the staircase"]),
        ("I saw, well, hedgehogs, and it was on a staircase.", ["hedgehogs", "a staircase"]),
        ("The chapter after this conversation is about a staircase.", ["a staircase"]),
    ],
)
def test_things_are_mentioned_and_neither_names_nor_addresses_nor_what_talks_are_called(
    line: str, found: list[str]
) -> None:
    assert mentioned(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("And then they just threw a parade.", "threw a parade"),
        ("We were, like, on the wooden staircase.", "wooden staircase"),
        ("And nobody in Lisbon had seen hedgehogs before.", "had seen hedgehogs"),
        ("The hedgehog is all that we could remember of it.", "hedgehog"),
    ],
)
def test_what_leads_up_to_a_thing_is_shown_with_it_but_no_name_and_no_word_that_says_nothing(
    line: str, found: str
) -> None:
    assert mentioned(line) == [found]


def test_what_comes_up_again_and_again_is_no_mention() -> None:
    lines = [
        "The hedgehog sleeps below the wooden staircase.",
        "My neighbour bought a hedgehog at the market.",
        "Nobody had seen such a hedgehog in the village.",
        "Every winter some hedgehog moves into our garage.",
    ]
    assert "bought a hedgehog" in mentioned(*lines[:2])
    assert not any("hedgehog" in one for one in mentioned(*lines))


@pytest.mark.parametrize("minutes", [1, 3, 5, 60, 300])
def test_together_is_within_half_a_minute_and_far_from_apart(minutes: int) -> None:
    deck = Deck(talk("The hedgehog sleeps below the wooden staircase."))
    deck.span = 0, minutes * 60_000
    assert 0 < soonest(deck) < together(deck) <= 30_000
    assert apart(deck) >= 3 * together(deck)
    assert apart(deck) >= 40_000
