"""The rerankers that a setting names: cross-encoders, run by onnxruntime."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from bot.core.arrays import Floats
from bot.core.search import models
from bot.core.search.embedding import session
from bot.core.search.reranking import Reranker

log = logging.getLogger(__name__)

_MOST_TOKENS = 512


def make_reranker(choice: str, threads: int) -> Reranker | None:
    """The reranker of a setting: `none`, or `fastembed:NAME` with the name of a cross-encoder on its hub.

    One that cannot be fetched or loaded is done without, with a warning in the log.

    Raises:
        ModelError: the package that it needs is not installed.
    """
    models.check_reranker(choice)
    if choice == "none":
        return None
    try:
        return OnnxCrossEncoder(models.fetched_cross_encoder(choice.removeprefix("fastembed:")), threads)
    except Exception as error:
        log.warning("The reranker %s cannot be used (%s); hits stay in the order of the search", choice, error)
    return None


class OnnxCrossEncoder:
    """A model that has read many queries each with a passage beside it, and says how well they go together."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._session = session(next(folder.rglob("model*.onnx")), threads)
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._inputs = {node.name for node in self._session.get_inputs()}

    def scores(self, query: str, texts: Sequence[str]) -> Floats:
        encodings = self._tokenizer.encode_batch([(query, text) for text in texts])
        shape = len(texts), max(len(one.ids) for one in encodings)
        feed = {name: np.zeros(shape, np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
        for row, one in enumerate(encodings):
            feed["input_ids"][row, : len(one.ids)] = one.ids
            feed["attention_mask"][row, : len(one.ids)] = 1
            feed["token_type_ids"][row, : len(one.ids)] = one.type_ids
        return self._session.run(None, {name: feed[name] for name in self._inputs})[0][:, 0]
