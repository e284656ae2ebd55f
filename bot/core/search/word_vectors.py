"""What words mean by themselves, without their context: for words that are alike, and for small machines.

`word_vectors.npz` has what all-MiniLM-L6-v2 (Apache-2.0) makes of each piece of its vocabulary alone, in a byte a
dimension (`bench/learn_words.py`; Model2Vec, Tulkens and van Dongen 2024, is made alike).
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from bot.core.arrays import Floats

FILE = Path(__file__).parent / "word_vectors.npz"
UNKNOWN = "[UNK]"
_SHORTENED = re.compile(
    r"(i|you|he|she|it|we|they|that|there|here|what|who|how|where)(m|re|ve|ll|s|d)"
    r"|(do|does|did|is|are|was|were|has|have|had|would|could|should|ca|wo)(nt)"
)
"""As `words` has them, without the apostrophe; not where that is another word."""
_OTHER_WORDS = {"hed", "hell", "id", "ill", "its", "shed", "shell", "wed", "well", "were"}
_LONG = {"m": "am", "re": "are", "ve": "have", "ll": "will", "s": "is", "d": "would", "nt": "not"}
_COMMON = re.compile(r"[a-z]{4,20}")
_MOST_ALIKE = 12
_LONGEST = 50


class WordVectors:
    """A vector for every word: that of its piece, or the mean of its pieces'."""

    def __init__(self, pieces: Sequence[str], vectors: Floats) -> None:
        """`vectors` of shape (pieces, dimension); `pieces` that go on in a word begin with ##."""
        self._pieces = pieces
        self._vectors = vectors
        self.dimension = int(vectors.shape[1])
        self._tokenizer = Tokenizer(WordPiece({one: n for n, one in enumerate(pieces)}, unk_token=UNKNOWN))
        self._tokenizer.normalizer = BertNormalizer()  # pyright: ignore[reportAttributeAccessIssue]
        self._tokenizer.pre_tokenizer = BertPreTokenizer()  # pyright: ignore[reportAttributeAccessIssue]

    def knows(self, form: str) -> bool:
        """Whether it is common enough to be a piece of its own."""
        return len(self._numbers_of(form)) == 1

    def of(self, forms: Sequence[str]) -> Floats:
        """One unit vector a word, shape (words, dimension); zeros where there is nothing to tell."""
        numbers_of = [self._numbers_of(form[:_LONGEST]) for form in forms]
        lengths = np.array([len(numbers) for numbers in numbers_of], dtype=np.int64)
        numbers = [number for numbers in numbers_of for number in numbers]
        sums = np.zeros((len(forms), self.dimension), np.float32)
        if numbers:
            begins = (np.cumsum(lengths) - lengths)[lengths > 0]
            sums[lengths > 0] = np.add.reduceat(self._vectors[numbers].astype(np.float32), begins, axis=0)
        return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)

    @lru_cache(maxsize=1 << 16)  # noqa: B019 there is one of these, for good
    def _numbers_of(self, form: str) -> tuple[int, ...]:
        encoding = self._tokenizer.encode(_in_full(form), add_special_tokens=False)
        return tuple(n for n, piece in zip(encoding.ids, encoding.tokens, strict=True) if piece != UNKNOWN)

    @lru_cache(maxsize=1 << 12)  # noqa: B019 there is one of these, for good
    def alike(self, form: str, least: float) -> list[str]:
        """Common words whose meaning is at least so near (cosine), the nearest first."""
        common, vectors = self._common
        nearness = vectors @ self.of([form])[0]
        found = [number for number in np.argsort(-nearness)[:_MOST_ALIKE] if nearness[number] >= least]
        return [common[number] for number in found if common[number] != form]

    @cached_property
    def _common(self) -> tuple[list[str], Floats]:
        common = [piece for piece in self._pieces if _COMMON.fullmatch(piece)]
        return common, self.of(common)


def _in_full(form: str) -> str:
    """“theyre” is “they are”."""
    found = _SHORTENED.fullmatch(form)
    if found is None or form in _OTHER_WORDS:
        return form
    begin, end = (part for part in found.groups() if part)
    return f"{begin} {_LONG[end]}"


@cache
def word_vectors() -> WordVectors:
    """Those that are shipped."""
    with np.load(FILE) as kept:
        return WordVectors(bytes(kept["pieces"]).decode().split("\n"), kept["vectors"])
