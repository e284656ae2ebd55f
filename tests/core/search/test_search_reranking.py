"""The second look at hits."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from core.search import tiny_cross_encoder

from bot.core.arrays import Floats
from bot.core.search import models
from bot.core.search.cross_encoder import OnnxCrossEncoder, make_reranker
from bot.core.search.hits import Hit, Verdict
from bot.core.search.reranking import CANDIDATES, better_order

WORDS = ["salt", "keeps", "every", "snail", "away", "from", "the", "lettuce", "garden"]


class ByLength:
    """Longer texts fit better."""

    def scores(self, query: str, texts: Sequence[str]) -> Floats:
        return np.array([len(text) for text in texts], np.float32)


def hit(text: str, verdict: Verdict = Verdict.PARAPHRASE) -> Hit:
    return Hit(text, 0, 1000, None, 0.9, verdict, (), 0, 0, 0, len(text))


@pytest.mark.parametrize(
    ("hits", "order"),
    [
        ([], []),
        ([hit("a")], [0]),
        ([hit("a"), hit("ccc"), hit("bb")], [1, 2, 0]),
        ([hit("aa"), hit("bb"), hit("ccc")], [2, 0, 1]),
        ([hit("a", Verdict.VERBATIM), hit("ccc")], [0, 1]),
        ([hit("a"), hit("ccc", Verdict.NEARLY)], [0, 1]),
        (
            [hit("a" * number) for number in range(CANDIDATES + 2)],
            [*reversed(range(CANDIDATES)), CANDIDATES, CANDIDATES + 1],
        ),
    ],
)
def test_what_fits_better_comes_first_unless_it_was_said_as_typed(hits: list[Hit], order: list[int]) -> None:
    assert better_order(ByLength(), "what was it", hits) == order


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxCrossEncoder:
    folder = tmp_path_factory.mktemp("cross-encoder")
    tiny_cross_encoder.lay_out(folder, WORDS)
    return OnnxCrossEncoder(folder, 1)


def test_a_cross_encoder_reads_the_query_beside_each_text(cross_encoder: OnnxCrossEncoder) -> None:
    texts = ["Salt keeps every snail away", "the garden", "Lettuce from the garden", "", "pepper"]
    np.testing.assert_array_equal(cross_encoder.scores("salt keeps snail", texts), [3, 0, 0, 0, 0])
    np.testing.assert_array_equal(cross_encoder.scores("the lettuce", texts), [0, 1, 2, 0, 0])


def test_texts_that_are_read_together_are_as_alone(cross_encoder: OnnxCrossEncoder) -> None:
    texts = ["salt", "salt keeps salt " * 40, "every snail " * 400]
    together = cross_encoder.scores("salt snail", texts)
    np.testing.assert_array_equal(together, [cross_encoder.scores("salt snail", [text])[0] for text in texts])
    assert together[1] == 80


def test_none_has_no_second_look() -> None:
    assert make_reranker("none", 1) is None


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.setattr("sys.path_importer_cache", {})
    with pytest.raises(models.ModelError, match="fastembed"):
        make_reranker("fastembed:a/b", 1)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a fastembed, as far as it is needed, that a test may fill in."""
    file = tmp_path / "packages" / "fastembed" / "rerank" / "cross_encoder.py"
    file.parent.mkdir(parents=True)
    for folder in (file.parent, file.parent.parent):
        (folder / "__init__.py").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages"), *sys.path])
    yield file
    for name in [name for name in sys.modules if name.partition(".")[0] == "fastembed"]:
        del sys.modules[name]


def test_one_that_was_fetched_is_used(package: Path, tmp_path: Path) -> None:
    tiny_cross_encoder.lay_out(tmp_path / "fetched", WORDS)
    package.write_text(
        "class TextCrossEncoder:\n"
        "    def __init__(self, name, **options):\n"
        "        self.model, self._model_dir = self, {'a/b': " + repr(str(tmp_path / "fetched")) + "}[name]\n",
        "utf-8",
    )
    reranker = make_reranker("fastembed:a/b", 1)
    assert reranker is not None
    assert reranker.scores("lettuce", ["salt", "the lettuce"]).tolist() == [0, 1]


def test_one_that_cannot_be_fetched_is_done_without(package: Path, caplog: pytest.LogCaptureFixture) -> None:
    package.write_text(
        "def TextCrossEncoder(name, **options):\n    raise ValueError(f'{name} is not there')\n", "utf-8"
    )
    assert make_reranker("fastembed:a/b", 1) is None
    assert "a/b is not there" in caplog.text
