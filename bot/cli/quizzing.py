"""`quiz`: the questions that a transcript gives, one JSON object a line."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.core.quiz.dealing import draw_up_to
from bot.core.quiz.deck import Deck
from bot.core.quiz.difficulty import Difficulty
from bot.core.quiz.questions import Arrange, Choose, Fill, Kind, Level, Locate, Question
from bot.core.transcript.source import read
from bot.wording import quiz as wording

_SECOND = 1000


def quiz(transcript: Path, kind: Kind, count: int, seed: int, level: Level) -> None:
    """Print up to `count` questions: the same ones for the same seed, fewer where the transcript gives no more.

    Raises:
        TranscriptError: the file cannot be read.
    """
    deck = Deck(read(transcript).transcript)
    for question in draw_up_to(deck, random.Random(seed), count, [kind], Difficulty.of(level)):
        print(json.dumps(described(question), ensure_ascii=False), flush=True)


def described(question: Question) -> dict[str, Any]:
    """A question with its right answer; `start` and `end` are where its excerpt was said, times in seconds.

    What is to be put in order is listed under `choices`, and the answer then are indices in the order of time;
    where there are orders to choose from, it is listed in the prompt, as are two quotes of `who`.
    """
    choices, answer = _task(question)
    return {
        "kind": question.kind,
        "level": question.level,
        "prompt": "\n".join(_prompt(question)),
        "choices": choices,
        "answer": answer,
        "start": question.excerpt.start / _SECOND,
        "end": question.excerpt.end / _SECOND,
    }


def _prompt(question: Question) -> list[str]:
    """What is shown, below what is asked where that does not tell it."""
    match question.kind, question.task:
        case Kind.REAL, _:
            return [f"{wording.ASKED[Kind.REAL]} {wording.TOGETHER}"]
        case Kind.GAP, Choose():
            return [f"{wording.ASKED[Kind.GAP]} {wording.IN_A_ROW}", question.prompt]
        case Kind.WHO, _ if len(question.quoted) > 1:
            return _numbered(question.quoted)
        case _, Choose(items=items) if items:
            return _numbered(items)
        case _:
            return [question.prompt] if question.prompt else []


def _numbered(items: Sequence[str]) -> list[str]:
    return [f"{number}. {item}" for number, item in enumerate(items, 1)]


def _task(question: Question) -> tuple[list[str] | None, int | float | str | list[int]]:
    match question.task:
        case Choose(choices=choices, right=right):
            return list(choices), right
        case Arrange(items=items, right=right):
            return list(items), list(right)
        case Locate(start=start):
            return None, start / _SECOND
        case Fill(missing=missing):
            return None, missing
