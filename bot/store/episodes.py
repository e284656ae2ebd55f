"""Episodes of podcasts that servers follow, on their way into the library, in SQLite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from pydantic import TypeAdapter

from bot.core.listing import HOST
from bot.core.particulars import Particulars
from bot.core.podcasts.following import Change, Known, State
from bot.core.podcasts.model import Episode, Podcast
from bot.store.database import Database
from bot.store.follows import PRESENT

_EPISODE = TypeAdapter(Episode)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An episode that a server is to get; `tried` are how many of its transcripts came to nothing;
    `show` is the podcast's title."""

    guild_id: int
    feed_id: int
    guid: str
    episode: Episode
    tried: int
    show: str


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a transcript that was fetched: the SHA-256 of its bytes, and what its server said of it."""

    digest: str | None
    etag: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class Check:
    """A transcript that may have changed at its address, and how it was."""

    feed_id: int
    guid: str
    url: str
    version: Version


@dataclass(frozen=True, slots=True)
class Waiting:
    """An episode that has no transcript; `show` is the podcast's title."""

    feed_id: int
    guid: str
    episode: Episode
    show: str


@dataclass(frozen=True, slots=True)
class News:
    """An episode that is to be announced, `threaded` with a thread; without an interview it has no transcript."""

    guild_id: int
    feed_id: int
    guid: str
    episode: Episode
    interview_id: int | None
    channel_id: int | None
    podcast: str
    threaded: bool = False


