"""Queries in which somebody half remembers who told it: of him, where he said “I”, or of somebody he knew."""

import pytest

from bot.core.search.embedding import Embedder
from bot.core.search.index import QuoteIndex
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

TALK = [
    "My father had a small shop by the harbour, and he sold rope to the fishermen.",
    "People came in all day long, and he knew every one of them by name.",
    "Somebody always had a friend with him who wanted to see the boats.",
    "I was twelve when I sold my first net, to a man who never came back.",
    "There are things you learn from people who stand behind a counter.",
    "Later on we had guests who played golf with the mayor, of all people.",
    "Writing all of that down was a mistake, and I would not do it again.",
    "They printed the book twice, and my uncle was angry about both of them.",
    "He told everybody in the village that his name was not in it.",
    "The harbour is quiet now, and somebody else has the keys to the shop.",
    "I still go there on Sundays, when I want to know what the weather does.",
]


def spoken(*lines: str) -> Transcript:
    """A transcript of lines of four seconds each."""
    return Transcript("Test", rebuild([Cue(4000 * at, 4000 * at + 4000, line) for at, line in enumerate(lines)]))


@pytest.fixture(scope="module")
def of_the_harbour(minilm: Embedder) -> QuoteIndex:
    index = QuoteIndex(spoken(*TALK))
    return index.with_vectors(minilm, dict(zip(index.texts, minilm.embed(index.texts), strict=True)))


@pytest.mark.parametrize(
    ("query", "rare"),
    [
        ("somebody he knew once had a friend and a situation with people", "situation"),
        ("she told a friend about some time with deceptions", "decepti"),
        ("guy who knew someone who tuned something with him", "tuning"),
    ],
)
def test_a_rare_word_is_found_among_vague_ones(by_meaning: QuoteIndex, query: str, rare: str) -> None:
    found = by_meaning.search(query)
    assert any(rare in hit.text for hit in found.hits)
    assert len(found.hits) == 5
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("his wish to be sure", "it would be great to say"),
        ("his hope to see it from inside", "I'd love to look inside"),
        ("his discomfort", "we're uncomfortable"),
    ],
)
def test_who_tells_of_the_speaker_finds_what_they_said(by_meaning: QuoteIndex, query: str, said: str) -> None:
    assert any(said in hit.text for hit in by_meaning.search(query).hits[:2])


def test_what_is_shown_where_nothing_answers_has_the_rare_word(of_the_harbour: QuoteIndex) -> None:
    found = of_the_harbour.search("an engineer in a distant galaxy golfed before breakfast while computing orbits")
    assert not found.answered
    assert "golf" in found.hits[0].text


def test_what_answers_stays_first(of_the_harbour: QuoteIndex) -> None:
    found = of_the_harbour.search("dad had a little store near the sea, with ropes for those who fish and golf", 2)
    assert found.answered
    assert "father had a small shop" in found.hits[0].text
    assert "golf" in found.hits[1].text


def test_what_is_told_of_somebody_else_is_found_too(of_the_harbour: QuoteIndex) -> None:
    best = of_the_harbour.search("he told the whole village that his name wasn't in there").best
    assert best is not None
    assert "his name was not in it" in best.text
