"""`play`: a Discord on this machine, the bot connected to it, and the page in the browser.

The bot runs in a process of its own, as it would against the real Discord: whoever kills it in the middle of
something sees it come back and go on.
"""

import asyncio
import os
import sys
import threading
import time
import webbrowser
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from bot.cli import running
from bot.core.errors import UserError
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.running.processes import environment, python
from bot.settings import Settings
from bot.store.lock import alone_on
from bot.wording import cli as wording

_LONG_ENOUGH = 10.0
_SETTLED = 3.0
"""Seconds: for two, discord.py takes every server for one that is back."""


async def play(settings: Settings, port: int, *, browser: bool) -> None:
    """Serve until Ctrl+C.

    Raises:
        UserError: the port is taken, a bot runs on this database, or the bot ends as soon as it has started.
    """
    with alone_on(settings.database):
        pass  # or the bot would say so, and be started again
    kept_in = settings.database.with_stem(f"{settings.database.stem}-discord")
    is_new = not kept_in.exists()
    playground = Playground(
        bot_name=wording.BOT_NAME,
        guild_name=wording.SERVER_NAME,
        further_guilds=[wording.OTHER_SERVER_NAME],
        user_install=settings.user_install,
        kept_in=kept_in,
    )
    try:
        await playground.start(port)
    except OSError as error:
        raise UserError(wording.PORT_TAKEN.format(port=port)) from error
    try:
        async with running.ending_on_sigterm(), asyncio.TaskGroup() as tasks:
            tasks.create_task(_greet(playground, browser, is_new))
            await _keep_bot_running(settings, playground)
    except* UserError as errors:
        raise errors.exceptions[0] from None
    finally:
        await playground.stop()


async def play_bot(settings: Settings, url: str) -> None:
    """The bot of `play`, until its standard input closes: no bot outlives its playground."""
    threading.Thread(target=_end_with_the_playground, daemon=True).start()
    with wired_to(url):
        await running.run(settings, always_sync=True)


def _end_with_the_playground() -> None:
    """At once, as if killed: there is nobody left to talk to, and all is stored. A cancelled task may go on, where
    the connection breaks at the same moment (`asyncio.wait_for` of Python 3.11 then forgets that it was)."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(0)


async def _greet(playground: Playground, browser: bool, is_new: bool) -> None:
    await playground.until(lambda: playground.gateway.online, "the bot", seconds=None)
    print(wording.PLAYING.format(url=playground.url), flush=True)
    if browser:
        await asyncio.to_thread(webbrowser.open, playground.url)
    if is_new:
        await asyncio.sleep(_SETTLED)
        playground.world.add_bot()  # it says hello, as wherever it was just invited


async def _keep_bot_running(settings: Settings, playground: Playground) -> None:
    while True:
        started = time.monotonic()
        bot = await _start_bot(settings, playground)
        try:
            await bot.wait()
        finally:
            await _end(bot)
        if time.monotonic() - started < _LONG_ENOUGH and bot.returncode and bot.returncode > 0:
            raise UserError(wording.GIVEN_UP)
        print(wording.STARTED_AGAIN, file=sys.stderr, flush=True)


async def _start_bot(settings: Settings, playground: Playground) -> Process:
    quiet = {"VERBATIM_LOG_LEVEL": os.environ.get("VERBATIM_LOG_LEVEL", "WARNING")}
    return await asyncio.create_subprocess_exec(
        *python("bot", "run", "--local", playground.url, "--database", str(settings.database)),
        stdin=PIPE,
        env=environment() | quiet | {"DISCORD_TOKEN": playground.token},
    )


async def _end(bot: Process) -> None:
    if bot.returncode is None:
        with suppress(ProcessLookupError):
            bot.terminate()
        await bot.wait()
