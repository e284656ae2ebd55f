"""An upload: a transcript that was sent, on its way into the library."""

from dataclasses import dataclass, replace

from bot.core.particulars import Particulars
from bot.core.transcript import chapters
from bot.core.transcript.source import Source, read_bytes


@dataclass(frozen=True, slots=True)
class Upload:
    """A transcript that was sent, with what was sent along. `path` is that of the interview which it replaces;
    `message_id` of the message that shows how far it is; `interview_id` of what it became; `joined` says that
    names which may be one person's are given one name; `particulars` are those that are known beside the file, as
    JSON."""

    id: str
    guild_id: int
    channel_id: int
    user_id: int
    filename: str
    content: bytes
    sidecar: bytes | None = None
    chapters: bytes | None = None
    title: str | None = None
    media_link: str | None = None
    path: str | None = None
    message_id: int | None = None
    interview_id: int | None = None
    joined: bool = False
    particulars: str | None = None


def read(upload: Upload) -> Source:
    """What an upload holds, with what was said beside it.

    Raises:
        TranscriptError: one of its files cannot be read.
    """
    source = read_bytes(upload.content, upload.filename, upload.sidecar)
    marks = chapters.read(upload.chapters, "chapters") if upload.chapters else source.chapters
    return replace(
        source,
        title=upload.title or source.title,
        media_link=upload.media_link or source.media_link,
        chapters=marks,
        particulars=Particulars.from_json(upload.particulars).or_else(source.particulars),
    )
