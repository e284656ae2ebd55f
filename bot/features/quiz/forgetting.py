"""Taking a person out of everything that the quiz has in memory."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from bot.features.quiz.alone import Alone
from bot.features.quiz.host import QuizHost
from bot.features.quiz.names import PlayerNames


@asynccontextmanager
async def without(person: int, quizzes: QuizHost, alone: Alone, names: PlayerNames) -> AsyncGenerator[None]:
    """Inside, no game that is on knows this person any more or writes anything about them; games go on without
    them."""
    await quizzes.forget(person)
    async with alone.put_away(person):
        yield
    names.forget(person)
