"""`python -m bench.learn_axes FOLDER MODEL`: learn `bot/core/search/axes/` for a model, such as `minilm`.

It takes a dozen sentences of each transcript below the folder. Any text whose sentences end in marks will do.
"""

import random
import sys
from pathlib import Path

import numpy as np

from bench.learn_fit import sentences_of
from bot.core.search.compact import FOLDER
from bot.core.search.embedding import Embedder, make_embedder

_KEPT = 128
_OF_EACH, _MOST, _AT_ONCE = 12, 6000, 64
_SHORTEST, _LONGEST = 5, 40


def main(folder: Path, choice: str) -> None:
    embedder = make_embedder(choice, 1)
    assert embedder is not None
    strength, directions = np.linalg.eigh(_covariance(embedder, _sample(folder)))
    print(f"{strength[-_KEPT:].sum() / strength.sum():.2f} of the variance is kept")
    np.savez(
        Path(str(FOLDER)) / f"{embedder.name.partition('/')[0]}.npz",
        axes=directions[:, -_KEPT:][:, ::-1].astype(np.float16),
        spread=np.sqrt(strength[-_KEPT:][::-1]).astype(np.float16),
    )


def _sample(folder: Path) -> list[str]:
    rng = random.Random(1)
    files = sorted(folder.rglob("*.md"))
    rng.shuffle(files)
    texts: list[str] = []
    for file in files:
        said = [" ".join(one.split()) for one in sentences_of(file.read_text("utf-8"))]
        fitting = [one for one in said if _SHORTEST <= len(one.split()) <= _LONGEST]
        texts += rng.sample(fitting, min(_OF_EACH, len(fitting)))
    return texts[:_MOST]


def _covariance(embedder: Embedder, texts: list[str]) -> np.ndarray:
    """Of the words' unit vectors around the origin, as cosines are taken."""
    sums = np.zeros((embedder.dimension, embedder.dimension))
    count = 0
    for first in range(0, len(texts), _AT_ONCE):
        rows = np.concatenate(embedder.embed(texts[first : first + _AT_ONCE])).astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1)
        rows = rows[lengths > 1e-3] / lengths[lengths > 1e-3, None]
        sums += rows.T @ rows
        count += len(rows)
    return sums / count


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
