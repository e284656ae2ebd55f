"""Embedding with a progress bar, for the subcommands that wait for it."""

import asyncio
from collections.abc import Iterable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.interviews import Interview, embed
from bot.search.embedding import make_embedder
from bot.settings import Settings
from bot.store.database import Database
from bot.store.vectors import VectorStore


def progress_bar() -> Progress:
    """On standard error, and gone when done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True, highlight=False), transient=True)


async def embed_all(settings: Settings, interviews: Iterable[Interview], database: Database) -> None:
    """Give every index its vectors, from the database where it has them."""
    embedder = await asyncio.to_thread(make_embedder, settings.embedding, settings.threads)
    if embedder is None:
        return
    with progress_bar() as bar:
        for interview in interviews:
            task = bar.add_task(f"Embedding {interview.transcript.title}")
            await embed(
                interview,
                embedder,
                VectorStore(database),
                lambda done, total, task=task: bar.update(task, completed=done, total=total),
            )
