"""Formats that are known and not read: refused by their name, with what to export instead. One row a format."""

import re

from bot.core.errors import TranscriptError
from bot.wording import transcripts as wording

_UNREAD = (
    (r"Scenarist_SCC V\d", "Scenarist captions (SCC)"),
    (r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<ANNOTATION_DOCUMENT\b", "an ELAN file (EAF)"),
    (r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<Trans\b", "a Transcriber file (TRS)"),
    (r"SPEAKER \S+ \d+ [\d.]+ [\d.]+ <NA>", "RTTM, without words"),
    (r"\s*(?:<\?xml[^>]*>\s*)?<USFSubtitles\b", "USF subtitles"),
    (r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<(?:xmeml|fcpxml)\b", "an editing project (XML)"),
)
_BINARY = (
    (rb"(?:\xef\xbb\xbf)?@(?:UTF8|Begin|Font:|PID:)", "a CHAT file"),
    (rb".{3}STL\d\d\.01", "EBU STL captions"),
)
"""What is no text, or has signs in it that no text has."""


def refuse_binary_by_name(data: bytes, source: str) -> None:
    """As `refuse_by_name`, of what cannot be decoded."""
    for sign, name in _BINARY:
        if re.match(sign, data[:100], re.DOTALL):
            raise TranscriptError(source, wording.NOT_READ.format(name=name), 1)


def refuse_by_name(text: str, source: str) -> None:
    """Refuse what is a transcript, and in a format that has no reader.

    Raises:
        TranscriptError: it is one of these.
    """
    head = text[:5000]
    for sign, name in _UNREAD:
        if re.match(sign, head):
            raise TranscriptError(source, wording.NOT_READ.format(name=name), 1)
