"""`run` and `sync`: the bot on the real Discord."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import AsyncGenerator
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.cli.backing_up import backed_up
from bot.cli.second_look import reranker
from bot.cli.watching import watched
from bot.client import Verbatim
from bot.core.errors import UserError
from bot.core.search.embedding import make_embedder
from bot.features.library.limits import Limits
from bot.interviews.budget import Budget
from bot.interviews.catalogue import Interviews, load_folder
from bot.interviews.close_reading import CloseReading
from bot.interviews.writer import Writer
from bot.running.files import keep_private
from bot.running.garbage import set_aside
from bot.running.memory import use_few_arenas
from bot.running.model import LanguageModel
from bot.running.reporting import watch
from bot.running.web import Web
from bot.settings import ENV_FILES, Settings
from bot.store.database import Database
from bot.store.facts import FactStore
from bot.store.lock import alone_on
from bot.wording import cli as wording

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def opened(settings: Settings, **options: Any) -> AsyncGenerator[Verbatim, None]:
    """The bot with its database open and its interviews loaded, not yet connected; closed when the block ends."""
    second_look = await asyncio.to_thread(reranker, settings)
    async with Database.open(settings.database) as database:
        await load_folder(database, settings.transcripts)
        reading = CloseReading(
            database, partial(make_embedder, settings.embedding, settings.threads, settings.models)
        )
        interviews = await Interviews.load(database, settings.memory_hours, reading, second_look)
        log.info("%d interviews in %s", len(interviews), settings.database)
        limits = Limits(settings.upload_mb, settings.server_interviews, settings.server_hours)
        made: dict[str, Any] = {
            "user_install": settings.user_install,
            "web": Web(settings.hosts),
            "writer": _writer(settings, database),
            **options,
        }
        bot = Verbatim(database, interviews, reading, limits, **made)
        async with bot:
            yield bot


def _writer(settings: Settings, database: Database) -> Writer | None:
    if not settings.llm_url:
        return None
    key = settings.llm_key.get_secret_value() if settings.llm_key else ""
    model = LanguageModel(settings.llm_url, settings.llm_model, key)
    return Writer(model, Budget(FactStore(database), settings.llm_a_day))


async def run(settings: Settings, **options: Any) -> None:
    """Stay connected until SIGINT or SIGTERM; `options` go to the bot.

    Raises:
        UserError: there is no token, Discord refuses it or cannot be reached, or a bot runs on this database.
    """
    token = settings.token()
    keep_private(*ENV_FILES)
    watch(asyncio.get_running_loop())
    use_few_arenas()
    set_aside()
    port, address = settings.metrics_port, settings.metrics_address
    with alone_on(settings.database):
        async with (
            opened(settings, **options) as bot,
            ending_on_sigterm(),
            backed_up(settings),
            watched(bot, address, port),
        ):
            await _refusals_in_a_line(bot.start(token))
    logging.shutdown()
    os._exit(0)  # threads may still be computing for somebody, and all is stored


async def sync(settings: Settings) -> None:
    """Register the commands and leave."""
    token = settings.token()
    async with opened(settings, always_sync=True) as bot:
        await _refusals_in_a_line(bot.login(token))
        print(wording.REGISTERED.format(commands=wording.commands(len(bot.tree.get_commands()))))


async def _refusals_in_a_line(connecting: Any) -> None:
    try:
        await connecting
    except discord.LoginFailure as error:
        raise UserError(wording.BAD_TOKEN) from error
    except app_commands.CommandSyncFailure as error:
        raise UserError(wording.BAD_COMMANDS.format(problem=str(error).splitlines()[0])) from error
    except (OSError, discord.GatewayNotFound) as error:
        raise UserError(wording.UNREACHABLE.format(problem=error)) from error


@contextlib.asynccontextmanager
async def ending_on_sigterm() -> AsyncGenerator[None, None]:
    """What Ctrl+C does, `kill` and a service manager do too."""
    main = asyncio.current_task()
    loop = asyncio.get_running_loop()
    assert main is not None
    with contextlib.suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGTERM, main.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            yield
    finally:
        with contextlib.suppress(NotImplementedError):
            loop.remove_signal_handler(signal.SIGTERM)
