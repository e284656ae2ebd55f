"""A podcast from the address of its feed to episodes that are searched, quizzed and announced, with a web server on
this machine that plays feeds."""

import asyncio

import pytest
from core.podcasts.feeds import item, rss
from discord import Permissions
from end_to_end.librarian import add, says
from end_to_end.podcasts import (
    DAY,
    becomes,
    follow,
    later,
    looked_at,
    named,
    play,
    reach,
    said,
    stands,
    state_of,
    titles,
    told,
    transcript,
    until,
)
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import ELSEWHERE, Stage
from feed_server import FeedServer, Page, listening

from bot.core.particulars import Particulars
from bot.features.library.desk import LibraryDesk
from bot.interviews.catalogue import Interviews
from bot.playground.guild import MEMBER_PERMISSIONS
from bot.playground.keyboard import Person
from bot.running.web import Web
from bot.wording import following as wording
from bot.wording import library
from bot.wording.errors import CREATE_THREADS, MAY_NOT_POST_THERE


@pytest.fixture
async def stage(stage: Stage, server: FeedServer) -> Stage:
    return await reach(stage, server)


async def test_a_podcast_is_shown_followed_and_its_episodes_are_searched(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1, 2, 3, bare=(2,))
    asked = await looked_at(ada, f"{server.url}/feed.xml")
    assert is_private(asked)
    assert "The Gull Hour" in texts(asked)
    assert "3 episodes, 2 have a transcript" in texts(asked)
    assert f"{wording.HAS_TRANSCRIPT} Episode 3" in texts(asked)
    assert f"{wording.HAS_NONE} Episode 2" in texts(asked)
    assert "The Gull Hour" in texts(await follow(ada, server))
    await until(stage, named(1, 3))
    quote = await (await ada.slash("quote find", text="how many gulls of ddd", interview="Episode 3")).answer()
    assert "ddd" in texts(quote)
    assert "Listen" in buttons(quote)

    async def both_are_noted() -> bool:
        return [state for _, state in await state_of(stage)].count("here") == 2

    await becomes(both_are_noted)  # a moment after they can be searched
    listed = await (await ada.slash("library follows")).answer()
    assert "2 episodes here" in texts(listed)
    assert "1 without a transcript yet" in texts(listed)
    shown = texts(await (await ada.slash("library show", interview="Episode 3")).answer())
    assert "https://cdn.example/3.mp3" in shown
    assert "on every server" not in shown


async def test_new_episodes_come_by_themselves_and_are_announced(
    stage: Stage, server: FeedServer, ada: Person, ben: Person
) -> None:
    play(server, 1)
    before = len(ben.sees())
    await follow(ada, server, "0", announce=ada.channel().id)
    await later(stage, 0)
    assert titles(stage) == set()
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(2))
    news = await ben.sees_message(says("Episode 2"))
    assert "The Gull Hour" in texts(news)
    assert "> " in texts(news)
    assert "🧭" in texts(news)
    assert list(buttons(news)) == [wording.SEARCH_IT, wording.QUIZ_IT, wording.LISTEN]
    await later(stage)
    await stage.restart_bot()
    assert len(ben.sees()) == before + 1
    found = await ben.submit(await ben.press(news, wording.SEARCH_IT), words="gulls before breakfast")
    answer = await found.answer()
    assert is_private(answer)
    assert "**before breakfast**" in texts(answer)
    played = await (await ben.press(news, wording.QUIZ_IT)).answer()
    assert is_private(played)


