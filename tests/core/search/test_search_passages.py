"""Passages: what is best within each, and around it, also where excerpts of several transcripts stand together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.passages import Passages, Spoken, clauses
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild

TALK = Transcript(
    "talk",
    rebuild(
        [Cue(9000 * n, 9000 * n + 9000, f"Snail number {n} ate salad, and then it slept.", None) for n in range(30)]
    ),
)


@given(st.sets(st.integers(1, 29)), st.integers(0, 80), st.integers(0, 99))
def test_each_passage_gets_the_best_of_its_words_and_of_its_own_excerpt(
    others: set[int], margin: int, seed: int
) -> None:
    spoken = Spoken.of(TALK, [0, *sorted(others)])
    passages = Passages.over(spoken, clauses(spoken))
    scores = np.random.default_rng(seed).normal(size=(len(spoken), 3)).astype(np.float32)
    excerpts = list(spoken.excerpts(0, len(spoken)))
    assert len(excerpts) == len(others) + 1
    for some in (passages, passages.widened(margin)):
        best = some.best(scores)
        for number, (first, stop) in enumerate(zip(some.firsts.tolist(), some.stops.tolist(), strict=True)):
            assert np.array_equal(best[number], scores[first:stop].max(axis=0))
            assert any(begin <= first < stop <= end for begin, end in excerpts)
