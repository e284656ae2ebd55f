"""What one question shows is not what another one asks, also where they are drawn one by one."""

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from bot.core.quiz.dealing import draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds.mentions import mentions
from bot.core.quiz.kinds.shares import is_own
from bot.core.quiz.questions import BLANK, IN_A_ROW, JOINED, Choose, Fill, Kind, Level, Question
from bot.core.transcript.model import Transcript

ASKED = ((Kind.NEXT, Level.NORMAL), (Kind.GAP, Level.EASY), (Kind.REAL, Level.NORMAL), (Kind.ORDER, Level.EASY))
TYPED = (Kind.GAP, Level.HARD)


def drawn(deck: Deck, asked: tuple[Kind, Level], seed: int, rounds: int = 3) -> list[Question]:
    return draw_up_to(deck, random.Random(seed), rounds, [asked[0]], Difficulty.of(asked[1]))


def large(interview: tuple[Transcript, Deck]) -> Deck:
    if interview[1].is_small:
        pytest.skip("there is too little for each kind to have its own")
    return interview[1]


def things(question: Question) -> set[str]:
    """What it shows that came up, right or wrong."""
    if not isinstance(question.task, Choose) or question.kind not in (Kind.GAP, Kind.REAL):
        return set()
    shown = [question.prompt, *question.task.choices]
    return {thing for text in shown for row in text.split(IN_A_ROW) for thing in row.split(JOINED)} - {BLANK, ""}


def row(question: Question) -> set[str]:
    """What came up one after another, with what is missing."""
    assert isinstance(question.task, Choose)
    return {*question.prompt.split(IN_A_ROW), question.task.choices[question.task.right]} - {BLANK}


def told(question: Question) -> Iterator[int]:
    """The sentences that it shows as a whole."""
    if question.kind in (Kind.NEXT, Kind.WHEN, Kind.ORDER) or isinstance(question.task, Fill):
        yield from question.guarded


@pytest.mark.parametrize("seed", range(5))
def test_questions_that_are_drawn_one_by_one_do_not_betray_each_other(
    seed: int, interview: tuple[Transcript, Deck]
) -> None:
    deck = large(interview)
    asked = {one: drawn(deck, one, seed + number) for number, one in enumerate((*ASKED, TYPED))}
    shown = {one: {sentence for each in questions for sentence in told(each)} for one, questions in asked.items()}
    assert all(shown[TYPED].isdisjoint(shown[one]) for one in ASKED)
    named = {one: {thing for each in questions for thing in things(each)} for one, questions in asked.items()}
    assert not named[Kind.GAP, Level.EASY] & named[Kind.REAL, Level.NORMAL]
    texts = [deck.excerpt(one).text for one in shown[Kind.NEXT, Level.NORMAL] | shown[Kind.ORDER, Level.EASY]]
    assert not any(f" {thing} " in text for thing in named[Kind.REAL, Level.NORMAL] for text in texts)


def test_a_thing_is_asked_for_by_one_kind(interview: tuple[Transcript, Deck]) -> None:
    deck = large(interview)
    for one in mentions(deck):
        assert sum(is_own(kind, deck, one.excerpt) for kind in (Kind.GAP, Kind.REAL, Kind.NEXT)) <= 1


def test_no_other_kind_has_a_sentence_that_is_quoted_to_ask_whose_it_is(interview: tuple[Transcript, Deck]) -> None:
    deck = large(interview)
    quoted = [one for one in deck.sayings if is_own(Kind.WHO, deck, one)]
    assert len(quoted) > 20
    assert not any(is_own(kind, deck, one) for one in quoted for kind in (Kind.NEXT, Kind.WHEN, Kind.ORDER))


@pytest.mark.parametrize("seed", range(5))
def test_no_row_of_a_game_shows_what_is_missing_in_another(seed: int, interview: tuple[Transcript, Deck]) -> None:
    rows = [row(one) for one in drawn(interview[1], (Kind.GAP, Level.EASY), seed)]
    assert all(one.isdisjoint(other) for one, other in combinations(rows, 2))


@pytest.mark.parametrize("seed", range(5))
def test_of_what_came_up_together_each_stands_in_two_pairs(seed: int, interview: tuple[Transcript, Deck]) -> None:
    for question in drawn(interview[1], (Kind.REAL, Level.NORMAL), seed):
        assert isinstance(question.task, Choose)
        each = sorted(thing for choice in question.task.choices for thing in choice.split(JOINED))
        assert len(set(each)) == 4
        assert each == sorted([*set(each), *set(each)])


@pytest.mark.parametrize(("level", "is_typed"), [(Level.EASY, False), (Level.NORMAL, False), (Level.HARD, True)])
def test_a_word_is_typed_on_hard_alone_where_there_is_enough_to_press(
    level: Level, is_typed: bool, interview: tuple[Transcript, Deck]
) -> None:
    questions = drawn(large(interview), (Kind.GAP, level), 1)
    assert [isinstance(one.task, Fill) for one in questions] == [is_typed] * 3
