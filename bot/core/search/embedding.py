"""Text -> vectors, one for every word in its context: what a query's words are compared with."""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime as _onnxruntime  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bot.core.arrays import Floats
from bot.core.search import models
from bot.core.search.confidence import Kind
from bot.core.search.models import MODELS, ModelError
from bot.core.search.words import words

onnxruntime: Any = _onnxruntime
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

    One that cannot be loaded is replaced by the static one, and that by none, with a warning in the log.
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
    try:
        return StaticEmbedder()
    except Exception as error:
        log.warning("The static vectors cannot be used (%s); searching by words alone", error)
        return None


class OnnxEmbedder:
    """A sentence encoder run by onnxruntime; a word's vector is the mean of its word pieces' last hidden states.

    Mean-pooled again over a passage that is the passage's vector (late chunking, Günther et al. 2024), and compared
    word by word it is late interaction (ColBERT, Khattab and Zaharia 2020).
    """

    def __init__(self, name: str, folder: Path, threads: int, kind: Kind = "minilm") -> None:
        model = next(folder.rglob("model*.onnx"))
        self._session: Any = onnxruntime.InferenceSession(
            str(model), _lean_options(threads), providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._inputs = {node.name for node in self._session.get_inputs()}
        self.dimension = int(self._session.get_outputs()[0].shape[-1])
        self.name = f"{name}/words-1"
        self.kind: Kind = kind

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        encodings = self._tokenizer.encode_batch(list(texts))
        matrices: list[Matrix] = [np.empty((0, self.dimension), np.float16)] * len(texts)
        for batch in _alike(encodings):
            for number, hidden in zip(batch, self._run([encodings[number] for number in batch]), strict=True):
                matrices[number] = _per_word(texts[number], encodings[number], hidden)
        return matrices

    def _run(self, encodings: Sequence[Any]) -> Floats:
        shape = len(encodings), max(len(encoding.ids) for encoding in encodings)
        feed = {name: np.zeros(shape, np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
        for row, encoding in enumerate(encodings):
            feed["input_ids"][row, : len(encoding.ids)] = encoding.ids
            feed["attention_mask"][row, : len(encoding.ids)] = 1
        return self._session.run(None, {name: feed[name] for name in self._inputs})[0]


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


def _lean_options(threads: int) -> Any:
    """No memory arena and no spinning threads: a bot waits most of the time, and shares its machine."""
    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


class StaticEmbedder:
    """Vectors that do not see the context: nothing to compute, for small machines."""

    name = "wordllama-l2-256/words-1"
    kind: Kind = "static"

    def __init__(self) -> None:
        self._vectors = static_vectors()
        self.dimension = self._vectors.dimension

    def embed(self, texts: Sequence[str]) -> list[Matrix]:
        return [self._vectors.of([word.form for word in words(text)]).astype(np.float16) for text in texts]


class StaticVectors:
    """What words mean by themselves: `wordllama`'s vectors of word pieces, of which a word's is the mean.

    Raises:
        ModelError: the package is not installed.
    """

    def __init__(self) -> None:
        from safetensors.numpy import load_file  # pyright: ignore[reportUnknownVariableType]

        weights_file, tokenizer_file = models.static()
        weights = load_file(weights_file)
        self._pieces: NDArray[np.float16] = next(iter(weights.values()))
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.dimension = int(self._pieces.shape[1])

    def knows(self, form: str) -> bool:
        """Whether it is common enough to be a piece of its own."""
        return len(self._tokenizer.encode(form, add_special_tokens=False).ids) == 1

    def of(self, forms: Sequence[str]) -> Floats:
        """One unit vector a word, shape (words, dimension); zeros where there is nothing to tell."""
        pieces_of = [self._pieces_of(form[:50]) for form in forms]
        lengths = np.array([len(pieces) for pieces in pieces_of], dtype=np.int64)
        pieces = [piece for pieces in pieces_of for piece in pieces]
        sums = np.zeros((len(forms), self.dimension), np.float32)
        if pieces:
            begins = (np.cumsum(lengths) - lengths)[lengths > 0]
            sums[lengths > 0] = np.add.reduceat(self._pieces[pieces].astype(np.float32), begins, axis=0)
        return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)

    @lru_cache(maxsize=1 << 16)  # noqa: B019 there is one of these, for good
    def _pieces_of(self, form: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(form, add_special_tokens=False).ids)

    @lru_cache(maxsize=1 << 12)  # noqa: B019 there is one of these, for good
    def alike(self, form: str, least: float) -> list[str]:
        """Common words whose meaning is at least so near (cosine), the nearest first."""
        common, vectors = self._common
        nearness = vectors @ self.of([form])[0]
        found = [number for number in np.argsort(-nearness)[:_MOST_ALIKE] if nearness[number] >= least]
        return [common[number] for number in found if common[number] != form]

    @cached_property
    def _common(self) -> tuple[list[str], Floats]:
        pieces: dict[str, int] = self._tokenizer.get_vocab()
        words = [piece[1:] for piece in pieces if piece.startswith(_WORD_BEGINS) and _COMMON.fullmatch(piece[1:])]
        return words, self.of(words)


_WORD_BEGINS = "▁"
_COMMON = re.compile(r"[a-z]{4,20}")
_MOST_ALIKE = 12


@cache
def static_vectors() -> StaticVectors:
    return StaticVectors()


def known_vectors() -> StaticVectors | None:
    """The static vectors, where they are installed."""
    try:
        return static_vectors()
    except ModelError:
        return None
