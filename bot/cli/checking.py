"""`check`: does everything import, are the settings and the database in order; needs no token."""

from bot.client import COGS, Verbatim
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.settings import Settings
from bot.store.database import Database
from bot.store.interviews import InterviewStore


async def check(settings: Settings) -> None:
    """Print what was found to be right.

    Raises:
        UserError: the database cannot be used.
    """
    print(f"Settings: fine (database {settings.database}, embedding {settings.embedding})")
    existed = settings.database.exists()
    async with Database.open(settings.database if existed else ":memory:") as database:
        count = await InterviewStore(database).count()
        state = f"fine, {count} interviews" if existed else "not there yet; it is made at the first start"
        print(f"Database: {state}")
        async with Verbatim(database, Interviews(database), CloseReading(database, lambda: None)) as bot:
            for cog in COGS:
                await bot.load_extension(cog)
            print(f"Cogs: {len(COGS)} imported, {len(bot.tree.get_commands())} commands")
    print(f"Token: {'set' if settings.discord_token else 'missing; only `run` and `sync` need one'}")
