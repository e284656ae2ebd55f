import logging

import numpy as np
import pytest

from bot.core.search import models
from bot.core.search.embedding import Embedder, StaticEmbedder, make_embedder
from bot.core.search.words import words

TEXTS = ["", "…", "One word", "It’s a naïve, mis-spelt questionn?", "日本語のテキスト", "long " * 400]


@pytest.mark.parametrize("choice", ["minilm", "static"])
def test_every_word_has_a_vector(choice: str) -> None:
    embedder = make_embedder(choice, 1)
    assert embedder is not None
    for text, matrix in zip(TEXTS, embedder.embed(TEXTS), strict=True):
        assert matrix.shape == (sum(1 for _ in words(text)), embedder.dimension)
        assert matrix.dtype == np.float16
        assert np.isfinite(matrix).all()


def test_a_word_means_what_its_context_makes_of_it(minilm: Embedder) -> None:
    embedded = minilm.embed(["river bank", "bank loan", "the shore"])
    river, money, shore = (matrix.mean(axis=0, dtype=np.float32) for matrix in embedded)

    def cosine(one: np.ndarray, other: np.ndarray) -> float:
        return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))

    assert cosine(river, shore) > cosine(money, shore)


def test_texts_embedded_together_are_as_alone(minilm: Embedder) -> None:
    for text, matrix in zip(TEXTS[2:5], minilm.embed(TEXTS)[2:5], strict=True):
        np.testing.assert_allclose(matrix, minilm.embed([text])[0], atol=1e-2)


def test_weights_that_are_not_those_tested_are_not_used(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(models._MINILM_FILES, "tokenizer.json", "0" * 64)  # pyright: ignore[reportPrivateUsage]
    with caplog.at_level(logging.WARNING):
        assert isinstance(make_embedder("minilm", 1), StaticEmbedder)
    assert "tokenizer.json" in caplog.text


def test_no_model_can_be_chosen() -> None:
    assert make_embedder("none", 1) is None
