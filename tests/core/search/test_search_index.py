from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.core.search import spans
from bot.core.search.confidence import Kind
from bot.core.search.hits import Hit, Verdict
from bot.core.search.index import QuoteIndex
from bot.core.search.passages import Spoken
from bot.core.search.thoughts import whole_sentences
from bot.core.transcript.model import Cue, Misheard, Sentence, Transcript
from bot.core.transcript.sentences import rebuild


def spoken(*lines: str, speakers: Sequence[str | None] = ()) -> Transcript:
    """A transcript of lines of two seconds each."""
    names = [*speakers, *[None] * len(lines)]
    cues = [Cue(2000 * number, 2000 * number + 2000, line, names[number]) for number, line in enumerate(lines)]
    return Transcript("Test", rebuild(cues))


def bold(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.matched]


@pytest.mark.parametrize(
    ("query", "said", "verdict"),
    [
        (
            "weak and getting stronger",
            "I don't know if like, there's this circuit that's weak and getting stronger.",
            Verdict.VERBATIM,
        ),
        ("an oracle that could just scan a model", "an oracle that could just scan a model", Verdict.VERBATIM),
        ("IT’S MORE LIKE AN X-RAY OF THE MODEL", "it's more like an X ray of the model", Verdict.VERBATIM),
        ("I dont know if thats a fatal flaw", "I don't know if that's a fatal flaw", Verdict.VERBATIM),
        ("a neurosientist who was studing this", "a neuroscientist who was studying this", Verdict.NEARLY),
        ("Do you think that Claude has conscious", "Do you think that Claude has conscious", Verdict.VERBATIM),
        ("Do you think that cloud has conscious", "Do you think that Claude has conscious", Verdict.VERBATIM),
        (
            "going on inside the models at the level of individual circuits. I think what we're hoping for",
            "going on inside the models at the level of individual circuits. I think what we're hoping for",
            Verdict.VERBATIM,
        ),
    ],
)
def test_the_words_said_are_quoted(by_words: QuoteIndex, query: str, said: str, verdict: Verdict) -> None:
    best = by_words.search(query).best
    assert best is not None
    assert (best.text, best.verdict) == (said, verdict)
    assert best.score == 1 if verdict is Verdict.VERBATIM else 0.8 < best.score < 1


def test_a_quote_has_its_time_and_speaker(by_words: QuoteIndex) -> None:
    best = by_words.search("charming on the surface, very goal oriented").best
    assert best is not None
    assert 235_000 < best.start < 236_000 < 237_000 < best.end < 238_500
    assert best.speaker == "Guest"


@pytest.mark.parametrize(
    ("query", "lines", "highlighted"),
    [
        ("team", ["I am what I am.", "The team won the cup."], ["team"]),
        ("circuits", ["This circuit is weak.", "It was short-circuited."], ["circuit"]),
        ("the psycopath", ["He was the psychopath of them all."], ["the psychopath"]),
        ("who won the cup", ["The team, who won", "the cup, cheered."], ["who won", "the cup"]),
        (
            "a purple cow in a field of remarkable brown things",
            ["It was a cow, and that is what is inside a field."],
            ["cow", "field"],
        ),
    ],
)
def test_whole_words_are_highlighted(query: str, lines: list[str], highlighted: list[str]) -> None:
    best = QuoteIndex(spoken(*lines)).search(query).best
    assert best is not None
    assert " ".join(bold(best)) == " ".join(highlighted)


def test_a_part_of_a_word_is_no_match_for_the_word() -> None:
    hits = QuoteIndex(spoken("I am a steamboat captain.", "They play.")).search("team")
    assert not hits.answered
    assert all(not hit.matched for hit in hits.hits)


def test_a_word_of_two_is_shown_where_it_stands(by_words: QuoteIndex) -> None:
    best = by_words.search("benevolent").best
    assert best is not None
    assert best.text == "Is it that you're locking in the model into a benevolent character?"
    assert bold(best) == ["benevolent"]


def test_what_was_said_at_two_moments_is_found_at_both() -> None:
    filler = [f"Number {number} is something else entirely, as you will see." for number in range(20)]
    index = QuoteIndex(spoken("We never give up on this.", *filler, "We never give up on this."))
    first, second, *_ = index.search("we never give up on this").hits
    assert (first.start, first.verdict, second.verdict) == (0, Verdict.VERBATIM, Verdict.VERBATIM)
    assert second.start == 42_000


def test_rolling_captions_are_one_hit() -> None:
    index = QuoteIndex(spoken("We never give up on this.", "We never give up on this.", "They left early."))
    verbatim = [hit for hit in index.search("we never give up on this").hits if hit.verdict is Verdict.VERBATIM]
    assert len(verbatim) == 1


QUESTIONS = [
    "what do they want to find out inside the model",
    "consciousness of machines",
    "the",
    "psychopath scan",
]


@pytest.mark.parametrize("query", QUESTIONS)
@pytest.mark.parametrize("limit", [1, 5, 25])
def test_hits_are_apart_and_best_first(by_meaning: QuoteIndex, query: str, limit: int) -> None:
    hits = by_meaning.search(query, limit).hits
    assert 0 < len(hits) <= limit
    for one, other in combinations(hits, 2):
        assert one.score >= other.score
        assert (one.last, one.finish) <= (other.first, other.begin) or (other.last, other.finish) <= (
            one.first,
            one.begin,
        )


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_hit_is_what_stands_in_the_transcript(by_meaning: QuoteIndex, query: str) -> None:
    sentences = by_meaning.transcript.sentences
    for hit in by_meaning.search(query).hits:
        between = " ".join(sentence.text for sentence in sentences[hit.first : hit.last + 1])
        assert between[hit.begin :].startswith(hit.text)
        assert hit.start == sentences[hit.first].time_at(hit.begin)
        assert hit.end == sentences[hit.last].time_at(hit.finish)


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("someone could tell you are a madman by imaging your brain", "MRI of someone"),
        ("could it be aware like an animal?", "experience"),
        ("the tuned weights still hold the dangerous skills, they are just hidden", "don't don't disappear"),
    ],
)
def test_it_is_found_in_other_words(by_meaning: QuoteIndex, query: str, part: str) -> None:
    found = by_meaning.search(query)
    assert found.answered
    assert any(part in hit.text for hit in found.hits[:3])


