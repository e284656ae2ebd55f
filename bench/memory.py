"""Memory of the whole bot with a two-hour interview, for each way of comparing meaning."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from eval_data import SECTIONS, load_cues
from rich.console import Console
from rich.table import Table

from bench import openings
from bench.quality import available
from bench.speed import resident_mb
from bench.talk import as_whisper_prints_it
from bot.core.search.models import MODELS
from bot.playground.server import Playground

INTERVIEW = "cashu-and-fedimint"
CHOICES = ("mpnet", "minilm", "static", "none")
PATIENCE = 600.0
_QUERIES = ("what they said about privacy", "who issues the tokens", "you must be a psychopath")


def report(console: Console, *, quick: bool) -> None:
    """Print the resident memory after embedding and a few searches; `quick` leaves out the model."""
    if not SECTIONS.is_dir():
        return
    table = Table(title="Memory of the bot with an interview of 136 minutes, MB")
    for heading in ("VERBATIM_EMBEDDING", "resident", "at its peak"):
        table.add_column(heading, justify="right")
    for choice in available(*(CHOICES[2:] if quick else CHOICES)):
        with TemporaryDirectory() as folder:
            table.add_row(choice, *(f"{figure:.0f}" for figure in asyncio.run(_measure(choice, Path(folder)))))
    console.print(table)
    openings.report(console)


async def _measure(choice: str, folder: Path) -> tuple[float, float]:
    """Resident MB after a few searches, and at the peak."""
    (folder / "talks").mkdir()
    (folder / "models").symlink_to(MODELS.absolute())
    (folder / "talks" / "talk.txt").write_bytes(as_whisper_prints_it(load_cues(INTERVIEW)))
    async with Playground(acknowledge_seconds=PATIENCE) as playground:
        settings = {
            "DISCORD_TOKEN": playground.token,
            "VERBATIM_EMBEDDING": choice,
            "VERBATIM_TRANSCRIPTS": str(folder / "talks"),
            "VERBATIM_LOG_LEVEL": "INFO",
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--local", playground.url, "--database", str(folder / "a.db")),
            env=os.environ | settings,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stderr
        try:
            await playground.until(lambda: playground.gateway.online, "the bot", PATIENCE)
            while choice != "none" and b"is read" not in await process.stderr.readline():
                pass
            for query in _QUERIES:
                await (await playground.person("Ada").slash("quote find", text=query)).answer()
            return resident_mb(process.pid), peak_mb(process.pid)
        finally:
            process.terminate()
            await process.communicate()


def peak_mb(process: int | str = "self") -> float:
    """Memory of a process (by its id) that was in RAM at its peak, on Linux."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
