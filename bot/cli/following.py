"""`follow`, `follows`, `unfollow`: podcasts whose episodes are on all servers. The running bot brings them in."""

import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.core import dates, markup
from bot.core.errors import UserError
from bot.core.listing import HOST
from bot.core.podcasts.following import Announcing, Known, State
from bot.core.podcasts.model import Episode
from bot.features.following.podcasts import Podcasts, meant
from bot.running.web import Web
from bot.running.workers import Workers
from bot.settings import Settings
from bot.store.database import Database
from bot.store.episodes import EpisodeStore
from bot.store.follows import Follow, FollowStore
from bot.store.lock import is_taken
from bot.wording import cli as wording
from bot.wording import following as podcasts_wording

_SHOWN = 10


async def follow(settings: Settings, url: str, bring: int | None, web: Web | None = None) -> None:
    """Show the podcast of a feed and its latest episodes; follow it, unless `bring` is None: so many of those that
    are there come in, or `ALL`.

    Raises:
        UserError: it may not be fetched, cannot be had, or is no podcast.
    """
    async with _podcasts(settings, web or Web(settings.hosts)) as (podcasts, database):
        found = await podcasts.look(HOST, url)
        podcast, known = found.podcast, await EpisodeStore(database).known(HOST, found.feed_id)
        print(markup.plain(podcast.title))
        print(
            wording.PODCAST_FACTS.format(
                episodes=podcasts_wording.episodes(len(podcast.episodes)),
                transcribed=podcasts_wording.transcribed(podcast.transcribed),
            )
        )
        for episode in podcast.episodes[:_SHOWN]:
            print(_episode(episode, known))
        if bring is not None:
            await podcasts.follow(HOST, found.feed_id, bring, Announcing())
            when = wording.COMES_SOON if is_taken(settings.database) else wording.COMES_LATER
            print(wording.FOLLOWED_NOW.format(when=when))
        else:
            is_followed = await _is_followed(FollowStore(database), found.feed_id)
            print(wording.FOLLOWED_BEFORE if is_followed else wording.NOT_FOLLOWED_YET)


async def follows(settings: Settings) -> None:
    """Print what is followed, and how that goes."""
    async with Database.open(settings.database) as database:
        followed = await FollowStore(database).of(HOST)
    for one in followed:
        print(_follow(one))
    if not followed:
        print(wording.FOLLOWS_NOTHING)


async def unfollow(settings: Settings, named: str) -> None:
    """Follow a podcast no longer.

    Raises:
        UserError: none that is followed is called so, or several are.
    """
    async with Database.open(settings.database) as database:
        store = FollowStore(database)
        followed = await store.of(HOST)
        if not followed:
            raise UserError(wording.FOLLOWS_NOTHING)
        one = meant(named, followed)
        if one is None:
            titles = ", ".join(f"“{markup.plain(one.title)}”" for one in followed)
            raise UserError(wording.WHICH_PODCAST.format(titles=titles))
        await store.unfollow(HOST, one.feed_id)
        print(wording.UNFOLLOWED.format(title=markup.plain(one.title)))


@asynccontextmanager
async def _podcasts(settings: Settings, web: Web) -> AsyncGenerator[tuple[Podcasts, Database]]:
    if web.is_off:
        raise UserError(wording.FOLLOWING_OFF)
    workers = Workers()
    try:
        async with Database.open(settings.database) as database:
            yield Podcasts(FollowStore(database), web, workers, time.time, lambda: None), database
    finally:
        await workers.close()


async def _is_followed(store: FollowStore, feed_id: int) -> bool:
    return any(one.feed_id == feed_id for one in await store.of(HOST))


def _episode(episode: Episode, known: Mapping[str, Known]) -> str:
    before = known.get(episode.guid)
    offered = "offered" if episode.offers else "none"
    state = offered if before is None or before.state in (State.PASSED, State.BARE) else before.state.value
    day = dates.of_moment(episode.at) if episode.at is not None else ""
    return wording.AN_EPISODE.format(
        day=day, state=wording.EPISODE_STATES[state], title=markup.plain(episode.title)
    )


def _follow(one: Follow) -> str:
    facts = podcasts_wording.progress(one.here, one.coming, one.bare)
    facts.append(wording.LOOKED_AT.format(at=f"{datetime.fromtimestamp(one.looked_at, UTC):%Y-%m-%d %H:%M}"))
    told = wording.A_FOLLOW.format(title=markup.plain(one.title), url=one.url, facts=" · ".join(facts))
    trouble = wording.FOLLOW_TROUBLE.format(trouble=markup.plain(one.trouble)) if one.trouble else ""
    return "\n".join(filter(None, [told, trouble]))
