"""What an upload holds, found out in another process: nothing here may need Discord or the database."""

from dataclasses import dataclass

from bot.core.particulars import Particulars
from bot.core.transcript.examine import Examination, examine
from bot.core.transcript.formats import docx
from bot.core.transcript.upload import Upload, read


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown of a source before anybody imports it."""

    digest: str
    title: str
    lines: int
    examination: Examination
    particulars: Particulars


def examined(upload: Upload) -> Found:
    """Read an upload and look at what it holds.

    Raises:
        TranscriptError: one of its files cannot be read.
    """
    source = read(upload)
    return Found(source.digest, source.title, len(source.cues), examine(source), source.particulars)


def megabytes(upload: Upload) -> int:
    """How many megabytes of memory reading an upload may take."""
    size = len(upload.content) + len(upload.sidecar or b"") + len(upload.chapters or b"")
    unpacking = _A_DOCUMENT if docx.is_document(upload.content) else 0
    return _AT_LEAST + unpacking + _A_MEGABYTE * size // 2**20


_AT_LEAST, _A_MEGABYTE, _A_DOCUMENT = 128, 12, 120
"""The process itself, what a megabyte of text becomes, and what the largest Word document is unpacked to."""
