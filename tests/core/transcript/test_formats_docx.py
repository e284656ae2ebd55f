"""Word documents: read as the plain transcripts that are in them, refused when damaged or beyond measure."""

import io
import zipfile

import pytest

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import docx, read
from bot.core.transcript.source import read_bytes

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://w"><w:body>'
TEAMS = [
    ("Ann Lee", "0:03", "Good morning &amp; welcome."),
    ("Ben Ray", "0:07", "The fog came in."),
    ("Ann Lee", "0:12", "Yes."),
]


def packed(body: str, name: str = "word/document.xml", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr(name, body)
    return held.getvalue()


def teams() -> str:
    said = (
        f"<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr><w:r><w:t>{name}</w:t></w:r><w:r>"
        f"<w:t xml:space='preserve'>   {at}</w:t><w:br/><w:t>{words[:4]}</w:t></w:r><w:r><w:t>{words[4:]}</w:t>"
        f"<w:delText>No!</w:delText></w:r></w:p>"
        for name, at, words in TEAMS
    )
    return f"{HEAD}{''.join(said)}</w:body></w:document>"


def test_a_transcript_of_teams_is_read() -> None:
    sentences = read_bytes(packed(teams()), "talk.docx").transcript.sentences
    assert [(one.speaker, one.start, one.text) for one in sentences] == [
        ("Ann Lee", 3000, "Good morning & welcome."),
        ("Ben Ray", 7000, "The fog came in."),
        ("Ann Lee", 12_000, "Yes."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["00:00:03 Ann Lee", "Good morning.", "00:00:07 Ben Ray", "The fog came in."],
        [
            "0:0:3.0 --&gt; 0:0:5.43",
            "Ann Lee",
            "Good morning.",
            "0:0:7.0 --&gt; 0:0:9.4",
            "Ben Ray",
            "The fog came in.",
        ],
        ["[00:00:03] Ann Lee: Good morning.", "[00:00:07] Ben Ray: The fog came in."],
    ],
)
def test_paragraphs_are_read_in_whatever_arrangement(lines: list[str]) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    cues = read(packed(f"{HEAD}{body}</w:body></w:document>"), "talk.docx").cues
    assert [(one.speaker, one.start, one.text) for one in cues] == [
        ("Ann Lee", 3000, "Good morning."),
        ("Ben Ray", 7000, "The fog came in."),
    ]


@pytest.mark.parametrize(
    "data",
    [
        packed(teams())[:-40],
        packed(teams(), "word/other.xml"),
        packed(teams(), method=zipfile.ZIP_LZMA),
        packed(teams()).replace(b"\x00\x00\x08\x00", b"\x00\x00\x63\x00"),
        packed(teams()[:300]),
        packed(teams().replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
    ],
)
def test_a_damaged_one_is_refused(data: bytes) -> None:
    with pytest.raises(TranscriptError):
        read(data, "talk.docx")


def test_one_that_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "_MOST_UNPACKED", 2**20)
    bomb = packed(HEAD + " " * 2**21)
    assert len(bomb) < 2**14
    with pytest.raises(TranscriptError, match="more than 1 MB"):
        read(bomb, "talk.docx")
