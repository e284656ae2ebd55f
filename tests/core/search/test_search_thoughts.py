import pytest

from bot.core.search.index import QuoteIndex
from bot.core.search.passages import Spoken
from bot.core.search.thoughts import whole_thought
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

LONG = (
    "when you look at the way the roots of these trees grow under the street and under the houses beside it, "
    "you would not assume that a process that took forty years to go wrong in every garden of the town "
    "is going to fix it, and I think we should dig them out before the winter comes and the frost breaks the pipes"
)


def spoken(*said: str) -> Spoken:
    cues = [Cue(number * 10_000, number * 10_000 + 9_000, text, "Ann") for number, text in enumerate(said)]
    return Spoken.of(Transcript("Garden", rebuild(cues)))


@pytest.mark.parametrize(
    ("words", "thought"),
    [
        ("salt keeps", "It is not true that salt keeps snails away."),
        ("snails away Good", "It is not true that salt keeps snails away. Good evening."),
        (
            "is going to fix it",
            "you would not assume that a process that took forty years to go wrong in every garden of the town "
            "is going to fix it",
        ),
        (
            "dig them out",
            "and I think we should dig them out before the winter comes and the frost breaks the pipes.",
        ),
    ],
)
def test_a_span_is_widened_to_what_stands_alone(words: str, thought: str) -> None:
    said = spoken("It is not true that salt keeps snails away. Good evening.", LONG[0].upper() + LONG[1:] + ".")
    numbers: list[int] = said.ids.tolist()
    forms = [said.forms[number] for number in numbers]
    wanted = words.casefold().split()
    first = next(at for at in range(len(forms)) if forms[at : at + len(wanted)] == wanted)
    begin, stop = whole_thought(said, first, first + len(wanted))
    assert said.text(begin, stop).strip(".") == thought.strip(".")


def test_of_two_equal_places_the_teaser_comes_last() -> None:
    teaser = "The honest truth is that nobody knows how a sunflower finds the sun in the morning."
    filler = [
        f"Then we talked about plant number {number} and its very own troubles with the soil."
        for number in range(60)
    ]
    transcript = Transcript(
        "Garden",
        rebuild(
            [Cue(10_000 * at, 10_000 * at + 9_000, text, None) for at, text in enumerate([teaser, *filler, teaser])]
        ),
    )
    hit = QuoteIndex(transcript).search(teaser).best
    assert hit is not None
    assert hit.start > 500_000


@pytest.mark.parametrize(
    "query", ["a recipe for chocolate cake", "the mayor opened a new bridge", "how do rockets land"]
)
def test_three_sentences_refuse_what_they_do_not_say(query: str) -> None:
    cues = [
        Cue(0, 3000, "Good morning and welcome.", "Ann"),
        Cue(3000, 6000, "The tomatoes are finally ripe.", "Ben"),
    ]
    index = QuoteIndex(
        Transcript("Garden", rebuild([*cues, Cue(6000, 9000, "How often do you water them?", "Ann")]))
    )
    assert not index.search(query).answered
    assert index.search("are the tomatoes ripe").answered
