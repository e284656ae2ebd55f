from textwrap import wrap

import pytest

from bot.core.search.index import QuoteIndex
from bot.core.search.passages import Spoken
from bot.core.search.thoughts import whole_sentences, whole_thought
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

LONG = (
    "when you look at the way the roots of these trees grow under the street and under the houses beside it, and "
    "what they have done to the walls of the church, you would not assume that a process that took forty years to "
    "go wrong in every garden of the town is going to fix it, and I think we should dig them out before the winter "
    "comes and the frost breaks the pipes"
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
    begin, stop = whole_sentences(said, *where(said, words))
    assert said.text(begin, stop).strip(".") == thought.strip(".")


def where(said: Spoken, words: str) -> tuple[int, int]:
    numbers: list[int] = said.ids.tolist()
    forms = [said.forms[number] for number in numbers]
    wanted = words.casefold().split()
    first = next(at for at in range(len(forms)) if forms[at : at + len(wanted)] == wanted)
    return first, first + len(wanted)


@pytest.mark.parametrize(
    ("said", "words", "thought"),
    [
        (
            "Slugs are the worst of all pests. They eat the lettuce at night. Roses are another matter.",
            "lettuce at night",
            "Slugs are the worst of all pests. They eat the lettuce at night.",
        ),
        (
            "The frost came early in the valley. It is hard to say why that is so.",
            "hard to say",
            "It is hard to say why that is so.",
        ),
        (
            "A hedge needs cutting every year. Yeah. And if you leave it, the middle dies. Moss likes shade.",
            "the middle dies",
            "A hedge needs cutting every year. Yeah. And if you leave it, the middle dies.",
        ),
        (
            'My neighbour always said, "Never water at noon. Wait for the evening." The soil was dry anyway.',
            "never water",
            'My neighbour always said, "Never water at noon. Wait for the evening."',
        ),
        (
            'My neighbour always said, "Never water at noon. Wait for the evening." The soil was dry anyway.',
            "wait for the evening",
            'My neighbour always said, "Never water at noon. Wait for the evening."',
        ),
        (
            "We could buy new tools, but you know what? The old spade still works. Tea is ready.",
            "buy new tools",
            "We could buy new tools, but you know what? The old spade still works.",
        ),
        (
            "They are gone. Slugs eat all of the lettuce.",
            "they are gone",
            "They are gone. Slugs eat all of the lettuce.",
        ),
        (
            "The beds need four things... Water, light, soil and time. Nothing more to say about beds.",
            "beds need",
            "The beds need four things... Water, light, soil and time.",
        ),
    ],
)
def test_what_leans_on_other_sentences_takes_them_in(said: str, words: str, thought: str) -> None:
    garden = spoken(said)
    begin, stop = whole_sentences(garden, *where(garden, words))
    assert garden.quoted(*whole_thought(garden, begin, stop, (0, len(garden)))) == thought


def test_nobody_elses_words_are_taken_in() -> None:
    cues = [Cue(0, 3000, "Are slugs a pest where you live?", "Ann"), Cue(3000, 6000, "They are the worst.", "Ben")]
    garden = Spoken.of(Transcript("Garden", rebuild(cues)))
    whole = where(garden, "they are the worst")
    assert whole_thought(garden, *whole, (0, len(garden))) == whole
    asked = where(garden, "are slugs a pest where you live")
    assert whole_thought(garden, *asked, (0, len(garden))) == asked


@pytest.mark.parametrize("words", ["dig out", "the whole summer", "are easy"])
def test_captions_without_marks_are_cut_where_sentences_end(words: str) -> None:
    thought = (
        "the first thing we did was dig out all of the stones by hand that took us the whole summer and then we "
        "planted beans because everybody told us that beans are easy"
    )
    said = (
        "so today I want to talk about the garden that we have behind the house my name is Ada and I've been doing "
        f"this for about ten years {thought} what was the biggest mistake that you made in the beginning"
    )
    lines = wrap(said, 25)
    cues = [Cue(at * 2000, at * 2000 + 2000, line, None) for at, line in enumerate(lines)]
    garden = Spoken.of(Transcript("Garden", rebuild(cues)))
    begin, stop = whole_sentences(garden, *where(garden, words))
    assert garden.text(*whole_thought(garden, begin, stop, (0, len(garden)))) == thought


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("salt keeps snails away", "It is not true that salt keeps snails away."),
        ("copper keeps slugs off the lettuce", "I don't think that copper keeps slugs off the lettuce."),
        ("my roses need pruning", "my roses need pruning"),
    ],
)
def test_a_quote_is_shown_with_what_denies_it(query: str, shown: str) -> None:
    said = (
        "It is not true that salt keeps snails away.",
        "I don't think that copper keeps slugs off the lettuce.",
        "Every March my roses need pruning by hand.",
    )
    cues = [Cue(at * 9000, at * 9000 + 8000, text, "Ann") for at, text in enumerate(said)]
    hit = QuoteIndex(Transcript("Garden", rebuild(cues))).search(query).best
    assert hit is not None
    assert hit.text.casefold() == shown.casefold()


def test_a_better_hit_takes_in_the_worse_one_that_it_leans_on() -> None:
    said = spoken("Slugs are the worst of all pests in the garden. They eat the lettuce in the garden at night.")
    hits = QuoteIndex(said.transcript).search("eating lettuce at night").hits
    assert [hit.text for hit in hits] == [
        "Slugs are the worst of all pests in the garden. They eat the lettuce in the garden at night."
    ]


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
