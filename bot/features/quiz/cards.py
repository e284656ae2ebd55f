"""How a game in a channel looks: the question, the reveal, the podium."""

import math
import time
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.core import markup
from bot.core.pictures.model import Picture
from bot.core.quiz.games import Ending, Game, Round
from bot.core.quiz.standings import Standing, standings
from bot.core.quiz.tables import StoredGame
from bot.discord_ui.gallery import gallery
from bot.features.quiz.buttons import AnswerButton, answer_row
from bot.features.quiz.reveal import SHOWN_RESULTS, best_first, in_place, points, result_lines, timeline
from bot.features.quiz.texts import asked, solution
from bot.interviews.interview import Interview
from bot.wording import quiz as wording

OPEN, REVEALED, FINAL = discord.Colour(0x5865F2), discord.Colour(0x3BA55D), discord.Colour(0xC9A227)
STOPPED = discord.Colour(0x80848E)
SHOWN_PLAYERS, SHOWN_LEADERS, SHOWN_PLACES, TITLE_LIMIT = 12, 5, 15, 150
ROOM = 3900
"""Characters that a card may have, with some to spare: Discord takes 4,000."""
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
Card = ui.Container[Any]


class GameView(ui.LayoutView):
    """The one message of a game, as the game stands. Of a closed round, `next_at` is when it is followed by the
    next, and `topic` what its excerpt is about."""

    def __init__(
        self,
        stored: StoredGame,
        interview: Interview | None,
        button: type[AnswerButton],
        next_at: float,
        topic: str | None = None,
        podium: Picture | None = None,
    ) -> None:
        super().__init__(timeout=None)
        game = stored.game
        if game.ending:
            self.add_item(_final(game, interview, podium))
        elif game.round.is_closed:
            self.add_item(_reveal(game, interview, next_at, topic))
        else:
            self.add_item(_question(game, button))


def _card(colour: discord.Colour, *parts: str) -> Card:
    card: Card = ui.Container(accent_colour=colour)
    for part in parts:
        card.add_item(ui.TextDisplay(part))
    return card


def _question(game: Game, button: type[AnswerButton]) -> Card:
    question = game.round.question
    card = _card(OPEN, f"-# {_round_of(game)}\n### {wording.ASKED[question.kind]}", *asked(question))
    card.add_item(answer_row(game, button))
    card.add_item(ui.TextDisplay(f"-# {_countdown(game)} · {_answered(game.round)}"))
    return card


def _round_of(game: Game) -> str:
    return wording.ROUND_OF.format(number=game.number + 1, count=len(game.rounds))


def _countdown(game: Game) -> str:
    at = game.round.deadline or time.time() + game.seconds
    return wording.TIME_UP.format(at=math.ceil(at))


def _answered(current: Round) -> str:
    if not current.answers:
        return wording.NOBODY_YET
    players = [f"<@{player}>" for player in current.answers]
    return wording.ANSWERED.format(players=_some(players, SHOWN_PLAYERS, " "))


def _some(items: Sequence[str], most: int, between: str) -> str:
    more = [wording.AND_MORE.format(count=len(items) - most)] if len(items) > most else []
    return between.join([*items[:most], *more])


def _reveal(game: Game, interview: Interview | None, next_at: float, topic: str | None) -> Card:
    """The reveal, with as many results as there is room for."""
    question = game.round.question
    heading = f"-# {_round_of(game)} · {wording.ASKED[question.kind]}\n### {solution(question)}"
    above, below = [heading, in_place(question, interview, topic)], _onward(game, next_at)
    for most in (SHOWN_RESULTS, SHOWN_RESULTS // 2, 1):
        results = _results(game.round, most)
        if sum(map(len, [*above, *results, below])) <= ROOM:
            break
    card = _card(REVEALED, *above)
    card.add_item(ui.Separator())
    for part in (*results, below):
        card.add_item(ui.TextDisplay(part))
    return card


def _results(current: Round, most: int) -> list[str]:
    results = best_first(current)
    if not results:
        return [wording.SKIPPED_ROUND]
    if not any(result.answered for result in results):
        return [wording.NO_ANSWERS, *_hinted_in_vain(current)]
    shown = results[:most]
    lines = result_lines(current, shown)
    if len(results) > most:
        lines.append(wording.AND_MORE.format(count=len(results) - most))
    line = timeline(current, shown)
    return [line, "\n".join(lines)] if line else ["\n".join(lines)]


def _hinted_in_vain(current: Round) -> list[str]:
    if not current.hinted:
        return []
    players = [f"<@{player}>" for player in sorted(current.hinted)]
    return [wording.HINTED_IN_VAIN.format(players=_some(players, SHOWN_PLAYERS, " "))]


def _onward(game: Game, next_at: float) -> str:
    coming = wording.PODIUM_COMES if game.is_last else wording.NEXT_ROUND
    lines = [f"-# {coming.format(at=math.ceil(next_at))}"]
    if game.number and not game.is_last and (placed := standings(game.results())):
        leaders = [f"{_place(place, one)}\u00a0<@{one.player}>\u00a0{points(one.points)}" for place, one in placed]
        lines.insert(0, wording.STANDINGS_LINE.format(players=_some(leaders, SHOWN_LEADERS, " · ")))
    return "\n".join(lines)


def _final(game: Game, interview: Interview | None, podium: Picture | None) -> Card:
    was_stopped = game.ending is Ending.STOPPED
    card = _card(STOPPED if was_stopped else FINAL, f"## {wording.STOPPED if was_stopped else wording.PODIUM}")
    placed = standings(game.results())
    lines = _some([_line(place, one) for place, one in placed], SHOWN_PLACES, "\n") or wording.NOBODY_PLAYED
    if podium is not None:
        card.add_item(gallery(podium))
    card.add_item(ui.TextDisplay(lines))
    card.add_item(ui.TextDisplay(_played(game, interview)))
    return card


def _line(place: int, one: Standing) -> str:
    return f"{_place(place, one)} " + wording.PODIUM_LINE.format(
        player=one.player, points=wording.points(one.points), right=one.right, answered=one.answered
    )


def _place(place: int, one: Standing) -> str:
    """A place as a medal, for those who have won something, or as a number."""
    return MEDALS[place] if place in MEDALS and one.points > 0 else f"`{place}`"


def _kind(game: Game) -> str:
    return wording.KIND_NAMES[game.kind].lower() if game.kind else wording.MIXED


def _played(game: Game, interview: Interview | None) -> str:
    facts = [wording.rounds(len(game.rounds)), _kind(game), wording.LEVELS_CHOICE[game.level]]
    if interview is not None:
        facts.append(markup.escape(markup.shorten(interview.transcript.title, TITLE_LIMIT)))
    return f"-# {' · '.join(facts)}"
