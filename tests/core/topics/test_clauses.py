"""Headings that hold two things against each other, or say how one became the other."""

import pytest

from bot.core.topics.clauses import Kind, clauses
from bot.core.topics.keyphrases import Phrases
from bot.core.topics.mining import Miner
from bot.core.topics.tagging import HantaTagger, tagger_for
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

TAGGER = tagger_for(
    rebuild([Cue(0, 9_000, "This is what they say about the people that we know, and it is not for you.")])
)


def found(text: str) -> list[str]:
    tokens = TAGGER.tag(text)
    return [one.text for one in clauses(text, tokens, list(Miner(frozenset()).mentions(text, tokens)))]


def test_the_tagger_knows_english() -> None:
    assert isinstance(TAGGER, HantaTagger)


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ("And it went from a linguist to a computational linguist.", "From linguist to computational linguist"),
        ("What is the difference between hot wallets and the cold wallets?", "Hot wallets vs. cold wallets"),
        ("It is Bitcoin versus Ethereum again.", "Bitcoin vs. Ethereum"),
        ("We had iPhone sales vs. Android sales.", "iPhone sales vs. Android sales"),
        ("They publish software instead of papers.", "Software instead of papers"),
        (
            "He wants reactive security rather than proactive security.",
            "Reactive security rather than proactive security",
        ),
    ],
)
def test_a_clause_is_a_heading(said: str, heading: str) -> None:
    assert heading in found(said)


@pytest.mark.parametrize(
    "said",
    [
        "From time to time they pay.",
        "It goes from service to service.",
        "We went to Berlin from there.",
        "The bridge between wallets and nodes is down.",
        "It is this versus that.",
        "It is data versus data science.",
    ],
)
def test_what_says_nothing_or_is_half_of_something_is_none(said: str) -> None:
    assert found(said) == []


def test_a_contrast_is_a_title_where_its_words_come_up_all_over() -> None:
    texts = (
        "What is the difference between hot wallets and cold wallets?",
        "Hot wallets are online, and the wallets that are cold are not, so hot wallets are what you pay with.",
        "Cold wallets are for savings, and a cold wallet is safe where the hot one is not.",
    )
    cues = [Cue(60_000 * number, 60_000 * number + 9_000, text) for number, text in enumerate(texts * 3)]
    clause = Phrases(Transcript("A talk", rebuild(cues))).of(0, 8).clauses[0]
    assert (clause.text, clause.kind) == ("Hot wallets vs. cold wallets", Kind.CONTRAST)
    assert clause.coverage > 0.5


def test_what_is_said_once_and_late_is_no_title() -> None:
    texts = ["We talk about the fees of transactions, and fees are high."] * 30
    cues = [Cue(9_000 * number, 9_000 * number + 8_000, text) for number, text in enumerate(texts)]
    late = Cue(280_000, 290_000, "It went from Linux to Windows.")
    assert Phrases(Transcript("A talk", rebuild([*cues, late]))).of(0, 30).clauses == ()
