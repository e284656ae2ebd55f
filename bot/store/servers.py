"""Servers in SQLite: what they set, and what was theirs when the bot has left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from bot.core.server_settings import ServerSettings
from bot.store.database import Database
from bot.store.tidying import Tidying

_SETTINGS = (
    "guild_id, answers_private, daily_channel_id, daily_hour, daily_since, daily_posted, daily_trouble,"
    " quote_channel_id, quote_since, quote_posted, quote_trouble, daily_show"  # in order
)
_WITH_GUILD = (
    "games",
    "results",
    "hidden_players",
    "outlines",
    "topic_marks",
    "topic_reports",
    "uploads",
    "current_interviews",
    "interviews",
    "server_settings",
    "quiz_channels",
    "departures",
    "follow_episodes",
    "follows",
    "stars",
    "wrong_answers",
    "quote_days",
)
_ITS_INTERVIEWS = "interview_id IN (SELECT id FROM interviews WHERE guild_id = ?)"


class ServerStore:
    """What servers have set, and when the bot left them; every method runs one query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settings(self) -> dict[int, ServerSettings]:
        """The settings of every server that set something."""
        allowed: dict[int, set[int]] = defaultdict(set)
        for guild_id, channel_id in await self._database.rows("SELECT guild_id, channel_id FROM quiz_channels"):
            allowed[guild_id].add(channel_id)
        rows = await self._database.rows(f"SELECT {_SETTINGS} FROM server_settings")
        return {
            guild_id: ServerSettings(
                bool(private),
                frozenset(allowed[guild_id]),
                channel,
                hour,
                since,
                _day(posted),
                trouble,
                quote_channel,
                quote_since,
                _day(quote_posted),
                quote_trouble,
                daily_show,
            )
            for guild_id, private, channel, hour, since, posted, trouble, *quote in rows
            for quote_channel, quote_since, quote_posted, quote_trouble, daily_show in [quote]
        }

    async def put(self, guild_id: int, settings: ServerSettings) -> None:
        """Store all that a server has set."""
        async with self._database.transaction():
            await self._database.within(
                f"INSERT OR REPLACE INTO server_settings ({_SETTINGS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    guild_id,
                    settings.answers_private,
                    settings.daily_channel,
                    settings.daily_hour,
                    settings.daily_since,
                    settings.daily_posted and settings.daily_posted.isoformat(),
                    settings.daily_trouble,
                    settings.quote_channel,
                    settings.quote_since,
                    settings.quote_posted and settings.quote_posted.isoformat(),
                    settings.quote_trouble,
                    settings.daily_show,
                ),
            )
            await self._database.within("DELETE FROM quiz_channels WHERE guild_id = ?", (guild_id,))
            await self._database.within_many(
                "INSERT INTO quiz_channels (guild_id, channel_id) VALUES (?, ?)",
                ((guild_id, channel_id) for channel_id in settings.quiz_channels),
            )

    async def known(self) -> set[int]:
        """Every server of which something is stored."""
        found = " UNION ".join(f"SELECT guild_id FROM {table}" for table in _WITH_GUILD)
        return {guild_id for (guild_id,) in await self._database.rows(found) if guild_id}

    async def departed(self) -> Mapping[int, int]:
        """When the bot left those that it left (seconds since 1970)."""
        return dict(await self._database.rows("SELECT guild_id, left_at FROM departures"))

    async def leave(self, guild_ids: Iterable[int], at: float) -> None:
        """Note that the bot is no longer there; an earlier note stays."""
        async with self._database.transaction():
            await self._database.within_many(
                "INSERT OR IGNORE INTO departures (guild_id, left_at) VALUES (?, ?)",
                ((guild_id, int(at)) for guild_id in guild_ids),
            )

    async def come_back(self, guild_ids: Iterable[int]) -> None:
        """Note that the bot is there (again)."""
        async with self._database.transaction():
            await self._database.within_many(
                "DELETE FROM departures WHERE guild_id = ?", ((guild_id,) for guild_id in guild_ids)
            )

    async def forget(self, guild_id: int) -> None:
        """Delete everything that was a server's."""
        await Tidying(self._database).purge_server(guild_id)
        async with self._database.transaction():
            for table in ("quote_replies", "practice_cards", "games"):
                await self._database.within(f"DELETE FROM {table} WHERE {_ITS_INTERVIEWS}", (guild_id,))
            await self._database.within("DELETE FROM asked WHERE place = ?", (guild_id,))
            for table in _WITH_GUILD:
                await self._database.within(f"DELETE FROM {table} WHERE guild_id = ?", (guild_id,))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
