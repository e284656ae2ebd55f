"""Formats that are known and not read: refused by their name, with what to export instead. One row a format."""

import re

from bot.core.errors import TranscriptError
from bot.wording import transcripts as wording

_UNREAD = (
    (r"Scenarist_SCC V\d", "Scenarist captions (SCC)"),
    (r"SPEAKER \S+ \d+ [\d.]+ [\d.]+ <NA>", "RTTM, without words"),
    (r"\s*(?:<\?xml[^>]*>\s*)?<USFSubtitles\b", "USF subtitles"),
    (r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:xmeml|fcpxml)\b", "an editing project (XML)"),
)


def refuse_by_name(text: str, source: str) -> None:
    """Refuse what is a transcript, and in a format that has no reader.

    Raises:
        TranscriptError: it is one of these.
    """
    head = text[:5000]
    for sign, name in _UNREAD:
        if re.match(sign, head):
            raise TranscriptError(source, wording.NOT_READ.format(name=name), 1)
