"""What is in memory of the interviews of a library."""

import numpy as np

from bot.core.listing import Version
from bot.core.search.gists import Gist, Gists, Place, means

MODEL, DIMENSION, PASSAGES, WORDS = "a model", 128, 300, 5


def gist(rng: np.random.Generator) -> Gist:
    """One whose words differ less and less along each axis, as along principal ones."""
    spread = np.exp(-np.arange(DIMENSION) / 40)
    vectors = (rng.normal(size=(PASSAGES * WORDS, DIMENSION)) * spread).astype(np.float32)
    begins = np.arange(0, PASSAGES * WORDS + 1, WORDS, dtype=np.int32)
    numbers = np.arange(PASSAGES, dtype=np.int32)
    counts = np.ones(1, np.int32)
    return Gist(Version("a", 0), MODEL, means(vectors, begins), numbers, numbers, begins, ("word",), counts)


def test_what_comes_nearest_is_found_though_less_of_each_passage_is_in_memory() -> None:
    rng = np.random.default_rng(0)
    whole = {number: gist(rng) for number in (3, 7)}
    gists = Gists()
    for number, one in whole.items():
        gists.put(number, one)
        assert gists[number].means.nbytes == one.means.nbytes * 3 // 4
    for interview, passage in [(3, 0), (7, 150), (7, PASSAGES - 1)]:
        meaning = whole[interview].means[passage].astype(np.float32) / 127
        nearest = gists.nearest(MODEL, meaning, [3, 7], 20)
        assert nearest[0] == Place(interview, passage)
        cosines = np.concatenate([one.means.astype(np.float32) @ meaning for one in whole.values()])
        exact = [Place((3, 7)[row // PASSAGES], int(row % PASSAGES)) for row in np.argsort(-cosines)[:10]]
        assert len(set(exact) & set(nearest)) == len(exact)
    assert not gists.nearest("another model", np.ones(DIMENSION, np.float32), [3, 7], 20)
