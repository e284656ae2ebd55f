"""Text -> vectors, one for every word in its context: what a query's words are compared with."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Floats
from bot.core.search import models
from bot.core.search.confidence import Kind
from bot.core.search.models import MODELS
from bot.core.search.onnx_model import OnnxModel
from bot.core.search.word_vectors import word_vectors
from bot.core.search.words import words

log = logging.getLogger(__name__)

Matrix = NDArray[np.float16]

_AT_ONCE = 8
_MOST_TOKENS = 256


class Embedder(Protocol):
    """Something that knows what words mean. `name` tells apart all whose vectors differ."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def kind(self) -> Kind:
        """By which its scores are judged."""
        ...

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        """For each text a matrix of shape (words of it, dimension), not normalised."""
        ...


def make_embedder(choice: str, threads: int, folder: Path = MODELS) -> Embedder | None:
    """The embedder of a setting: `minilm`, `mpnet`, `static`, `none`, or `fastembed:NAME` with a model's name on
    its hub. In `folder` are those that were made ready on this machine.

    One that cannot be loaded is replaced by the static one, with a warning in the log.
    """
    if choice == "none":
        return None
    try:
        if choice == "minilm":
            return OnnxEmbedder("all-MiniLM-L6-v2", models.minilm(), threads)
        if choice == "mpnet":
            return OnnxEmbedder("all-mpnet-base-v2", models.mpnet(folder), threads, "mpnet")
        if choice.startswith("fastembed:"):
            name = choice.removeprefix("fastembed:")
            return OnnxEmbedder(name, models.fetched(name), threads)
    except Exception as error:
        log.warning("The embedding model %s cannot be used (%s); using static vectors instead", choice, error)
    return StaticEmbedder()


class OnnxEmbedder:
    """A sentence encoder run by onnxruntime; a word's vector is the mean of its word pieces' last hidden states.

    Mean-pooled again over a passage that is the passage's vector (late chunking, Günther et al. 2024), and compared
    word by word it is late interaction (ColBERT, Khattab and Zaharia 2020).
    """

    def __init__(self, name: str, folder: Path, threads: int, kind: Kind = "minilm") -> None:
        self._model = OnnxModel(folder, threads, _MOST_TOKENS)
        self.dimension = self._model.dimension
        self.name = f"{name}/words-1"
        self.kind: Kind = kind

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        encodings = self._model.encodings(texts)
        matrices: list[Matrix] = [np.empty((0, self.dimension), np.float16)] * len(texts)
        for batch in _alike(encodings):
            for number, hidden in zip(
                batch, self._model.outputs([encodings[one].ids for one in batch]), strict=True
            ):
                matrices[number] = _per_word(texts[number], encodings[number], hidden)
        return matrices


def _alike(encodings: Sequence[Any]) -> Iterator[list[int]]:
    """Numbers of encodings of about the same length, a few at a time, so that padding costs little."""
    order = sorted(range(len(encodings)), key=lambda number: len(encodings[number].ids))
    for first in range(0, len(order), _AT_ONCE):
        yield order[first : first + _AT_ONCE]


def _per_word(text: str, encoding: Any, hidden: Floats) -> Matrix:
    spans = np.array([(word.start, word.end) for word in words(text)]).reshape(-1, 2)
    offsets = np.array(encoding.offsets)
    owners = np.searchsorted(spans[:, 0], offsets[:, 0], side="right") - 1
    inside = (owners >= 0) & (offsets[:, 1] > offsets[:, 0])
    inside[inside] = offsets[inside, 0] < spans[owners[inside], 1]
    sums = np.zeros((len(spans), hidden.shape[-1]), np.float32)
    np.add.at(sums, owners[inside], hidden[: len(offsets)][inside])
    counts = np.bincount(owners[inside], minlength=len(spans))
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float16)


class StaticEmbedder:
    """Vectors that do not see the context: nothing to compute, for small machines."""

    name = "minilm-words/words-1"
    kind: Kind = "static"

    def __init__(self) -> None:
        self._vectors = word_vectors()
        self.dimension = self._vectors.dimension

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        return [self._vectors.of([word.form for word in words(text)]).astype(np.float16) for text in texts]
