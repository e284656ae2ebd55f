"""`python -m bench.learn_words`: learn `bot/core/search/word_vectors.npz` from all-MiniLM-L6-v2.

Each piece of its vocabulary goes through the model alone; of the vectors that come out the mean is taken away, and
they are turned to their principal axes, without the first, which only tells how frequent a word is (Mu and
Viswanath 2018). Pieces of other scripts and marks are left out.
"""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bot.core.search import models
from bot.core.search.onnx_model import OnnxModel
from bot.core.search.word_vectors import FILE, UNKNOWN

Doubles = NDArray[np.float64]

_PIECE = re.compile(r"(##)?[a-z0-9]+")
_WORD = re.compile(r"[a-z]{2,}")
_DIMENSIONS = 256
_AT_ONCE = 64


def main() -> None:
    folder = models.minilm()
    tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
    pieces = [piece for piece in sorted(tokenizer.get_vocab()) if _PIECE.fullmatch(piece)]
    words = np.array([bool(_WORD.fullmatch(piece)) for piece in pieces])
    vectors = _turned(_centred(_centred(_alone(pieces, tokenizer), words), words), words)
    steps = np.abs(vectors).max(axis=1, keepdims=True) / 127
    levels = np.rint(vectors / steps).astype(np.int8)
    kept = np.concatenate([np.zeros((1, _DIMENSIONS), np.int8), levels])
    np.savez_compressed(FILE, pieces=np.frombuffer("\n".join([UNKNOWN, *pieces]).encode(), np.uint8), vectors=kept)


def _alone(pieces: list[str], tokenizer: Any) -> Doubles:
    """What the model makes of each, between its two marks."""
    model = OnnxModel(models.minilm(), 2, most_tokens=3)
    begin, end = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    found: list[Doubles] = []
    for first in range(0, len(pieces), _AT_ONCE):
        ids = [[begin, tokenizer.token_to_id(piece), end] for piece in pieces[first : first + _AT_ONCE]]
        found.append(model.outputs(ids)[:, 1].astype(np.float64))
    return np.concatenate(found)


def _centred(vectors: Doubles, words: NDArray[np.bool_]) -> Doubles:
    """Of unit length, around the mean of the words."""
    around = vectors - vectors[words].mean(axis=0)
    return around / np.linalg.norm(around, axis=1, keepdims=True)


def _turned(vectors: Doubles, words: NDArray[np.bool_]) -> Doubles:
    axes = np.linalg.svd(vectors[words], full_matrices=False)[2]
    turned = vectors @ axes[1 : 1 + _DIMENSIONS].T
    return turned / np.linalg.norm(turned, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
