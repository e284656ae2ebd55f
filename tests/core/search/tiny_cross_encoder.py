"""A cross-encoder with made-up weights: a text fits a query by how many words of it are words of the query."""

from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import BertProcessing

from bot.core.search.onnx_file import OnnxFile

_SPECIAL = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
_INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


def lay_out(folder: Path, words: list[str]) -> None:
    """Write `onnx/model.onnx` and `tokenizer.json`, as such models lie on a hub; it knows these words."""
    vocabulary = {word: number for number, word in enumerate(_SPECIAL + words)}
    tokenizer: Any = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "onnx").mkdir()
    one_each = np.eye(len(vocabulary), dtype=np.float32)
    one_each[: len(_SPECIAL)] = 0
    with OnnxFile(folder / "onnx", _INPUTS, "logits", ["batch", 1]) as file:
        known = file.node("Gather", [file.constant(one_each), "input_ids"])
        there, second = (file.node("Cast", [name], {"to": 1}) for name in _INPUTS[1:])
        first = file.node("Sub", [there, second])
        query, text = (_counted(file, known, part) for part in (first, second))
        file.node("ReduceSum", [file.node("Mul", [query, text]), file.constant(np.array([1]))], output="logits")


def _counted(file: OnnxFile, known: str, part: str) -> str:
    """How often each word is in that part, shape (batch, words)."""
    column = file.node("Unsqueeze", [part, file.constant(np.array([2]))])
    within = file.node("Mul", [known, column])
    return file.node("ReduceSum", [within, file.constant(np.array([1]))], {"keepdims": 0})
