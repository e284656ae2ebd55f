"""A podcast from the address of its feed to episodes that are searched, quizzed and announced, with a web server on
this machine that plays feeds."""

from core.podcasts.feeds import item, rss
from end_to_end.librarian import add
from end_to_end.podcasts import (
    DAY,
    becomes,
    follow,
    later,
    looked_at,
    named,
    play,
    said,
    stands,
    state_of,
    titles,
    transcript,
    until,
)
from end_to_end.reading import is_private, texts
from end_to_end.stage import ELSEWHERE, Stage
from feed_server import FeedServer, Page

from bot.core.particulars import Particulars
from bot.features.library.desk import LibraryDesk
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.wording import following as wording
from bot.wording import library


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
    assert "](http" in texts(quote)  # its time leads to the recording

    async def both_are_noted() -> bool:
        return [state for _, state in await state_of(stage)].count("here") == 2

    await becomes(both_are_noted)  # a moment after they can be searched
    listed = await (await ada.slash("library follows")).answer()
    assert "2 episodes here" in texts(listed)
    assert "1 without a transcript yet" in texts(listed)
    shown = texts(await (await ada.slash("library show", interview="Episode 3")).answer())
    assert "https://cdn.example/3.mp3" in shown
    assert "on every server" not in shown


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
