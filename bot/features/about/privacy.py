"""What is kept of a person: given to them, and removed."""

import json

from bot.features.quiz.alone import Alone
from bot.features.quiz.host import QuizHost
from bot.features.quiz.names import PlayerNames
from bot.store.database import Database
from bot.store.personal import PersonalStore


class Privacy:
    """Removes it from memory before the tables, or a game that is on would write it again."""

    def __init__(self, database: Database, quizzes: QuizHost, alone: Alone, names: PlayerNames) -> None:
        self._store = PersonalStore(database)
        self._quizzes, self._alone, self._names = quizzes, alone, names

    async def export(self, person: int) -> bytes:
        """All that is kept of a person, as a JSON object of lists by table; times are seconds since 1970."""
        kept = {"user_id": person, **await self._store.all_of(person)}
        return json.dumps(kept, ensure_ascii=False, indent=2).encode()

    async def forget(self, person: int) -> None:
        """Remove all of it. Games that are on go on without them."""
        await self._quizzes.forget(person)
        async with self._alone.put_away(person):
            await self._store.forget(person)
        self._names.forget(person)
