"""Questions, answers and hints in words, for every kind of game."""

from string import ascii_uppercase

from bot.core import markup, timecode
from bot.core.errors import UserError
from bot.core.quiz import hints
from bot.core.quiz.errors import RoundGoneError, TooLateError
from bot.core.quiz.games import Game
from bot.core.quiz.questions import (
    Answer,
    Arrange,
    Arranged,
    Choose,
    Chosen,
    Fill,
    Filled,
    Kind,
    Locate,
    Located,
    Question,
)
from bot.wording import quiz as wording
from bot.wording.grammar import either

LONGEST_LABEL, LONGEST_TYPED, TITLE_LIMIT = 24, 60, 80
_NOTES = {
    (Kind.NEXT, True): wording.SOON,
    (Kind.GAP, True): wording.IN_A_ROW,
    (Kind.REAL, True): wording.TOGETHER,
}
"""What is said of the questions of a kind that are pressed."""


def letter(index: int) -> str:
    return ascii_uppercase[index]


def letters(question: Question) -> str:
    """`BAC`: the letters of the items in an order that is easily seen to be one."""
    match question.task:
        case Arrange(items=items):
            shown = ascii_uppercase[: len(items)]
            return shown[1] + shown[0] + shown[2:]
        case _:
            return ""


def shown_title(title: str) -> str:
    """The title of the interview that is asked about; nothing where it is gone."""
    return f"**{markup.escape(markup.shorten(title, TITLE_LIMIT))}**" if title else ""


def are_labels(task: Choose) -> bool:
    """Whether the choices are short enough to stand on the buttons."""
    return all(len(choice) <= LONGEST_LABEL for choice in task.choices)


def asked(question: Question) -> list[str]:
    """What is shown above the buttons, in parts: the excerpt, what there is to choose from, and what to do."""
    parts = _quotes(question) if question.quoted else [f"> {_shown(question)}"] if question.prompt else []
    if note := _note(question):
        parts.append(f"-# {note}")
    match question.task:
        case Choose(items=items) as task:
            parts += [f"**{number}.**  {markup.escape(item)}" for number, item in enumerate(items, 1)]
            if not are_labels(task):
                parts += listed(task.choices)
            how = wording.HOW_TO_PRESS
        case Arrange(items=items):
            parts += listed(items)
            how = wording.HOW_TO_TYPE[question.kind].format(letters=letters(question))
        case Locate() | Fill():
            how = wording.HOW_TO_TYPE[question.kind].format(length=timecode.show(question.length))
    return [*parts, f"-# {how}"]


def _note(question: Question) -> str | None:
    if question.quoted:
        return wording.WORDS_OF_ONE if len(question.quoted) == 1 else wording.WORDS_OF_TWO
    return _NOTES.get((question.kind, isinstance(question.task, Choose)))


def _quotes(question: Question) -> list[str]:
    """What is asked of whom it was, numbered where there are two."""
    quotes = [f"“… {markup.escape(one)} …”" for one in question.quoted]
    if len(quotes) == 1:
        return [f"> {quotes[0]}"]
    return [f"> **{number}.**  {quote}" for number, quote in enumerate(quotes, 1)]


def _shown(question: Question) -> str:
    """The prompt: a quote, unless it is a row of things that came up."""
    prompt = markup.escape(question.prompt)
    return prompt if question.kind is Kind.GAP and isinstance(question.task, Choose) else f"“{prompt}”"


def listed(items: tuple[str, ...]) -> list[str]:
    """The items, each behind its letter."""
    return [f"**{letter(index)}**  {markup.escape(item)}" for index, item in enumerate(items)]


def told(question: Question, answer: Answer) -> str:
    """An answer in a few words: `**B** 3:53`, `“model”`, `**B A C**`."""
    match question.task, answer:
        case Choose() as task, Chosen(index=index):
            choice = f" {markup.escape(task.choices[index])}" if are_labels(task) else ""
            return f"**{letter(index)}**{choice}"
        case _, Located(ms=ms):
            return f"**{timecode.show(ms)}**"
        case _, Filled(text=text):
            return f"“{markup.brief(text, LONGEST_TYPED)}”"
        case _, Arranged(order=order):
            return f"**{' '.join(map(letter, order))}**"
        case _:
            return ""


def solution(question: Question) -> str:
    """The right answer as a sentence: `It was said at 3:53`."""
    match question.task:
        case Choose(choices=choices, right=right):
            answer = letter(right) if question.kind is Kind.NEXT else markup.escape(choices[right])
        case Locate(start=start):
            answer = timecode.show(start)
        case Fill(missing=missing):
            answer = f"“{markup.escape(missing)}”"
        case Arrange(right=right):
            answer = " ".join(map(letter, right))
    return wording.RIGHT[question.kind].format(answer=answer)


def read(question: Question, text: str) -> Answer:
    """What was typed into the dialogue.

    Raises:
        UserError: it is no time, or no order.
    """
    match question.task:
        case Locate():
            return Located(timecode.parse_typed(text))
        case Arrange(items=items):
            typed = [sign for sign in text.upper() if sign.isalnum()]
            if sorted(typed) != list(ascii_uppercase[: len(items)]):
                raise UserError(wording.ORDER_UNREADABLE.format(letters=letters(question)))
            return Arranged(tuple(map(ascii_uppercase.index, typed)))
        case _:
            return Filled(text.strip())


def hint(shown: hints.Hint) -> str:
    """A hint, and what it cost."""
    match shown:
        case hints.Removed(indices=indices):
            wrong = either(f"**{letter(index)}**" for index in indices)
            said = wording.HINT_REMOVED.format(letters=wrong)
        case hints.Half(start=start, end=end):
            said = wording.HINT_HALF.format(start=timecode.show(start), end=timecode.show(end))
        case hints.Letters(words=words):
            each = [_beginning(first, count) for first, count in words]
            said = wording.HINT_LETTERS.format(words=", ".join(each))
        case hints.Earlier(earlier=earlier, later=later):
            said = wording.HINT_EARLIER.format(earlier=letter(earlier), later=letter(later))
    return f"{said}\n{wording.HINT_PAID}"


def own_line(game: Game, player: int) -> str:
    """What a player alone is told of the round that is on: the hint, if they took it, and their answer."""
    current = game.round
    told_so_far = [wording.ROUND_OF.format(number=game.number + 1, count=len(game.rounds))]
    if player in current.hinted and (shown := hints.hint(current.question)):
        told_so_far.append(hint(shown))
    if player in current.answers:
        answer = told(current.question, current.answers[player].answer)
        told_so_far.append(wording.TAKEN.format(answer=answer))
    return "\n".join(told_so_far)


def refused_line(game: Game, player: int, error: UserError) -> str:
    """What a player alone is told of an answer that was not taken: where it can be given again, below what they
    were told of the round before."""
    if isinstance(error, RoundGoneError | TooLateError) or game.round.is_closed:
        return str(error)
    return f"{own_line(game, player)}\n{error}"


def _beginning(first: str, count: int) -> str:
    return wording.HINT_LETTERS_WORD.format(letter=first, letters=wording.letters(count))
