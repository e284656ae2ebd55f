"""Whether an answer is right, and how far off."""

from collections.abc import Hashable, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from bot.core.quiz.errors import OutsideRecordingError
from bot.core.quiz.questions import (
    Answer,
    Arrange,
    Arranged,
    Choose,
    Chosen,
    Fill,
    Filled,
    Locate,
    Located,
    Question,
)
from bot.core.search.figures import figure, figure_at
from bot.core.search.words import STOP_WORDS, stem, words

_ONE_SLIP_FROM, _TWO_SLIPS_FROM = 4, 8


def check(question: Question, answer: Answer) -> None:
    """Refuse what is no answer to this question.

    Raises:
        OutsideRecordingError: a time after the end.
        ValueError: an answer that the question did not offer, so one that nobody came by honestly.
    """
    match question.task, answer:
        case Choose(choices=choices), Chosen(index=index) if 0 <= index < len(choices):
            return
        case Locate(), Located(ms=ms) if ms >= 0:
            if ms > question.length:
                raise OutsideRecordingError(question.length)
        case Fill(), Filled():
            return
        case Arrange(right=right), Arranged(order=order) if sorted(order) == sorted(right):
            return
        case _:
            raise ValueError(f"{answer} does not answer {question.task}")


def is_right(question: Question, answer: Answer) -> bool:
    """A time is right within the excerpt, to the second that people see; an order only as a whole."""
    match question.task, answer:
        case Choose(right=right), Chosen(index=index):
            return index == right
        case Locate(), Located():
            return error(question, answer) == 0
        case Fill() as fill, Filled(text=text):
            return says(text, fill)
        case Arrange(), Arranged():
            return inversions(question, answer) == 0
        case _:
            return False


def error(question: Question, answer: Answer) -> int | None:
    """How many ms a typed time is before (negative) or after the excerpt; 0 inside, None for other tasks."""
    match question.task, answer:
        case Locate(start=start, end=end), Located(ms=ms):
            start -= start % 1000
            return min(0, ms - start) or max(0, ms - end)
        case _:
            return None


def inversions(question: Question, answer: Answer) -> int:
    """How many pairs stand the wrong way round (Kendall's tau distance), also where an order was pressed."""
    match question.task, answer:
        case Arrange(right=right), Arranged(order=order):
            return _swapped(right, order)
        case Choose(choices=choices, right=right, items=(_, *_)), Chosen(index=index):
            return _swapped(choices[right].split(), choices[index].split())
        case _:
            return 0


def _swapped(right: Sequence[Hashable], order: Sequence[Hashable]) -> int:
    place = {item: number for number, item in enumerate(right)}
    return sum(place[one] > place[other] for one, other in combinations(order, 2))


def says(typed: str, fill: Fill) -> bool:
    """Whether the typed words are the missing ones.

    Case, accents, apostrophes and filler words do not count. Each word may be an inflection of the right one
    (the same Snowball stem), or a slip away from it by Damerau-Levenshtein: one for words of 4 to 7 letters, two
    from 8, never in the first letter (`unlikely` is no slip for `likely`), and never where that is another word
    of the interview. Numbers are the same however they are written, and so is what is only parted otherwise
    (`AI SDK`, `AISDK`). A word that means the same is right as well. More words than are missing are wrong, so
    nobody can type a list.
    """
    missing, given = _forms(fill.missing), _forms(typed)
    if not set(given) & set(fill.unlike) and any(says(typed, Fill(other, fill.unlike)) for other in fill.also):
        return True
    if len(given) != len(missing):
        given = [form for form in given if form not in STOP_WORDS]
    return "".join(given) == "".join(missing) != "" or (
        len(given) == len(missing)
        and all(
            stem(one) == stem(other) or (one not in fill.unlike and is_slip(one, other))
            for one, other in zip(given, missing, strict=True)
        )
    )


def _forms(text: str) -> list[str]:
    """Those of its words, numbers in digits."""
    row, found, at = list(words(text)), list[str](), 0
    while at < len(row):
        number, count = figure_at(text, row, at) or (figure(row[at].form) or row[at].form, 1)
        found.append(number)
        at += count
    return found


def is_slip(typed: str, word: str) -> bool:
    """Whether one form is a slip of the keyboard away from the other; no number is of another."""
    if word.isdigit():
        return typed == word
    slips = (len(word) >= _ONE_SLIP_FROM) + (len(word) >= _TWO_SLIPS_FROM)
    return typed[:1] == word[:1] and DamerauLevenshtein.distance(typed, word, score_cutoff=slips) <= slips
