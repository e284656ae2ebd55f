"""When it was said is asked of what one remembers."""

import random
from statistics import fmean, median

import pytest

from bot.core.quiz.dealing import draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.questions import Kind, Level
from bot.core.topics.memorable import memorability
from bot.core.transcript.model import Transcript


def test_what_is_asked_about_is_remembered_better_than_most(interview: tuple[Transcript, Deck]) -> None:
    transcript, deck = interview
    if deck.is_small:
        pytest.skip("there is too little to be choosy")
    remembered = memorability(transcript)
    drawn = [draw_up_to(deck, random.Random(seed), 2, [Kind.WHEN], Difficulty.of(Level.EASY)) for seed in range(5)]
    asked = [remembered[question.excerpt.sentence] for game in drawn for question in game]
    usual = sorted(remembered[one.sentence] for one in deck.excerpts)
    assert min(asked) >= median(usual)
    assert fmean(asked) > usual[len(usual) * 3 // 5]


def test_of_few_sentences_all_are_asked_about(interview: tuple[Transcript, Deck]) -> None:
    deck = interview[1]
    assert len(deck.memorable) >= min(40, len(deck.excerpts))
    assert set(deck.memorable) <= set(deck.excerpts)
    some = deck.within(0, len(deck.sentences) // 2)
    assert set(some.memorable) <= set(some.excerpts)