class EpisodeStore:
    """One method a query, or a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, guild_id: int, feed_id: int) -> Mapping[str, Known]:
        """The episodes that were seen, by their numbers."""
        rows = await self._database.rows(
            "SELECT guid, state, episode, by_hand FROM follow_episodes WHERE guild_id = ? AND feed_id = ?",
            (guild_id, feed_id),
        )
        return {
            guid: Known(State(state), _EPISODE.validate_json(episode) if episode else None, bool(by_hand))
            for guid, state, episode, by_hand in rows
        }

    async def fill(self, guild_id: int, feed_id: int, podcast: Podcast) -> bool:
        """Note what a feed says of episodes that are in the library and of which it is not known, unless somebody
        said it otherwise; whether there was any."""
        rows = await self._database.rows(
            "SELECT guid, interviews.id, particulars FROM follow_episodes AS one"
            " JOIN interviews ON interviews.id = one.interview_id AND interviews.guild_id IS ?"
            " WHERE one.guild_id = ? AND feed_id = ? AND state = 'here' AND own_particulars IS NULL",
            (None if guild_id == HOST else guild_id, guild_id, feed_id),
        )
        told = {episode.guid: episode.particulars(podcast.title) for episode in podcast.episodes}
        fuller: list[tuple[str | None, int]] = []
        for guid, interview_id, particulars in rows:
            known = Particulars.from_json(particulars)
            whole = known.or_else(told.get(guid, known))
            fuller += [(whole.to_json(), interview_id)] if whole != known else []
        async with self._database.transaction():
            await self._database.within_many("UPDATE interviews SET particulars = ? WHERE id = ?", fuller)
        return bool(fuller)

    async def change(self, guild_id: int, feed_id: int, changes: Sequence[Change]) -> None:
        """Note what becomes of episodes, and that those which were there are noted."""
        rows = [
            (
                guild_id,
                feed_id,
                one.episode.guid,
                one.state.value,
                one.is_news,
                _EPISODE.dump_json(one.episode).decode() if one.state is not State.PASSED else None,
            )
            for one in changes
        ]
        async with self._database.transaction():
            is_followed = await self._database.within(
                "UPDATE follows SET begun = 1 WHERE guild_id = ? AND feed_id = ? RETURNING 1", (guild_id, feed_id)
            )
            if is_followed:
                await self._database.within_many(
                    "INSERT INTO follow_episodes (guild_id, feed_id, guid, state, is_news, episode)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state,"
                    " episode = excluded.episode, tried = 0, next_try = 0",
                    rows,
                )

    async def wanted(self, now: float) -> list[Wanted]:
        """The next episode that is to be fetched, once for each server that wants it."""
        columns = "one.guild_id, one.feed_id, one.guid, one.episode, one.tried, feeds.title"
        rows = await self._database.rows(
            f"SELECT {columns} FROM follow_episodes AS one JOIN (SELECT feed_id, guid FROM follow_episodes"
            f" WHERE state = 'wanted' AND next_try <= ? AND {PRESENT}"
            " ORDER BY next_try, json_extract(episode, '$.at') DESC LIMIT 1)"
            " AS next ON one.feed_id = next.feed_id AND one.guid = next.guid"
            " JOIN feeds ON feeds.id = one.feed_id"
            f" WHERE one.state = 'wanted' AND one.next_try <= ? AND {PRESENT}",
            (now, now),
        )
        return [
            Wanted(guild_id, feed_id, guid, _EPISODE.validate_json(episode), tried, show)
            for guild_id, feed_id, guid, episode, tried, show in rows
        ]

    async def queued(self, wanted: Wanted, upload_id: str, fetched: Version, next_check: float) -> None:
        """It is in the queue, as it was fetched; then it is looked at again."""
        columns = "state = 'queued', upload_id = ?, digest = ?, etag = ?, modified = ?, next_check = ?"
        await self._set(wanted, columns, upload_id, *astuple(fetched), next_check)

    async def postponed(self, wanted: Wanted, until: float) -> None:
        await self._set(wanted, "next_try = ?", until)

    async def next_offer(self, wanted: Wanted) -> None:
        """The transcript that was tried came to nothing: another is tried, or none is left."""
        left = wanted.tried + 1 < len(wanted.episode.offers)
        await self._set(wanted, "tried = tried + 1, state = ?", "wanted" if left else "failed")

    async def _set(self, wanted: Wanted, changes: str, *values: object) -> None:
        await self._database.write(
            f"UPDATE follow_episodes SET {changes} WHERE guild_id = ? AND feed_id = ? AND guid = ?",
            (*values, wanted.guild_id, wanted.feed_id, wanted.guid),
        )

    async def arrived(self, upload_id: str, interview_id: int) -> None:
        """An episode is in the library."""
        await self._database.write(
            "UPDATE follow_episodes SET by_hand = state IN ('bare', 'failed'), state = 'here', interview_id = ?,"
            " upload_id = NULL WHERE upload_id = ?",
            (interview_id, upload_id),
        )

    async def refused(self, upload_id: str) -> None:
        """What was in the queue could not be read: the next transcript is tried, or none is left."""
        await self._database.write(
            "UPDATE follow_episodes SET tried = tried + 1, upload_id = NULL, state = CASE WHEN"
            " tried + 1 < json_array_length(episode, '$.offers') THEN 'wanted' ELSE 'failed' END"
            " WHERE upload_id = ?",
            (upload_id,),
        )

    async def lost(self) -> None:
        """What is in the queue no longer is to be fetched again: its upload was forgotten."""
        await self._database.write(
            "UPDATE follow_episodes SET state = 'wanted', upload_id = NULL WHERE state = 'queued'"
            " AND upload_id NOT IN (SELECT id FROM uploads)"
        )

    async def checked(self, feed_id: int, guid: str, found: Version, next_check: float) -> None:
        """The transcript of an episode was looked at again: servers that have another one are to get it."""
        async with self._database.transaction():
            await self._database.within(
                "UPDATE follow_episodes SET state = 'wanted', next_try = 0 WHERE feed_id = ? AND guid = ?"
                " AND state = 'here' AND NOT by_hand AND digest IS NOT NULL AND digest IS NOT ?",
                (feed_id, guid, found.digest),
            )
            await self._database.within(
                "UPDATE follow_episodes SET digest = ?, etag = ?, modified = ?, next_check = ?"
                " WHERE feed_id = ? AND guid = ? AND state = 'here'",
                (*astuple(found), next_check, feed_id, guid),
            )

    async def unchecked(self, now: float, since: float) -> Check | None:
        """An episode of that time whose transcript is to be looked at again."""
        columns = "feed_id, guid, episode, tried, one.digest, one.etag, one.modified"
        rows = await self._database.rows(
            f"SELECT {columns} FROM follow_episodes AS one JOIN interviews ON interviews.id = one.interview_id"
            " WHERE state = 'here' AND NOT by_hand AND next_check <= ? AND json_extract(episode, '$.at') >= ?"
            " AND tried < json_array_length(episode, '$.offers') AND removed_at IS NULL"
            " AND one.guild_id NOT IN (SELECT guild_id FROM departures) ORDER BY next_check LIMIT 1",
            (now, since),
        )
        if not rows:
            return None
        feed_id, guid, episode, tried, digest, etag, modified = rows[0]
        read: Episode = _EPISODE.validate_json(episode)
        return Check(feed_id, guid, read.offers[int(tried)].url, Version(digest, etag, modified))

    async def waiting(self, guild_id: int) -> list[Waiting]:
        """A server's episodes without a transcript."""
        rows = await self._database.rows(
            "SELECT feed_id, guid, episode, title FROM follow_episodes JOIN feeds ON feeds.id = feed_id"
            " WHERE guild_id = ? AND state IN ('bare', 'failed')",
            (guild_id,),
        )
        return [Waiting(feed, guid, _EPISODE.validate_json(episode), show) for feed, guid, episode, show in rows]

    async def join(self, guild_id: int, waiting: Waiting, upload_id: str) -> None:
        """What a person uploads becomes the transcript of an episode, once it is in the library."""
        await self._database.write(
            "UPDATE follow_episodes SET upload_id = ? WHERE guild_id = ? AND feed_id = ? AND guid = ?"
            " AND state IN ('bare', 'failed')",
            (upload_id, guild_id, waiting.feed_id, waiting.guid),
        )

    async def news(self) -> list[News]:
        """What is to be announced, oldest first: what is in the library, or has no transcript that can be read."""
        rows = await self._database.rows(
            "SELECT one.guild_id, one.feed_id, guid, episode, interview_id, channel_id, title, threaded"
            " FROM follow_episodes AS one JOIN follows USING (guild_id, feed_id)"
            " JOIN feeds ON feeds.id = one.feed_id"
            " WHERE is_news AND (state = 'here' OR (state IN ('bare', 'failed') AND NOT transcribed_only))"
            " ORDER BY json_extract(episode, '$.at')"
        )
        return [
            News(guild, feed, guid, _EPISODE.validate_json(episode), interview, channel, title, bool(threaded))
            for guild, feed, guid, episode, interview, channel, title, threaded in rows
        ]

    async def announced(self, news: Iterable[News]) -> None:
        async with self._database.transaction():
            await self._database.within_many(
                "UPDATE follow_episodes SET is_news = 0 WHERE guild_id = ? AND feed_id = ? AND guid = ?",
                ((one.guild_id, one.feed_id, one.guid) for one in news),
            )
