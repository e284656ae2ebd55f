"""How often a language model is asked, which may cost its host money."""

from datetime import UTC, datetime

from bot.store.facts import FactStore

_FACT = "questions to the language model"


class Budget:
    """So many questions a day (UTC), counted in the database: a restart does not begin anew."""

    def __init__(self, facts: FactStore, a_day: int) -> None:
        self._facts, self._a_day = facts, a_day

    async def take(self) -> bool:
        """Whether one more may be asked today; it is counted then. For one asker at a time."""
        today = datetime.now(UTC).date().isoformat()
        day, _, count = (await self._facts.get(_FACT) or "").partition(" ")
        asked = int(count) if day == today else 0
        if asked >= self._a_day:
            return False
        await self._facts.put(_FACT, f"{today} {asked + 1}")
        return True
