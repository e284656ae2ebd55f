"""EBU STL (.stl): a kilobyte about the file, then 128 bytes for each part of a caption.

https://tech.ebu.ch/docs/tech/tech3264.pdf. Text is in ISO 6937, in which accents stand before their letter, or in
one of the parts of ISO 8859 that the file names. Times count from the start of the programme, where it is told.
"""

import re
import unicodedata
from collections.abc import Iterator

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.markup import lines as as_lines
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

NAME = "EBU STL"
_SIGN = re.compile(rb".{3}STL(\d\d)\.01", re.DOTALL)
_HEAD, _BLOCK = 1024, 128
_CODES = {b"01": "iso8859-5", b"02": "iso8859-6", b"03": "iso8859-7", b"04": "iso8859-8"}
_LAST, _USER, _COMMENT, _BREAK, _UNUSED = 0xFF, 0xFE, 1, 0x8A, 0x8F
_ACCENTS = dict(
    zip(
        (0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF),
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u0327\u030b\u0328\u030c",
        strict=True,
    )
)
_LETTERS = dict(
    zip(
        (*range(0xA1, 0xA4), 0xA4, 0xA5, 0xA7, 0xA9, 0xAA, 0xAB, *range(0xB0, 0xB4), 0xB9, 0xBA, 0xBB, 0xBD, 0xBF),
        "¡¢£$¥§‘“«°±²³’”»½¿",
        strict=True,
    )
) | dict(
    zip(
        (0xD0, 0xE0, 0xE1, 0xE2, 0xE8, 0xE9, 0xEA, 0xEC, 0xF1, 0xF2, 0xF3, 0xF5, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC),
        "―ΩÆĐŁØŒÞæđðıłøœßþ",
        strict=True,
    )
)


def is_stl(data: bytes) -> bool:
    """Whether the bytes of a file are of this kind."""
    return _SIGN.match(data) is not None


def parse(data: bytes, source: str) -> Iterator[Cue]:
    """Yield the cues.

    Raises:
        TranscriptError: the file ends early.
    """
    found = _SIGN.match(data)
    rate = int(found[1]) if found else 0
    if len(data) < _HEAD + _BLOCK or not 20 <= rate <= 60:
        raise TranscriptError(source, wording.DAMAGED_CAPTIONS, 1)
    begun = _begun(data[256:264], rate)
    code = _CODES.get(data[12:14])
    parts: list[bytes] = []
    for place in range(_HEAD, len(data) - _BLOCK + 1, _BLOCK):
        block = data[place : place + _BLOCK]
        if block[3] == _USER or block[15] == _COMMENT:
            continue
        parts.append(block[16:].split(bytes([_UNUSED]))[0])
        if block[3] == _LAST:
            start, end = (max(0, _time(block[at : at + 4], rate) - begun) for at in (5, 9))
            yield Cue(start, end, as_lines(_text(b"".join(parts), code)))
            parts = []


def _begun(written: bytes, rate: int) -> int:
    digits = written.decode("ascii", "replace")
    return _time(bytes(int(digits[at : at + 2]) for at in (0, 2, 4, 6)), rate) if digits.isdecimal() else 0


def _time(code: bytes, rate: int) -> int:
    hours, minutes, seconds, frames = code
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + round(frames * 1000 / rate)


def _text(written: bytes, code: str | None) -> str:
    said: list[str] = []
    accent = ""
    for byte in written:
        if byte == _BREAK:
            said.append("\n")
        elif byte < 0x20 or 0x7F <= byte < 0xA0:  # colours, places, italics
            said.append(" " if byte < 0x20 else "")
        elif code is not None:
            said.append(bytes([byte]).decode(code, "replace"))
        elif byte in _ACCENTS:
            accent = _ACCENTS[byte]
            continue
        else:
            said.append((chr(byte) if byte < 0x80 else _LETTERS.get(byte, "")) + accent)
        accent = ""
    return unicodedata.normalize("NFC", "".join(said))
