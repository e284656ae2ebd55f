"""In which order: what is put in order tells as little as there is of which came first."""

import random

import pytest

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import order
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Arrange, Choose, Excerpt, Level
from bot.core.transcript.source import read_bytes

SAID = [
    "The harbour was dredged by the monks with nothing but wooden buckets.",
    "A fisherman sold his lobster to the baker for a sack of flour.",
    "Every lantern on the pier was lit with whale oil until the railway came.",
    "The storm of that winter carried two sailing boats into the churchyard.",
    "Salt was dearer than silver when the herring arrived in September.",
    "The ferry crossed the river forty times a day with cattle and parcels.",
]
OF_MONKS = [
    "Few monks drank more cider than anybody between the two rivers.",
    "The oldest monks slept on straw, and the abbot on goose feathers.",
    "Some monks had been pirates, which explains the tattoos and the parrots.",
]


def deck_of(*answers: str) -> Deck:
    """What somebody says, each time after a nod: what follows directly is not put in order."""
    turns = [turn for text in answers for turn in (("Ann", "Right."), ("Ben", text))]
    blocks = [f"{name} (00:{place:02}:00):\n{text}\n" for place, (name, text) in enumerate(turns)]
    return Deck(read_bytes("\n".join(blocks).encode(), "talk.txt").transcript)


def said(deck: Deck, text: str) -> Excerpt:
    return next(one for one in deck.sayings if one.text == text)


def items_of(deck: Deck, about: str, level: Level = Level.EASY) -> set[str]:
    """All that is put in order with a sentence, over fifty questions."""
    shown: set[str] = set()
    for seed in range(50):
        terms = Terms.lenient(random.Random(seed), Difficulty.of(level))
        question = order.make(deck, said(deck, about), terms)
        assert question is not None
        assert isinstance(question.task, Choose | Arrange)
        shown |= set(question.task.items)
    return shown - {about}


@pytest.mark.parametrize(
    "text",
    [
        "The first reason was that the herring had left for colder water.",
        "Soldiers built another lighthouse on the cliff for the widow of the keeper.",
        "Going back to the smugglers, their brandy was hidden below the school.",
        "As I said, the chapel had bells that were melted down from anchors.",
        "The smugglers that we talked about had a cellar below the schoolhouse.",
        "The baker would also lend the smugglers his donkey at the weekend.",
        "What did the smugglers hide below the floor of the schoolhouse?",
    ],
)
def test_what_tells_the_course_of_a_talk_and_questions_come_only_where_there_is_nothing_else(text: str) -> None:
    deck = deck_of(*SAID[:3], text, *SAID[3:])
    assert not order.is_apt(deck, said(deck, text))
    assert text not in items_of(deck, SAID[0])
    few = deck_of(*SAID[:2], text)
    assert text in items_of(few, SAID[0])


def test_what_is_introduced_is_not_shown_with_what_is_said_of_it() -> None:
    deck = deck_of(SAID[0], *OF_MONKS, *SAID[1:])
    assert items_of(deck, SAID[0]).isdisjoint(OF_MONKS)
    few = deck_of(SAID[0], *OF_MONKS)
    assert items_of(few, SAID[0]) == set(OF_MONKS)


def test_on_easy_all_orders_are_offered() -> None:
    deck = deck_of(*SAID)
    question = order.make(deck, said(deck, SAID[0]), Terms.lenient(random.Random(1), Difficulty.of(Level.EASY)))
    assert question is not None
    assert isinstance(question.task, Choose)
    assert question.task.choices == ("1 2 3", "1 3 2", "2 1 3", "2 3 1", "3 1 2", "3 2 1")
