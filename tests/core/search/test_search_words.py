import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.words import spans, stem, words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Don’t say “it's”!", ["dont", "say", "its"]),
        ("X-ray—or MRI?", ["x", "ray", "or", "mri"]),
        ("Café NAÏVE straße", ["cafe", "naive", "strasse"]),
        ("OP_EVAL costs 4,100", ["op", "eval", "costs", "4", "100"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("日本語 text", ["日", "本", "語", "text"]),
        ("👍 … ?!", []),
    ],
)
def test_words_are_the_same_whatever_case_accents_and_marks(text: str, forms: list[str]) -> None:
    assert [word.form for word in words(text)] == forms


@given(st.text())
def test_words_stand_in_order_in_the_text(text: str) -> None:
    done = 0
    for word in words(text):
        assert done <= word.start < word.end <= len(text)
        assert word.form
        done = word.end


def test_inflections_share_a_stem() -> None:
    assert stem("circuits") == stem("circuit")
    assert stem("training") == stem("trained")
    assert stem("team") != stem("am")


@given(st.text())
def test_spans_are_the_words_as_lists(text: str) -> None:
    assert list(zip(*spans(text), strict=True)) == list(words(text))
