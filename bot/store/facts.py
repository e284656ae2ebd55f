"""Single facts that the bot remembers about itself, by name."""

from bot.store.database import Database


class FactStore:
    """Facts about the database itself; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        rows = await self._database.rows("SELECT value FROM facts WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    async def put(self, name: str, value: str) -> None:
        await self._database.write("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))

    async def settle(self, name: str, value: str) -> str:
        """Put the value unless there is one already; gives the one that stays."""
        await self._database.write("INSERT OR IGNORE INTO facts (name, value) VALUES (?, ?)", (name, value))
        return await self.get(name) or value
