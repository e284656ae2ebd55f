"""`load`: import transcripts with a progress bar, then embed them so that the bot need not; or only check them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.cli.embedding import embed_all, progress_bar
from bot.core import markup, timecode
from bot.core.errors import TranscriptError
from bot.core.transcript.examine import Examination, examine
from bot.core.transcript.source import Source, read
from bot.core.transcript.warnings import worded
from bot.settings import Settings
from bot.store.database import Database
from bot.store.interviews import InterviewStore
from bot.wording import cli as wording
from bot.wording import transcripts
from bot.wording.grammar import duration

_SPEAKERS_SHOWN, _CHAPTERS_SHOWN, _FIRST_WORDS = 20, 50, 60


async def load(settings: Settings, files: Sequence[Path]) -> None:
    """Read every file, then import all in one transaction.

    Raises:
        UserError: one of the files cannot be read; the database is as it was.
    """
    with progress_bar() as bar:
        sources = [read(file) for file in bar.track(files, description=wording.READING)]
    async with Database.open(settings.database) as database:
        changes = await InterviewStore(database).add(sources)
        for source, change in zip(sources, changes, strict=True):
            print(_loaded(source, wording.CHANGES[change]))
        await embed_all(settings, database)


def check(files: Sequence[Path], *, as_json: bool = False) -> bool:
    """Print for each file what it would import or why not; whether all of them can be imported.

    Below the line of a file, indented: who speaks, chapters, and warnings.

    As JSON it is an object a line: {"file", "ok", "format", "reason", "warnings", "speakers",
    "chapters": [{"start", "title"}], "sentences": [{"start", "end", "speaker", "text"}]}, times in seconds.
    """
    lines = [_checked(file, as_json=as_json) for file in files]
    return all(lines)


def _checked(file: Path, *, as_json: bool) -> bool:
    try:
        source = read(file)
        told = json.dumps(_object(file, source)) if as_json else _told(file, source)
    except Exception as error:  # whatever one file does, the others get their line
        refused = error if isinstance(error, TranscriptError) else _unreadable(file, error)
        print(json.dumps(_refusal(file, refused)) if as_json else _refused(file, refused), flush=True)
        return False
    print(told, flush=True)
    return True


def _unreadable(file: Path, error: Exception) -> TranscriptError:
    return TranscriptError(file.name, transcripts.UNREADABLE.format(problem=type(error).__name__))


def _refused(file: Path, error: TranscriptError) -> str:
    where = f"{error.source}: " if error.source == file.with_suffix(".toml").name != file.name else ""
    reason = f"{where}{' '.join(error.reason.split())}"
    return wording.REFUSED.format(file=file, line=error.line or 1, reason=reason)


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


def _told(file: Path, source: Source) -> str:
    below = (wording.CHECKED_LINE.format(text=line) for line in _details(examine(source)))
    return "\n".join([wording.OK.format(file=file, facts=_facts(source)), *below])


def _details(examined: Examination) -> Iterator[str]:
    for voice in examined.voices[:_SPEAKERS_SHOWN]:
        first = markup.shorten(markup.plain(voice.first), _FIRST_WORDS)
        yield transcripts.SHARE.format(name=voice.name, percent=round(voice.share * 100), words=first)
    if (rest := len(examined.voices) - _SPEAKERS_SHOWN) > 0:
        yield wording.AND_MORE.format(what=wording.speakers(rest))
    for chapter in examined.chapters[:_CHAPTERS_SHOWN]:
        title = markup.plain(chapter.title)
        yield wording.CHECKED_CHAPTER.format(start=timecode.show(chapter.start), title=title)
    if (rest := len(examined.chapters) - _CHAPTERS_SHOWN) > 0:
        yield wording.AND_MORE.format(what=wording.chapters(rest))
    for concern in examined.warnings:
        yield wording.CHECKED_WARNING.format(text=markup.plain(worded(concern)))


def _facts(source: Source) -> str:
    speakers = {sentence.speaker for sentence in source.transcript.sentences} - {None}
    return ", ".join(
        [
            source.format,
            wording.lines(len(source.cues)),
            wording.MINUTES.format(minutes=f"{source.transcript.end / 60_000:.1f}"),
            wording.speakers(len(speakers)),
        ]
    )


def _loaded(source: Source, change: str) -> str:
    transcript = source.transcript
    speakers = {sentence.speaker for sentence in transcript.sentences} - {None}
    facts = [
        wording.lines(len(source.cues)),
        wording.sentences(len(transcript.sentences)),
        duration(transcript.end),
        wording.speakers(len(speakers)) if speakers else wording.NO_SPEAKERS,
    ]
    name = Path(source.path).name
    return wording.LOADED.format(name=name, title=source.title, facts=", ".join(facts), change=change)
