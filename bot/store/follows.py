"""Podcasts that servers follow, and their feeds, in SQLite; their episodes are in `bot.store.episodes`."""

from dataclasses import astuple, dataclass

from bot.core.podcasts.following import Announcing, Wish
from bot.store.database import Database

PRESENT = "guild_id NOT IN (SELECT guild_id FROM departures)"
"""Of a row in SQL: the bot is on that server."""
_LONE_SECONDS = 24 * 3600.0
"""How long a feed is kept that somebody looked at and nobody follows."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, and what its server said of the version that was seen last."""

    id: int
    url: str
    title: str
    etag: str | None
    modified: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class Follow:
    """A podcast that a server follows: how new episodes are announced, how many are in its library, on their way,
    and without a transcript, when it was looked at last, and what goes wrong."""

    feed_id: int
    title: str
    url: str
    announcing: Announcing
    here: int
    coming: int
    bare: int
    looked_at: float
    trouble: str | None


class FollowStore:
    """One method a query, or a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def feed(self, url: str, title: str, now: float) -> int:
        """The number of a feed that was just looked at."""
        rows = await self._database.rows(
            "INSERT INTO feeds (url, title, looked_at, next_look) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET title = excluded.title RETURNING id",
            (url, title, now, now + _LONE_SECONDS),
        )
        return rows[0][0]

    async def named(self, feed_id: int) -> Feed | None:
        rows = await self._database.rows(f"SELECT {_FEED} FROM feeds WHERE id = ?", (feed_id,))
        return Feed(*rows[0]) if rows else None

    async def follow(self, guild_id: int, feed_id: int, bring: int, announcing: Announcing, now: float) -> None:
        """Follow a feed from now on, or otherwise than before; it is looked at next."""
        async with self._database.transaction():
            await self._database.within(
                "INSERT INTO follows (guild_id, feed_id, bring, channel_id, threaded, transcribed_only, since)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET bring = excluded.bring,"
                " channel_id = excluded.channel_id, threaded = excluded.threaded,"
                " transcribed_only = excluded.transcribed_only, begun = 0, trouble = NULL",
                (guild_id, feed_id, bring, *astuple(announcing), now),
            )
            await self._database.within(
                "UPDATE feeds SET etag = NULL, modified = NULL, next_look = ?, failures = 0 WHERE id = ?",
                (now, feed_id),
            )

    async def unfollow(self, guild_id: int, feed_id: int) -> bool:
        """Follow it no longer; whether it was followed. What came in stays, what is in the queue does not come."""
        async with self._database.transaction():
            await self._database.within(
                "DELETE FROM uploads WHERE guild_id = ? AND state = 'queued' AND id IN"
                " (SELECT upload_id FROM follow_episodes WHERE guild_id = ? AND feed_id = ? AND state = 'queued')",
                (guild_id, guild_id, feed_id),
            )
            gone = await self._database.within(
                "DELETE FROM follows WHERE guild_id = ? AND feed_id = ? RETURNING 1", (guild_id, feed_id)
            )
        return bool(gone)

    async def of(self, guild_id: int) -> list[Follow]:
        """What a server follows."""
        rows = await self._database.rows(
            "SELECT feeds.id, feeds.title, feeds.url, follows.channel_id, threaded, transcribed_only,"
            " count(*) FILTER (WHERE state = 'here'), count(*) FILTER (WHERE state IN ('wanted', 'queued')),"
            " count(*) FILTER (WHERE state = 'bare'), feeds.looked_at, coalesce(follows.trouble, feeds.trouble)"
            " FROM follows JOIN feeds ON feeds.id = follows.feed_id"
            " LEFT JOIN follow_episodes AS one ON one.guild_id = follows.guild_id AND one.feed_id = follows.feed_id"
            " WHERE follows.guild_id = ? GROUP BY feeds.id ORDER BY feeds.title, feeds.id",
            (guild_id,),
        )
        return [
            Follow(feed, title, url, Announcing(channel, bool(threaded), bool(only)), *progress)
            for feed, title, url, channel, threaded, only, *progress in rows
        ]

    async def due(self, now: float) -> Feed | None:
        """A feed that is to be looked at now."""
        rows = await self._database.rows(
            f"SELECT {_FEED} FROM feeds WHERE next_look <= ? AND id IN"
            f" (SELECT feed_id FROM follows WHERE {PRESENT}) ORDER BY next_look LIMIT 1",
            (now,),
        )
        return Feed(*rows[0]) if rows else None

    async def wishes(self, feed_id: int) -> dict[int, Wish]:
        """What each server wants of a feed."""
        rows = await self._database.rows(
            f"SELECT guild_id, bring, since, begun FROM follows WHERE feed_id = ? AND {PRESENT}", (feed_id,)
        )
        return {guild_id: Wish(bring, since, bool(begun)) for guild_id, bring, since, begun in rows}

    async def looked(self, feed: Feed, now: float, next_look: float) -> None:
        """Note that a look went well, with what the feed's server said; where somebody began to follow meanwhile,
        it is looked at once more."""
        async with self._database.transaction():
            await self._database.within(
                "UPDATE feeds SET title = ?, etag = ?, modified = ?, looked_at = ?, next_look = ?, failures = 0,"
                " trouble = NULL WHERE id = ?",
                (feed.title, feed.etag, feed.modified, now, next_look, feed.id),
            )
            await self._database.within(
                "UPDATE feeds SET etag = NULL, modified = NULL, next_look = ? WHERE id IN"
                " (SELECT feed_id FROM follows WHERE feed_id = ? AND NOT begun)",
                (now, feed.id),
            )

    async def failed(self, feed_id: int, trouble: str, next_look: float) -> None:
        """Note that a look came to nothing."""
        await self._database.write(
            "UPDATE feeds SET failures = failures + 1, trouble = ?, next_look = ? WHERE id = ?",
            (trouble, next_look, feed_id),
        )

    async def trouble(self, guild_id: int, feed_id: int, trouble: str | None) -> None:
        await self._database.write(
            "UPDATE follows SET trouble = ? WHERE guild_id = ? AND feed_id = ? AND trouble IS NOT ?",
            (trouble, guild_id, feed_id, trouble),
        )

    async def announce(self, guild_id: int, channel_id: int | None) -> None:
        """Announce all that a server follows there, or nowhere."""
        sql = "UPDATE follows SET channel_id = ?, trouble = NULL WHERE guild_id = ?"
        await self._database.write(sql, (channel_id, guild_id))

    async def silence(self, guild_id: int, channel_id: int, trouble: str) -> None:
        """Announce nothing there any more; what the server follows says why."""
        await self._database.write(
            "UPDATE follows SET channel_id = NULL, trouble = ? WHERE guild_id = ? AND channel_id = ?",
            (trouble, guild_id, channel_id),
        )

    async def forget_lone(self, now: float) -> None:
        """Forget feeds that nobody follows."""
        await self._database.write(
            "DELETE FROM feeds WHERE id NOT IN (SELECT feed_id FROM follows) AND looked_at <= ?",
            (now - _LONE_SECONDS,),
        )


_FEED = "id, url, title, etag, modified, failures"
