"""Keeping daily copies of the database while the bot runs."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.core.errors import StorageError, UserError
from bot.running.reporting import report
from bot.settings import Settings
from bot.store.daily_copies import DailyCopies

log = logging.getLogger(__name__)
LOOK_EVERY = 60 * 60.0


@asynccontextmanager
async def backed_up(settings: Settings, every: float = LOOK_EVERY) -> AsyncGenerator[None]:
    """While the block runs, make each day's copy (UTC) soon after the day begins, if the settings ask for it; it is
    looked every so many seconds whether one is due."""
    if not settings.backup_keep:
        yield
        return
    folder = settings.backup_folder or settings.database.resolve().parent / "backups"
    copies = DailyCopies(settings.database, folder, settings.backup_keep)
    making = asyncio.create_task(_make(copies, every), name="make daily copies of the database")
    try:
        yield
    finally:
        making.cancel()


async def _make(copies: DailyCopies, every: float) -> None:
    while True:
        try:
            if made := await asyncio.to_thread(copies.make, datetime.now(UTC).date()):
                log.info("Today’s copy of the database is %s", made)
        except (UserError, StorageError) as error:
            log.error("Today’s copy of the database could not be made: %s", getattr(error, "remedy", error))
        except Exception as error:
            report(error, "Today’s copy of the database")
        await asyncio.sleep(every)
