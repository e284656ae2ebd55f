"""A game's place in a channel: where it is shown, and what its buttons do."""

import logging

import aiohttp
import discord

from bot import wording
from bot.interviews import Interviews
from bot.outlining.outlines import Outlines
from bot.quiz.errors import RoundGoneError
from bot.quiz.questions import Answer, Question
from bot.quizzing.buttons import PATTERN, AnswerButton
from bot.quizzing.cards import GameView
from bot.quizzing.host import QuizHost
from bot.quizzing.match import Match, ScreenLostError
from bot.quizzing.reveal import topic_of
from bot.quizzing.texts import hint, told
from bot.replies import SILENCE, Interaction, whisper
from bot.store.games import StoredGame

log = logging.getLogger(__name__)


class ChannelScreen:
    """Shows games as messages of the bot's own, which outlive every interaction. An edit that Discord drops is made
    up for by the next; without its first message a game is lost."""

    def __init__(self, client: discord.Client, interviews: Interviews, outlines: Outlines) -> None:
        self._client, self._interviews, self._outlines = client, interviews, outlines

    async def show(self, stored: StoredGame, next_at: float) -> int:
        """See `bot.quizzing.match.Screen`."""
        table = stored.table
        interview = self._interviews.get(table.interview_id)
        topic = topic_of(stored, interview, self._outlines)
        view = GameView(stored, interview, ChannelButton, next_at, topic)
        channel = self._client.get_partial_messageable(table.channel_id, guild_id=table.guild_id)
        try:
            if stored.message_id is None:
                return (await channel.send(view=view, allowed_mentions=SILENCE)).id
            await channel.get_partial_message(stored.message_id).edit(view=view, allowed_mentions=SILENCE)
        except (discord.Forbidden, discord.NotFound) as error:
            raise ScreenLostError from error
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            if stored.message_id is None:
                raise ScreenLostError from error
            log.warning("Game %d could not be shown for once: %s", stored.id, error)
        return stored.message_id


class ChannelButton(AnswerButton, template="quiz" + PATTERN):
    """Below the question of a game that everybody in the channel may play."""

    PREFIX = "quiz"

    def _match(self, interaction: Interaction) -> Match:
        host: QuizHost = interaction.client.quizzes
        match = host.match(self.round_id.game)
        if match.stored.table.channel_id != interaction.channel_id:
            raise RoundGoneError
        return match

    async def question(self, interaction: Interaction) -> Question:
        game = self._match(interaction).game
        if game.round_id != self.round_id or game.round.is_closed:
            raise RoundGoneError
        return game.round.question

    async def answer(self, interaction: Interaction, answer: Answer, at: float) -> None:
        game = await self._match(interaction).answer(self.round_id, interaction.user.id, answer, at)
        await whisper(interaction, wording.TAKEN.format(answer=told(game.round.question, answer)))

    async def hint(self, interaction: Interaction, at: float) -> None:
        match = self._match(interaction)
        await whisper(interaction, hint(await match.hint(self.round_id, interaction.user.id, at)))
