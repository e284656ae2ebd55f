"""Embedding with a progress bar, for the subcommands that wait for it."""

from functools import partial

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.core.search.embedding import make_embedder
from bot.core.search.reranking import Reranker
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.settings import Settings
from bot.store.database import Database
from bot.wording import cli as wording


def progress_bar() -> Progress:
    """A bar on standard error that disappears when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True, highlight=False), transient=True)


async def embed_all(settings: Settings, database: Database, reranker: Reranker | None = None) -> Interviews:
    """Embed what is not stored yet; gives the interviews, each with its vectors when it is opened."""
    reading = CloseReading(database, partial(make_embedder, settings.embedding, settings.threads, settings.models))
    interviews = await Interviews.load(database, settings.memory_hours, reading, reranker)
    await reading.begin()
    with progress_bar() as bar:
        for listing in interviews.all():
            if not reading.has_read(listing):
                task = bar.add_task(wording.EMBEDDING.format(title=listing.title))
                await reading.read(
                    await interviews.open(listing),
                    lambda done, total, task=task: bar.update(task, completed=done, total=total),
                )
    await interviews.refresh()
    return interviews
