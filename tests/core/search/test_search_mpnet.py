from pathlib import Path

import numpy as np
from core.search import tiny_mpnet

from bot.core.search import mpnet
from bot.core.search.embedding import OnnxEmbedder


def test_the_graph_computes_what_the_weights_say(tmp_path: Path) -> None:
    """Texts of one word, and of more than the distances that have a bucket each, together."""
    weights = tiny_mpnet.lay_out(tmp_path)
    mpnet.build(tmp_path / "model.safetensors", tiny_mpnet.HEADS, tmp_path, lambda done, total: None)
    texts = [tiny_mpnet.WORDS[:1], tiny_mpnet.WORDS, tiny_mpnet.WORDS * 4]
    embedder = OnnxEmbedder("tiny", tmp_path, 1)
    for words, matrix in zip(texts, embedder.embed([" ".join(text) for text in texts]), strict=True):
        expected = tiny_mpnet.hidden(weights, words)
        assert matrix.shape == expected.shape
        lengths = np.linalg.norm(expected, axis=1) * np.linalg.norm(matrix.astype(float), axis=1)
        assert ((expected * matrix).sum(axis=1) / lengths).min() > 0.998
