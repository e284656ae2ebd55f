"""How a game in a channel looks: the lobby, the question, the reveal, the podium."""

import math
import time
from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.core.listing import Listing
from bot.core.pictures.model import Picture
from bot.core.quiz.games import Ending, Game, Round
from bot.core.quiz.standings import Standing, standings
from bot.core.quiz.tables import StoredGame
from bot.discord_ui.gallery import gallery
from bot.discord_ui.views import DetachedView
from bot.features.quiz.buttons import AnswerButton, choice_buttons, hint_button, row_of, rows_of
from bot.features.quiz.game_buttons import Action, GameButton
from bot.features.quiz.reading_on import ReadButton
from bot.features.quiz.reveal import (
    SHOWN_RESULTS,
    best_first,
    in_place,
    medal_or_place,
    points,
    result_lines,
    timeline,
)
from bot.features.quiz.texts import asked, shown_title, solution
from bot.interviews.interview import Interview
from bot.wording import quiz as wording

OPEN, REVEALED, FINAL = discord.Colour(0x5865F2), discord.Colour(0x3BA55D), discord.Colour(0xC9A227)
STOPPED = discord.Colour(0x80848E)
SHOWN_PLAYERS, SHOWN_LEADERS, SHOWN_PLACES = 12, 5, 15
ROOM = 3900
"""Characters that a card may have, with some to spare: Discord takes 4,000."""
Card = ui.Container[Any]


class GameView(DetachedView):
    """The message of a game, as the game stands. Of a closed round, `next_at` is when it is followed by the next,
    and `topic` what its excerpt is about. `title` is the interview's, or what the game is about, and `told` the
    interview that a reveal is to name. Where the game goes on in another message, `moved_to` is its address, and
    this one has no buttons."""

    def __init__(
        self,
        stored: StoredGame,
        interview: Interview | None,
        button: type[AnswerButton],
        next_at: float,
        topic: str | None = None,
        podium: Picture | None = None,
        *,
        title: str = "",
        told: Listing | None = None,
        moved_to: str | None = None,
    ) -> None:
        super().__init__()
        game = stored.game
        if game.ending:
            card = _final(game, title, podium)
        elif game.in_lobby:
            card = _lobby(game, title, moved_to)
        elif game.round.is_closed:
            card = _reveal(stored, interview, next_at, topic, told, moved_to)
        else:
            card = _question(game, button, title, moved_to)
        self.add_item(card)


def _card(colour: discord.Colour, *parts: str) -> Card:
    card: Card = ui.Container(accent_colour=colour)
    for part in parts:
        card.add_item(ui.TextDisplay(part))
    return card


def _row(game: Game, **buttons: str) -> ui.ActionRow[Any]:
    """Buttons by what they do; the first one is the one to press."""
    styles = [discord.ButtonStyle.primary, *[discord.ButtonStyle.secondary] * len(buttons)]
    return row_of(
        GameButton(game.round_id, Action(action), label, style)
        for (action, label), style in zip(buttons.items(), styles, strict=False)
    )


def _lobby(game: Game, title: str, moved_to: str | None) -> Card:
    started_by = wording.STARTED_BY.format(player=f"<@{game.starter}>")
    facts = [*_facts(game), wording.SECONDS_EACH.format(seconds=round(game.seconds)), started_by]
    card = _card(
        OPEN,
        f"### {wording.LOBBY}\n{shown_title(title)}\n-# {' · '.join(facts)}",
        wording.PLAYING.format(players=_mentions(game.joined)),
    )
    if moved_to is not None:
        return card.add_item(ui.TextDisplay(wording.MOVED.format(link=moved_to)))
    card.add_item(ui.TextDisplay(f"-# {wording.STARTS.format(at=math.ceil(game.lobby_ends or time.time()))}"))
    return card.add_item(_row(game, join=wording.JOIN, begin=wording.START_NOW))


def _question(game: Game, button: type[AnswerButton], title: str, moved_to: str | None) -> Card:
    question, about = game.round.question, [_round_of(game), shown_title(title)]
    card = _card(OPEN, f"-# {' · '.join(filter(None, about))}\n### {wording.ASKED[question.kind]}")
    if moved_to is not None:
        return card.add_item(ui.TextDisplay(wording.MOVED.format(link=moved_to)))
    for part in asked(question):
        card.add_item(ui.TextDisplay(part))
    choices, skip = choice_buttons(game, button), GameButton(game.round_id, Action.SKIP, wording.SKIP)
    helpers = [*hint_button(game, button), skip]
    for buttons in [[*choices, *helpers]] if len(choices) == 1 else [choices, helpers]:
        for row in rows_of(buttons):
            card.add_item(row)
    return card.add_item(ui.TextDisplay(f"-# {_countdown(game)} · {_answered(game.round)}"))


