"""Where sentences end in English without marks, as the words around a place tell it.

A small network looks at the sixteen words on either side of each word and gives the odds that a sentence ends
behind it: dilated convolutions with residual connections (Bai, Kolter and Koltun 2018). `boundaries.npz` was learnt
by `bench/learn_boundaries.py` from talks and podcasts that people wrote down (docs/measurements/sentences.md).
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.core.arrays import Integers

FILE = Path(__file__).parent / "boundaries.npz"
DILATIONS = (1, 1, 2, 4, 8)
REACH = sum(DILATIONS)
APART = 6
"""So much of nothing is between what different people say, or is said after a long silence."""
ENDINGS = ("ing", "ed", "ly", "tion", "s", "er", "y")
"""What tells something of words that are too rare to be known; in the order in which they are tried."""
NOTHING, NUMBER, UNKNOWN = "", "0", "?"
_ENGLISH = frozenset(
    """
    the and that you with have this they what there it's i'm don't from would were which because just know your are
    been
    """.split()  # noqa: SIM905
)
"""Words that no other language has, and of which every English talk is full."""
_LEAST_ENGLISH = 0.05
_EDGES = re.compile(r"^\W+|\W+$")
_AT_ONCE = 4096
_SCALE = " scale"


Values = NDArray[np.floating[Any]]


class Token(NamedTuple):
    """A word as the network knows it, and the offset at which it begins."""

    form: str
    start: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]`; signs alone are none."""
    found = re.compile(r"\S+").finditer(text, start, len(text) if end is None else end)
    forms = ((_EDGES.sub("", one.group()).casefold().replace("’", "'"), one.start()) for one in found)
    return [Token(form, at) for form, at in forms if form]


def is_english(said: Sequence[Sequence[Token]]) -> bool:
    words = [token.form for own in said for token in own]
    return sum(form in _ENGLISH for form in words) >= _LEAST_ENGLISH * len(words) > 0


def odds(said: Sequence[Sequence[Token]]) -> list[Values]:
    """For each of these turns the logarithms of the odds that a sentence ends before each of its words but the
    first."""
    return _network().odds([[token.form for token in own] for own in said])


def kind(form: str) -> str:
    """What stands for a word that is not known."""
    if form[:1].isdigit():
        return NUMBER
    ending = next((one for one in ENDINGS if form.endswith(one) and len(form) > len(one) + 2), None)
    return f"-{ending}" if ending else UNKNOWN


class Network:
    """Layers of convolutions over the vectors of words; `weights` are changed in place while it learns."""

    def __init__(self, forms: Sequence[str], weights: dict[str, Values]) -> None:
        self._forms, self._weights = forms, weights
        self._numbers = {form: number for number, form in enumerate(forms)}

    def numbers(self, forms: Sequence[str]) -> list[int]:
        """The rows of these words; 0 is nothing."""
        known = self._numbers
        return [known[form] if form in known else known[kind(form)] for form in forms]

    def layers(self, numbers: Integers) -> tuple[list[Values], list[Values], Values]:
        """What goes into each layer, what each adds, what comes out of the last; `numbers` has rows of words."""
        out: Values = self._weights["words"][numbers]
        given: list[Values] = []
        added: list[Values] = []
        for number, dilation in enumerate(DILATIONS):
            given.append(_beside(out, dilation))
            layer, bias = self._weights[f"layer{number}"], self._weights[f"bias{number}"]
            added.append(np.maximum(given[-1] @ layer + bias, 0))
            out = out + added[-1] if number else added[-1]
        return given, added, out

    def ends(self, out: Values) -> Values:
        """The logarithms of the odds, by what comes out of the last layer."""
        return out @ self._weights["last"] + self._weights["last_bias"]

    def scores(self, numbers: Integers) -> Values:
        """The logarithms of the odds that a sentence ends behind each word of a row."""
        padded = np.pad(numbers, REACH)
        parts = (padded[None, at : at + _AT_ONCE + 2 * REACH] for at in range(0, len(numbers), _AT_ONCE))
        scored = (self.ends(self.layers(part)[-1])[0, REACH:-REACH] for part in parts)
        return np.concatenate([np.zeros(0), *scored])

    def odds(self, said: Sequence[Sequence[str]]) -> list[Values]:
        """For each turn the odds before each of its words but the first."""
        nothing = [0] * APART
        row = chain.from_iterable((*self.numbers(own), *nothing) for own in said)
        scores = self.scores(np.fromiter(row, np.int32))
        begun = np.cumsum([0, *(len(own) + APART for own in said)]).tolist()
        return [scores[at : at + max(0, len(own) - 1)] for at, own in zip(begun, said, strict=False)]

    def save(self, file: Path) -> None:
        """Matrices in bytes, each column by its own scale."""
        packed: dict[str, Any] = {"forms": np.frombuffer("\n".join(self._forms).encode(), np.uint8)}
        for name, one in self._weights.items():
            if one.ndim == 1:
                packed[name] = one.astype(np.float32)
                continue
            scale: Values = np.asarray(np.maximum(np.abs(one).max(axis=0), 1e-9) / 127, np.float32)
            packed[name], packed[f"{name}{_SCALE}"] = np.round(one / scale).astype(np.int8), scale
        np.savez_compressed(file, **packed)

    @classmethod
    def load(cls, file: Path) -> "Network":
        """What `save` wrote, in double precision: sentences are numbered, and no other machine may find an end
        elsewhere by how it rounds."""
        with np.load(file) as stored:
            kept = {name: stored[name] for name in stored.files}
        forms = kept.pop("forms").tobytes().decode().split("\n")
        scales = {name: kept.pop(name) for name in list(kept) if name.endswith(_SCALE)}
        exact = {name: one.astype(np.float64) for name, one in kept.items()}
        return cls(forms, {name: one * scales.get(f"{name}{_SCALE}", 1) for name, one in exact.items()})


def _beside(row: Values, dilation: int) -> Values:
    """Each word's values between those of the words so far before and behind it."""
    padded = np.pad(row, ((0, 0), (dilation, dilation), (0, 0)))
    return np.concatenate([padded[:, : -2 * dilation], row, padded[:, 2 * dilation :]], axis=2)


@cache
def _network() -> Network:
    return Network.load(FILE)
