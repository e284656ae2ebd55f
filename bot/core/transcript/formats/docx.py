"""Word documents (.docx), as Word and Teams write transcripts: their paragraphs, as the text of a plain one.

A zip archive with `word/document.xml` in it (ECMA-376). Styles, pictures, headers, comments and deleted words are
left out.
"""

import io
import zipfile
import zlib

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import xmltext
from bot.wording import transcripts as wording

_BODY = "word/document.xml"
_MOST_UNPACKED = 20 * 2**20
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # that others need memory, their own headers decide
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_COPIES = frozenset({"Fallback", "txbxContent"})
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)


class _Paragraphs(xmltext.Elements):
    """Collects the `pieces` of the text, with a blank line behind each paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._in_words = False
        self._copied = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        self._copied += name in _COPIES
        self._in_words = name == "t"
        if name in _SIGNS and "pos" not in attributes and not self._copied:
            self.pieces.append(_SIGNS[name])

    def closed(self, name: str) -> None:
        self._copied -= name in _COPIES
        self._in_words = False
        if name == "p" and not self._copied:
            self.pieces.append("\n\n")

    def said(self, text: str) -> None:
        if self._in_words and not self._copied:
            self.pieces.append(text)


def is_document(data: bytes) -> bool:
    """Whether these bytes are meant as a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def text_of(data: bytes, source: str, limit: int | None = None) -> str:
    """The words of a document of at most `limit` bytes. Of what it unpacks to no more is taken than may be,
    whatever its directory promises.

    Raises:
        TranscriptError: it is damaged, or larger.
    """
    if limit is not None and len(data) > limit:
        raise TranscriptError(source, wording.DOCUMENT_TOO_LARGE.format(most=limit // 2**20), 1)
    try:
        unpacked = _unpacked(data)
    except (*_DAMAGED, KeyError) as error:
        raise TranscriptError(source, wording.DAMAGED_DOCUMENT, 1) from error
    if len(unpacked) > _MOST_UNPACKED:
        raise TranscriptError(source, wording.DOCUMENT_TOO_LARGE.format(most=_MOST_UNPACKED // 2**20), 1)
    try:
        paragraphs = _Paragraphs()
        xmltext.parse(unpacked.decode("utf-8-sig"), paragraphs, source)
    except UnicodeDecodeError as error:
        raise TranscriptError(source, wording.DAMAGED_DOCUMENT, 1) from error
    return "".join(paragraphs.pieces)


def _unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.getinfo(_BODY)
        if body.compress_type not in _COMPRESSIONS:
            raise zipfile.BadZipFile
        with archive.open(body) as opened:
            return opened.read(_MOST_UNPACKED + 1)
