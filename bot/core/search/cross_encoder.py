"""The rerankers that a setting names: cross-encoders, run by onnxruntime."""

import logging
from collections.abc import Sequence
from pathlib import Path

from bot.core.arrays import Floats
from bot.core.search import models
from bot.core.search.onnx_model import OnnxModel
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
        self._model = OnnxModel(folder, threads, _MOST_TOKENS)

    def scores(self, query: str, texts: Sequence[str]) -> Floats:
        encodings = self._model.encodings([(query, text) for text in texts])
        return self._model.outputs([one.ids for one in encodings], [one.type_ids for one in encodings])[:, 0]
