"""One reader a format, all returning cues; `read_cues` picks the reader by what the file holds."""

from bot.errors import TranscriptError
from bot.transcript.formats import whisper_txt
from bot.transcript.model import Cue


def read_cues(data: bytes, source: str) -> list[Cue]:
    """Read the bytes of a transcript file into cues with words, in order of start.

    Raises:
        TranscriptError: with the line and what was expected there; `source` is the file's name for the message.
    """
    text = _decode(data, source)
    if not text.strip():
        raise TranscriptError(source, "the file is empty; expected a transcript with times.")
    cues = [cue for cue in whisper_txt.parse(text, source) if any(map(str.isalnum, cue.text))]
    if not cues:
        raise TranscriptError(source, "there are times but no words; expected text after each time.")
    return cues


def _decode(data: bytes, source: str) -> str:
    not_text = "this is not a text file; expected a transcript in UTF-8."
    if b"\0" in data:
        raise TranscriptError(source, not_text)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranscriptError(source, not_text, line=data.count(b"\n", 0, error.start) + 1) from error
