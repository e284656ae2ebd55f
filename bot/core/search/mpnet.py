"""all-mpnet-base-v2 for onnxruntime, made from its weights: a graph of MPNet (Song et al. 2020), in eight bits.

It is a BERT whose attention also sees how far apart two words are: a bias for each head and distance, the same in
every layer, with distances in buckets that widen (T5, Raffel et al. 2020). Matrices are quantised in blocks
of 64 weights, each with a scale (onnxruntime's MatMulNBits); everything else stays as exact as it comes.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open as _safe_open  # pyright: ignore[reportUnknownVariableType]

from bot.core.arrays import Floats
from bot.core.search.onnx_file import OnnxFile

safe_open: Any = _safe_open

_BLOCK = 64
_LONGEST = 256
"""Tokens; more are cut off before."""
_FIRST_POSITION = 2
"""The two before it are for padding."""
_EPSILON = 1e-5
_FARTHEST = (8, 12, 16, 23, 32, 46, 64, 91)
"""From here on distances share a bucket: 8 · 2^(n/2). Smaller ones have one each."""


def buckets(length: int) -> NDArray[np.int64]:
    """Which bucket the way from each word (row) to each (column) is in; ways ahead are the second sixteen."""
    ways = np.arange(length)[None, :] - np.arange(length)[:, None]
    far = np.abs(ways)
    apart = np.where(far < _FARTHEST[0], far, _FARTHEST[0] - 1 + np.searchsorted(_FARTHEST, far, side="right"))
    return apart + 16 * (ways > 0)


def in_blocks(matrix: Floats) -> tuple[NDArray[np.uint8], Floats]:
    """A matrix in eight bits, shape (out, blocks, 64), where 128 is nothing, and the scale of each block."""
    blocks = matrix.reshape(len(matrix), -1, _BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=2), 1e-12).astype(np.float32) / np.float32(127)
    return (np.rint(blocks / scales[:, :, None]) + 128).astype(np.uint8), scales


def build(weights: Path, heads: int, folder: Path, report: Callable[[int, int], None]) -> None:
    """Write the model into a folder, from a file of weights as `transformers` names them; `report` is told how many
    layers of how many are done. Sizes are read off the weights, and must be multiples of 64."""
    with safe_open(weights, "numpy") as stored:
        names: list[str] = stored.keys()
        layers = len({name.split(".")[2] for name in names if name.startswith("encoder.layer.")})
        dimension: int = stored.get_slice("embeddings.word_embeddings.weight").get_shape()[1]
        shape = ["batch", "length", dimension]
        with OnnxFile(folder, ["input_ids", "attention_mask"], "hidden", shape) as file:
            making = _Making(file, stored.get_tensor, heads, dimension // heads)
            hidden, bias = making.embeddings(), making.bias()
            for number in range(layers):
                report(number, layers)
                output = "hidden" if number == layers - 1 else None
                hidden = making.layer(f"encoder.layer.{number}.", hidden, bias, output)
    report(layers, layers)


@dataclass(frozen=True)
class _Making:
    """Adds the parts of the model to its file; what they give are names of values."""

    file: OnnxFile
    weights: Callable[[str], NDArray[Any]]
    heads: int
    width: int

    def embeddings(self) -> str:
        """Of tokens and their places, half as exact as they come: nothing is lost that later steps would keep."""
        file = self.file
        words = file.constant(self.weights("embeddings.word_embeddings.weight").astype(np.float16))
        said = file.node("Cast", [file.node("Gather", [words, "input_ids"])], {"to": 1})
        places = self.weights("embeddings.position_embeddings.weight")
        where = self._cut(file.constant(places[_FIRST_POSITION : _FIRST_POSITION + _LONGEST]), [0])
        return self._normed("embeddings.LayerNorm", file.node("Add", [said, where]))

    def bias(self) -> str:
        """What is added to the scores of attention: how far apart words are, and that padding is not looked at."""
        file = self.file
        by_bucket = self.weights("encoder.relative_attention_bias.weight")
        places = len(self.weights("embeddings.position_embeddings.weight")) - _FIRST_POSITION
        apart = by_bucket[buckets(min(_LONGEST, places))].transpose(2, 0, 1)[None]
        there = file.node("Cast", ["attention_mask"], {"to": 1})
        there = file.node("Unsqueeze", [there, file.constant(np.array([1, 2]))])
        missing = file.node("Sub", [there, file.constant(np.array(1, np.float32))])
        hidden = file.node("Mul", [missing, file.constant(np.array(1e4, np.float32))])
        return file.node("Add", [self._cut(file.constant(apart.astype(np.float32)), [2, 3]), hidden])

    def layer(self, name: str, hidden: str, bias: str, output: str | None) -> str:
        """Attention, then two matrices with a bend between them; to each what was there before is added."""
        file, attention = self.file, f"{name}attention."
        query = self._by_head(self._linear(f"{attention}attn.q", hidden), [0, 2, 1, 3])
        key = self._by_head(self._linear(f"{attention}attn.k", hidden), [0, 2, 3, 1])
        value = self._by_head(self._linear(f"{attention}attn.v", hidden), [0, 2, 1, 3])
        scores = file.node("MatMul", [query, key])
        scores = file.node("Mul", [scores, file.constant(np.array(1 / math.sqrt(self.width), np.float32))])
        shares = file.node("Softmax", [file.node("Add", [scores, bias])], {"axis": -1})
        heard = file.node("Transpose", [file.node("MatMul", [shares, value])], {"perm": [0, 2, 1, 3]})
        heard = file.node("Reshape", [heard, file.constant(np.array([0, 0, self.heads * self.width]))])
        heard = self._linear(f"{attention}attn.o", heard)
        hidden = self._normed(f"{attention}LayerNorm", file.node("Add", [heard, hidden]))
        bent = file.node("Gelu", [self._linear(f"{name}intermediate.dense", hidden)])
        more = self._linear(f"{name}output.dense", bent)
        return self._normed(f"{name}output.LayerNorm", file.node("Add", [more, hidden]), output)

    def _linear(self, name: str, inputs: str) -> str:
        matrix = self.weights(f"{name}.weight")
        levels, scales = in_blocks(matrix)
        sizes = {"K": matrix.shape[1], "N": matrix.shape[0], "bits": 8, "block_size": _BLOCK, "accuracy_level": 4}
        arguments = [inputs, self.file.constant(levels), self.file.constant(scales.reshape(-1))]
        product = self.file.node("MatMulNBits", arguments, sizes, domain="com.microsoft")
        return self.file.node("Add", [product, self.file.constant(self.weights(f"{name}.bias"))])

    def _by_head(self, values: str, order: list[int]) -> str:
        shape = self.file.constant(np.array([0, 0, self.heads, self.width]))
        return self.file.node("Transpose", [self.file.node("Reshape", [values, shape])], {"perm": order})

    def _normed(self, name: str, values: str, output: str | None = None) -> str:
        weights = [self.file.constant(self.weights(f"{name}.{part}")) for part in ("weight", "bias")]
        attributes = {"axis": -1, "epsilon": _EPSILON}
        return self.file.node("LayerNormalization", [values, *weights], attributes, output=output)

    def _cut(self, table: str, axes: list[int]) -> str:
        """As much of a table as the texts are long, along these axes."""
        file = self.file
        length = file.node("Gather", [file.node("Shape", ["input_ids"]), file.constant(np.array([1]))])
        ends = file.node("Concat", [length] * len(axes), {"axis": 0})
        begins = file.constant(np.zeros(len(axes), np.int64))
        return file.node("Slice", [table, begins, ends, file.constant(np.array(axes))])
