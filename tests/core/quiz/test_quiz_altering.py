"""What is put in the place of what was said, in sentences that were not and in choices for a gap."""

import random
import re

import pytest
from core.quiz.spoken import talk

from bot.core.quiz import paradigms
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import gap
from bot.core.quiz.kinds.altering import alter
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Excerpt, Level


@pytest.mark.parametrize(
    ("text", "altered"),
    [
        ("It is likely that brains are machines.", {"It is unlikely that brains are machines."}),
        ("The people can build machines.", {"The people can't build machines."}),
        ("The people won’t build machines.", {"The people will build machines."}),
    ],
)
def test_altering_changes_the_meaning(text: str, altered: set[str]) -> None:
    deck = Deck(talk(text, "The people of that time have said that it is not what they are with you."))
    made = {one.text for seed in range(80) if (one := alter(excerpt_of(text), deck, random.Random(seed)))}
    assert altered <= made
    assert text not in made


def test_what_is_joined_by_a_slash_is_not_altered() -> None:
    text = "It is likely that the people agree/disagree."
    deck = Deck(talk(text, "The people of that time have said that it is not what they are with you."))
    made = {one.text for seed in range(40) if (one := alter(excerpt_of(text), deck, random.Random(seed)))}
    assert made
    assert all(one.endswith("agree/disagree.") for one in made)


def test_a_number_in_words_is_exchanged_for_one_that_is_as_large_and_round() -> None:
    assert set(paradigms.others("three", ("", ""), "")) == {"two", "four", "five", "six"}
    assert "eleven" not in paradigms.others("twenty", ("", ""), "")


@pytest.mark.parametrize(
    ("form", "sides", "following", "exchanged"),
    [
        ("theory", ("determiner", "that"), "that", True),
        ("theory", ("NN", "that"), "that", False),  # string theory
        ("years", ("many", ""), "", True),
        ("years", ("determiner", ""), "", False),  # over the years
        ("most", ("", "NN"), "people", True),
        ("most", ("determiner", "AJ"), "important", False),
        ("many", ("very", "NN"), "people", False),  # how many people
        ("like", ("subject", "it"), "it", True),
        ("like", ("NN", "a"), "a", False),
        ("love", ("subject", "to"), "to", False),
        ("guess", ("subject", "it"), "it", True),
        ("guess", ("determiner", "is"), "is", False),
    ],
)
def test_words_are_exchanged_only_where_they_mean_the_same_sort_of_thing(
    form: str, sides: tuple[str, str], following: str, exchanged: bool
) -> None:
    assert bool(paradigms.others(form, sides, following, paradigms.Tightness.SHADE)) == exchanged


@pytest.mark.parametrize(
    ("number", "least", "most"), [("40", 10, 120), ("2016", 2010, 2022), ("7", 3, 15), ("600", 200, 1400)]
)
def test_a_number_is_altered_into_one_that_is_as_round(number: str, least: int, most: int) -> None:
    text = f"They said that there were {number} brains in it."
    deck = Deck(talk(text, "The people of that time have said that it is not what they are with you."))
    for seed in range(40):
        made = alter(excerpt_of(text), deck, random.Random(seed))
        if made and (found := re.search(r"were (\d+) brains", made.text)):
            assert least <= int(found[1]) <= most
            assert int(found[1]) != int(number)
            assert found[1].endswith("0") or not number.endswith("0")


def test_behind_an_stands_only_a_number_that_sounds_like_it() -> None:
    text = "They said that an 11 year old brain was in it."
    deck = Deck(talk(text, "The people of that time have said that it is not what they are with you."))
    made = {one.text for seed in range(40) if (one := alter(excerpt_of(text), deck, random.Random(seed)))}
    assert made & {text.replace("11", "8")}
    assert all(re.search(r"an (8|18) year", one) for one in made if "11" not in one)


def excerpt_of(text: str) -> Excerpt:
    return Excerpt("", 0, 0, 1, text, None)


def test_nothing_is_altered_into_what_is_said_within_a_longer_sentence() -> None:
    longer = "Whoever builds them will tell you that brains are stronger machines, however long that takes them."
    deck = Deck(talk("Brains are weaker machines.", longer))
    excerpt = Excerpt("", 0, 0, 1, "Brains are weaker machines.", None)
    made = {alter(excerpt, deck, random.Random(seed)) for seed in range(60)}
    assert made
    assert "Brains are stronger machines." not in made


def test_no_word_is_missing_where_another_one_was_said_in_the_same_words() -> None:
    deck = Deck(
        talk(
            "We like them because they are truly wonderful.",
            "We like them because they are truly horrible, and then rivers run through valleys and mountains.",
        )
    )
    hard = Difficulty.of(Level.HARD)
    made = [gap.make(deck, deck.excerpts[0], Terms.lenient(random.Random(seed), hard)) for seed in range(30)]
    assert {one.prompt for one in made if one} == {"We like them because they are _____ wonderful."}
