"""Of a word that is missing others count that mean the same, and none that are only near."""

import pytest

from bot.core.quiz.lexicon import Lexicon


@pytest.mark.parametrize(
    ("missing", "counts", "does_not"),
    [
        ("answer", "reply", "question"),
        ("problem", "issue", "solution"),
        ("traditional", "traditionally", "modern"),
        ("house", "home", "mansion"),
        ("car", "vehicle", "driving"),
        ("school", "schools", "student"),
        ("children", "kids", "parents"),
    ],
)
def test_what_means_the_same_counts_and_what_is_near_does_not(missing: str, counts: str, does_not: str) -> None:
    same = Lexicon([]).synonyms(missing)
    assert counts in same
    assert does_not not in same
