"""Which of many interviews to search for a query, by half minutes of them: what each means as a whole, and how the
places that they come in are put together."""

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import STOP_WORDS


def meaning(forms: Sequence[str]) -> bytes | None:
    """The mean vector of the words that are no stop words, a byte a dimension; None where none of
    them is known."""
    telling = [form for form in forms if form not in STOP_WORDS] or forms
    vector = word_vectors().of(telling).sum(axis=0)
    largest = np.abs(vector).max()
    return np.rint(vector * (127 / largest)).astype(np.int8).tobytes() if largest else None


def likeness(query: bytes, stretches: Sequence[bytes]) -> Floats:
    """The cosine of a query's meaning and each of the stretches', shape (stretches,)."""
    asked = np.frombuffer(query, np.int8).astype(np.float32)
    said = np.frombuffer(b"".join(stretches), np.int8).reshape(len(stretches), -1).astype(np.float32)
    return said @ asked / (np.linalg.norm(said, axis=1) * np.linalg.norm(asked))


def best_places(interviews: NDArray[np.int64], scores: Floats) -> dict[int, int]:
    """The best place, from 1, that a stretch of each interview comes in among all, the highest score first;
    `interviews` says whose stretch each score is for."""
    order = np.argsort(-scores, kind="stable")
    numbers, firsts = np.unique(interviews[order], return_index=True)
    return {int(number): int(first) + 1 for number, first in zip(numbers, firsts, strict=True)}


def likeliest(rankings: Sequence[Mapping[int, int]], counts: Mapping[int, int], limit: int) -> list[int]:
    """The interviews that come first in any of the rankings, which choose in turn.

    In a ranking an interview stands where the best of its stretches does, times the root of how many it has: a long
    one has some good place by chance, but also more that can be asked about.
    """
    ordered = [sorted(places, key=lambda number: places[number] * counts[number] ** 0.5) for places in rankings]
    in_turn = chain.from_iterable(zip_longest(*ordered))
    return list(dict.fromkeys(number for number in in_turn if number is not None))[:limit]
