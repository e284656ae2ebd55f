"""Who said it: what is shown tells by nothing but having listened; two names of one person are one choice."""

import gc
import random
import weakref
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from core.quiz.spoken import talk

from bot.core.quiz.dealing import draw
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.kinds import who
from bot.core.quiz.kinds.own_words import phrases
from bot.core.quiz.kinds.terms import Terms
from bot.core.quiz.questions import Choose, Kind, Level, Question
from bot.core.transcript.model import Transcript
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


def asked(deck: Deck, tries: int = 8) -> list[Question]:
    normal = Difficulty.of(Level.NORMAL)
    each = product(deck.sayings, range(tries))
    made = (who.make(deck, one, Terms.lenient(random.Random(seed), normal)) for one, seed in each)
    return [question for question in made if question is not None]


def questions(*turns: tuple[str, str]) -> list[Question]:
    """All that can be asked where these people say these things in turn."""
    return asked(deck_of(*turns))


def quoted(*turns: tuple[str, str]) -> dict[str, str]:
    """What is quoted of each sentence."""
    return {phrase.excerpt.text: phrase.text for phrase in phrases(deck_of(*turns)).values()}


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


def said_by(name: str, texts: list[str]) -> list[tuple[str, str]]:
    return [(name, text) for text in texts]


def choices(*names: str) -> set[tuple[str, ...]]:
    """Those of all questions that can be asked where the speakers take turns."""
    tasks = [question.task for question in questions(*taking_turns(*names))]
    return {task.choices for task in tasks if isinstance(task, Choose)}


def test_of_two_people_it_asks_who_said_which_and_each_answer_is_right_as_often() -> None:
    deck = deck_of(*taking_turns("Ann", "Ben"))
    games = [draw(deck, random.Random(seed), 2, [Kind.WHO], Difficulty.of(Level.NORMAL)) for seed in range(100)]
    tasks = [question.task for game in games for question in game]
    assert {task.choices for task in tasks if isinstance(task, Choose)} == {
        ("Ann both times", "Ben both times", "Ann, then Ben", "Ben, then Ann")
    }
    right = Counter(task.right for task in tasks if isinstance(task, Choose))
    assert all(30 <= right[index] <= 70 for index in range(4))


def test_of_three_people_two_are_offered_and_of_four_all_four_for_one_quote() -> None:
    assert {len(choices) for choices in choices("Ann", "Ben", "Cid")} == {4}
    assert ("Ann both times", "Cid both times", "Ann, then Cid", "Cid, then Ann") in choices("Ann", "Ben", "Cid")
    assert choices("Ann", "Ben", "Cid", "Dan") == {("Ann", "Ben", "Cid", "Dan")}


def test_the_longest_names_leave_a_choice_room_on_a_button() -> None:
    names = [f"{name} of the very long and winding road to the harbour" for name in ("Ann", "Ben")]
    said = talk(*SAID).sentences
    deck = Deck(Transcript("Talk", tuple(replace(one, speaker=names[at % 2]) for at, one in enumerate(said))))
    offered = {choice for one in asked(deck) if isinstance(one.task, Choose) for choice in one.task.choices}
    assert len(offered) == 4
    assert all(len(one) <= 76 for one in offered)


def test_what_is_quoted_together_is_as_memorable() -> None:
    deck = deck_of(*taking_turns("Ann", "Ben"), *said_by("Ann", DULL), *said_by("Ben", FLAT))
    of = phrases(deck)
    pairs = [[of[one.key].strength for one in question.excerpts[:2]] for question in asked(deck)]
    assert sum(abs(one - other) for one, other in pairs) / len(pairs) < 0.08


@pytest.mark.parametrize(
    ("turn", "shown"),
    [
        (("Ann", "What made you think that a purple trumpet would ever have been played there?"), "purple trumpet"),
        (("Ben", "I had a purple trumpet in those years, and my mother was ashamed of me."), "purple trumpet"),
        (("Ben", "We came in without the drama, and you know how that ends."), "came in without the drama"),
        (
            ("Ann", "That’s amazing, I love this picture of purple marmalade in your hands!"),
            "picture of purple marmalade",
        ),
        (("Ben", "We worked at Marmalade Limited for years, and you know what that means."), None),
        (("Ben", "I told her that I would be there, and that you would not be."), None),
        (("Ann", "You said that those buckets were wooden, and that they had to be."), None),
        (("Ann", "They were sold half-baked bread, and you ate it."), None),
    ],
)
def test_neither_who_asks_nor_whose_life_it_is_can_be_heard(turn: tuple[str, str], shown: str | None) -> None:
    """Of what is said a few words are shown, which only this person says: none by which somebody speaks of oneself,
    asks or praises, no name or half a word, and nothing that the other one says, too (Ann or Ben: buckets)."""
    both = [("Ann", "Wooden buckets lay everywhere."), ("Ben", "Buckets, wooden ones.")]
    assert quoted(*taking_turns("Ann", "Ben"), *both, turn).get(turn[1]) == shown


DULL = [
    "A strategic objective without organizational alignment is hardly ever achieved.",
    "The quarterly prioritization depends on analytical maturity and on leadership.",
    "Most operational improvements come from deliberate experimentation over years.",
]
FLAT = [
    "The managers of a company will always need another system for such decisions.",
    "A good number of people were able to work on a different problem that year.",
    "There was a certain level of success in the process of changing the market.",
]


def test_what_one_remembers_is_asked_about_first() -> None:
    deck = deck_of(*taking_turns("Ann", "Ben"), *said_by("Ann", FLAT), *said_by("Ben", FLAT))
    apt = {one.text for one in deck.sayings if who.is_apt(deck, one)}
    assert len(apt.intersection(SAID)) >= 10
    assert apt.isdisjoint(FLAT)


def test_of_a_sentence_the_most_vivid_words_are_shown() -> None:
    turn = ("Ann", "The strategic objective was as useful as a purple trumpet in organizational alignment.")
    assert quoted(*taking_turns("Ben", "Ann"), turn)[turn[1]] == "purple trumpet in organizational alignment"


@pytest.mark.parametrize(
    "praise", ["a great trumpet", "my favorite trumpet", "an awesome trumpet", "a huge trumpet"]
)
def test_words_of_praise_are_not_shown(praise: str) -> None:
    turn = ("Ann", f"What they played on that evening was {praise} for all of us.")
    assert "trumpet" not in quoted(*taking_turns("Ben", "Ann"), turn).get(turn[1], "")


def test_none_of_the_places_that_tell_may_be_looked_up() -> None:
    again = ("Ann", "Some fisherman sold his first two lobsters to whoever asked.")
    asked = [one for one in questions(*taking_turns("Ben", "Ann"), again) if "lobster" in one.prompt]
    assert asked
    assert all({one.text for one in question.excerpts} >= {SAID[1], again[1]} for question in asked)


@pytest.mark.parametrize(
    ("names", "offered"),
    [
        (("Ann Lee", "Ben", "Ann Lee", "Ben Ray"), "Ann Lee, then Ben Ray"),
        (("Ann Lee", "Ben", "Ben Ray", "Ben Ray Olsen"), "Ann Lee, then Ben Ray Olsen"),
        (("Ben", "Ben Ray", "Ben Olsen"), "Ben Olsen, then Ben Ray"),
    ],
)
def test_one_person_under_two_names_is_one_choice(names: tuple[str, ...], offered: str) -> None:
    ((*found,),) = choices(*names)
    assert found[2] == offered


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
    assert len(quoted(*zip(("Ann", "Ben") * 2, said, strict=True))) == len(said)
