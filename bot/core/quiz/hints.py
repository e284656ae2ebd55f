"""What a hint shows. The same question gives everyone the same hint."""

import random
from dataclasses import dataclass

from bot.core.quiz.questions import Arrange, Choose, Fill, Locate, Question
from bot.core.search.words import words


@dataclass(frozen=True, slots=True)
class Removed:
    """These choices are wrong, half of all; the right one is among those that are left."""

    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """It was said within this half of the recording (ms)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letters:
    """How each missing word begins, and its number of letters."""

    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The item at index `earlier` was said before the one at `later`."""

    earlier: int
    later: int


Hint = Removed | Half | Letters | Earlier


def hint(question: Question) -> Hint | None:
    """The question's hint; None where it is one of two already."""
    rng = random.Random(f"hint {question.key} {question.task}")
    match question.task:
        case Choose(choices=choices, right=right):
            wrong = [index for index in range(len(choices)) if index != right]
            for _ in range(max(1, (len(choices) - 1) // 2)):
                wrong.remove(rng.choice(wrong))
            return Removed(tuple(wrong)) if wrong else None
        case Locate(start=start):
            middle = question.length // 2
            return Half(0, middle) if start < middle else Half(middle, question.length)
        case Fill(missing=missing):
            spans = [missing[word.start : word.end] for word in words(missing)]
            return Letters(tuple((span[0], len(span)) for span in spans))
        case Arrange(right=right):
            earlier, later = sorted(rng.sample(range(len(right)), 2))
            return Earlier(right[earlier], right[later])
