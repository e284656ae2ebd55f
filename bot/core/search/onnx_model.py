"""A model of texts, run by onnxruntime with the tokenizer that lies beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from bot.core.arrays import Floats


class OnnxModel:
    """`model*.onnx` and `tokenizer.json` of a folder; of longer texts only the first `most_tokens` word pieces are
    read."""

    def __init__(self, folder: Path, threads: int, most_tokens: int) -> None:
        self._session = _session(next(folder.rglob("model*.onnx")), threads)
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(most_tokens)
        self._inputs = {node.name for node in self._session.get_inputs()}
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def encodings(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> list[Any]:
        """The word pieces of texts, or of pairs of them."""
        return self._tokenizer.encode_batch(list(texts))

    def outputs(self, pieces: Sequence[Sequence[int]], types: Sequence[Sequence[int]] = ()) -> Floats:
        """What the model gives for texts all at once, shape (texts, ...). They are given by the numbers of their
        word pieces, and of pairs the `types` say which text of both each is of."""
        shape = len(pieces), max(map(len, pieces))
        feed = {name: np.zeros(shape, np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
        for row, numbers in enumerate(pieces):
            feed["input_ids"][row, : len(numbers)] = numbers
            feed["attention_mask"][row, : len(numbers)] = 1
        for row, kinds in enumerate(types):
            feed["token_type_ids"][row, : len(kinds)] = kinds
        return self._session.run(None, {name: feed[name] for name in self._inputs})[0]


def _session(model: Path, threads: int) -> Any:
    """No memory arena and no spinning threads: a bot waits most of the time, and shares its machine. The library is
    loaded here: most processes of ours read the meaning of nothing."""
    import onnxruntime as _onnxruntime  # pyright: ignore[reportMissingTypeStubs]

    onnxruntime: Any = _onnxruntime
    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
