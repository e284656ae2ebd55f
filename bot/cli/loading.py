"""`load`: import transcripts with a progress bar, then embed them so that the bot need not; or only check them."""

import json
from collections.abc import Sequence
from pathlib import Path

from bot.cli.embedding import embed_all, progress_bar
from bot.core import timecode
from bot.core.errors import TranscriptError
from bot.core.transcript.examine import examine
from bot.core.transcript.source import Source, read
from bot.core.transcript.warnings import worded
from bot.settings import Settings
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import transcripts as wording


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
        await embed_all(settings, database)


def check(files: Sequence[Path], *, as_json: bool = False) -> bool:
    """Print one line a file, what it would import or why not; whether all of them can be imported.

    As JSON it is an object a line: {"file", "ok", "format", "reason", "warnings", "speakers",
    "chapters": [{"start", "title"}], "sentences": [{"start", "end", "speaker", "text"}]}, times in seconds.
    """
    lines = [_checked(file, as_json=as_json) for file in files]
    return all(lines)


def _checked(file: Path, *, as_json: bool) -> bool:
    try:
        source = read(file)
        told = json.dumps(_object(file, source)) if as_json else f"{file}: ok: {_facts(source)}"
    except Exception as error:  # whatever one file does, the others get their line
        refused = error if isinstance(error, TranscriptError) else _unreadable(file, error)
        print(json.dumps(_refusal(file, refused)) if as_json else _refused(file, refused), flush=True)
        return False
    print(told, flush=True)
    return True


def _unreadable(file: Path, error: Exception) -> TranscriptError:
    return TranscriptError(file.name, wording.UNREADABLE.format(problem=type(error).__name__))


def _refused(file: Path, error: TranscriptError) -> str:
    where = f"{error.source}: " if error.source == file.with_suffix(".toml").name != file.name else ""
    return f"{file}: refused: line {error.line or 1}: {where}{' '.join(error.reason.split())}"


def _refusal(file: Path, error: TranscriptError) -> dict[str, object]:
    nothing: dict[str, object] = {"warnings": [], "speakers": [], "chapters": [], "sentences": []}
    return {"file": str(file), "ok": False, "format": None, "reason": " ".join(str(error).split())} | nothing


def _object(file: Path, source: Source) -> dict[str, object]:
    examined = examine(source)
    return {
        "file": str(file),
        "ok": True,
        "format": source.format,
        "reason": None,
        "warnings": [worded(concern) for concern in examined.warnings],
        "speakers": list(examined.speakers),
        "chapters": [{"start": chapter.start / 1000, "title": chapter.title} for chapter in source.chapters],
        "sentences": [
            {
                "start": sentence.start / 1000,
                "end": sentence.end / 1000,
                "speaker": sentence.speaker,
                "text": sentence.text,
            }
            for sentence in source.transcript.sentences
        ],
    }


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
