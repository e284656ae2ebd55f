"""What people do with the podcasts of their server."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.errors import UserError
from bot.core.listing import HOST
from bot.core.podcasts.addresses import typed_address
from bot.core.podcasts.following import Announcing
from bot.core.podcasts.model import Podcast
from bot.features.following.reading import read_feed
from bot.running.web import Web
from bot.running.workers import Workers
from bot.store.follows import Feed, Follow, FollowStore
from bot.wording import following as wording

MOST_FOLLOWED = 10


@dataclass(frozen=True, slots=True)
class Preview:
    """A podcast that somebody looks at before they follow it; `feed_id` is what its feed is known by."""

    feed_id: int
    podcast: Podcast


class Podcasts:
    """Every method may raise UserError. `changed` is called when there may be something to do. Where a server's
    number stands, `HOST` may, who follows any number of podcasts for all servers."""

    def __init__(
        self,
        store: FollowStore,
        web: Web,
        workers: Workers,
        clock: Callable[[], float],
        changed: Callable[[], object],
    ) -> None:
        self._store, self._web, self._workers = store, web, workers
        self._clock, self._changed = clock, changed
        self._busy: set[int] = set()

    async def look(self, guild_id: int, typed: str) -> Preview:
        """Look at the podcast whose feed is at that address.

        Raises:
            UserError: it is none, cannot be had, or another is being looked at for this server.
        """
        self._check_on()
        address = typed_address(typed)
        if address is None:
            raise UserError(wording.NO_WEB_ADDRESS)
        if guild_id in self._busy:
            raise UserError(wording.ONE_AT_A_TIME)
        self._busy.add(guild_id)
        try:
            _, podcast = await read_feed(self._web, self._workers, address)
        finally:
            self._busy.discard(guild_id)
        if podcast is None or not podcast.episodes:
            raise UserError(wording.NO_EPISODES)
        return Preview(await self._store.feed(address, podcast.title, self._clock()), podcast)

    async def follow(self, guild_id: int, feed_id: int, bring: int, announcing: Announcing) -> Feed:
        """Follow a podcast that was looked at: bring in so many of its episodes, and announce new ones."""
        self._check_on()
        feed = await self._store.named(feed_id)
        if feed is None:
            raise UserError(wording.PREVIEW_GONE)
        followed = {one.feed_id for one in await self._store.of(guild_id)}
        if guild_id != HOST and len(followed - {feed_id}) >= MOST_FOLLOWED:
            raise UserError(wording.TOO_MANY.format(podcasts=wording.podcasts(MOST_FOLLOWED)))
        await self._store.follow(guild_id, feed_id, bring, announcing, self._clock())
        self._changed()
        return feed

    async def followed(self, guild_id: int) -> list[Follow]:
        return await self._store.of(guild_id)

    async def channels(self, guild_id: int) -> list[int | None]:
        """Where each podcast of a server is announced; None: nowhere."""
        return [one.announcing.channel_id for one in await self._store.of(guild_id)]

    async def announce(self, guild_id: int, channel_id: int | None) -> None:
        """Announce new episodes of all that a server follows there, or nowhere."""
        await self._store.announce(guild_id, channel_id)

    async def unfollow(self, guild_id: int, named: str) -> Follow:
        """Follow a podcast no longer, `named` as in `meant`."""
        followed = await self._store.of(guild_id)
        one = meant(named, followed)
        if one is None:
            raise UserError(wording.WHICH_ONE if followed else wording.FOLLOWS_NONE)
        await self._store.unfollow(guild_id, one.feed_id)
        return one

    def _check_on(self) -> None:
        if self._web.is_off:
            raise UserError(wording.OFF)


def meant(named: str, followed: Sequence[Follow]) -> Follow | None:
    """The one of these podcasts with that number or address, or with these words in its title; None where that is
    not just one."""
    words, address = named.casefold().split(), typed_address(named)
    fitting = [one for one in followed if str(one.feed_id) == named.strip() or one.url == address] or [
        one for one in followed if words and all(word in one.title.casefold() for word in words)
    ]
    return fitting[0] if len(fitting) == 1 else None
