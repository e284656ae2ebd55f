"""What of following is refused: what is no feed or gone, addresses inside, who may not, a full library."""

import asyncio

import pytest
from core.podcasts.feeds import item, rss
from end_to_end.podcasts import (
    DAY,
    follow,
    later,
    looked_at,
    named,
    play,
    stands,
    titles,
    told,
    until,
)
from end_to_end.reading import texts
from end_to_end.stage import Stage
from feed_server import FeedServer, Page, listening

from bot.playground.keyboard import Person
from bot.running.web import Web
from bot.wording import following as wording


async def test_a_feed_that_is_gone_is_asked_ever_less_often_and_said(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    await follow(ada, server)
    await until(stage, named(1))
    page = server.pages.pop("/feed.xml")
    server.asked.clear()
    for _ in range(24):
        await later(stage, 3600)
    assert 2 <= server.asked.count("/feed.xml") <= 6
    assert "404" in texts(await (await ada.slash("library follows")).answer())
    server.pages["/feed.xml"] = page
    await later(stage, 2 * DAY)
    assert "404" not in texts(await (await ada.slash("library follows")).answer())
    assert titles(stage) == named(1)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (Page(b"<html>A page</html>", type="text/html"), wording.NO_FEED),
        (Page(rss("")), wording.NO_EPISODES),
        (Page(status=404), "404"),
        (Page(status=302, headers={"Location": "file:///etc/passwd"}), wording.NO_WEB_ADDRESS),
    ],
)
async def test_what_is_no_podcast_is_said(
    stage: Stage, server: FeedServer, ada: Person, page: Page, told: str
) -> None:
    server.pages["/feed.xml"] = page
    assert told in texts(await looked_at(ada, f"{server.url}/feed.xml"))


async def test_nobody_gets_into_this_machine_by_a_feed_or_what_it_names(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    async with listening("127.0.0.1") as listener:
        inside = f"http://127.0.0.1:{listener.port}/"
        assert "public internet" in texts(await looked_at(ada, inside))
        server.pages["/feed.xml"] = Page(status=302, headers={"Location": inside})
        assert "public internet" in texts(await looked_at(ada, f"{server.url}/feed.xml"))
        offer = f'<podcast:transcript url="{inside}1.srt" type="application/srt"/>'
        server.pages["/feed.xml"] = Page(rss(item(1, f'{offer}<podcast:chapters url="{inside}c.json"/>')))
        await follow(ada, server)
        await stands(stage, [("gull-1", "failed")])
        assert listener.connections == 0


async def test_only_who_may_manage_the_server_follows(
    stage: Stage, server: FeedServer, ada: Person, ben: Person
) -> None:
    play(server, 1)
    assert texts(await looked_at(ben, f"{server.url}/feed.xml")) == wording.NOT_ALLOWED
    assert texts(await (await ben.slash("library unfollow", podcast="1")).answer()) == wording.NOT_ALLOWED
    assert server.asked == []
    assert wording.FOLLOWS_NONE in texts(await (await ben.slash("library follows")).answer())


async def test_where_it_is_switched_off_nothing_is_fetched(stage: Stage, server: FeedServer, ada: Person) -> None:
    play(server, 1)
    await follow(ada, server, "0")
    await later(stage, 0)
    server.asked.clear()
    stage.web = Web([])
    await stage.restart_bot()
    assert texts(await looked_at(ada, f"{server.url}/feed.xml")) == wording.OFF
    await asyncio.sleep(0.3)
    assert server.asked == []


async def test_a_full_library_says_so_and_the_rest_waits(stage: Stage, server: FeedServer, ada: Person) -> None:
    stage.settings = stage.settings.model_copy(update={"server_interviews": 2})
    await stage.restart_bot()
    play(server, 1, 2, 3)
    await follow(ada, server)
    await until(stage, named(2, 3))
    await told(ada, "limit")
    await stage.restart_bot()
    assert titles(stage) == named(2, 3)
