"""What the buttons of private games do. Each press edits the message through its own interaction, for a token lives
fifteen minutes and a game as long as its player likes."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from re import Match
from typing import Any, Self, cast

import aiohttp
import discord
from discord import ui

from bot.core.listing import Listing
from bot.core.pictures.daily_result import daily_result
from bot.core.pictures.model import Picture
from bot.core.quiz import daily
from bot.core.quiz.errors import PartSpentError, RoundGoneError, TooLateError
from bot.core.quiz.games import Ending, Game, RoundId
from bot.core.quiz.questions import Answer, Kind, Level, Question
from bot.core.quiz.tables import Mode, StoredGame
from bot.discord_ui.gallery import files, try_to_draw, with_picture
from bot.discord_ui.opening import open_interview, show_in_place
from bot.discord_ui.replies import SILENCE, Guarded, Interaction, naming, whisper
from bot.discord_ui.services import Services, service, services_of
from bot.discord_ui.views import DetachedView
from bot.features.quiz.alone import Alone
from bot.features.quiz.alone_cards import (
    ResultFacts,
    Row,
    question_card,
    result_card,
    reveal_card,
    shared_card,
    shared_picture,
)
from bot.features.quiz.alone_clock import AloneClock, is_fresh
from bot.features.quiz.alone_start import AloneStart, Seat
from bot.features.quiz.buttons import PATTERN, AnswerButton, row_of
from bot.features.quiz.lines import PrivateLines
from bot.features.quiz.reading_on import ReadButton
from bot.features.quiz.reveal import topic_of
from bot.features.quiz.texts import own_line
from bot.features.quiz.titles import title_of_game, title_of_round, told_with
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.wording import quiz as wording

log = logging.getLogger(__name__)
SHORT = 5
"""Rounds."""
_ORIGINAL = cast(int, "@original")
"""The message that an interaction was answered with, or whose button was pressed."""
_LOST = discord.HTTPException, aiohttp.ClientError, OSError
_Open = Callable[[Listing], Awaitable[Interview]]


def seat(interaction: Interaction) -> Seat:
    """Where somebody is who would like to play."""
    return Seat(interaction.guild_id, interaction.channel_id or 0, interaction.user.id)


async def begin(interaction: Interaction, stored: StoredGame) -> None:
    """Show a private game as it stands, in answer to a command that was deferred. An open question is then nowhere
    else."""
    alone = service(interaction, Alone)
    async with alone.turn(stored.id):
        now = alone.clock()
        view = await _view(services_of(interaction.client), stored, now, _opening(interaction))
        await interaction.followup.send(view=view, ephemeral=True, allowed_mentions=SILENCE)
        await service(interaction, AloneClock).shown(stored.id, now, interaction.token)
        if stored.token is not None and not stored.game.round.is_closed and is_fresh(stored, now):
            with suppress(*_LOST):
                await _message(interaction.client, stored.token).delete_message(_ORIGINAL)


async def show_late(client: discord.Client, stored: StoredGame, token: str) -> None:
    """Bring the message up to date that this token changes, though nobody pressed anything. The caller holds the
    game's turn."""
    services = services_of(client)
    view = await _view(services, stored, services.get(Alone).clock(), services.get(Interviews).open)
    try:
        await _message(client, token).edit_message(_ORIGINAL, view=view, allowed_mentions=SILENCE)
    except _LOST as error:
        log.info("The message of game %d does not say that its time is up: %s", stored.id, error)
    await _tidy(services, stored)


def _message(client: discord.Client, token: str) -> discord.Webhook:
    """What the answer to the interaction with this token can be changed with."""
    return discord.Webhook.partial(client.application_id or 0, token, client=client)


async def begin_stretch(interaction: Interaction, interview: Interview, first: int, last: int) -> None:
    """Begin a game about the sentences from `first` to `last`, in answer to an interaction that was deferred."""
    stretch = service(interaction, AloneStart).stretch
    await begin(interaction, await stretch(seat(interaction), interview, first, last))


