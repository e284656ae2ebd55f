"""Words that only frame a query weigh nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.framing import unframed
from bot.core.search.hits import Verdict
from bot.core.search.index import QuoteIndex
from bot.core.search.words import STOP_WORDS, words
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

NAMES = ("maya", "lind", "bob")


def spoken(*lines: str) -> Transcript:
    """A transcript of lines of two seconds each."""
    return Transcript("Test", rebuild([Cue(2000 * at, 2000 * at + 2000, line) for at, line in enumerate(lines)]))


@pytest.mark.parametrize(
    ("query", "core"),
    [
        ("what they said about fear", "fear"),
        ("What does Maya Lind think about the Wikipedia?", "Wikipedia"),
        ("maya talking about airbnb", "airbnb"),
        ("did they ever mention lemon trees?", "lemon trees"),
        ("the advert for Jira", "Jira"),
        ("the Jira ad", "Jira"),
        ("the bit about the zombies", "zombies"),
        ("can you find the part where he talks about harvests", "harvests"),
        ("I remember something she said about founders", "founders"),
        ("the story with the two ships", "two ships"),
        ("which humidifier does he like", "humidifier"),
        ("which cities do they test in", "cities test"),
        ("guy who golfed with him", "golfed with him"),
        ("guy who knew someone who golfed with him", "golfed with him"),
        ("the humidifier that he talked about", "humidifier"),
        ("does he think it is a fatal problem", "it is a fatal problem"),
    ],
)
def test_what_frames_a_query_is_cut(query: str, core: str) -> None:
    assert unframed(query, NAMES) == core


@pytest.mark.parametrize(
    "query",
    [
        "what did he say?",
        "the bit about that",
        "why does he compare it to an x-ray?",
        "what did the neuroscientist discover when he looked at his scan",
        "susan talking about airbnb",
        "he says he wishes he could open it",
        "success story",
        "people think that all is lost",
        "",
    ],
)
def test_what_frames_nothing_stays(query: str) -> None:
    assert unframed(query, NAMES) == query


@given(
    st.lists(st.sampled_from("the bit about which does he like what they said maya fear of it is ad".split())),  # noqa: SIM905
    st.sampled_from(["", "?", " …", "\n"]),
)
def test_what_is_left_are_words_of_the_query_that_tell_something(typed: list[str], end: str) -> None:
    query = " ".join(typed) + end
    left = [word.form for word in words(unframed(query, NAMES))]
    rest = iter(typed)
    assert all(one in rest for one in left)
    if unframed(query, NAMES) != query:
        assert set(left) - STOP_WORDS


FILLER = [
    f"Number {number} is what they said about something else, and he talked on and on." for number in range(20)
]


def test_what_frames_a_word_was_not_said_word_for_word() -> None:
    index = QuoteIndex(spoken(*FILLER, "We have a deep fear of failing."))
    found = [index.search(query).best for query in ("fear", "what did he say about fear")]
    assert [one and one.verdict for one in found] == [Verdict.VERBATIM, Verdict.PARAPHRASE]


def best(index: QuoteIndex, query: str) -> str:
    found = index.search(query)
    assert found.answered
    assert found.best is not None
    return found.best.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("what they said about fear", "a deep fear"),
        ("which humidifier does he like", "ultrasonic humidifier"),
        ("the part where he talks about golf", "plays golf"),
        ("golfed", "plays golf"),
    ],
)
def test_what_is_asked_for_is_found_among_words_like_those_of_the_question(query: str, said: str) -> None:
    lines = ["We have a deep fear of failing.", "It is an ultrasonic humidifier.", "Nobody plays golf with us."]
    assert said in best(QuoteIndex(spoken(*FILLER, *lines, *FILLER)), query)


def test_a_quote_that_begins_like_a_frame_is_the_quote() -> None:
    lines = ["I fear it.", *FILLER, "What they said about fear was wrong.", *FILLER]
    assert best(QuoteIndex(spoken(*lines)), "what they said about fear").startswith("What they said about fear")


def test_what_nobody_said_stays_unsaid() -> None:
    index = QuoteIndex(spoken(*FILLER, "It is an ultrasonic humidifier."))
    assert not index.search("which dishwasher does he like").answered
    assert not index.search("what they said about sourdough").answered
