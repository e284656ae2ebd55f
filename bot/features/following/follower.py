"""Follows podcasts: looks at their feeds, brings in what servers want of them, and has it announced. All of it goes
on after a restart."""

import asyncio
import contextlib
import hashlib
import random
import secrets
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.core.errors import StorageError, UserError
from bot.core.listing import HOST
from bot.core.podcasts.following import changes
from bot.core.transcript.upload import Upload
from bot.features.following.reading import read_chapters, read_feed
from bot.running.reporting import report
from bot.running.web import Fetched, FetchError, Web
from bot.running.workers import Workers
from bot.store.episodes import EpisodeStore, News, Version, Wanted
from bot.store.follows import Feed, FollowStore
from bot.store.uploads import UploadStore
from bot.wording import following as wording
from bot.wording.errors import UNEXPECTED

_HOUR, _DAY = 3600.0, 24 * 3600.0
_MENDED_WITHIN = 30 * _DAY
"""How old an episode is, in seconds, whose transcript is looked at again once a day."""
_UNSEEN = 0
"""The channel of what nobody waits for, and the person who brought what came by itself."""


@dataclass(frozen=True, slots=True)
class Gait:
    """Seconds: how often a feed is looked at, how often it is seen whether one is due, how long to wait between two
    files of one podcast; and how many episodes may be in the queue at once, so that others' uploads have their
    turn."""

    look: float = _HOUR
    tick: float = 20.0
    pause: float = 1.0
    queued: int = 3


UNHURRIED = Gait()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a library takes: megabytes a file, interviews a server; `check_room` raises UserError where a server has
    no room for one more, `changed` is called when something is in the queue, `refresh` when more is known of what
    is there. The host's takes any number."""

    upload_mb: int
    interviews: int
    check_room: Callable[[int], Awaitable[None]]
    changed: Callable[[], object]
    refresh: Callable[[], Awaitable[None]]


