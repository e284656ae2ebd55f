"""One reader a format, all returning cues; `read` picks the reader by what the file holds."""

from collections.abc import Sequence

from bot.core import timecode
from bot.core.errors import TranscriptError
from bot.core.transcript.formats import (
    ass,
    chat,
    day_clock,
    docx,
    elan,
    json_segments,
    keyed,
    lrc,
    microdvd,
    noscribe,
    plain,
    podcast_html,
    rows,
    sami,
    sbv,
    speakers,
    srt,
    stl,
    tables,
    textgrid,
    timing,
    transcriber,
    ttml,
    webvtt,
    youtube,
)
from bot.core.transcript.formats.decoding import decoded
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.reader import Parsed, Reader, Reading
from bot.core.transcript.formats.tidying import tidied
from bot.core.transcript.formats.unread import refuse_by_name
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

READERS: tuple[Reader, ...] = (
    webvtt.READER,
    ass.READER,
    ttml.READER,
    elan.READER,
    transcriber.READER,
    sami.READER,
    youtube.SRV1,
    youtube.SRV3,
    youtube.JSON3,
    json_segments.READER,
    noscribe.READER,
    podcast_html.READER,
    *tables.READERS,
    microdvd.READER,
    textgrid.READER,
    chat.READER,
    *rows.READERS,
    tables.HEADLESS,
    keyed.READER,
    plain.PRINTED,
    srt.READER,
    sbv.READER,
    lrc.READER,
    plain.READER,
)
"""In the order in which they are asked whether a file is theirs."""


def read(data: bytes, source: str, limit: int | None = None) -> Reading:
    """Read the bytes of a transcript file, of at most `limit` bytes.

    Raises:
        TranscriptError: with the line and what was expected there; `source` is the file's name for the message.
    """
    if stl.is_stl(data):
        return _finished(Parsed(stl.parse(data, source), format=stl.NAME), source)
    if chat.is_chat(data):
        data = chat.without_control(data)
    text, notes = (
        (docx.text_of(data, source, limit), []) if docx.is_document(data) else decoded(data, source, limit)
    )
    if not text.strip():
        raise TranscriptError(source, wording.FILE_EMPTY, 1)
    refuse_by_name(text, source)
    reader = next((reader for reader in READERS if reader.recognises(text)), None)
    if reader is None:
        raise _unknown(text, source)
    parsed = reader.parse(text, source)
    if not isinstance(parsed, Parsed):
        parsed = Parsed(parsed)
    parsed.format = parsed.format or reader.name
    parsed.notes = [*notes, *parsed.notes]
    return _finished(parsed, source, in_order=reader.in_order)


def _finished(parsed: Parsed, source: str, *, in_order: bool = True) -> Reading:
    counted, begun = day_clock.from_zero(list(tidied(speakers.named(parsed.cues), source)))
    timed, mended = timing.mend(counted, in_order=in_order)
    cues = [cue for cue in timed if _has_words(cue.text)]
    if not cues:
        raise TranscriptError(source, wording.FILE_WITHOUT_WORDS, 1)
    notes = [*parsed.notes, *([_by_day(counted, begun)] if begun else [])]
    chapters = tuple((max(0, start - begun), title) for start, title in parsed.chapters)
    return Reading(parsed.format, cues, mended, tuple(notes), chapters, parsed.facts)


def _by_day(cues: Sequence[Cue], begun: int) -> str:
    first = timecode.show(min(cue.start for cue in cues) + begun)
    return wording.DAY_CLOCK.format(start=first, begun=timecode.show(begun))


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text)) and text != "[BLANK_AUDIO]"  # whisper.cpp's word for silence


def _unknown(text: str, source: str) -> TranscriptError:
    number, line = next((number, line) for number, line in numbered(text) if line.strip())
    reason = wording.UNKNOWN_FORMAT.format(found=line.strip()[:60])
    return TranscriptError(source, reason, number)
