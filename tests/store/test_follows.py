"""Podcasts that servers follow: each feed once, and what each server gets of it."""

from dataclasses import replace

from bot.core.podcasts.following import ALL, Announcing, Change, State, Wish
from bot.core.podcasts.model import Episode, Guest, Offer
from bot.store.database import Database
from bot.store.episodes import EpisodeStore, Version
from bot.store.follows import FollowStore

HERE, THERE, NOW = 111, 222, 1_780_000_000.0
FETCHED = Version("a digest", None, None)
URL = "https://gulls.example/feed.xml"
OFFERS = (Offer("https://gulls.example/1.srt", "application/srt", "en"), Offer("https://gulls.example/1.vtt"))
EPISODE = Episode("gull-1", "Gulls", int(NOW), "https://gulls.example/1.mp3", 1000, OFFERS, None, (Guest("Ada"),))


async def following(database: Database, *guilds: int) -> tuple[FollowStore, EpisodeStore, int]:
    """These servers follow a feed and want an episode of it."""
    store, episodes = FollowStore(database), EpisodeStore(database)
    feed_id = await store.feed(URL, "The Gull Hour", NOW)
    for guild in guilds:
        await store.follow(guild, feed_id, ALL, Announcing(guild + 1), NOW)
        await episodes.change(guild, feed_id, [Change(State.WANTED, EPISODE, is_news=True)])
    return store, episodes, feed_id


async def test_a_feed_is_there_once_however_many_follow_it_and_due_only_if_anybody_does(database: Database) -> None:
    store, episodes = FollowStore(database), EpisodeStore(database)
    feed_id = await store.feed(URL, "The Gull Hour", NOW)
    assert await store.due(NOW + 10**9) is None
    assert await store.feed(URL, "Gulls", NOW) == feed_id
    await store.follow(HERE, feed_id, 0, Announcing(), NOW)
    await store.follow(THERE, feed_id, ALL, Announcing(5), NOW)
    assert await store.wishes(feed_id) == {HERE: Wish(0, NOW, begun=False), THERE: Wish(ALL, NOW, begun=False)}
    feed = await store.due(NOW)
    assert feed
    assert (feed.id, feed.title) == (feed_id, "Gulls")
    await store.looked(replace(feed, etag="1"), NOW, NOW + 60)
    assert await store.due(NOW) == feed, "nobody noted yet what was there"
    for guild in (HERE, THERE):
        await episodes.change(guild, feed_id, [])
    await store.looked(replace(feed, etag="1", modified="now"), NOW, NOW + 60)
    assert await store.due(NOW + 59) is None
    again = await store.due(NOW + 60)
    assert again
    assert (again.etag, again.modified) == ("1", "now")


async def test_what_goes_wrong_is_counted_and_shown_until_it_goes_well(database: Database) -> None:
    store, _, feed_id = await following(database, HERE)
    for _ in range(2):
        await store.failed(feed_id, "Gone.", NOW + 5)
    feed = await store.due(NOW + 5)
    assert feed
    assert feed.failures == 2
    assert [one.trouble for one in await store.of(HERE)] == ["Gone."]
    await store.looked(feed, NOW, NOW + 60)
    assert [one.trouble for one in await store.of(HERE)] == [None]


async def test_an_episode_is_wanted_once_for_all_and_goes_its_way_with_each(database: Database) -> None:
    store, episodes, _ = await following(database, HERE, THERE)
    here, there = sorted(await episodes.wanted(NOW), key=lambda one: one.guild_id)
    assert (here.guild_id, there.guild_id, here.episode) == (HERE, THERE, EPISODE)
    await episodes.queued(here, "upload", FETCHED, NOW)
    await episodes.postponed(there, NOW + 60)
    assert await episodes.wanted(NOW) == []
    assert [one.coming for one in (*await store.of(HERE), *await store.of(THERE))] == [1, 1]
    await episodes.arrived("upload", 7)
    assert [(one.here, one.coming) for one in await store.of(HERE)] == [(1, 0)]
    (news,) = await episodes.news()
    assert (news.guild_id, news.channel_id, news.interview_id, news.podcast) == (
        HERE,
        HERE + 1,
        7,
        "The Gull Hour",
    )
    await episodes.announced([news])
    assert await episodes.news() == []


async def test_of_several_transcripts_the_next_is_tried_and_in_the_end_none_is_left(database: Database) -> None:
    _, episodes, _ = await following(database, HERE)
    (wanted,) = await episodes.wanted(NOW)
    await episodes.queued(wanted, "upload", FETCHED, NOW)
    await episodes.refused("upload")
    (wanted,) = await episodes.wanted(NOW)
    assert wanted.tried == 1
    await episodes.next_offer(wanted)
    assert await episodes.wanted(NOW) == []
    assert [one.interview_id for one in await episodes.news()] == [None]


async def test_what_the_queue_lost_is_fetched_again(database: Database) -> None:
    _, episodes, _ = await following(database, HERE)
    await episodes.queued((await episodes.wanted(NOW))[0], "upload", FETCHED, NOW)
    await episodes.lost()
    assert len(await episodes.wanted(NOW)) == 1


async def test_who_no_longer_follows_gets_nothing_and_others_go_on(database: Database) -> None:
    store, episodes, feed_id = await following(database, HERE, THERE)
    assert await store.unfollow(HERE, feed_id)
    assert not await store.unfollow(HERE, feed_id)
    await episodes.change(HERE, feed_id, [Change(State.WANTED, EPISODE)])
    assert [one.guild_id for one in await episodes.wanted(NOW)] == [THERE]
    assert await store.of(HERE) == []
    await store.forget_lone(NOW + 10**6)
    assert await store.named(feed_id)
    await store.unfollow(THERE, feed_id)
    await store.forget_lone(NOW)
    assert await store.named(feed_id)
    await store.forget_lone(NOW + 10**6)
    assert await store.named(feed_id) is None


async def test_where_nothing_can_be_announced_the_server_is_told(database: Database) -> None:
    store, _, feed_id = await following(database, HERE)
    await store.silence(HERE, HERE + 1, "No channel.")
    assert [(one.announcing.channel_id, one.trouble) for one in await store.of(HERE)] == [(None, "No channel.")]
    await store.trouble(HERE, feed_id, None)
    assert [one.trouble for one in await store.of(HERE)] == [None]
