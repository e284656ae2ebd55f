"""A game's place in a channel: where it is shown, and what its buttons do."""

import asyncio
import logging
import math
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial

import aiohttp
import discord

from bot.core.errors import UserError
from bot.core.pictures.model import Picture
from bot.core.pictures.podium import MOST_COLUMNS, Step, podium
from bot.core.quiz.errors import RoundGoneError
from bot.core.quiz.games import Game
from bot.core.quiz.questions import Answer, Question
from bot.core.quiz.standings import standings
from bot.core.quiz.tables import StoredGame
from bot.discord_ui.gallery import files, try_to_draw, with_picture
from bot.discord_ui.replies import UNTOLD, Interaction, naming
from bot.discord_ui.services import service
from bot.features.quiz.buttons import PATTERN, AnswerButton
from bot.features.quiz.cards import GameView
from bot.features.quiz.host import QuizHost, link
from bot.features.quiz.lines import PrivateLines
from bot.features.quiz.match import Match
from bot.features.quiz.names import PlayerNames
from bot.features.quiz.reveal import topic_of
from bot.features.quiz.screen import NotShownError, ScreenLostError
from bot.features.quiz.texts import own_line
from bot.features.quiz.titles import title_of_game, title_of_round, told_with
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.running.reporting import report

log = logging.getLogger(__name__)
_GONE = (10003, 10004, 10008, 50001, 50013, 160005)
"""The channel, the server or the message is not there any more, or the bot may not see it or write in it."""
_CLOSED = (30046, 50083)
"""A message that may not be edited any more: it is too old for so many edits, or its thread is archived, which a
new message opens again."""
_OUR_FAULT = 400
TOO_LONG = 30.0
"""Seconds after which what discord.py holds back, as Discord told it to come again later, is given up for once."""
OLD = 50 * 60.0
"""Seconds after which a message is left behind at the next question: Discord takes few edits of what is older than
an hour."""
MUCH = 3
"""So many messages below a game push its question off the screen of a phone."""


class _ClosedError(Exception):
    """The message may not be edited any more."""


@contextmanager
def _noticing_that_it_is_closed() -> Generator[None]:
    """Also where Discord tells no time to come again."""
    try:
        yield
    except discord.HTTPException as error:
        if error.code in _CLOSED:
            raise _ClosedError from error
        raise
    except KeyError as error:
        if error.args != (UNTOLD,):
            raise
        raise _ClosedError from error


