import pytest

from bot.core.errors import TranscriptError
from bot.core.transcript import formats

Line = tuple[int, int, str, str | None]


def lines(text: str) -> list[Line]:
    return [(cue.start, cue.end, cue.text, cue.speaker) for cue in formats.read(text.encode(), "talk").cues]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            'start,end,text\n0,2640," I don\'t ""know"", no"\n2640,3000," Oh\nno"\n',
            "CSV",
            [(0, 2640, 'I don\'t "know", no', None), (2640, 3000, "Oh no", None)],
        ),
        (
            'start,end,speaker,text\n0,2640,"0"," So \\"it\\" is"\n2640,3000,"1"," Yes"\n',
            "CSV",
            [(0, 2640, 'So "it" is', "Speaker 0"), (2640, 3000, "Yes", "Speaker 1")],
        ),
        ('start\tend\ttext\r\n0\t2640\tI "know\r\n', "TSV", [(0, 2640, 'I "know', None)]),
        (
            "Speaker Name;Start Time;End Time;Text\nAnn;00:00:01.500;00:00:03;Hi; \nBo;0:03;0:04;Ho\n",
            "CSV",
            [(1500, 3000, "Hi", "Ann"), (3000, 4000, "Ho", "Bo")],
        ),
        (
            "start,text\n1.5,Hi there\n3,Ho ho\n",
            "CSV",
            [(1500, 3000, "Hi there", None), (3000, 3835, "Ho ho", None)],
        ),
    ],
)
def test_tables_are_read(text: str, name: str, expected: list[Line]) -> None:
    assert formats.read(text.encode(), "talk").format == name
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("start,end,text\n0,1,a\n\n2,3\n", 4, "expected 3 columns, found 2"),
        ('start,end,text\n0,1,"a\nb"\nsoon,3,c\n', 4, "“soon” cannot be read"),
        ('start,end,text\n0,1,a\n0,1,"' + "b" * 140_000, 3, "never closed"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(TranscriptError, match=reason) as refused:
        formats.read(text.encode(), "talk")
    assert refused.value.line == line


def test_the_html_of_podcast_hosts() -> None:
    read = formats.read(
        b"<html><cite>Ann&#39;s :</cite>\n<time>0:01</time><p class='x'>Hi &amp; hello</p><p>there.</p>\n"
        b"<time>0:03</time><cite>Bo</cite><p>Ho<br>ho.</p><p>Unclosed",
        "talk",
    )
    assert read.format == "Podcasting 2.0 HTML"
    assert [(cue.text, cue.speaker) for cue in read.cues] == [
        ("Hi & hello", "Ann's"),
        ("there.", "Ann's"),
        ("Ho ho.", "Bo"),
        ("Unclosed", "Bo"),
    ]
    assert [cue.start for cue in read.cues if cue.text in ("Hi & hello", "Ho ho.")] == [1000, 3000]
    with pytest.raises(TranscriptError, match="line 2: the time"):
        formats.read(b"<cite>Ann</cite>\n<time>soon</time><p>Hi</p>", "talk")
    with pytest.raises(TranscriptError, match="expected a <time>"):
        formats.read(b"<cite>Ann</cite>\n<p>Hi</p>", "talk")
