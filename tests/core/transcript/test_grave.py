"""What is too grave for a game is known with what is said around it, and hardly anything else is."""

import random

import pytest
from eval_data import load_transcript

from bot.core.quiz.deck import Deck
from bot.core.topics.picking import pick
from bot.core.transcript.grave import grave, is_grave
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild


def talk(*texts: str, each_ms: int = 10_000) -> Transcript:
    cues = [Cue(each_ms * number, each_ms * (number + 1), text, "Ann") for number, text in enumerate(texts)]
    return Transcript("A talk", rebuild(cues))


@pytest.mark.parametrize(
    "said",
    [
        "He made a lot of money and committed suicide not that long later.",
        "My best friend killed himself that winter.",
        "She took her own life in October.",
        "Er hat sich das Leben genommen, es war Selbstmord.",
        "She was raped, and nobody believed her.",
        "The trial was about two murders.",
        "He had been sexually abused as a child.",
        "My mother suddenly passed away when I was ten.",
        "I lost my father last year.",
        "It was the week of his brother’s funeral.",
        "His grandparents survived the Holocaust.",
        "That word was faggot.",
    ],
)
def test_what_is_too_grave_for_a_game_is_known(said: str) -> None:
    assert is_grave(said)


@pytest.mark.parametrize(
    "said",
    [
        "The wine is made of grapes that scraped through the winter.",
        "That feature was killing the company, so we killed it.",
        "The server died twice, and the battery was dead.",
        "We have an office in Massachusetts.",
        "Nobody abused the API, they used it.",
        "I lost my keys and my patience.",
        "My friend asked me why the project died.",
        "It is the death of the newspaper.",
        "The drapes and the therapist were expensive.",
        "He is a gifted storyteller of moral dilemmas.",
        "Their baby is a new programming language.",
    ],
)
def test_what_only_sounds_like_it_is_no_reason(said: str) -> None:
    assert not is_grave(said)


def test_what_is_said_in_the_same_minute_goes_with_it() -> None:
    texts = [f"We painted the wall of room {number} in a quiet green." for number in range(20)]
    transcript = talk(*texts[:6], "A friend of his committed suicide.", *texts[6:])
    assert grave(transcript) == frozenset(range(3, 11))


def test_of_a_talk_about_nothing_else_only_the_sentences_themselves_are_left_out() -> None:
    texts = [f"The murder of room {number} was never solved." for number in range(0, 12, 2)]
    beside = ["What the neighbours heard was a piano.", "It was a night with a lot of fog."]
    transcript = talk(*(one for text in texts for one in (text, *beside)))
    assert grave(transcript) == frozenset(range(0, 18, 3))


def test_neither_quizzes_nor_quotes_drawn_by_lot_are_about_it() -> None:
    sides = ["The old harbour smells of tar and oranges.", "A magician lived above the bakery for years."]
    far = [f"In the year {number} the ferry carried a giraffe to the island." for number in range(1901, 1941)]
    transcript = talk("His sister committed suicide after the sale of the bakery.", *sides, *far, each_ms=5_000)
    unfit = grave(transcript)
    assert unfit == frozenset(range(8))
    assert not unfit & {saying.sentence for saying in Deck(transcript).sayings}
    assert all(unfit.isdisjoint(pick(transcript, random.Random(seed), 5)) for seed in range(50))
    only = talk("His sister committed suicide after the sale.")
    assert pick(only, random.Random(1), 5) == [0]


def test_the_interview_that_ships_has_nothing_of_it() -> None:
    assert not grave(load_transcript("interview"))
