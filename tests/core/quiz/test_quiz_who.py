"""Who said it: what is shown tells by nothing but having listened; two names of one person are one choice."""

import gc
import random
import weakref

import pytest

from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import who
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Level, Question
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


def deck_of(*turns: tuple[str, str]) -> Deck:
    blocks = [
        f"{name} (00:{place // 6:02}:{place % 6 * 10:02}):\n{text}\n" for place, (name, text) in enumerate(turns)
    ]
    return Deck(read_bytes("\n".join(blocks).encode(), "talk.txt").transcript)


def asked(deck: Deck) -> list[Question]:
    normal = Difficulty.of(Level.NORMAL)
    made = (who.make(deck, one, Terms.lenient(random.Random(1), normal)) for one in deck.sayings)
    return [question for question in made if question is not None]


def questions(*turns: tuple[str, str]) -> list[Question]:
    """All that can be asked where these people say these things in turn."""
    return asked(deck_of(*turns))


def test_an_interview_that_was_asked_about_is_kept_by_nothing() -> None:
    """A long one takes tens of megabytes."""
    deck = deck_of(*taking_turns("Ann", "Ben"))
    assert asked(deck)
    kept = weakref.ref(deck)
    del deck
    gc.collect()
    assert kept() is None


def taking_turns(*names: str) -> list[tuple[str, str]]:
    return [(names[place % len(names)], text) for place, text in enumerate(SAID)]


def choices(*names: str) -> set[tuple[str, ...]]:
    """Those of all questions that can be asked where the speakers take turns."""
    tasks = [question.task for question in questions(*taking_turns(*names))]
    return {task.choices for task in tasks if isinstance(task, Choose)}


@pytest.mark.parametrize(
    ("turn", "shown"),
    [
        (("Ann", "What made you think that a purple trumpet would ever have been played there?"), "purple trumpet"),
        (("Ben", "I had a purple trumpet in those years, and my mother was ashamed of me."), "purple trumpet"),
        (("Ann", "That’s amazing, I love this picture of purple marmalade in your hands!"), "purple marmalade"),
        (("Ben", "We worked at Marmalade Limited for years, and you know what that means."), None),
        (("Ben", "I told her that I would be there, and that you would not be."), None),
        (("Ann", "You said that those buckets were wooden, and that they had to be."), None),
    ],
)
def test_neither_who_asks_nor_whose_life_it_is_can_be_heard(turn: tuple[str, str], shown: str | None) -> None:
    """Of what is said a few words are shown, which only this person says: none by which somebody speaks of oneself,
    asks or praises, no name, and nothing that the other one says, too (Ann or Ben: buckets)."""
    both = [("Ann", "Wooden buckets lay everywhere."), ("Ben", "Buckets, wooden ones.")]
    asked = {one.excerpt.text: one.prompt for one in questions(*taking_turns("Ann", "Ben"), *both, turn)}
    assert asked.get(turn[1]) == shown


DULL = [
    "A strategic objective without organizational alignment is hardly ever achieved.",
    "The quarterly prioritization depends on analytical maturity and on leadership.",
    "Most operational improvements come from deliberate experimentation over years.",
]


def test_what_makes_one_see_nothing_is_asked_about_only_where_there_is_nothing_else() -> None:
    dull = [("Ann", text) for text in DULL]
    asked_about = {question.excerpt.text for question in questions(*taking_turns("Ann", "Ben"), *dull)}
    assert asked_about == set(SAID)
    vivid = [("Ben", text) for text in SAID]
    assert {question.excerpt.text for question in questions(*vivid, *dull)} == {*SAID, *DULL}


def test_of_a_sentence_the_most_vivid_words_are_shown() -> None:
    turn = ("Ann", "The strategic objective was as useful as a purple trumpet in organizational alignment.")
    (shown,) = [one.prompt for one in questions(*taking_turns("Ben", "Ann"), turn) if one.excerpt.text == turn[1]]
    assert shown == "purple trumpet"


@pytest.mark.parametrize(
    "praise", ["a great trumpet", "my favorite trumpet", "an awesome trumpet", "a huge trumpet"]
)
def test_words_of_praise_are_not_shown(praise: str) -> None:
    turn = ("Ann", f"What they played on that evening was {praise} for all of us.")
    assert turn[1] not in {one.excerpt.text for one in questions(*taking_turns("Ben", "Ann"), turn)}


def test_none_of_the_places_that_tell_may_be_looked_up() -> None:
    again = ("Ann", "Some of the lobsters were as old as the baker who ate them.")
    asked = [one for one in questions(*taking_turns("Ben", "Ann"), again) if "lobster" in one.prompt]
    assert asked
    assert all({one.text for one in question.excerpts} >= {SAID[1], again[1]} for question in asked)


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


@pytest.mark.parametrize(
    "said",
    [
        (
            "Der Fischer verkaufte damals seinen alten Kutter an die Nonnen auf dem Berg.",
            "Ich glaube, dass der Leuchtturm nicht von den Mönchen gebaut worden ist.",
            "Die Schmuggler lagerten den Branntwein unter dem Boden der Dorfschule.",
            "Eine Witwe flickte die Netze für einen Laib Brot und etwas Hering.",
        ),
        (
            "El pescador vendió su barca vieja a las monjas que vivían en la montaña.",
            "No creo que el faro lo hayan construido aquellos monjes tan pobres.",
            "Los contrabandistas guardaban el aguardiente debajo de la escuela.",
            "Una viuda remendaba las redes del pueblo por un poco de arenque.",
        ),
    ],
)
def test_it_is_asked_where_nouns_have_capitals_and_where_no_parts_of_speech_are_known(
    said: tuple[str, ...],
) -> None:
    assert len(questions(*zip(("Ann", "Ben") * 2, said, strict=True))) == len(said)
