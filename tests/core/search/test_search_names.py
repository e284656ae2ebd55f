import pytest

from bot.core.search.index import QuoteIndex
from bot.core.search.names import has_capital_nouns, names
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

LINES = (
    "Our company sold shoes to people who run marathons every year.",
    "We began in a garage because the rent was low.",
    "And then Pinterest sent us thousands of visitors in a single week.",
    "That was the moment at which our investors woke up.",
    *(f"In year {number} we hired {number} more people for the warehouse." for number in range(20)),
    "The dragon statue in the lobby was carved by my grandmother.",
)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("why did Stripe's founders write to Netflix?", {"stripes", "netflix"}),
        ("why did stripe write to netflix?", set[str]()),
        ("Dreams of sheep. Dreams of goats", set[str]()),
        ("what I think The AI does", set[str]()),
        ("IT'S MORE LIKE AN X-RAY OF THE MODEL", set[str]()),
        ("The Rise And Fall", set[str]()),
        ("when Zoë met 3Com", {"zoe"}),
        ("", set[str]()),
    ],
)
def test_a_capital_within_a_sentence_makes_a_name(query: str, named: set[str]) -> None:
    assert names(query) == named


def test_german_nouns_are_no_names() -> None:
    german = ["Wir haben in einer kleinen Wohnung angefangen.", "Da kam ein Kunde und wollte einen Tisch."]
    assert has_capital_nouns(german)
    assert not has_capital_nouns([*LINES, "We told Olga that it was too late."])


def confidence(query: str) -> float:
    cues = [Cue(5000 * number, 5000 * number + 5000, line, "Mira Ofori") for number, line in enumerate(LINES)]
    best = QuoteIndex(Transcript("The Sole Story", rebuild(cues))).search(query).best
    assert best is not None
    return best.score


@pytest.mark.parametrize("name", ["Facebook", "Olga"])
def test_a_name_that_nobody_says_there_is_a_doubt(name: str) -> None:
    query = f"how many visitors did {name} send in a week?"
    assert confidence(query) < confidence(query.lower())


@pytest.mark.parametrize("name", ["Pinterest", "Pinterist", "Mira", "Sole"])
def test_a_name_that_is_said_misspelt_or_that_of_a_speaker_or_title_is_none(name: str) -> None:
    query = f"how many visitors did {name} send in a week?"
    assert confidence(query) == confidence(query.lower())


def test_a_name_that_is_said_far_away_is_a_doubt() -> None:
    query = "who carved the dragon statue in the lobby of Pinterest?"
    assert confidence(query) < confidence(query.lower())
