"""A model of the shape of all-mpnet-base-v2 with made-up weights, and what it should compute."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file  # pyright: ignore[reportUnknownVariableType]
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import RobertaProcessing

HEADS = 4
WORDS = ["salt", "keeps", "every", "snail", "away", "from", "the", "lettuce", "in", "my", "garden"]

_LAYERS, _SIZE, _INNER, _PLACES = 2, 64, 128, 60
_VOCABULARY = ["<s>", "<pad>", "</s>", "[UNK]", *WORDS]

Weights = Mapping[str, NDArray[np.float32]]
Numbers = NDArray[np.float64]


def lay_out(folder: Path) -> Weights:
    """Write `model.safetensors` and `tokenizer.json` as the real one has them; gives the weights."""
    weights = _weights()
    save_file(dict(weights), folder / "model.safetensors")
    tokenizer: Any = Tokenizer(
        WordLevel({word: number for number, word in enumerate(_VOCABULARY)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = RobertaProcessing(("</s>", 2), ("<s>", 0))
    tokenizer.save(str(folder / "tokenizer.json"))
    return weights


def _weights() -> Weights:
    rng = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(_VOCABULARY), _SIZE),
        "embeddings.position_embeddings.weight": (_PLACES, _SIZE),
        "encoder.relative_attention_bias.weight": (32, HEADS),
        **_normed("embeddings.LayerNorm"),
    }
    for number in range(_LAYERS):
        layer = f"encoder.layer.{number}"
        for name in "qkvo":
            shapes |= _linear(f"{layer}.attention.attn.{name}", _SIZE, _SIZE)
        shapes |= _normed(f"{layer}.attention.LayerNorm") | _normed(f"{layer}.output.LayerNorm")
        shapes |= _linear(f"{layer}.intermediate.dense", _INNER, _SIZE)
        shapes |= _linear(f"{layer}.output.dense", _SIZE, _INNER)
    weights = {name: rng.normal(0, 0.2, shape).astype(np.float32) for name, shape in shapes.items()}
    return weights | {name: 1 + one for name, one in weights.items() if name.endswith("LayerNorm.weight")}


def _linear(name: str, out: int, into: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (out, into), f"{name}.bias": (out,)}


def _normed(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (_SIZE,), f"{name}.bias": (_SIZE,)}


def hidden(weights: Weights, words: Sequence[str]) -> Numbers:
    """The last hidden state of each word, as `transformers` computes it: shape (words, size)."""
    numbers = [0, *(_VOCABULARY.index(word) for word in words), 2]
    count = len(numbers)

    def named(name: str) -> Numbers:
        return weights[name].astype(np.float64)

    def linear(name: str, values: Numbers) -> Numbers:
        return values @ named(f"{name}.weight").T + named(f"{name}.bias")

    def norm(name: str, values: Numbers) -> Numbers:
        centred = values - values.mean(axis=1, keepdims=True)
        scaled = centred / np.sqrt(values.var(axis=1, keepdims=True) + 1e-5)
        return scaled * named(f"{name}.weight") + named(f"{name}.bias")

    def by_head(values: Numbers) -> Numbers:
        return values.reshape(count, HEADS, -1).transpose(1, 0, 2)

    apart = np.array([[_bucket(there - here) for there in range(count)] for here in range(count)])
    bias = named("encoder.relative_attention_bias.weight")[apart].transpose(2, 0, 1)
    said = named("embeddings.word_embeddings.weight")[numbers]
    state = norm("embeddings.LayerNorm", said + named("embeddings.position_embeddings.weight")[2 : 2 + count])
    for number in range(_LAYERS):
        layer = f"encoder.layer.{number}"
        query, key, value = (by_head(linear(f"{layer}.attention.attn.{name}", state)) for name in "qkv")
        scores = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(_SIZE / HEADS) + bias)
        heard = (scores / scores.sum(axis=2, keepdims=True) @ value).transpose(1, 0, 2).reshape(count, -1)
        state = norm(f"{layer}.attention.LayerNorm", state + linear(f"{layer}.attention.attn.o", heard))
        inner = linear(f"{layer}.intermediate.dense", state)
        bent = inner * (1 + np.vectorize(math.erf)(inner / math.sqrt(2))) / 2
        state = norm(f"{layer}.output.LayerNorm", state + linear(f"{layer}.output.dense", bent))
    return state[1:-1]


def _bucket(way: int) -> int:
    """As `transformers` has it, by logarithms."""
    ahead, far = 16 * (way > 0), abs(way)
    return ahead + (far if far < 8 else min(15, 8 + int(math.log(far / 8) / math.log(16) * 8 + 1e-9)))
