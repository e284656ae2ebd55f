"""A game's place in a channel: where it is shown, and what its buttons do."""

import logging
from contextlib import suppress
from functools import partial

import aiohttp
import discord

from bot.core.errors import UserError
from bot.core.pictures.model import Picture
from bot.core.pictures.podium import MOST_COLUMNS, Place, podium
from bot.core.quiz.errors import RoundGoneError
from bot.core.quiz.games import Ending
from bot.core.quiz.questions import Answer, Question
from bot.core.quiz.standings import standings
from bot.core.quiz.tables import StoredGame
from bot.discord_ui.gallery import attempted, files, with_picture
from bot.discord_ui.replies import SILENCE, Interaction, whisper
from bot.discord_ui.services import service
from bot.features.quiz.buttons import PATTERN, AnswerButton
from bot.features.quiz.cards import GameView
from bot.features.quiz.host import QuizHost
from bot.features.quiz.match import Match, ScreenLostError
from bot.features.quiz.names import PlayerNames
from bot.features.quiz.reveal import topic_of
from bot.features.quiz.texts import hint, told
from bot.interviews.catalogue import Interviews
from bot.interviews.interview import Interview
from bot.interviews.outlines import Outlines
from bot.wording import quiz as wording

log = logging.getLogger(__name__)


class ChannelScreen:
    """Shows games as messages of the bot's own, which outlive every interaction. An edit that Discord drops is made
    up for by the next; without its first message a game is lost."""

    def __init__(
        self, client: discord.Client, interviews: Interviews, outlines: Outlines, names: PlayerNames
    ) -> None:
        self._client, self._interviews = client, interviews
        self._outlines, self._names = outlines, names

    async def show(self, stored: StoredGame, next_at: float) -> int:
        """Show the game as it stands, as `bot.features.quiz.match.Screen` says."""
        picture = await self._podium(stored) if stored.game.ending is Ending.FINISHED else None
        try:
            return await with_picture(partial(self._put, stored, next_at), picture)
        except (discord.Forbidden, discord.NotFound) as error:
            raise ScreenLostError from error
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            if stored.message_id is None:
                raise ScreenLostError from error
            log.warning("Game %d could not be shown for once: %s", stored.id, error)
        return stored.message_id

    async def _put(self, stored: StoredGame, next_at: float, picture: Picture | None) -> int:
        table = stored.table
        interview = await self._opened(stored)
        topic = topic_of(stored, interview, self._outlines)
        view = GameView(stored, interview, ChannelButton, next_at, topic, picture)
        channel = self._client.get_partial_messageable(table.channel_id, guild_id=table.guild_id)
        if stored.message_id is None:
            return (await channel.send(view=view, files=files(picture), allowed_mentions=SILENCE)).id
        message = channel.get_partial_message(stored.message_id)
        await message.edit(view=view, attachments=files(picture), allowed_mentions=SILENCE)
        return stored.message_id

    async def _opened(self, stored: StoredGame) -> Interview | None:
        """What was asked about, once its words are shown; None where it was removed."""
        listing = self._interviews.get(stored.table.interview_id)
        if listing is None or not (stored.game.round.is_closed or stored.game.ending):
            return None
        with suppress(UserError):
            return await self._interviews.open(listing)

    async def _podium(self, stored: StoredGame) -> Picture | None:
        """The first three, where anybody has won something."""
        first = standings(stored.game.results())[:MOST_COLUMNS]
        if not any(one.points > 0 for _, one in first):
            return None
        names = [await self._names.of(stored.table.guild_id, one.player) for _, one in first]
        places = [Place(place, name, one.points) for (place, one), name in zip(first, names, strict=True)]
        listing = self._interviews.get(stored.table.interview_id)
        return await attempted(podium, tuple(places), listing.title if listing else "")


class ChannelButton(AnswerButton, template="quiz" + PATTERN):
    """Below the question of a game that everybody in the channel may play."""

    PREFIX = "quiz"

    def _match(self, interaction: Interaction) -> Match:
        match = service(interaction, QuizHost).match(self.round_id.game)
        if match.stored.table.channel_id != interaction.channel_id:
            raise RoundGoneError
        return match

    async def question(self, interaction: Interaction) -> Question:
        game = self._match(interaction).game
        if game.round_id != self.round_id or game.round.is_closed:
            raise RoundGoneError
        return game.round.question

    async def answer(self, interaction: Interaction, answer: Answer, at: float) -> None:
        service(interaction, PlayerNames).seen(interaction.guild_id, interaction.user)
        game = await self._match(interaction).answer(self.round_id, interaction.user.id, answer, at)
        await whisper(interaction, wording.TAKEN.format(answer=told(game.round.question, answer)))

    async def hint(self, interaction: Interaction, at: float) -> None:
        match = self._match(interaction)
        await whisper(interaction, hint(await match.hint(self.round_id, interaction.user.id, at)))
