"""The bot as a process of its own, which is killed on the spot."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from end_to_end.stage import Stage

ROOT = Path(__file__).parents[2]
BOT = """
import asyncio, sys
from pathlib import Path
from bot.cli.running import opened
from bot.features.following.follower import Gait
from bot.features.library.importer import Rhythm
from bot.features.quiz.match import Pace
from bot.playground.wiring import wired_to
from bot.running.web import Web
from bot.settings import Settings

async def main(url, token, database, port):
    settings = Settings(database=Path(database), embedding="none", _env_file=None)
    pace = Pace(pause=1.0, refresh=0.05, lobby=1.0, reconsider=0.3)
    web, gait = Web(also=[("127.0.0.1", int(port))], seconds=5), Gait(tick=0.05, pause=0.0)
    rhythm = Rhythm(look=0.05, show=0.1, patience=0.1)
    with wired_to(url):
        async with opened(
            settings, guild_ready_timeout=0.1, pace=pace, web=web, gait=gait, rhythm=rhythm
        ) as bot:
            await bot.start(token)

asyncio.run(main(*sys.argv[1:]))
"""


@asynccontextmanager
async def bot_to_be_killed(stage: Stage, feeds: int = 0) -> AsyncGenerator[None]:
    """When the block ends the bot is killed, whatever it is doing. On port `feeds` there may be a server of this
    machine that it may fetch from."""
    playground = stage.playground
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", BOT, playground.url, playground.token, str(stage.settings.database), str(feeds)),
        cwd=ROOT,
    )
    try:
        await playground.until(lambda: playground.gateway.online, "the bot", seconds=30)
        yield
    finally:
        process.kill()
        await process.wait()
        await playground.until(lambda: not playground.gateway.online, "the bot to be gone")
