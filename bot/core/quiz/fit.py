"""How well a word fits between others, as somebody would guess who knows the language and not the interview.

A log-bilinear model (Mnih and Hinton 2007) over the static word vectors that the search uses: each of the two words
on either side and the mean of the whole sentence is mapped to what it makes expect, and a word fits as far as it is
that, and as it is usual. `fit.npz` was learnt from other talks and podcasts (docs/measurements/quiz.md): among
eight words of the same part of speech from the same recording it finds the right one 48 % of the time.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from bot.core.arrays import Floats

FILE = Path(__file__).parent / "fit.npz"


class Fit:
    """Of the words of one interview; `vectors` are unit length, one row a word, `usual` the logarithms of their
    shares of the language."""

    def __init__(self, vectors: Floats, usual: Floats) -> None:
        self._learnt = _learnt()
        self._vectors = vectors
        self._expected = vectors @ self._learnt["words"]
        self._alone = np.asarray(vectors @ self._learnt["alone"] + self._learnt["usual"] * usual, np.float32)

    def of_all(self, beside: Sequence[int | None], said: Sequence[int]) -> Floats:
        """The fit of every word between four others, `beside`, in a sentence with the content words `said`; a
        higher one by 1 is e times as likely."""
        expects = np.zeros(self._expected.shape[1], np.float32)
        for position, number in enumerate(beside):
            if number is not None:
                expects += self._vectors[number] @ self._learnt["beside"][position]
            else:
                expects += self._learnt["edge"][position]
        if said:
            expects += self._vectors[said].mean(axis=0) @ self._learnt["said"]
        return np.asarray(self._expected @ expects + self._alone, np.float32)


@cache
def _learnt() -> dict[str, Floats]:
    with np.load(FILE) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
