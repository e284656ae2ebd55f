"""What is asked for to be typed."""

import random

import pytest
from core.quiz.spoken import talk

from bot.core.quiz.dealing import draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.grading import says
from bot.core.quiz.kinds.blanks import blanks, reserved
from bot.core.quiz.questions import Fill, Kind, Level
from bot.core.search.words import stem, words
from bot.core.transcript.model import Transcript

FILLING = (
    "It was something that everybody who was there remembered for years.",
    "They would have liked to know what the others thought about it.",
)


def missing(*lines: str) -> list[str]:
    return [blank.missing for blank in blanks(Deck(talk(*FILLING, *lines))).values()]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("We have sent the newsletter to 189,000 readers by the end of that summer.", ["189,000"]),
        ("By the time that we left we had 37 waiters and many cooks.", ["37"]),
        ("By the time that we left we had 100 places and a great many reasons.", []),
        ("Between 2009 and 2013 they opened a great many places and hired many waiters.", []),
        ("The best cook whom we ever hired was Toni Morrison, and she left soon.", ["Toni Morrison"]),
        ("The cook liked Morrison and Steinbeck, and the waiter read only old newspapers.", []),
        ("The cook was reading Steinbeck's stories while the waiters laid out the plates.", ["Steinbeck"]),
        ("Our best cook then quietly carried a porcelain out of the kitchen.", ["porcelain"]),
        ("Our best cook then quietly carried it out of the word of porcelain.", []),
        ("You can always send the cook a letter at Tuesday or read old newspapers.", []),
    ],
)
def test_asked_for_are_numbers_lone_names_and_rare_nouns_that_nobody_would_guess(
    line: str, found: list[str]
) -> None:
    assert missing(line) == found


def test_what_is_asked_for_is_said_at_no_other_time(interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    for blank in blanks(deck).values():
        assert blank.prompt.replace("_____", blank.missing) == blank.excerpt.text
        if not any(map(str.isdigit, blank.missing)):
            said_in = {number for word in words(blank.missing) for number in deck.places[stem(word.form)]}
            assert said_in <= reserved(deck)
            assert max(said_in) - min(said_in) <= 40


@pytest.mark.parametrize("seed", range(3))
def test_no_word_is_asked_for_twice(seed: int, interview: tuple[Transcript, Deck]) -> None:
    questions = draw_up_to(interview[1], random.Random(seed), 8, [Kind.GAP], Difficulty.of(Level.HARD))
    stems = [stem(one.task.missing.lower()) for one in questions if isinstance(one.task, Fill)]
    assert stems
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    ("typed", "missing", "also", "is_right"),
    [
        ("189000", "189,000", (), True),
        ("189k", "189,000", (), True),
        ("about $189,000", "189,000", (), True),
        ("thirty-seven", "37", (), True),
        ("38", "37", (), False),
        ("1890000", "189,000", (), False),
        ("ai sdk", "AISDK", (), True),
        ("morrison", "Toni Morrison", ("Morrison",), True),
        ("toni morison", "Toni Morrison", ("Morrison",), True),
        ("toni", "Toni Morrison", ("Morrison",), False),
    ],
)
def test_numbers_and_names_may_be_written_as_people_write_them(
    typed: str, missing: str, also: tuple[str, ...], is_right: bool
) -> None:
    assert says(typed, Fill(missing, also=also)) == is_right
