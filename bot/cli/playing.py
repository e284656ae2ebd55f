"""`play`: a Discord on this machine, the bot connected to it, and the page in the browser."""

import asyncio
import webbrowser

from bot.cli.running import ending_on_sigterm, opened
from bot.errors import UserError
from bot.playground.server import Playground
from bot.playground.wiring import wired_to
from bot.settings import Settings

PORT_TAKEN = "Port {port} is taken by another program. Choose another one with --port."
HERE = "Verbatim is at {url} (Ctrl+C ends it)"


async def play(settings: Settings, port: int, *, browser: bool) -> None:
    """Serve until Ctrl+C.

    Raises:
        UserError: the port is taken, or the database cannot be used.
    """
    playground = Playground(
        bot_name="Verbatim", guild_name="The Interview Club", user_install=settings.user_install
    )
    try:
        await playground.start(port)
    except OSError as error:
        raise UserError(PORT_TAKEN.format(port=port)) from error
    try:
        with wired_to(playground.url):
            async with opened(settings, always_sync=True) as bot, ending_on_sigterm():
                print(HERE.format(url=playground.url), flush=True)
                if browser:
                    await asyncio.to_thread(webbrowser.open, playground.url)
                await bot.start(playground.token)
    finally:
        await playground.stop()
