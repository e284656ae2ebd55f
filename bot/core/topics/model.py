"""Topic and Extract: what the outline of an interview consists of, times in integer milliseconds."""

from dataclasses import dataclass
from typing import Protocol


class Mark(Protocol):
    """Where a topic begins, as a person set it: in the sidecar, in a list of chapters, or by `/topic edit`."""

    @property
    def start(self) -> int: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Extract:
    """Words of one sentence as they were said: its characters from `begin` to before `finish`.

    `text` is exactly those characters; where they are not the whole sentence, whoever shows them adds an ellipsis.
    `start` and `end` are the moments at which they begin and end. Of a summary's excerpts the one of `rank` 0 tells
    most; those of one rank are understood together.
    """

    text: str
    start: int
    end: int
    speaker: str | None
    sentence: int
    begin: int
    finish: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """One stretch of an interview: sentences `first` up to and including `last`.

    The topics of an interview cover all of its sentences without gap or overlap. `keyphrases` come most telling
    first, `summary` in the order of time; `asked` is the question that opens it, where an interviewer asks one.
    `by_hand` tells titles that a person set from those made here, `by_model` what a language model wrote or chose.
    """

    title: str
    first: int
    last: int
    start: int
    end: int
    keyphrases: tuple[str, ...]
    summary: tuple[Extract, ...]
    by_hand: bool = False
    by_model: bool = False
    asked: Extract | None = None
