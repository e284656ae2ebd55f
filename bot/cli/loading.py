"""`load`: import transcripts with a progress bar, then embed them so that the bot need not."""

from collections.abc import Sequence
from pathlib import Path

from bot import timecode
from bot.cli.embedding import embed_all, progress_bar
from bot.interviews import Interviews
from bot.settings import Settings
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.transcript.source import Source, read


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
        await embed_all(settings, (await Interviews.load(database)).all(), database)


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