def _round_of(game: Game) -> str:
    return wording.ROUND_OF.format(number=game.number + 1, count=len(game.rounds))


def _countdown(game: Game) -> str:
    at = math.ceil(game.closes_at or time.time() + game.seconds)
    return (wording.LAST_CHANCE if game.is_complete and game.reconsider else wording.DEADLINE).format(at=at)


def _answered(current: Round) -> str:
    if not current.answers:
        return wording.NOBODY_YET
    return wording.ANSWERED.format(players=_mentions(current.answers))


def _mentions(players: Iterable[int]) -> str:
    return _some([f"<@{player}>" for player in players], SHOWN_PLAYERS, " ")


def _some(items: Sequence[str], most: int, between: str) -> str:
    more = [wording.AND_MORE.format(count=len(items) - most)] if len(items) > most else []
    return between.join([*items[:most], *more])


def _reveal(
    stored: StoredGame,
    interview: Interview | None,
    next_at: float,
    topic: str | None,
    told: Listing | None,
    moved_to: str | None,
) -> Card:
    """The reveal, with as many results as there is room for."""
    game, question = stored.game, stored.game.round.question
    heading = f"-# {_round_of(game)} · {wording.ASKED[question.kind]}\n### {solution(question)}"
    below = _onward(game, next_at) if moved_to is None else wording.MOVED.format(link=moved_to)
    above = [heading, in_place(question, interview, topic, told)]
    for most in (SHOWN_RESULTS, SHOWN_RESULTS // 2, 1):
        results = _results(game.round, most)
        if sum(map(len, [*above, *results, below])) <= ROOM:
            break
    card = _card(REVEALED, *above)
    card.add_item(ui.Separator())
    for part in (*results, below):
        card.add_item(ui.TextDisplay(part))
    if moved_to is not None:
        return card
    row = (
        _row(game, onward=wording.SEE_STANDINGS)
        if game.is_last
        else _row(game, join=wording.JOIN, onward=wording.NEXT_NOW)
    )
    for button in ReadButton.below(stored, interview):
        row.add_item(button)
    return card.add_item(row)


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
    return [wording.HINTED_IN_VAIN.format(players=_mentions(sorted(current.hinted)))]


def _onward(game: Game, next_at: float) -> str:
    coming = wording.PODIUM_COMES if game.is_last else wording.NEXT_ROUND
    lines = [f"-# {coming.format(at=math.ceil(next_at))}"]
    if game.number and not game.is_last and (placed := standings(game.results())):
        leaders = [
            "\u00a0".join((medal_or_place(place, one.points), f"<@{one.player}>", points(one.points)))
            for place, one in placed
        ]
        lines.insert(0, wording.STANDINGS_LINE.format(players=_some(leaders, SHOWN_LEADERS, " · ")))
    return "\n".join(lines)


def _final(game: Game, title: str, podium: Picture | None) -> Card:
    was_stopped = game.ending is Ending.STOPPED
    card = _card(STOPPED if was_stopped else FINAL, f"## {wording.STOPPED if was_stopped else wording.PODIUM}")
    placed = standings(game.results())
    rounds = sum(bool(one.results) for one in game.rounds)
    lines = _some([_line(place, one, rounds) for place, one in placed], SHOWN_PLACES, "\n") or wording.NOBODY_PLAYED
    if podium is not None:
        card.add_item(gallery(podium))
    card.add_item(ui.TextDisplay(lines))
    card.add_item(ui.TextDisplay(f"-# {' · '.join([*_facts(game), shown_title(title)])}"))
    return card.add_item(_row(game, again=wording.PLAY_AGAIN, leaders=wording.LEADERBOARD))


def _line(place: int, one: Standing, rounds: int) -> str:
    """`rounds` is how many were played, whoever answered in them."""
    return f"{medal_or_place(place, one.points)} " + wording.PODIUM_LINE.format(
        player=one.player, points=wording.points(one.points), right=one.right, rounds=rounds
    )


def _facts(game: Game) -> list[str]:
    kind = wording.KIND_NAMES[game.kind].lower() if game.kind else wording.MIXED
    return [wording.rounds(len(game.rounds)), kind, wording.LEVELS_CHOICE[game.level]]