class ChannelScreen:
    """Shows games as messages of the bot's own, which outlive every interaction. An edit that Discord drops is made
    up for by the next; without its first message a game is lost."""

    def __init__(
        self,
        client: discord.Client,
        interviews: Interviews,
        outlines: Outlines,
        names: PlayerNames,
        lines: PrivateLines,
    ) -> None:
        self._client, self._interviews = client, interviews
        self._outlines, self._names, self._lines = outlines, names, lines

    async def show(self, stored: StoredGame, next_at: float) -> int:
        """Show the game as it stands, as `bot.features.quiz.screen.Screen` says."""
        picture = await self._podium(stored) if stored.game.ending else None
        return await self._try(stored, next_at, picture, _nonce(stored))

    async def _try(self, stored: StoredGame, next_at: float, picture: Picture | None, nonce: str) -> int:
        try:
            return await with_picture(partial(self._put, stored, next_at, nonce), picture)
        except _ClosedError as error:
            if stored.message_id is None:
                raise NotShownError from error
            log.info("Game %d goes on in a new message: %r", stored.id, error.__cause__)
            return await self._try(replace(stored, message_id=None), next_at, picture, f"{nonce}a")
        except discord.HTTPException as error:
            if error.code in _GONE:
                raise ScreenLostError from error
            if error.status == _OUR_FAULT:
                report(error, f"Game {stored.id} could not be shown, which")
            else:
                log.warning("Game %d could not be shown for once: %s", stored.id, error)
            raise NotShownError from error
        except (aiohttp.ClientError, OSError) as error:
            log.warning("Game %d could not be shown for once: %s", stored.id, error)
            raise NotShownError from error

    async def _put(self, stored: StoredGame, next_at: float, nonce: str, picture: Picture | None) -> int:
        view = await self._view(stored, next_at, picture)
        channel = self._channel(stored)
        with _noticing_that_it_is_closed():
            async with asyncio.timeout(TOO_LONG):
                if stored.message_id is None:
                    sent = await channel.send(
                        view=view, files=files(picture), nonce=nonce, allowed_mentions=_naming(stored), silent=True
                    )
                    return sent.id
                message = channel.get_partial_message(stored.message_id)
                await message.edit(view=view, attachments=files(picture), allowed_mentions=_naming(stored))
                return stored.message_id

    async def is_out_of_sight(self, stored: StoredGame) -> bool:
        """Tell it by how many messages are below: they can be counted without being allowed to read them. One that
        is old may be anywhere."""
        after = discord.Object(stored.message_id or 0)
        if (discord.utils.utcnow() - after.created_at).total_seconds() > OLD:
            return True
        try:
            below = [message async for message in self._channel(stored).history(limit=MUCH, after=after)]
        except (discord.HTTPException, aiohttp.ClientError, OSError):
            return False
        return len(below) == MUCH

    async def close(self, left: StoredGame, stored: StoredGame) -> None:
        """Edit it for the last time: without buttons, and with a link."""
        message = self._channel(left).get_partial_message(left.message_id or 0)
        try:
            view = await self._view(left, 0.0, None, moved_to=link(stored))
            await message.edit(view=view, allowed_mentions=_naming(left))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("A message that game %d left behind does not say so: %s", stored.id, error)

    async def tidy(self, stored: StoredGame) -> None:
        """Delete what the interactions of the rounds before still show."""
        await self._lines.drop(stored.id, math.inf if stored.game.ending else stored.game.number)

    async def _view(
        self, stored: StoredGame, next_at: float, picture: Picture | None, moved_to: str | None = None
    ) -> GameView:
        interview = await self._opened(stored)
        topic = topic_of(stored, interview, self._outlines)
        is_asked = not (stored.game.in_lobby or stored.game.ending)
        title = title_of_round(self._interviews, stored) if is_asked else self._title(stored)
        told = told_with(self._interviews, stored)
        return GameView(
            stored, interview, ChannelButton, next_at, topic, picture, title=title, told=told, moved_to=moved_to
        )

    def _channel(self, stored: StoredGame) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(stored.table.channel_id, guild_id=stored.table.guild_id)

    def _title(self, stored: StoredGame) -> str:
        return title_of_game(self._interviews, stored)

    async def _opened(self, stored: StoredGame) -> Interview | None:
        """What was asked about, once its words are shown; None where it was removed."""
        listing = self._interviews.get(stored.origin.interview_id)
        if listing is None or stored.game.ending or not stored.game.round.is_closed:
            return None
        with suppress(UserError):
            return await self._interviews.open(listing)

    async def _podium(self, stored: StoredGame) -> Picture | None:
        """The first three, where anybody has played."""
        first = standings(stored.game.results())[:MOST_COLUMNS]
        if not first:
            return None
        names = [await self._names.of(stored.table.guild_id, one.player) for _, one in first]
        places = [Step(place, name, one.points) for (place, one), name in zip(first, names, strict=True)]
        return await try_to_draw(podium, tuple(places), self._title(stored))


def _naming(stored: StoredGame) -> discord.AllowedMentions:
    return naming((stored.game.starter, *stored.game.joined))


def _nonce(stored: StoredGame) -> str:
    """Discord takes a message with a nonce once within some minutes: a bot that ends before it has noted down where
    its game is shows it in one message all the same."""
    return f"{stored.id}-{stored.game.number}{'l' if stored.game.in_lobby else 'e' if stored.game.ending else ''}"


class ChannelButton(AnswerButton, template="quiz" + PATTERN):
    """Below the question of a game that everybody in the channel may play."""

    PREFIX = "quiz"

    def _match(self, interaction: Interaction) -> Match:
        return service(interaction, QuizHost).match_here(self.round_id.game, interaction.channel_id)

    async def game(self, interaction: Interaction) -> Game:
        return self._match(interaction).game

    async def question(self, interaction: Interaction) -> Question:
        game = self._match(interaction).game
        if game.round_id != self.round_id or game.round.is_closed:
            raise RoundGoneError
        return game.round.question

    async def answer(self, interaction: Interaction, answer: Answer, at: float) -> None:
        service(interaction, PlayerNames).seen(interaction.guild_id, interaction.user)
        game = await self._match(interaction).answer(self.round_id, interaction.user.id, answer, at)
        await self._say(interaction, game)

    async def hint(self, interaction: Interaction, at: float) -> None:
        match = self._match(interaction)
        await match.hint(self.round_id, interaction.user.id, at)
        await self._say(interaction, match.game)

    async def _say(self, interaction: Interaction, game: Game) -> None:
        said = own_line(game, interaction.user.id)
        await service(interaction, PrivateLines).say(interaction, game.id, game.number, said)
