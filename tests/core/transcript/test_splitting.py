"""Splitting takes time in proportion to the text, whatever it is."""

import time

import pytest
from hostile.talk import TALK

from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.sidecar import Correction

SMALL, TIMES = 4000, 8


def seconds(text: str) -> float:
    """The best of two."""
    taken: list[float] = []
    for _ in range(2):
        begun = time.thread_time()
        rebuild([Cue(0, 1000, text)])
        taken.append(time.thread_time() - begun)
    return min(taken)


@pytest.mark.parametrize("name", TALK)
def test_eight_times_the_text_takes_about_eight_times_as_long(name: str) -> None:
    small, large = TALK[name](SMALL), TALK[name](TIMES * SMALL)
    assert seconds(large) < 3 * TIMES * seconds(small) + 0.02


def test_a_long_text_is_split_as_a_short_one_is() -> None:
    """Windows of it are split one after another."""
    said = [f"Number {n} came late, as Dr. Ada said. Did you (the {n}th) know? " for n in range(500)]
    whole = [one.text for one in rebuild([Cue(0, 100_000, "".join(said).strip())])]
    assert whole == [one.text for text in said for one in rebuild([Cue(0, 100_000, text.strip())])]


def test_blanks_of_several_bytes_behind_an_initial_are_blanks() -> None:
    assert [one.text for one in rebuild([Cue(0, 1000, "By J.\u3000Doe it was. And\u2028so on.")])] == [
        "By J.\u3000Doe it was.",
        "And\u2028so on.",
    ]


def test_a_thousand_corrections_are_looked_for_where_they_are_alone() -> None:
    cues = [Cue(2000 * n, 2000 * n + 900, f"they herd cow {n}") for n in range(1000)]
    corrections = [
        Correction.model_validate({"at": 2 * n, "heard": "Herd", "said": f"heard{n}"}) for n in range(1000)
    ]
    sentences = rebuild(cues, (), list(reversed(corrections)))
    text = " ".join(one.text for one in sentences)
    assert all(f"they heard{n} cow {n}" in text for n in range(1000))
    assert sum(len(one.misheard) for one in sentences) == 1000


def test_a_letter_that_only_looks_like_another_s_capital_is_left_as_it_is() -> None:
    """The pattern finds İ for i, which it is not once both are folded."""
    correction = Correction.model_validate({"at": 0, "heard": "i", "said": "I"})
    (sentence,) = rebuild([Cue(0, 1000, "İ say i")], (), [correction])
    assert sentence.text == "İ say I"