async def test_an_announcement_begins_a_thread_where_that_is_wanted(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    channel, world = ada.channel(), stage.playground.world
    may = MEMBER_PERMISSIONS
    world.set_permissions(world.bot["id"], may & ~Permissions(create_public_threads=True))
    refused = await looked_at(ada, f"{server.url}/feed.xml", announce=channel.id, threads=True)
    assert CREATE_THREADS in texts(refused)
    world.set_permissions(world.bot["id"], may)
    await follow(ada, server, "0", announce=channel.id, threads=True)
    await later(stage, 0)
    play(server, 1, 2)
    await later(stage)
    news = await ada.sees_message(says("Episode 2"))

    async def has_begun() -> bool:
        return news["id"] in world.channels

    await becomes(has_begun)
    assert world.channels[news["id"]].data["name"] == "Episode 2"
    assert wording.THREADED in texts(await (await ada.slash("library follows")).answer())

    stage.forgiven = {403}
    world.set_permissions(world.bot["id"], may & ~Permissions(create_public_threads=True))
    play(server, 1, 2, 3)
    await later(stage)
    await ada.sees_message(says("Episode 3"))
    await told(ada, CREATE_THREADS)


async def test_an_episode_is_announced_only_once_it_has_a_transcript_where_that_is_wanted(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    await follow(ada, server, "0", announce=ada.channel().id, episodes="transcribed")
    await later(stage, 0)
    before = len(ada.sees())
    play(server, 1, 2, bare=(2,))
    await later(stage)
    assert len(ada.sees()) == before
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(2))
    assert wording.SEARCH_IT in buttons(await ada.sees_message(says("Episode 2")))


async def test_an_episode_without_a_transcript_is_announced_and_searched_once_there_is_one(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    await follow(ada, server, "0", announce=ada.channel().id)
    await later(stage, 0)
    play(server, 1, 2, bare=(2,))
    await later(stage)
    news = await ada.sees_message(says("Episode 2"))
    assert wording.NO_TRANSCRIPT_YET in texts(news)
    assert titles(stage) == set()
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(2))


async def test_a_transcript_that_was_mended_at_its_address_is_read_again(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1, 2)
    server.pages["/t/2.srt"].etag = '"as it was"'
    await follow(ada, server)
    await until(stage, named(1, 2))
    await stands(stage, [("gull-1", "here"), ("gull-2", "here")])
    server.pages["/t/1.srt"].content = said(1).replace(b"gulls", b"puffins")
    server.asked.clear()
    await later(stage, 2 * DAY)
    assert server.asked.count("/t/2.srt") == 1

    async def puffins() -> bool:
        found = await (
            await ada.slash("quote find", text="puffins before breakfast", interview="Episode 1")
        ).answer()
        return "**puffins**" in texts(found) or "puffins before breakfast" in texts(found).replace("**", "")

    await becomes(puffins)
    await until(stage, named(1, 2))
    server.asked.clear()
    await later(stage, 60)
    assert not [path for path in server.asked if path.startswith("/t/")]


async def test_what_somebody_uploads_becomes_the_transcript_of_the_episode_that_lacked_one(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1, 2, bare=(1, 2))
    await follow(ada, server)
    await stands(stage, [("gull-1", "bare"), ("gull-2", "bare")])
    asked = await add(ada, said(7), "Episode_2.srt")
    assert library.IS_EPISODE.format(episode="Episode 2") in texts(asked)
    await ada.press(asked, library.IMPORT)
    await until(stage, {"Episode 2"})

    async def is_here() -> bool:
        return sorted(state for _, state in await state_of(stage)) == ["bare", "here"]

    await becomes(is_here)
    (episode,) = stage.bot.services.get(Interviews).own(int(stage.playground.world.guild_id))
    assert episode.particulars.show == "The Gull Hour"
    shown = texts(await (await ada.slash("library show", interview="Episode 2")).answer())
    assert "https://cdn.example/2.mp3" in shown
    play(server, 1, 2)
    await later(stage)
    await until(stage, named(1, 2))
    found = await (await ada.slash("quote find", text="how many gulls", interview="Episode 2")).answer()
    assert "7 gulls" in texts(found).replace("**", "")


async def test_what_a_feed_says_of_an_episode_is_known_of_it(stage: Stage, server: FeedServer, ada: Person) -> None:
    people = "<podcast:person role='guest'>Bea</podcast:person><podcast:person>Ann</podcast:person>"
    inside = f"{transcript(3)}{people}<podcast:episode>3</podcast:episode>"
    server.pages["/feed.xml"] = Page(rss(item(3, inside)))
    server.pages["/t/3.srt"] = Page(said(3), type="application/srt")
    await follow(ada, server)
    await until(stage, {"Episode 3"})
    (episode,) = stage.bot.services.get(Interviews).own(int(stage.playground.world.guild_id))
    assert episode.particulars == Particulars("The Gull Hour", 3, "2026-06-03", ("Bea",), ("Ann",))


async def test_what_a_feed_says_later_of_an_episode_is_known_unless_somebody_said_otherwise(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 3)
    await follow(ada, server)
    await until(stage, {"Episode 3"})
    await stands(stage, [("gull-3", "here")])
    inside = f"{transcript(3)}<podcast:person role='guest'>Bea</podcast:person>"
    server.pages["/feed.xml"] = Page(rss(item(3, inside)))
    await later(stage)
    guild_id = int(stage.playground.world.guild_id)
    (episode,) = stage.bot.services.get(Interviews).own(guild_id)
    assert episode.particulars.guests == ("Bea",)
    await stage.bot.services.get(LibraryDesk).edit(
        guild_id, episode.id, episode.title, None, {}, particulars=Particulars(guests=("Ann",))
    )
    server.pages["/feed.xml"] = Page(rss(item(3, inside.replace("Bea", "Cleo"))))
    await later(stage)
    (episode,) = stage.bot.services.get(Interviews).own(guild_id)
    assert episode.particulars.guests == ("Ann",)


async def test_two_servers_share_the_fetching_and_not_each_others_settings(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1, 2, 3)
    elsewhere = next(one for one in stage.playground.world.guilds.values() if one.name == ELSEWHERE)
    there = int(elsewhere.id)
    await follow(ada, server, "0")
    channel = next(one for one in stage.playground.world.channels.values() if one.guild_id == elsewhere.id)
    await follow(ada, server, "-1", channel=channel.id)
    await until(stage, named(1, 2, 3), there)
    server.asked.clear()
    play(server, 1, 2, 3, 4)
    await later(stage)
    await until(stage, named(4))
    await until(stage, named(1, 2, 3, 4), there)
    assert server.asked.count("/feed.xml") == 1
    assert server.asked.count("/t/4.srt") == 1


async def test_a_feed_that_is_as_it_was_is_not_sent_again(stage: Stage, server: FeedServer, ada: Person) -> None:
    play(server, 1)
    await follow(ada, server)
    await until(stage, named(1))
    server.asked.clear()
    server.seen.clear()
    for _ in range(2):
        await later(stage)
    assert server.asked.count("/feed.xml") == 2
    assert all(
        "If-None-Match" in headers
        for path, headers in zip(server.asked, server.seen, strict=True)
        if "feed" in path
    )


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


async def test_the_next_transcript_is_taken_where_the_best_is_none(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    offers = "".join(
        f'<podcast:transcript url="{url}" type="{type}"/>'
        for url, type in (("/no.json", "application/json"), ("/gone.vtt", "text/vtt"), ("/t/1.srt", "text/plain"))
    )
    chapters = '<podcast:chapters url="/c.json" type="application/json+chapters"/>'
    server.pages["/feed.xml"] = Page(status=301, headers={"Location": "/moved/feed.xml"})
    server.pages["/moved/feed.xml"] = Page(rss(item(1, offers + chapters) + item(2, transcript(2))))
    server.pages["/no.json"] = Page(b"<html>Please log in</html>", type="text/html")
    server.pages["/t/1.srt"] = Page(said(1))
    server.pages["/c.json"] = Page(b'{"chapters": [{"startTime": 0, "title": "Of gulls"}]}')
    await follow(ada, server)
    await until(stage, named(1))
    await stands(stage, [("gull-1", "here"), ("gull-2", "failed")])
    assert "Of gulls" in texts(await (await ada.slash("topic list", interview="Episode 1")).answer())


async def test_who_no_longer_follows_keeps_what_is_here(stage: Stage, server: FeedServer, ada: Person) -> None:
    play(server, 1)
    await follow(ada, server)
    await until(stage, named(1))
    offered = await ada.autocomplete("library unfollow", "podcast", "gull")
    assert [one["name"] for one in offered] == ["The Gull Hour"]
    gone = await (await ada.slash("library unfollow", podcast=offered[0]["value"])).answer()
    assert "The Gull Hour" in texts(gone)
    play(server, 1, 2)
    await later(stage)
    assert titles(stage) == named(1)
    assert wording.FOLLOWS_NONE in texts(await (await ada.slash("library follows")).answer())
    assert texts(await (await ada.slash("library unfollow", podcast="gull")).answer()) == wording.FOLLOWS_NONE


async def test_three_thousand_episodes_are_looked_at_and_the_last_are_brought_in(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    notes = f"<description>{'<![CDATA[<p>Notes of the show.</p>]]>' * 20}</description>"
    items = [
        item(number % 28 + 1, transcript(number) + notes)
        .replace("gull-", f"gull-{number}-")
        .replace(
            "Jun 2026", f"{['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'][number // 500]} {1990 + number // 28 % 36}"
        )
        .replace(f"Episode {number % 28 + 1}<", f"Episode {number}<")
        for number in range(3000)
    ]
    newest = [item(number, transcript(number)) for number in (1, 2, 3, 4, 5)]
    server.pages["/feed.xml"] = Page(rss("".join([*items, *newest])), packed=True)
    for number in range(1, 6):
        server.pages[f"/t/{number}.srt"] = Page(said(number))
    assert "3,005 episodes" in texts(await looked_at(ada, f"{server.url}/feed.xml"))
    await follow(ada, server, "5")
    await until(stage, named(1, 2, 3, 4, 5))
    assert len(await state_of(stage)) == 3005


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


@pytest.mark.parametrize("is_deleted_while_away", [False, True])
async def test_a_channel_that_is_gone_ends_announcing(
    stage: Stage, server: FeedServer, ada: Person, is_deleted_while_away: bool
) -> None:
    play(server, 1)
    stage.forgiven = {404}
    await follow(ada, server, "0", announce=ada.channel("second-room").id)
    await later(stage, 0)
    if is_deleted_while_away:
        await stage.stop_bot()
    stage.playground.world.remove_channel(ada.channel("second-room").id)
    if is_deleted_while_away:
        await stage.start_bot()
        play(server, 1, 2)
        await later(stage)
    await told(ada, "gone")


async def test_a_channel_where_the_bot_may_not_write_ends_announcing_and_is_refused(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    play(server, 1)
    stage.forgiven = {403}
    world, room = stage.playground.world, ada.channel().id
    await follow(ada, server, "0", announce=room)
    await later(stage, 0)
    world.set_permissions(world.bot["id"], MEMBER_PERMISSIONS & ~Permissions(send_messages=True))
    play(server, 1, 2)
    await later(stage)
    await told(ada, f"can’t write in <#{room}>: I need **Send Messages** there")
    refused = await looked_at(ada, f"{server.url}/feed.xml", announce=room)
    assert texts(refused) == MAY_NOT_POST_THERE.format(channel=f"<#{room}>", permissions="**Send Messages**")
