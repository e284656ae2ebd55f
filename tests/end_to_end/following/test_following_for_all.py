"""Podcasts that the host follows from the command line, while a bot runs and servers follow their own."""

import pytest
from end_to_end.podcasts import becomes, follow, later, named, play, titles, until
from end_to_end.reading import texts
from end_to_end.stage import ELSEWHERE, Stage
from feed_server import FeedServer, listening

from bot.cli import following
from bot.core.errors import UserError
from bot.core.podcasts.following import ALL
from bot.interviews.catalogue import Interviews
from bot.playground.keyboard import Person
from bot.running.web import Web
from bot.wording import cli as wording


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    """No server may add anything."""
    stage.settings = stage.settings.model_copy(update={"server_interviews": 0, "server_hours": 0})
    await stage.restart_bot()
    return stage


async def test_what_the_host_follows_is_on_every_server_whatever_those_may_add(
    stage: Stage, server: FeedServer, ada: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    play(server, 1, 2, 3, bare=(2,))
    feed = f"{server.url}/feed.xml"
    await following.follow(stage.settings, feed, None, stage.web)
    shown = capsys.readouterr().out
    assert shown.startswith("The Gull Hour\n3 episodes, 2 have a transcript\n")
    assert [line.split("  ")[2].strip() for line in shown.splitlines()[2:5]] == [
        "transcript",
        "no transcript",
        "transcript",
    ]
    assert shown.endswith(f"{wording.NOT_FOLLOWED_YET}\n")
    await following.follows(stage.settings)
    assert capsys.readouterr().out == f"{wording.FOLLOWS_NOTHING}\n"

    await following.follow(stage.settings, feed, 1, stage.web)
    assert wording.COMES_LATER in capsys.readouterr().out
    await _until_for_all(stage, named(3))
    for guild in stage.playground.world.guilds.values():
        assert named(3) <= {one.title for one in stage.bot.services.get(Interviews).on(int(guild.id))}
    assert titles(stage) == set()
    quote = await (await ada.slash("quote find", text="how many gulls of ddd", interview="Episode 3")).answer()
    assert "ddd" in texts(quote)

    play(server, 1, 2, 3, 4, bare=(2,))
    await later(stage)
    await _until_for_all(stage, named(3, 4))
    await stage.restart_bot()
    await following.follow(stage.settings, feed, ALL, stage.web)
    await _until_for_all(stage, named(1, 3, 4))
    capsys.readouterr()

    async def all_are_told_of() -> bool:
        await following.follows(stage.settings)
        return "3 episodes here · 1 without a transcript yet" in capsys.readouterr().out

    await becomes(all_are_told_of)

    with pytest.raises(UserError, match="The Gull Hour"):
        await following.unfollow(stage.settings, "heron")
    await following.unfollow(stage.settings, feed)
    with pytest.raises(UserError, match="No podcast is followed"):
        await following.unfollow(stage.settings, feed)
    play(server, 1, 2, 3, 4, 5)
    await later(stage)
    assert _for_all(stage) >= named(1, 3, 4)
    assert not _for_all(stage) & named(5)


async def test_a_server_and_the_host_follow_the_same_podcast_with_one_fetching_and_each_as_they_want(
    stage: Stage, server: FeedServer, ada: Person
) -> None:
    stage.settings = stage.settings.model_copy(update={"server_interviews": 9, "server_hours": 9})
    await stage.restart_bot()
    play(server, 1, 2)
    await follow(ada, server, "0")
    await later(stage, 0)
    await following.follow(stage.settings, f"{server.url}/feed.xml", ALL, stage.web)
    await _until_for_all(stage, named(1, 2))
    assert titles(stage) == set()
    server.asked.clear()
    play(server, 1, 2, 3)
    await later(stage)
    await until(stage, named(3))
    await _until_for_all(stage, named(1, 2, 3))
    assert [path for path in server.asked if path in ("/feed.xml", "/t/3.srt")] == ["/feed.xml", "/t/3.srt"]
    await following.unfollow(stage.settings, "gull hour")
    play(server, 1, 2, 3, 4)
    await later(stage)
    await until(stage, named(3, 4))
    elsewhere = next(one for one in stage.playground.world.guilds.values() if one.name == ELSEWHERE)
    assert titles(stage, int(elsewhere.id)) == set()


async def test_the_host_gets_nowhere_that_servers_do_not(stage: Stage) -> None:
    async with listening("127.0.0.1") as listener:
        with pytest.raises(UserError, match="public internet"):
            await following.follow(stage.settings, f"http://127.0.0.1:{listener.port}/", ALL)
        with pytest.raises(UserError, match="VERBATIM_FOLLOW"):
            await following.follow(stage.settings, f"http://127.0.0.1:{listener.port}/", ALL, Web([]))
        assert listener.connections == 0


def _for_all(stage: Stage) -> set[str]:
    return {one.title for one in stage.bot.services.get(Interviews).on(None)}


async def _until_for_all(stage: Stage, wanted: set[str]) -> None:
    """Wait until every server sees these episodes."""

    async def is_so() -> bool:
        return {title for title in _for_all(stage) if title.startswith("Episode")} == wanted

    await becomes(is_so)
