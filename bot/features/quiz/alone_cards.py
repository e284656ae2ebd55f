"""How private games look: the question, what was right, the result, and what is shared of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui

from bot.core import markup
from bot.core.listing import Listing
from bot.core.pictures.model import Picture
from bot.core.quiz.daily import Streak, squares
from bot.core.quiz.games import Game, Round
from bot.core.quiz.questions import Choose, Chosen
from bot.core.quiz.scoring import Result
from bot.core.quiz.tables import Mode, StoredGame
from bot.discord_ui.gallery import gallery
from bot.features.quiz.buttons import AnswerButton, choice_buttons, hint_button, rows_of
from bot.features.quiz.reveal import in_place, points, result_lines, timeline
from bot.features.quiz.score_cards import streak_line
from bot.features.quiz.texts import are_labels, asked, letter, shown_title, solution
from bot.interviews.interview import Interview
from bot.wording import quiz as wording

OPEN, RIGHT, CLOSE = discord.Colour(0x5865F2), discord.Colour(0x3BA55D), discord.Colour(0xC9A227)
WRONG, UNANSWERED = discord.Colour(0xED4245), discord.Colour(0x80848E)
Card = ui.Container[Any]
Row = ui.ActionRow[Any]


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What a result says beyond the game: the streak of dailies, when the next one begins (seconds since the
    epoch), whether this one was shared, how many cards are due to be practised, and when the first is."""

    streak: Streak
    next_daily: float
    is_shared: bool
    due: int
    next_due: float | None


def question_card(
    stored: StoredGame, button: type[AnswerButton], now: float, next_daily: float, title: str = ""
) -> Card:
    """The open question, about the interview of this title; `now` is when its clock starts, if it does not run
    yet."""
    game = stored.game
    *parts, how = asked(game.round.question)
    if isinstance(game.round.question.task, Choose):
        how = f"-# {wording.FIRST_PRESS_COUNTS}"
    card = _card(OPEN, f"{_heading(stored)}\n### {wording.ASKED[game.round.question.kind]}", *parts, how)
    for row in rows_of([*choice_buttons(game, button), *hint_button(game, button)]):
        card.add_item(row)
    foot = [wording.DEADLINE.format(at=math.ceil(game.round.deadline or now + game.seconds))]
    if stored.table.mode is Mode.DAILY:
        foot.append(wording.NEXT_DAILY.format(at=math.ceil(next_daily)))
    foot.append(shown_title(title))
    card.add_item(ui.TextDisplay(f"-# {' · '.join(filter(None, foot))}"))
    return card


def reveal_card(
    stored: StoredGame, interview: Interview | None, topic: str | None, told: Listing | None, onward: Row | None
) -> Card:
    """What was right, and what the answer was worth; `told` is the interview, where it is to be named. Without a
    button to go on, the game was left."""
    current = stored.game.round
    results = current.results or ()
    heading = f"{_heading(stored)} · {wording.ASKED[current.question.kind]}\n### {solution(current.question)}"
    card = _card(_colour(results), heading, in_place(current.question, interview, topic, told))
    card.add_item(ui.Separator())
    if any(result.answered for result in results):
        parts = [timeline(current, results), *result_lines(current, results), _mistaken(current)]
    else:
        parts = [wording.TIME_WAS_UP if onward is not None else wording.GAME_REPLACED]
    for part in filter(None, parts):
        card.add_item(ui.TextDisplay(part))
    return card if onward is None else card.add_item(onward)


def result_card(stored: StoredGame, outlook: ResultFacts, onward: Row | None, title: str = "") -> Card:
    """How the game about the interview of this title went, and how it goes on."""
    game = stored.game
    card = _card(CLOSE, f"## {wording.RESULT_HEADINGS[stored.table.mode].format(day=_day(stored.table.day))}")
    if title:
        card.add_item(ui.TextDisplay(f"-# {shown_title(title)}"))
    card.add_item(ui.TextDisplay(_total(game)))
    card.add_item(ui.TextDisplay("\n".join(map(_line, game.results()))))
    card.add_item(ui.TextDisplay(_further(stored, outlook)))
    if onward is not None:
        card.add_item(onward)
    return card


def shared_card(stored: StoredGame, streak: Streak, picture: Picture | None, title: str = "") -> Card:
    """The card that everyone sees: which interview it was about, how many were right, and no answers."""
    player = f"<@{stored.table.player_id}>"
    heading = wording.DAILY_SHARED.format(player=player, day=_day(stored.table.day))
    card = _card(CLOSE, heading)
    if title:
        card.add_item(ui.TextDisplay(f"-# {shown_title(title)}"))
    if picture is not None:
        card.add_item(gallery(picture))
    else:
        days = wording.STREAK.format(days=wording.days(streak.current))
        card.add_item(ui.TextDisplay(f"{_total(stored.game)}\n{days}"))
    return card.add_item(ui.TextDisplay(f"-# {wording.DAILY_INVITES}"))


def shared_picture(stored: StoredGame, player: str, streak: Streak) -> tuple[str, str, str, int, int, int]:
    """The arguments of `daily_result` for this game."""
    results = stored.game.results()
    total, right = sum(result.points for result in results), sum(result.right for result in results)
    return player, _day(stored.table.day), squares(results), total, right, streak.current


def _card(colour: discord.Colour, *parts: str) -> Card:
    card: Card = ui.Container(accent_colour=colour)
    for part in parts:
        card.add_item(ui.TextDisplay(part))
    return card


def _mistaken(current: Round) -> str:
    """The sentence that was wrongly chosen: its letter alone says nothing any more."""
    match current.question.task, [received.answer for received in current.answers.values()]:
        case Choose(right=right) as task, [Chosen(index=index)] if index != right and not are_labels(task):
            return f"-# {letter(index)}: {markup.escape(task.choices[index])}"
        case _:
            return ""


def _heading(stored: StoredGame) -> str:
    game = stored.game
    mode = wording.PRIVATE_GAMES[stored.table.mode].format(day=_day(stored.table.day))
    return f"-# {mode} · {wording.ROUND_OF.format(number=game.number + 1, count=len(game.rounds))}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _colour(results: Sequence[Result]) -> discord.Colour:
    if not any(result.answered for result in results):
        return UNANSWERED
    best = results[0]
    return RIGHT if best.right else CLOSE if best.quality > 0 else WRONG


def _total(game: Game) -> str:
    results = game.results()
    return wording.RESULT_TOTAL.format(
        squares=squares(results),
        points=wording.points(sum(result.points for result in results)),
        right=sum(result.right for result in results),
        count=len(game.rounds),
    )


def _line(result: Result) -> str:
    return wording.RESULT_LINE.format(
        square=squares([result]), kind=wording.KIND_NAMES[result.kind], points=points(result.points, signed=True)
    )


def _further(stored: StoredGame, outlook: ResultFacts) -> str:
    match stored.table.mode:
        case Mode.DAILY:
            lines = [
                streak_line(outlook.streak),
                f"-# {wording.NEXT_DAILY.format(at=math.ceil(outlook.next_daily))} {wording.SAME_FOR_ALL}",
            ]
        case Mode.PRACTICE if outlook.due:
            lines = [wording.PRACTICE_MORE.format(questions=wording.more_questions(outlook.due))]
        case Mode.PRACTICE if outlook.next_due is not None:
            lines = [wording.PRACTICE_NEXT.format(at=math.ceil(outlook.next_due))]
        case _:
            lines = [f"-# {wording.SOLO_AFTERWARDS}"]
    return "\n".join(lines)
