"""One model and one index for all the tests of the search: loading and embedding is most of their time."""

import pytest
from eval_data import load_transcript

from bot.core.search.embedding import Embedder, make_embedder
from bot.core.search.index import QuoteIndex


@pytest.fixture(scope="session")
def minilm() -> Embedder:
    embedder = make_embedder("minilm", 2)
    assert embedder is not None
    return embedder


@pytest.fixture(scope="session")
def by_words() -> QuoteIndex:
    """The interview that ships, without vectors."""
    return QuoteIndex(load_transcript("interview"))


@pytest.fixture(scope="session")
def by_meaning(by_words: QuoteIndex, minilm: Embedder) -> QuoteIndex:
    """The interview that ships, with vectors."""
    return by_words.with_vectors(minilm, dict(zip(by_words.texts, minilm.embed(by_words.texts), strict=True)))