@pytest.mark.parametrize(
    "query", ["how do I bake sourdough bread", "the football match on saturday", "best beaches in portugal"]
)
def test_what_was_never_said_is_refused(by_meaning: QuoteIndex, query: str) -> None:
    found = by_meaning.search(query)
    assert not found.answered
    assert found.best is not None


class Untouchable:
    """A model that must not be run."""

    name, dimension = "untouchable", 4
    kind: Kind = "minilm"

    def embed(self, texts: Sequence[str]) -> list[NDArray[np.float16]]:
        raise AssertionError(texts)


def test_suggestions_never_wait_for_a_model(by_words: QuoteIndex) -> None:
    rng = np.random.default_rng(1)
    vectors = {text: rng.normal(size=(len(text), 4)) for text in by_words.texts}
    rows = {text: matrix[: _words_in(text)].astype(np.float16) for text, matrix in vectors.items()}
    index = by_words.with_vectors(Untouchable(), rows)
    assert any("psychopath" in hit.text for hit in index.suggest("psychop"))
    with pytest.raises(AssertionError):
        index.search("psychopath")


def _words_in(text: str) -> int:
    from bot.core.search.words import words

    return sum(1 for _ in words(text))


def test_a_misheard_word_is_found_by_both_names_and_shown_as_said() -> None:
    sentence = Sentence("Ask Claude again.", "Host", ((0, 0), (17, 2000)), (Misheard(4, 10, "cloud"),))
    index = QuoteIndex(Transcript("Test", (sentence,)))
    for query in ("claude", "cloud"):
        best = index.search(query).best
        assert best is not None
        assert (best.text, bold(best)) == ("Ask Claude again.", ["Claude"])


@pytest.mark.parametrize(
    "transcript",
    [
        spoken("Word."),
        spoken("…"),
        spoken("x" * 5000),
        spoken("and then we went on and on without a stop " * 120),
        spoken("日本語のインタビューです。", "今日は天気がいいですね。"),
        spoken("שלום לכולם, ברוכים הבאים.", "מה שלומכם היום?"),
        spoken("Yes.", "No.", "Yes.", speakers=["A", "B", "A"]),
    ],
    ids=["word", "no words", "long word", "long sentence", "unspaced", "right to left", "short turns"],
)
@pytest.mark.parametrize(
    "query", ["word", "天気", "שלום", "yes no", "on and on", "🙂", "", "a" * 6000, "so it goes " * 600]
)
def test_any_transcript_answers_any_query(transcript: Transcript, query: str) -> None:
    index = QuoteIndex(transcript)
    for hit in (*index.search(query).hits, *index.suggest(query)):
        assert 0 <= hit.score <= 1
        assert 0 <= hit.start <= hit.end <= transcript.end
        assert bold(hit) == [found for found in bold(hit) if found]


def test_unspaced_scripts_are_found() -> None:
    index = QuoteIndex(spoken("日本語のインタビューです。", "今日は天気がいいですね。"))
    best = index.search("天気がいい").best
    assert best is not None
    assert "天気がいい" in best.text


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_query_breaks_the_search(query: str) -> None:
    hits = _INDEX.search(query, 3)
    assert len(hits.hits) <= 3
    _INDEX.check(query)


_INDEX = QuoteIndex(
    spoken("I'd love to look inside.", "We don't have the language, “really”.", "Ça va? Oui — très bien!")
)


def test_a_sentence_is_nearest_to_one_that_says_the_same(by_words: QuoteIndex, by_meaning: QuoteIndex) -> None:
    vectors = by_meaning.sentence_vectors()
    assert by_words.sentence_vectors() is None
    assert vectors is not None
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    texts = [sentence.text for sentence in by_meaning.transcript.sentences]
    scan, story, oracle = (
        next(n for n, text in enumerate(texts) if word in text) for word in ("MRI of", "neuroscientist", "oracle")
    )
    assert vectors[scan] @ vectors[story] > vectors[oracle] @ vectors[story]


def test_mentions_are_all_places_in_the_order_of_time(by_words: QuoteIndex) -> None:
    found = by_words.mentions("psychopath")
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    said = [one.start for one in by_words.transcript.sentences if "psychopath" in one.text]
    assert said
    assert all(any(hit.start <= start + 9_000 and start <= hit.end for hit in found) for start in said)
    assert by_words.mentions("sourdough bread in a cast iron oven") == ()


def test_what_is_said_again_and_again_is_not_looked_at_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def looking(words: Spoken, first: int, stop: int) -> tuple[int, int]:
        looked.append(first)
        return whole_sentences(words, first, stop)

    monkeypatch.setattr(spans, "whole_sentences", looking)
    cues = [Cue(1000 * number, 1000 * number + 900, "Hello there.", None) for number in range(2000)]
    hits = QuoteIndex(Transcript("Greetings", rebuild(cues))).search("what do the others say of the hello")
    assert hits.hits
    assert len(looked) < 100