async def begin_solo_among(
    interaction: Interaction, kind: Kind | None, level: Level, rounds: int | None, among: Sequence[Listing] | None
) -> None:
    """Begin a game about these interviews (None: the current one), in answer to an interaction that was
    deferred."""
    solo = service(interaction, AloneStart).solo
    await begin(interaction, await solo(seat(interaction), kind, level, rounds, among or ()))


async def begin_solo(interaction: Interaction, listing: Listing) -> None:
    """Begin a short game about a whole interview, in answer to an interaction that was deferred."""
    solo = service(interaction, AloneStart).solo
    await begin(interaction, await solo(seat(interaction), None, Level.NORMAL, SHORT, [listing]))


async def _update(interaction: Interaction, stored: StoredGame) -> None:
    """Bring the message up to date whose button was pressed. The caller holds the game's turn."""
    alone = service(interaction, Alone)
    now = alone.clock()
    view = await _view(services_of(interaction.client), stored, now, _opening(interaction))
    await show_in_place(interaction, view)
    await service(interaction, AloneClock).shown(stored.id, now, interaction.token)
    await _tidy(services_of(interaction.client), stored)


async def _tidy(services: Services, stored: StoredGame) -> None:
    """Take away the line about a round that is over."""
    await services.get(PrivateLines).drop(stored.id, stored.game.number + stored.game.round.is_closed)


def _opening(interaction: Interaction) -> _Open:
    return partial(open_interview, interaction, holding=interaction.response.defer)


async def _view(services: Services, stored: StoredGame, now: float, opened: _Open) -> ui.LayoutView:
    game, interviews = stored.game, services.get(Interviews)
    view = DetachedView()
    if game.ending is Ending.FINISHED:
        outlook, title = await _outlook(services.get(Alone), stored, now), title_of_game(interviews, stored)
        view.add_item(result_card(stored, outlook, _afterwards(stored, outlook), title))
    elif game.round.is_closed:
        listing = interviews.get(stored.origin.interview_id)
        interview = await opened(listing) if listing else None
        topic = topic_of(stored, interview, services.get(Outlines))
        onward = None if game.ending else _onward(stored, interview)
        view.add_item(reveal_card(stored, interview, topic, told_with(interviews, stored), onward))
    else:
        title = title_of_round(interviews, stored)
        view.add_item(question_card(stored, PrivateButton, now, now + daily.time_left(now), title))
    return view


async def _outlook(alone: Alone, stored: StoredGame, now: float) -> ResultFacts:
    table = stored.table
    due, next_due = await alone.due(stored)
    return ResultFacts(
        streak=await alone.streak(table.guild_id, table.player_id),
        next_daily=now + daily.time_left(now),
        is_shared=await alone.is_shared(stored.id),
        due=due,
        next_due=next_due,
    )


def _onward(stored: StoredGame, interview: Interview | None) -> Row:
    label = wording.SEE_RESULT if stored.game.is_last else wording.NEXT_QUESTION
    return row_of([StepButton(stored.game.round_id, "next", label), *ReadButton.below(stored, interview)])


def _afterwards(stored: StoredGame, outlook: ResultFacts) -> Row | None:
    """The button that begins another solo game, or shares a daily; that not in direct messages, where there is
    nobody to share it with."""
    if stored.table.mode is Mode.SOLO:
        label = wording.ANOTHER_QUIZ if stored.table.part is None else wording.ANOTHER_ON_THIS
        return row_of([StepButton(stored.game.round_id, "again", label)])
    if stored.table.mode is not Mode.DAILY or stored.table.guild_id is None:
        return None
    label = wording.SHARED_ALREADY if outlook.is_shared else wording.SHARE
    return row_of([StepButton(stored.game.round_id, "share", label, disabled=outlook.is_shared)])


