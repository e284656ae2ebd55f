"""Phrases that mean what a stretch is about come before those that are only said often in it."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.core.arrays import Floats
from bot.core.topics.clauses import Clause
from bot.core.topics.keyphrases import Keyphrase
from bot.core.topics.sense import by_sense

FUNNELS: Floats = np.array([1.0, 0.0], np.float32)
OFFICES: Floats = np.array([0.0, 1.0], np.float32)
ANYTHING: Floats = np.array([0.7, 0.7], np.float32)
MEANT: dict[str, Floats] = {"Office": OFFICES, "Funnels": FUNNELS}


def encode(texts: Sequence[str]) -> Floats:
    return np.stack([MEANT.get(text, ANYTHING) for text in texts])


def phrase(heading: str, fit: float) -> Keyphrase:
    return Keyphrase((heading.lower(),), heading.lower(), 1, 1.0, heading, frozenset({0}), fit)


def headings(phrases: Sequence[Keyphrase]) -> list[str]:
    return [one.heading for one in phrases]


def test_what_means_what_is_said_comes_first_where_both_fit_about_as_well() -> None:
    phrases = [phrase("Office", 0.31), phrase("Funnels", 0.30)]
    about_funnels = np.stack([FUNNELS] * 5)
    assert headings(by_sense(phrases, (), about_funnels, encode)[0]) == ["Funnels", "Office"]
    assert headings(by_sense(phrases, (), np.stack([OFFICES] * 5), encode)[0]) == ["Office", "Funnels"]


def test_how_the_stretch_is_opened_counts_more_than_the_rest() -> None:
    phrases = [phrase("Office", 0.3), phrase("Funnels", 0.3)]
    opened_by_offices = np.stack([OFFICES] * 4 + [FUNNELS] * 4)
    assert headings(by_sense(phrases, (), opened_by_offices, encode)[0]) == ["Office", "Funnels"]


def test_what_fits_much_better_stays_first_and_all_fit_as_well_as_before_together() -> None:
    phrases = [phrase("Office", 0.8), phrase("Funnels", 0.2)]
    found, _ = by_sense(phrases, (), np.stack([FUNNELS] * 5), encode)
    assert headings(found) == ["Office", "Funnels"]
    assert sum(one.fit for one in found) == pytest.approx(1.0)


def test_only_the_likeliest_are_compared() -> None:
    many = [phrase(f"Thing {number}", 0.9 - number / 100) for number in range(60)]
    found, _ = by_sense([*many, phrase("Funnels", 0.1)], (), np.stack([FUNNELS] * 5), encode)
    assert len(found) == 61
    assert headings(found)[-1] == "Funnels"


def test_a_question_is_worth_more_the_nearer_it_is_in_meaning() -> None:
    phrases, questions = [phrase("Other", 0.3)], (Clause("Office", worth=0.1), Clause("Funnels", worth=0.1))
    _, (office, funnels) = by_sense(phrases, questions, np.stack([FUNNELS] * 5), encode)
    assert funnels.worth > 0.1 > office.worth


@pytest.mark.parametrize("said", [0, 3])
def test_without_phrases_or_sentences_nothing_is_asked(said: int) -> None:
    phrases = [phrase("Office", 0.3)] if not said else []
    assert by_sense(phrases, (), np.zeros((said, 2), np.float32), encode) == (tuple(phrases), ())
