"""Bytes -> text, in whatever encoding people have; what is no text is refused with what it seems to be."""

import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from bot.core.errors import TranscriptError
from bot.wording import transcripts as wording

_BOMS = (  # the longer first: UTF-32's begins like UTF-16's
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_MAGIC = (
    (rb"PK\x03\x04.{0,4000}word/", wording.WORD_DOCUMENT, wording.SAVE_AS_TEXT),
    (rb"PK\x03\x04.{0,200}application/vnd\.oasis", wording.OPEN_DOCUMENT, wording.SAVE_AS_TEXT),
    (rb"PK\x03\x04", wording.ZIP_ARCHIVE, wording.UNPACK),
    (rb"PK\x05\x06", wording.ZIP_ARCHIVE, wording.UNPACK),
    (rb"\xd0\xcf\x11\xe0", wording.WORD_DOCUMENT, wording.SAVE_AS_TEXT),
    (rb"\{\\rtf", wording.RICH_TEXT, wording.SAVE_AS_TEXT),
    (rb"%PDF-", wording.PDF, wording.SAVE_AS_TEXT),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd", wording.COMPRESSED, wording.UNPACK),
    (rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb][^\n]", wording.MP3, wording.TRANSCRIBE),
    (rb"RIFF....(?:WAVE|AVI )|OggS|fLaC|FORM....AIF|#!AMR", wording.SOUND, wording.TRANSCRIBE),
    (rb"....ftyp|\x1aE\xdf\xa3", wording.RECORDING, wording.TRANSCRIBE),
    (rb"\x00\x00\x01[\xba\xb3]", wording.VIDEO, wording.TRANSCRIBE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", wording.PICTURE, wording.EXPECTED_TEXT),
    (rb"SQLite format 3\0", wording.DATABASE, wording.EXPECTED_TEXT),
)
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("gb18030", "big5", "cp932", "euc_jp", "euc_kr", "koi8_r", "mac_roman", "cp437"),
)
_SUPERSETS = {"big5": "big5hkscs", "euc_kr": "cp949"}
_LINE_END = re.compile(r"\r\n?|\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_STRAY = re.compile(rb"(?<![A-Za-z])[\xc2-\xf4](?![A-Za-z\x80-\xbf])|[\xc2-\xf4][\x80-\xbf]|[\xfe\xff]")
"""The beginning of a letter of UTF-8 that was cut off, with no letter beside it, or a whole one."""
_SAMPLE = 16_384


def decode(data: bytes, source: str, limit: int | None = None) -> str:
    """The text of `decoded`."""
    return decoded(data, source, limit)[0]


def decoded(data: bytes, source: str, limit: int | None = None) -> tuple[str, list[str]]:
    """Read bytes as text: by their byte order mark, else UTF-8, UTF-16 or UTF-32 without one, else as the legacy
    encoding in which charset-normalizer finds the most sense. `limit` is the largest size, in bytes.

    Lines of another encoding among UTF-8, and single bytes that are none, are read all the same, with a note.

    Raises:
        TranscriptError: the file is too large, no text, or damaged: with the line where that shows.
    """
    if limit is not None and len(data) > limit:
        reason = wording.FILE_TOO_LARGE.format(count=_megabytes(len(data)), most=_megabytes(limit))
        raise TranscriptError(source, reason, 1)
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if encoding is None:
        _refuse_binary(data, source)
        data = data.rstrip(b"\0") if _wide(data) is None else data
        if _wide(data) is None and (mixed := _mixed(data)) is not None:
            return _clean(mixed[0], source), mixed[1]
        encoding = _wide(data) or _narrow(data, source)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(data, error, source) from error
    return _clean(text, source), []


def _clean(text: str, source: str) -> str:
    if odd := _CONTROLS.search(text):
        raise TranscriptError(source, wording.NOT_TEXT, _line_at(text, odd.start()))
    return text


def _mixed(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-8 in which some lines are of another encoding, or some bytes of none; None if it is not that."""
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return None
    good = bad = 0
    lines = data.splitlines(keepends=True)
    texts: list[str] = []
    odd: list[int] = []
    for number, line in enumerate(lines, start=1):
        try:
            texts.append(line.decode())
            good += not line.isascii()
        except UnicodeDecodeError:
            texts.append(_of_another_encoding(line))
            odd.append(number)
            bad += 1
    if 2 * good < bad or not good:
        return None
    return "".join(texts), [wording.odd_bytes(odd[0], len(odd))]


def _of_another_encoding(line: bytes) -> str:
    """A line that is not UTF-8: as Windows writes the languages of Western Europe, or with signs for what is
    none."""
    if _STRAY.search(line):
        return line.decode("utf-8", "replace")
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 50_000 else f"{size} bytes"


def _refuse_binary(data: bytes, source: str) -> None:
    head = data[:5000]
    for pattern, name, advice in _MAGIC:
        if re.match(pattern, head, re.DOTALL):
            raise TranscriptError(source, wording.NOT_TEXT_BUT.format(name=name, advice=advice), 1)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 shows by where the zeros of its digits, blanks and line ends are."""
    zeros = [data[place:_SAMPLE:4].count(0) for place in range(4)]
    expected = len(data[:_SAMPLE]) // 4
    if not any(zeros):
        return None
    if min(zeros[1:]) > expected // 2 and not zeros[0]:
        return "utf-32-le"
    if min(zeros[:3]) > expected // 2 and not zeros[3]:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > expected // 4 and odd > 4 * even:
        return "utf-16-le"
    if even > expected // 4 and even > 4 * odd:
        return "utf-16-be"
    return None


def _narrow(data: bytes, source: str) -> str:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if _mostly_utf_8(data):
            raise _damaged(data, error, source) from error
        legacy = _legacy(data)
        if legacy is None:
            raise TranscriptError(
                source,
                wording.ENCODING_UNKNOWN,
                _line_at(data[: error.start].decode("latin-1"), error.start),
            ) from error
        return legacy
    return "iso2022_jp" if re.search(rb"\x1b\$[@B].*?\x1b\([BJ]", data[:_SAMPLE]) else "utf-8"


def _mostly_utf_8(data: bytes) -> bool:
    """Bytes rarely fit UTF-8 by accident: where most do, the others are damaged, and no other encoding."""
    good = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]+", data))
    text = data.decode("utf-8", "replace")
    return good > 2 * (text.count("\ufffd") - data.count(b"\xef\xbf\xbd"))


def _legacy(data: bytes) -> str | None:
    """The most coherent of those that make about the least mess; where several do, the most common in the West."""
    sample = b"\n".join(_lines_beyond_ascii(data))
    matches = list(from_bytes(sample, cp_isolation=list(_LEGACY), threshold=0.4, enable_fallback=False))
    if not matches:
        return None
    tidy = [match for match in matches if match.chaos <= matches[0].chaos + 0.1]
    best = max(tidy, key=lambda match: match.coherence + (0.02 if match.encoding == "cp1252" else 0))
    return _SUPERSETS.get(best.encoding, best.encoding)


def _lines_beyond_ascii(data: bytes) -> Iterator[bytes]:
    """Times and English tell nothing about the encoding, and what tells something need not be read in full."""
    taken = 0
    for found in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        yield found.group()[:_SAMPLE]
        taken += len(found.group())
        if taken > _SAMPLE:
            return


def _damaged(data: bytes, error: UnicodeDecodeError, source: str) -> TranscriptError:
    before = data[: error.start].decode(error.encoding, "ignore")
    reason = wording.BYTES_OF_ANOTHER_ENCODING.format(error=error.encoding.upper())
    return TranscriptError(source, reason, _line_at(before, len(before)))


def _line_at(text: str, offset: int) -> int:
    return len(_LINE_END.findall(text, 0, offset)) + 1
