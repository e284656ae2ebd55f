"""Lines that were put right: what was exchanged, and what is no correction any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.transcript import wordtimes
from bot.core.transcript.mending import Exchange, everywhere, exchanged, is_much, mended, misheard
from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import as_shown, rebuild
from bot.core.transcript.sidecar import Correction

LINE = "I asked cloud for about the gulls."
LINES = st.lists(
    st.text(st.sampled_from("ab 字.’ÄṨ"), min_size=1, max_size=20).map(str.strip), min_size=2, max_size=2
)


@pytest.mark.parametrize(
    ("heard", "said", "found"),
    [
        (LINE, LINE, []),
        (LINE, "I asked Claude 4 about the gulls.", [("Claude 4", "cloud for")]),
        (LINE, "I asked Claude about the gulls.", [("Claude about", "cloud for")]),
        (LINE, "I asked cloud for about gulls.", [("gulls.", "the")]),
        ("Cloud for", "Claude", [("Claude", "Cloud for")]),
        ("It is so.", "It is so now.", [("so now.", "so.")]),
        ("Well it is", "it is", [("it", "Well")]),
        ("It is", "It is it", [("it", "")]),
    ],
)
def test_what_was_heard_stands_at_what_was_said(heard: str, said: str, found: list[tuple[str, str]]) -> None:
    assert [(said[one.start : one.end], one.heard) for one in misheard(heard, said)] == found


@given(LINES)
def test_stretches_rise_and_lie_in_the_line(lines: list[str]) -> None:
    heard, said = lines
    done = 0
    for one in misheard(heard, said):
        assert done <= one.start < one.end <= len(said)
        done = one.end


@pytest.mark.parametrize(
    ("said", "much"),
    [
        ("I asked Claude 4 about the gulls.", False),
        ("Claude 4.5 about the gulls.", True),
        ("I hate the gulls, and so does everybody that I know.", True),
        (f"I asked {'o' * 200} for about the gulls.", True),
        ("I asked cloud about the", False),
    ],
)
def test_half_of_the_words_stay(said: str, much: bool) -> None:
    assert is_much([LINE], [said]) is much


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("I asked Claude about the gulls.", Exchange("cloud for", "Claude")),
        ("I asked cloud for about the Gullies.", Exchange("gulls", "Gullies")),
        ("I asked cloud for about the gulls!", None),
        ("I asked cloud for about gulls.", None),
        ("You asked cloud for about the owls.", None),
    ],
)
def test_one_word_for_another_is_told_from_more(said: str, word: Exchange | None) -> None:
    assert exchanged([LINE], [said]) == word


def test_it_is_exchanged_where_it_stands_alone() -> None:
    assert (
        everywhere("cloud clouds cloud’s Cloud (cloud)", Exchange("cloud", r"\1")) == r"\1 clouds \1’s Cloud (\1)"
    )


def test_a_mended_line_keeps_its_times_and_is_left_alone_by_the_file() -> None:
    by_the_file = [Correction.model_construct(at=0, heard="cloud", said="Claude")]
    cues = [Cue(0, 2000, "We like the cloud here.", heard="We lick the cloud here."), Cue(2000, 4000, "A cloud.")]
    first, second = rebuild(cues, (), by_the_file)
    assert (first.text, first.start, first.end) == ("We like the cloud here.", 0, 2000)
    assert [(one.heard, one.is_mended) for one in first.misheard] == [("lick", True)]
    assert second.text == "A cloud."
    assert [cue.text for cue in as_shown(cues, (), by_the_file)] == ["We like the cloud here.", "A cloud."]


@pytest.mark.parametrize(
    ("said", "times"),
    [
        (
            "I asked Claude about gulls.",
            [("I", 0, 90), ("asked", 100, 190), ("Claude", 200, 390), ("gulls.", 600, 690)],
        ),
        ("I never asked cloud five", [("I", 0, 90), ("asked", 100, 190), ("cloud", 200, 290), ("five", 300, 690)]),
    ],
)
def test_words_that_stay_keep_their_times(said: str, times: list[tuple[str, int, int]]) -> None:
    pieces = [(word, at * 100, at * 100 + 90) for at, word in enumerate(LINE.split())]
    told = mended(Cue(0, 700, LINE, words=wordtimes.aligned(LINE, pieces, 0)), said)
    kept = {said[one.begin : one.end]: (one.start, one.stop) for one in wordtimes.unpack(told.words, 0)}
    assert {word: (start, stop) for word, start, stop in times}.items() <= kept.items()
    [sentence] = rebuild([told])
    assert [one.is_mended for one in sentence.misheard] == [True] * len(list(misheard(LINE, said)))
    assert sentence.time_at(said.index("asked")) == 100
