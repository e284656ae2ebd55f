"""A transcript file and the sidecar beside it, read and understood but not yet stored."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from bot.core import dates, markup
from bot.core.errors import TranscriptError
from bot.core.particulars import UNKNOWN, Particulars, number_of, people, show_title
from bot.core.transcript import chapters, formats
from bot.core.transcript import sidecar as sidecars
from bot.core.transcript.formats.frame import Facts
from bot.core.transcript.formats.reader import Reading
from bot.core.transcript.formats.timing import Mended
from bot.core.transcript.model import Cue, Transcript
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.sidecar import LONGEST_TITLE, ChapterMark, Correction, Sidecar, TurnMark
from bot.wording import transcripts as wording

_LANGUAGE = re.compile(
    r"(?<=\])\.[a-z]{2,3}(?:-\w{2,8})*$"
    r"|(?<=\w)\.(?:ar|da|de|en|es|fi|fr|he|hi|it|ja|ko|nb|nl|pl|pt|ru|sv|tr|uk|zh)(?:-\w{2,8})*$"
)
_VIDEO_ID = re.compile(r"\s*\[(?![A-Z]?[a-z]+\]|[A-Z]+\])[\w-]{11}\]$", re.ASCII)
"""What downloaders write behind a title: YouTube's name of the video, which is no word, and the language."""


@dataclass(frozen=True)
class Source:
    """All that is known of an interview; `digest` changes when any byte of its files does."""

    path: str
    digest: str
    title: str
    media_link: str | None
    cues: Sequence[Cue]
    turns: Sequence[TurnMark] = ()
    corrections: Sequence[Correction] = ()
    chapters: tuple[ChapterMark, ...] = ()
    format: str = ""
    mended: Mended = field(default_factory=Mended)
    notes: tuple[str, ...] = ()
    """What its reader noted, a whole sentence each."""
    particulars: Particulars = UNKNOWN

    @cached_property
    def transcript(self) -> Transcript:
        return Transcript(self.title, rebuild(self.cues, self.turns, self.corrections), self.media_link)


def read(path: Path) -> Source:
    """Read a transcript file and, if they are there, `NAME.toml` and `NAME.chapters.json` or `.txt` beside it.

    Raises:
        TranscriptError: one of them cannot be read, or is not what it should be.
    """
    beside = path.with_suffix(".toml")
    data, sidecar = _bytes(path), _bytes(beside) if beside.is_file() else None
    source = read_bytes(data, path.name, sidecar, path=str(path.resolve()))
    listed = chapters.beside(path)
    return source if listed is None else _with_chapters(source, _bytes(listed), listed.name)


def _with_chapters(source: Source, data: bytes, name: str) -> Source:
    """Chapters in the sidecar win: they were written for this bot."""
    return replace(
        source,
        digest=hashlib.sha256(source.digest.encode() + data).hexdigest(),
        chapters=source.chapters or chapters.read(data, name),
    )


def read_bytes(data: bytes, name: str, sidecar: bytes | None = None, *, path: str | None = None) -> Source:
    """Read what was uploaded as `name`, and a sidecar; `path` (or `name`) tells this source from others.

    Raises:
        TranscriptError: one of the two is not what it should be.
    """
    told = sidecars.parse(sidecar, Path(name).with_suffix(".toml").name) if sidecar else Sidecar()
    reading = formats.read(data, name)
    facts = reading.facts
    return Source(
        path=path or name,
        digest=hashlib.sha256(len(data).to_bytes(8, "big") + data + (sidecar or b"")).hexdigest(),
        title=told.title or markup.plain(facts.title or "") or title_from(Path(name)),
        media_link=told.media_link or (facts.link if facts.link and sidecars.is_link(facts.link) else None),
        cues=reading.cues,
        turns=told.turns,
        corrections=told.corrections,
        chapters=told.chapters or _found_chapters(reading),
        format=reading.format,
        mended=reading.mended,
        notes=(*reading.notes, *_told(facts)),
        particulars=told.particulars.or_else(_particulars(facts)),
    )


def _found_chapters(reading: Reading) -> tuple[ChapterMark, ...]:
    titled = [(start, markup.plain(title)[:LONGEST_TITLE]) for start, title in reading.chapters]
    return tuple(ChapterMark.model_construct(start=start, title=title) for start, title in titled if title)


def _told(facts: Facts) -> Iterator[str]:
    """What it says of itself and nobody understands."""
    if facts.date and dates.read(facts.date) is None:
        yield wording.told(facts.date)


def _particulars(facts: Facts) -> Particulars:
    return Particulars(
        show_title(facts.show or ""),
        number_of(facts.episode or ""),
        dates.read(facts.date or ""),
        people((facts.guest or "").split(",")),
        people((facts.host or "").split(",")),
    )


def title_from(path: Path) -> str:
    """`my_favourite-episode.txt` -> `My favourite episode`, `Talk [4jtGsyz4jLs].en.srt` -> `Talk`."""
    stem = _LANGUAGE.sub("", path.stem)
    words = (_VIDEO_ID.sub("", stem) or stem).replace("_", " ").replace("-", " ").split()
    title = " ".join(words) or path.name
    return title[:1].upper() + title[1:200]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise TranscriptError(str(path), wording.FILE_UNREADABLE.format(reason=reason)) from error
