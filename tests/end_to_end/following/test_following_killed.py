"""A podcast comes in whole, whenever the bot is killed."""

import asyncio
import random
from dataclasses import replace

from end_to_end.killing import bot_to_be_killed
from end_to_end.podcasts import becomes, named, play
from end_to_end.stage import Stage
from feed_server import FeedServer

from bot.cli import following
from bot.core.podcasts.following import ALL
from bot.interviews.catalogue import Interviews
from bot.store.database import Database

EPISODES, KILLS = 4, 3


async def test_every_episode_comes_in_once(stage: Stage, server: FeedServer) -> None:
    before = len(stage.bot.services.get(Interviews).all())
    await stage.stop_bot()
    play(server, *range(1, EPISODES + 1))
    server.pages = {path: replace(page, delay=0.15) for path, page in server.pages.items()}
    await following.follow(stage.settings, f"{server.url}/feed.xml", ALL, stage.web)
    rng = random.Random(5)
    for _ in range(KILLS):
        async with bot_to_be_killed(stage, server.port):
            await asyncio.sleep(rng.uniform(0.0, 0.5))
    await stage.start_bot()
    interviews = stage.bot.services.get(Interviews)

    async def all_are_here() -> bool:
        return len(interviews.all()) >= before + EPISODES

    await becomes(all_are_here)
    await asyncio.sleep(0.5)
    titles = [one.title for one in interviews.all()]
    assert len(titles) == before + EPISODES
    assert named(*range(1, EPISODES + 1)) <= set(titles)
    async with Database.open(stage.settings.database) as database:
        assert await database.rows("SELECT state, count(*) FROM follow_episodes GROUP BY state") == [
            ("here", EPISODES)
        ]
        assert await database.rows("SELECT count(*) FROM interviews WHERE removed_at < 0") == [(0,)]