class PrivateButton(AnswerButton, template="alone" + PATTERN):
    """A button below the question of a game that is played alone."""

    PREFIX = "alone"

    async def game(self, interaction: Interaction) -> Game:
        return (await self._stored(interaction)).game

    async def _stored(self, interaction: Interaction) -> StoredGame:
        return await service(interaction, Alone).game(self.round_id.game, interaction.user.id)

    async def question(self, interaction: Interaction) -> Question:
        stored = await self._stored(interaction)
        if stored.game.round_id != self.round_id or stored.game.ending:
            raise RoundGoneError
        if stored.game.round.is_closed and not stored.game.round.answers:
            raise TooLateError
        if stored.game.round.is_closed:
            raise RoundGoneError
        return stored.game.round.question

    async def answer(self, interaction: Interaction, answer: Answer, at: float) -> None:
        alone = service(interaction, Alone)
        arrived = alone.clock()
        async with alone.turn(self.round_id.game):
            stored = await alone.answer(self.round_id, interaction.user.id, answer, arrived)
            await _update(interaction, stored)

    async def hint(self, interaction: Interaction, at: float) -> None:
        alone = service(interaction, Alone)
        arrived = alone.clock()
        async with alone.turn(self.round_id.game):
            await alone.hint(self.round_id, interaction.user.id, arrived)
            game = await self.game(interaction)
            said = own_line(game, interaction.user.id)
            await service(interaction, PrivateLines).say(interaction, game.id, game.number, said)


class StepButton(
    Guarded,
    ui.DynamicItem[ui.Button[Any]],
    template=r"alone:(?P<game>\d{1,18}):(?P<number>\d{1,4}):(?P<action>next|share|again|whole)",
):
    """On to the next question or to the result; another game; or the squares of a daily, shared for everyone."""

    def __init__(self, round_id: RoundId, action: str, label: str = "", *, disabled: bool = False) -> None:
        self.round_id, self.action = round_id, action
        custom_id = f"alone:{round_id.game}:{round_id.number}:{action}"
        style = discord.ButtonStyle.primary
        super().__init__(ui.Button(label=label, custom_id=custom_id, style=style, disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(RoundId(int(match["game"]), int(match["number"])), match["action"])

    async def pressed(self, interaction: Interaction) -> None:
        if self.action in ("again", "whole"):
            await interaction.response.defer(ephemeral=True, thinking=True)  # what is asked takes seconds to draw
        async with service(interaction, Alone).turn(self.round_id.game):
            if self.action == "share":
                await self._share(interaction)
            elif self.action in ("again", "whole"):
                await self._again(interaction)
            else:
                stored = await service(interaction, Alone).next(self.round_id, interaction.user.id)
                await _update(interaction, stored)

    async def _again(self, interaction: Interaction) -> None:
        again, is_whole = service(interaction, AloneStart).again, self.action == "whole"
        try:
            begun = await again(self.round_id.game, seat(interaction), whole=is_whole)
        except PartSpentError as spent:
            await whisper(interaction, str(spent), StepButton(self.round_id, "whole", wording.QUIZ_ON_ALL))
            return
        if begun is None:
            await interaction.delete_original_response()
        else:
            await begin(interaction, begun)

    async def _share(self, interaction: Interaction) -> None:
        alone = service(interaction, Alone)
        stored, is_first = await alone.share(self.round_id.game, interaction.user.id)
        await _update(interaction, stored)
        if is_first:
            streak = await alone.streak(stored.table.guild_id, stored.table.player_id)
            player = interaction.user.display_name
            picture = await try_to_draw(daily_result, *shared_picture(stored, player, streak))

            async def send(picture: Picture | None) -> None:
                view = DetachedView()
                view.add_item(
                    shared_card(stored, streak, picture, title_of_game(service(interaction, Interviews), stored))
                )
                await interaction.followup.send(
                    view=view, files=files(picture), allowed_mentions=naming([interaction.user.id]), silent=True
                )

            await with_picture(send, picture)