class Follower:
    """`start` and `close` it with the bot, and `wake` it when there may be something to do. `announce` tells people
    of an episode, and says whether that is done with."""

    def __init__(
        self,
        follows: FollowStore,
        episodes: EpisodeStore,
        uploads: UploadStore,
        web: Web,
        workers: Workers,
        shelf: Shelf,
        announce: Callable[[News], Awaitable[bool]],
        gait: Gait,
    ) -> None:
        self.clock: Callable[[], float] = time.time
        self._follows, self._episodes, self._uploads = follows, episodes, uploads
        self._web, self._workers = web, workers
        self._shelf, self._announce, self._gait = shelf, announce, gait
        self._woken, self._turn = asyncio.Event(), asyncio.Lock()
        self._tidied = 0.0
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        if not self._web.is_off:
            self._task = asyncio.create_task(self._run(), name="following")

    async def close(self) -> None:
        """Stop where everything stands; it is all stored."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def wake(self) -> None:
        self._woken.set()

    async def arrived(self, upload_id: str, interview_id: int) -> None:
        """An upload that came from an episode is in the library."""
        await self._episodes.arrived(upload_id, interview_id)
        self.wake()

    async def refused(self, upload_id: str) -> None:
        """An upload that came from an episode cannot be read."""
        await self._episodes.refused(upload_id)
        self.wake()

    async def _run(self) -> None:
        while True:
            try:
                await self.work()
            except StorageError:
                pass  # the host was told
            except Exception as error:
                report(error, "Following podcasts")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._gait.tick):
                    await self._woken.wait()
            self._woken.clear()

    async def work(self) -> None:
        """Do what is due."""
        async with self._turn:
            now = self.clock()
            if now - self._tidied > _HOUR:
                self._tidied = now
                await self._episodes.lost()
                await self._follows.forget_lone(now)
            await self._tell()
            while feed := await self._follows.due(now):
                await self._look(feed, now)
            await self._check_again(now)
            while wanted := await self._next(now):
                await self._bring(wanted, now)
                await asyncio.sleep(self._gait.pause)
            await self._tell()

    async def _tell(self) -> None:
        for news in await self._episodes.news():
            if await self._announce(news):
                await self._episodes.announced([news])

    async def _look(self, feed: Feed, now: float) -> None:
        try:
            found, podcast = await read_feed(self._web, self._workers, feed.url, feed.etag, feed.modified)
        except StorageError:
            raise
        except UserError as error:
            await self._failed(feed, now, str(error), getattr(error, "wait", None))
            return
        except Exception as error:
            await self._failed(feed, now, UNEXPECTED.format(reference=report(error, "Looking at a feed")), None)
            return
        etag, modified = found.etag or feed.etag, found.modified or feed.modified
        if podcast is not None:
            for guild_id, wish in (await self._follows.wishes(feed.id)).items():
                known = await self._episodes.known(guild_id, feed.id)
                await self._episodes.change(guild_id, feed.id, list(changes(wish, known, podcast)))
                if await self._episodes.fill(guild_id, feed.id, podcast):
                    await self._shelf.refresh()
            feed, etag, modified = replace(feed, title=podcast.title), found.etag, found.modified
        await self._follows.looked(replace(feed, etag=etag, modified=modified), now, now + _about(self._gait.look))

    async def _check_again(self, now: float) -> None:
        """Look whether transcripts of new episodes were changed at their addresses: makers mend them in the days
        after they published them."""
        while check := await self._episodes.unchecked(now, now - _MENDED_WITHIN):
            version, known = check.version, check.version.digest is not None
            with contextlib.suppress(FetchError):
                etag, modified = (version.etag, version.modified) if known else (None, None)
                found = await self._web.fetch(check.url, self._shelf.upload_mb * 2**20, etag, modified)
                if found.content is not None:
                    version = _version(found)
            await self._episodes.checked(check.feed_id, check.guid, version, now + _about(_DAY))
            await asyncio.sleep(self._gait.pause)

    async def _failed(self, feed: Feed, now: float, trouble: str, wait: float | None) -> None:
        """Wait twice as long each time, up to a day, or as long as its server would like."""
        backing_off = min(self._gait.look * 2 ** min(feed.failures, 10), _DAY)
        await self._follows.failed(feed.id, trouble, now + max(_about(backing_off), wait or 0.0))

    async def _next(self, now: float) -> list[Wanted]:
        is_full = len(await self._uploads.queued()) >= self._gait.queued
        return [] if is_full else await self._episodes.wanted(now)

    async def _bring(self, wanted: Sequence[Wanted], now: float) -> None:
        """Fetch an episode once for all who want it."""
        roomy = [one for one in wanted if await self._has_room(one, now)]
        for tried, group in groupby(sorted(roomy, key=lambda one: one.tried), key=lambda one: one.tried):
            waiting = list(group)
            episode = waiting[0].episode
            if tried >= len(episode.offers):
                for one in waiting:
                    await self._episodes.next_offer(one)
                continue
            try:
                found = await self._web.fetch(episode.offers[tried].url, self._shelf.upload_mb * 2**20)
            except FetchError as error:
                for one in waiting:
                    if error.is_final:
                        await self._episodes.next_offer(one)
                    else:
                        await self._episodes.postponed(one, now + max(_about(self._gait.look), error.wait or 0.0))
                continue
            marks = await read_chapters(self._web, episode.chapters)
            for one in waiting:
                await self._queue(one, found, marks, now)

    async def _has_room(self, wanted: Wanted, now: float) -> bool:
        if wanted.guild_id == HOST:
            return True
        try:
            await self._shelf.check_room(wanted.guild_id)
        except StorageError:
            raise
        except UserError as error:
            await self._no_room(wanted, str(error), now)
            return False
        return True

    async def _no_room(self, wanted: Wanted, trouble: str, now: float) -> None:
        await self._follows.trouble(wanted.guild_id, wanted.feed_id, trouble)
        await self._episodes.postponed(wanted, now + _about(self._gait.look))

    async def _queue(self, wanted: Wanted, found: Fetched, marks: bytes | None, now: float) -> None:
        """Put it into the queue; what came from this episode before is replaced."""
        name = hashlib.sha256(f"{wanted.feed_id} {wanted.guid}".encode()).hexdigest()[:12]
        upload = Upload(
            id=secrets.token_urlsafe(12),
            guild_id=wanted.guild_id,
            channel_id=_UNSEEN,
            user_id=_UNSEEN,
            filename=wording.FILE_NAME.format(name=name),
            content=found.content or b"",
            chapters=marks,
            title=wanted.episode.title,
            media_link=wanted.episode.media_link,
            particulars=wanted.episode.particulars(wanted.show).to_json(),
        )
        most = sys.maxsize if wanted.guild_id == HOST else self._shelf.interviews
        if not await self._uploads.ask(upload, most):
            await self._no_room(wanted, wording.LIBRARY_FULL, now)
            return
        await self._follows.trouble(wanted.guild_id, wanted.feed_id, None)
        await self._episodes.queued(wanted, upload.id, _version(found), now + _about(_DAY))
        await self._uploads.queue(upload.id, upload.guild_id, None, replacing=True)
        self._shelf.changed()


def _version(found: Fetched) -> Version:
    return Version(hashlib.sha256(found.content or b"").hexdigest(), found.etag, found.modified)


def _about(seconds: float) -> float:
    """A little more or less, so that feeds are not asked all at once, nor at the same moment each hour."""
    return seconds * random.uniform(0.9, 1.1)
