"""One reader a format, all returning cues; `read` picks the reader by what the file holds."""

from bot.errors import TranscriptError
from bot.transcript.formats import timing, whisper_txt
from bot.transcript.formats.decoding import decode
from bot.transcript.formats.reader import Reader, Reading

READERS: tuple[Reader, ...] = (whisper_txt.READER,)
"""In the order in which they are asked whether a file is theirs; the last one is tried whatever it says."""


def read(data: bytes, source: str, limit: int | None = None) -> Reading:
    """Read the bytes of a transcript file, of at most `limit` bytes.

    Raises:
        TranscriptError: with the line and what was expected there; `source` is the file's name for the message.
    """
    text = decode(data, source, limit)
    if not text.strip():
        raise TranscriptError(source, "the file is empty; expected a transcript with times.")
    reader = next((reader for reader in READERS if reader.recognises(text)), READERS[-1])
    timed, mended = timing.mend(reader.parse(text, source))
    cues = [cue for cue in timed if _has_words(cue.text)]
    if not cues:
        raise TranscriptError(source, "there are times but no words; expected text after each time.")
    return Reading(reader.name, cues, mended)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text)) and text != "[BLANK_AUDIO]"  # whisper.cpp's word for silence
