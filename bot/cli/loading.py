"""`load`: import transcripts with a progress bar, then embed them so that the bot need not; or only check them."""

from collections.abc import Sequence
from pathlib import Path

from bot.cli.embedding import embed_all, progress_bar
from bot.core import timecode
from bot.core.errors import TranscriptError
from bot.core.transcript.source import Source, read
from bot.interviews.catalogue import Interviews
from bot.settings import Settings
from bot.store.database import Database
from bot.store.interviews import InterviewStore


async def load(settings: Settings, files: Sequence[Path]) -> None:
    """Read every file, then import all in one transaction.

    Raises:
        UserError: one of the files cannot be read; the database is as it was.
    """
    with progress_bar() as bar:
        sources = [read(file) for file in bar.track(files, description="Reading")]
    async with Database.open(settings.database) as database:
        changes = await InterviewStore(database).add(sources)
        for source, change in zip(sources, changes, strict=True):
            print(f"{_summary(source)}: {change}")
        await embed_all(settings, await Interviews.load(database), database)


def check(files: Sequence[Path]) -> bool:
    """Print one line a file, what it would import or why not; whether all of them can be imported."""
    lines = [_checked(file) for file in files]
    return all(lines)


def _checked(file: Path) -> bool:
    try:
        print(f"{file}: ok: {_facts(read(file))}", flush=True)
    except TranscriptError as error:
        where = f"{error.source}: " if error.source == file.with_suffix(".toml").name != file.name else ""
        print(f"{file}: refused: line {error.line or 1}: {where}{' '.join(error.reason.split())}", flush=True)
        return False
    return True


def _facts(source: Source) -> str:
    speakers = {sentence.speaker for sentence in source.transcript.sentences} - {None}
    return ", ".join(
        [
            source.format,
            f"{len(source.cues)} lines",
            f"{source.transcript.end / 60_000:.1f} minutes",
            f"{len(speakers)} speakers",
        ]
    )


def _summary(source: Source) -> str:
    transcript = source.transcript
    speakers = {sentence.speaker for sentence in transcript.sentences} - {None}
    facts = [
        f"{len(source.cues)} lines",
        f"{len(transcript.sentences)} sentences",
        timecode.show(transcript.end),
        f"{len(speakers)} speakers" if speakers else "no speakers",
    ]
    return f"{Path(source.path).name} “{source.title}” ({', '.join(facts)})"
