"""One reader a format, all returning cues; `read` picks the reader by what the file holds."""

from bot.errors import TranscriptError
from bot.transcript.formats import whisper_txt
from bot.transcript.formats.reader import Reader, Reading

READERS: tuple[Reader, ...] = (whisper_txt.READER,)
"""In the order in which they are asked whether a file is theirs; the last one is tried whatever it says."""


def read(data: bytes, source: str) -> Reading:
    """Read the bytes of a transcript file.

    Raises:
        TranscriptError: with the line and what was expected there; `source` is the file's name for the message.
    """
    text = _decode(data, source)
    if not text.strip():
        raise TranscriptError(source, "the file is empty; expected a transcript with times.")
    reader = next((reader for reader in READERS if reader.recognises(text)), READERS[-1])
    cues = [cue for cue in reader.parse(text, source) if any(map(str.isalnum, cue.text))]
    if not cues:
        raise TranscriptError(source, "there are times but no words; expected text after each time.")
    return Reading(reader.name, cues)


def _decode(data: bytes, source: str) -> str:
    not_text = "this is not a text file; expected a transcript in UTF-8."
    if b"\0" in data:
        raise TranscriptError(source, not_text)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TranscriptError(source, not_text, line=data.count(b"\n", 0, error.start) + 1) from error
