"""However odd a file is, its outline takes time in proportion to its length, not to the square of it."""

import time
from collections.abc import Callable

import pytest

from bot.core.topics.excerpts import STUTTER, cuts
from bot.core.topics.outline import outline
from bot.core.topics.segmentation import segment
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

TIMES, MOST = 8, 24
"""So many times the text takes at most so many times as long; its square would take 64 times."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as long it takes for so many times as much."""

    def seconds(times: int) -> float:
        started = time.process_time()
        work(times)
        return max(time.process_time() - started, 1e-3)

    small = min(seconds(size) for _ in range(3))
    return min(seconds(size * TIMES) for _ in range(2)) / small


@pytest.mark.parametrize("text", ["a'a'", "a ", "um, ", "like like ", ", ", "a. ", "ab ab, ", "and, because "])
def test_excerpts_of_one_endless_sentence(text: str) -> None:
    def work(size: int) -> object:
        return list(cuts(text * size)), STUTTER.search(text * size)

    assert growth(work, 250) < MOST


def test_topics_of_sentences_at_one_moment() -> None:
    def work(size: int) -> object:
        cues = [Cue(0, 0, f"Word {number} is what they said then.") for number in range(size)]
        return segment(Transcript("A talk", rebuild(cues)))

    assert growth(work, 250) < MOST


def test_keyphrases_of_words_that_are_all_different() -> None:
    letters = "bcdfghjklmnpqrstvwxz"

    def word(number: int) -> str:
        return "".join(f"{letters[number // 20**place % 20]}a" for place in range(4))

    def work(size: int) -> object:
        cues = [
            Cue(1000 * number, 1000 * number + 900, f"The {word(2 * number)} is a {word(2 * number + 1)}.")
            for number in range(size)
        ]
        return outline(Transcript("A talk", rebuild(cues)))

    assert growth(work, 60) < MOST
