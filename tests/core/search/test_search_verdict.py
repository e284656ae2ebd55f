import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.hits import Verdict
from bot.core.search.index import QuoteIndex
from bot.core.search.verdict import Ruling, judge, shortened, word_diff
from bot.core.search.words import words


@pytest.mark.parametrize(
    ("asked", "said", "edits"),
    [
        ("it IS so", "It is so.", [("same", "It is so")]),
        (
            "Pre-mortems cost $57,000",
            "a pre-mortem costs $75,000.",
            [("struck", "Pre-mortems cost $57,000"), ("added", "a pre-mortem costs $75,000")],
        ),
        ("pre mortem costs", "a pre-mortem costs", [("added", "a"), ("same", "pre-mortem costs")]),
        (
            "you must be a lunatic",
            "You must be a psychopath.",
            [("same", "You must be a"), ("struck", "lunatic"), ("added", "psychopath")],
        ),
        ("we really know", "we don't really know", [("same", "we"), ("added", "don't"), ("same", "really know")]),
        ("never, ever again", "again", [("struck", "never, ever"), ("same", "again")]),
        ("I have ten goats", "I've 10 goats", [("same", "I've 10"), ("same", "goats")]),
        (
            "I have ten goats",
            "I haven't 10 goats",
            [("same", "I"), ("struck", "have ten"), ("added", "haven't 10"), ("same", "goats")],
        ),
    ],
)
def test_the_diff_says_what_differs(asked: str, said: str, edits: list[tuple[str, str]]) -> None:
    assert [(edit.kind, edit.text) for edit in word_diff(asked, said)] == edits


@pytest.mark.parametrize(
    ("added", "shown"),
    [
        ("of all things", "of all things"),
        ("one two three four five six seven eight nine ten", "one two three four five six seven eight nine ten"),
        (
            "one two, three four, five six seven eight nine, ten eleven twelve 13",
            "one two, three four, … ten eleven twelve 13",
        ),
        (
            "one two three four five he never six seven eight nine ten 11",
            "one two three four five he never six seven eight nine ten 11",
        ),
    ],
)
def test_of_many_words_in_between_only_some_are_shown_unless_they_deny(added: str, shown: str) -> None:
    assert shortened(added) == shown


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_diff_holds_every_word_of_both(asked: str, said: str) -> None:
    edits = word_diff(asked, said)

    def forms(*kinds: str) -> list[str]:
        return [word.form for edit in edits if edit.kind in kinds for word in words(edit.text)]

    assert forms("same", "struck") == [word.form for word in words(asked)]
    assert forms("same", "added") == [word.form for word in words(said)]


@pytest.mark.parametrize(
    ("ratio", "length", "verdict"),
    [
        (1.0, 10, Verdict.VERBATIM),
        (0.88, 40, Verdict.NEARLY),
        (0.85, 40, Verdict.PARAPHRASE),
        (0.85, 41, Verdict.NEARLY),
        (0.81, 41, Verdict.PARAPHRASE),
    ],
)
def test_a_short_quote_has_to_read_more_alike_than_a_long_one(ratio: float, length: int, verdict: Verdict) -> None:
    assert judge(ratio, length) is verdict


@pytest.mark.parametrize(
    ("quote", "ruling"),
    [
        ("you must be a psychopath", Ruling.VERBATIM),
        ("I'd love to look inside and say and actually know what we're talking about", Ruling.NEARLY),
        ("you must be a sociopath", Ruling.PARTLY),
        ("you must not be a psychopath", Ruling.REVERSED),
        ("the price of oil will double by christmas", Ruling.NOT_SAID),
    ],
)
def test_a_quote_is_checked(by_meaning: QuoteIndex, quote: str, ruling: Ruling) -> None:
    check = by_meaning.check(quote)
    assert check.ruling == ruling
    assert check.hit is not None
    assert bool(check.edits) == (ruling in (Ruling.NEARLY, Ruling.PARTLY, Ruling.REVERSED))
