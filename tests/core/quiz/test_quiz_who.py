"""Who said it: a person whom the file calls by two names is one choice."""

import random

import pytest

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import who
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Level
from bot.core.transcript.source import read_bytes

SAID = [
    "The harbour was dredged by the monks with nothing but wooden buckets.",
    "A fisherman sold his first lobster to the baker for a sack of flour.",
    "Every lantern on the pier was lit with whale oil until the railway came.",
    "The storm of that winter carried two sailing boats into the churchyard.",
    "Salt was dearer than silver when the herring arrived in late September.",
    "The ferry crossed the river forty times a day with cattle and parcels.",
    "Old anchors were melted down for the bells of the chapel on the cliff.",
    "The lighthouse keeper painted his boat with the tar that was left over.",
    "Smugglers hid their barrels of brandy below the floor of the schoolhouse.",
    "The market square smelled of smoked eel and wet rope on every Friday.",
    "A widow mended the nets of the whole village for a loaf of brown bread.",
    "The tide mill ground barley at night because the moon said it should.",
]


def choices(*names: str) -> set[tuple[str, ...]]:
    """Those of all questions that can be asked where the speakers take turns."""
    blocks = [
        f"{names[place % len(names)]} (00:{place // 6:02}:{place % 6 * 10:02}):\n{text}\n"
        for place, text in enumerate(SAID)
    ]
    deck = Deck(read_bytes("\n".join(blocks).encode(), "talk.txt").transcript)
    normal = Difficulty.of(Level.NORMAL)
    made = (who.make(deck, one, Terms.lenient(random.Random(1), normal)) for one in deck.excerpts)
    tasks = [question.task for question in made if question is not None]
    return {task.choices for task in tasks if isinstance(task, Choose)}


@pytest.mark.parametrize(
    ("names", "offered"),
    [
        (("Ann Lee", "Ben", "Ann Lee", "Ben Ray"), ("Ann Lee", "Ben Ray")),
        (("Ann Lee", "Ben", "Ben Ray", "Ben Ray Olsen"), ("Ann Lee", "Ben Ray Olsen")),
        (("Ben", "Ben Ray", "Ben Olsen"), ("Ben Olsen", "Ben Ray")),
    ],
)
def test_one_person_under_two_names_is_one_choice(names: tuple[str, ...], offered: tuple[str, ...]) -> None:
    assert choices(*names) == {offered}
