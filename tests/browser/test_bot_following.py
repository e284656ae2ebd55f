"""A podcast that comes by itself, as the people of its server meet it: from one address to a quiz."""

import re
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from shutil import copy

import pytest_asyncio
from browser.tabs import PATIENCE, Tabs, messages, page_of, run
from core.podcasts.feeds import rss
from end_to_end.podcasts import fresh, later, named, transcript, until
from end_to_end.stage import Stage
from feed_server import FeedServer, Page, feed_server
from playwright.async_api import expect

from bot.core.transcript.model import Cue
from bot.core.transcript.source import read
from bot.playground.server import Playground
from bot.running.web import Web
from bot.wording import following as wording
from bot.wording import quiz as quiz_wording

SPOKEN = read(Path(__file__).parents[2] / "data/interview.txt").cues
EPISODES = 5
CUES = len(SPOKEN) // EPISODES


@pytest_asyncio.fixture(loop_scope="session")
async def feeds() -> AsyncGenerator[FeedServer]:
    async with feed_server() as server:
        yield server


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path, database: Path, feeds: FeedServer) -> AsyncGenerator[Stage]:
    async with Playground(bot_name="Verbatim", acknowledge_seconds=PATIENCE) as playground:
        stage = Stage(playground, Path(copy(database, tmp_path)))
        stage.web = Web(also=[("127.0.0.1", feeds.port)], seconds=5)
        await stage.start_bot()
        yield stage
        await stage.stop_bot()


def srt(cues: Sequence[Cue]) -> bytes:
    def time(ms: int) -> str:
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"

    return "\n\n".join(
        f"{number}\n{time(cue.start)} --> {time(cue.end)}\n{cue.text}" for number, cue in enumerate(cues, 1)
    ).encode()


def play(feeds: FeedServer, *numbers: int) -> None:
    """The feed has these episodes now, each a part of the interview."""
    feeds.pages["/feed.xml"] = Page(rss("".join(fresh(number, transcript(number)) for number in numbers)))
    for number in numbers:
        part = SPOKEN[(number - 1) * CUES :][:CUES]
        feeds.pages[f"/t/{number}.srt"] = Page(srt(part), type="application/srt")


async def test_one_address_brings_a_podcast_that_is_searched_and_played(
    tabs: Tabs, stage: Stage, feeds: FeedServer
) -> None:
    play(feeds, 1, 2, 3, 4)
    ada = await tabs.open(stage.playground.url)
    ben = await tabs.open(page_of(stage.playground, "Ben"))
    await run(ada, f"/library follow feed: {feeds.url}/feed.xml announce: #general")
    asked = messages(ada).filter(has_text="4 episodes, 4 have a transcript")
    await asked.get_by_role("combobox").click()
    await ada.get_by_role("option", name="all of it: 4 episodes").click()
    await until(stage, named(1, 2, 3, 4))
    play(feeds, *range(1, EPISODES + 1))
    await later(stage)
    news = messages(ben).filter(has_text="Episode 5").last
    await expect(news).to_contain_text("The Gull Hour")
    await news.get_by_role("button", name=wording.SEARCH_IT).click()
    await ben.get_by_role("dialog").get_by_role("textbox").fill(SPOKEN[4 * CUES + 5].text)
    await ben.get_by_role("dialog").get_by_role("button", name="Submit").click()
    await expect(messages(ben).last).to_contain_text(SPOKEN[4 * CUES + 5].text[-20:])
    await run(ben, "/quiz solo kind: episode interview: The Gull Hour rounds: 1")
    question = messages(ben).filter(has_text=quiz_wording.ASKED["episode"]).last
    await question.get_by_role("button", name=re.compile(r"^A\b")).click()
    await expect(messages(ben).last).to_contain_text("It was said in “Episode")
