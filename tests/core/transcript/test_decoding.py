"""Bytes of all encodings people have become the text they were; what is no text says what it looks like."""

import gzip
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript.formats.decoding import decode, decoded

SAID = {
    "cp1252": "C’est déjà l’été, où êtes-vous allés hier soir ? Ça va très bien.",
    "cp1250": "Zażółć gęślą jaźń. Dzień dobry, jak się masz? Cześć, chcę powiedzieć, że tak.",
    "cp1251": "Привет, как дела? Сегодня мы поговорим о том, что случилось вчера.",
    "koi8_r": "Привет, как дела? Сегодня мы поговорим о том, что случилось вчера.",
    "cp1253": "Καλημέρα, τι κάνετε; Σήμερα θα μιλήσουμε για την ιστορία.",
    "cp1254": "Günaydın, nasılsınız? Bugün şöyle bir şey oldu, çok güzel değil mi?",
    "cp1255": "שלום, מה שלומך היום? אנחנו מדברים על ההיסטוריה",
    "cp1256": "مرحبا، كيف حالك اليوم؟ سنتحدث عن التاريخ",
    "cp874": "สวัสดีครับ วันนี้เราจะพูดถึงประวัติศาสตร์",
    "gb2312": "你好,今天我们来谈谈历史。你觉得怎么样?",
    "gb18030": "你好,今天我们来谈谈历史。你觉得怎么样?",
    "big5": "你好,今天我們來談談歷史。你覺得怎麼樣?",
    "cp932": "こんにちは、今日は歴史について話しましょう。どう思いますか?",
    "euc_jp": "こんにちは、今日は歴史について話しましょう。どう思いますか?",
    "iso2022_jp": "こんにちは、今日は歴史について話しましょう。",
    "euc_kr": "안녕하세요, 오늘은 역사에 대해 이야기하겠습니다. 어떻게 생각하세요?",
    "utf-8": "naïve – 你好",
    "utf-8-sig": "naïve – 你好",
    "utf-16": "naïve – 你好",
    "utf-16-le": "naïve – 你好",
    "utf-16-be": "naïve – 你好",
    "utf-32": "naïve – 你好",
    "utf-32-le": "naïve – 你好",
    "utf-32-be": "naïve – 你好",
}


@pytest.mark.parametrize("encoding", SAID)
@pytest.mark.parametrize("cues", [1, 2000])
def test_text_is_read_in_its_encoding(encoding: str, cues: int) -> None:
    text = "".join(
        f"{n}\r\n0:{n // 60}:{n % 60} --> 0:{n // 60}:{n % 60},9\r\n{SAID[encoding]}\r\n" for n in range(cues)
    )
    assert decode(text.encode(encoding), "x") == text


def _docx() -> bytes:
    """The same bytes every time: workers compare the names of their tests."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("word/document.xml"), "<document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "line", "expected"),
    [
        (_docx(), 1, "a Word document; save it as plain text"),
        (_docx().replace(b"word/", b"talk/"), 1, "a zip archive; unpack it"),
        (gzip.compress(b"WEBVTT", mtime=0), 1, "a compressed file; unpack it"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 1, "a PDF; save it as plain text"),
        (b"{\\rtf1\\ansi Hello}", 1, "a rich text document; save it"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00", 1, "an MP3 recording; make a transcript"),
        (b"\xff\xfb\x90\x00" + bytes(100), 1, "an MP3 recording; make a transcript"),
        (b"\x00\x00\x00\x20ftypisom", 1, "a recording or video; make a transcript"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "a picture; expected a transcript"),
        (b"1\n0:01 --> 0:02\nOne\0two", 3, "not a text file"),
        (b"\x02\x03\x04\x05\x06", 1, "not a text file"),
        ("one\rtwo\r".encode("utf-16") + b"\x00\xd8", 3, "are no UTF-16"),
        (b"\xff\xfeo\0n", 1, "are no UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_looks_like(data: bytes, line: int, expected: str) -> None:
    with pytest.raises(TranscriptError) as refused:
        decode(data, "talk.txt")
    assert expected in str(refused.value)
    assert refused.value.line == line


def test_odd_bytes_among_utf_8_are_read_and_named() -> None:
    text, notes = decoded("é ü ß\nfine\nñ 你好\n".encode() + b"caf\xe9 \x96 so\nand \xc3\n", "x")
    assert text == "é ü ß\nfine\nñ 你好\ncafé – so\nand \ufffd\n"
    assert notes == [
        "There are bytes of another encoding in 2 lines, first in line 4; see whether the letters there are right."
    ]


def test_zeros_that_pad_the_end_are_no_words() -> None:
    assert decode(b"Hello\n\0\0\0", "x") == "Hello\n"


def test_a_file_beyond_the_limit_is_refused_before_it_is_looked_at() -> None:
    assert decode(b"12345", "x", limit=5) == "12345"
    with pytest.raises(TranscriptError, match=r"2\.0 MB; expected at most 1\.5 MB"):
        decode(b"PK\x03\x04" * 500_000, "x", limit=1_500_000)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_unicode_comes_back_as_it_was(text: str, encoding: str) -> None:
    with suppress(TranscriptError):  # the beginning of a PDF is a text, too
        assert decode(text.encode(encoding), "x") == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(TranscriptError):
        assert isinstance(decode(data, "x"), str)
