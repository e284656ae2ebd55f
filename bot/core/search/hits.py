"""What a search gives back."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How close the words of a hit are to the words of the query."""

    VERBATIM = "verbatim"
    NEARLY = "nearly verbatim"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Hit:
    """The exact span of words that answers.

    It runs from character `begin` of sentence `first` to before character `finish` of sentence `last`; `text` is
    that, the sentences joined by a space.
    `start` and `end` are milliseconds; `score` is in [0, 1]; `matched` are rising, disjoint character ranges of
    `text` to highlight: the words that the query's words met.
    """

    text: str
    start: int
    end: int
    speaker: str | None
    score: float
    verdict: Verdict
    matched: tuple[tuple[int, int], ...]
    first: int
    begin: int
    last: int
    finish: int


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to a query, best first; no two hits overlap.

    `answered` is False where nothing fits: then `hits` is still what came closest, to be offered as a doubt.
    """

    answered: bool
    hits: tuple[Hit, ...]

    @property
    def best(self) -> Hit | None:
        return self.hits[0] if self.hits else None
