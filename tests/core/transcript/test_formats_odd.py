"""What the formats allow, what people write all the same, and what cannot be meant, a small sample each."""

from contextlib import suppress

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript import formats
from bot.core.transcript.model import Cue

SRT = "1\n00:00:01,000 --> 00:00:02,000\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
ASS = "[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,"
TTML = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>%s</div></body></tt>'
SRV3 = '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body>%s</body></timedtext>'

Said = tuple[int, int, str] | tuple[int, int, str, str]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("1:02,5 --> 1:03\nHi", [(62_500, 63_000, "Hi")], id="hours not padded, short fractions"),
        pytest.param("0.860 --> 7.38\nHi", [(860, 7380, "Hi")], id="bare seconds"),
        pytest.param("7\n00: 00: 01,5 --> 00:00:02,0  X1:40 Y2:5\nHi", [(1500, 2000, "Hi")], id="blanks, places"),
        pytest.param(
            "0:01 --> 0:02\nA\n0:03 --> 0:04\nB", [(1000, 2000, "A"), (3000, 4000, "B")], id="no blank line"
        ),
        pytest.param(SRT + "A\n2\n0:03 --> 0:04\nB", [(1000, 2000, "A"), (3000, 4000, "B")], id="number, no blank"),
        pytest.param(
            SRT + "In\n1984\n\n2\n0:03 --> 0:04\n7", [(1000, 2000, "In 1984"), (3000, 4000, "7")], id="digits"
        ),
        pytest.param(SRT + "A\n\nand B\n", [(1000, 2000, "A and B")], id="a blank line inside"),
        pytest.param("0:01 -->\nA\n\n0:03 --> 0:04\nB", [(1000, 3000, "A"), (3000, 4000, "B")], id="no end"),
        pytest.param("0:03 --> 0:04\nB\n\n0:01 --> 0:02\nA", [(1000, 2000, "A"), (3000, 4000, "B")], id="order"),
        pytest.param(
            "0:01 --> 0:03\naa\n\n0:01 --> 0:03\nbb", [(1000, 2000, "aa"), (2000, 3000, "bb")], id="one time"
        ),
        pytest.param(
            SRT + r"{\an8}<i>A</i> &lt;b&gt; <font color=red>&amp;</font>", [(1000, 2000, "A <b> &")], id="tags"
        ),
        pytest.param(SRT + "a < b and 3 --> 4", [(1000, 2000, "a < b and 3 --> 4")], id="signs that are no tags"),
        pytest.param(
            SRT + "- Did he?\n- He did.\n-5 degrees", [(1000, 2000, "Did he? He did. -5 degrees")], id="dashes"
        ),
        pytest.param(SRT + ">> ALICE: Hi. >> Ho.", [(1000, 1500, "Hi.", "ALICE"), (1500, 2000, "Ho.")], id=">>"),
        pytest.param(SRT + "Remember: go.", [(1000, 2000, "Remember: go.")], id="a colon is no speaker"),
        pytest.param(
            VTT + "<v.loud Mary Ann>Hi <v Bo>Ho", [(1000, 1500, "Hi", "Mary Ann"), (1500, 2000, "Ho", "Bo")]
        ),
        pytest.param(
            "\ufeffWEBVTT\nKind: captions\n\nNOTE 0\n\nid\n" + VTT[8:] + "Hi\n\nNOTE x\ny", [(1000, 2000, "Hi")]
        ),
        pytest.param(
            "WEBVTT\n\n0:01.0 --> 0:03.0\n \na<0:02.0><c> b</c>\n\n0:03.0 --> 0:03.01\na b\n \n\n"
            "0:03.01 --> 0:05.0\na b\nc<0:04.0><c> d</c>\n\n0:05.0 --> 0:05.01\nc d\n \n",
            [(1000, 3000, "a b"), (3010, 5000, "c d")],
            id="YouTube's rolling captions",
        ),
        pytest.param(
            SRT + "No!\n\n2\n0:02 --> 0:03\nNo!\n\n3\n0:03 --> 0:04\nNo!",
            [(1000, 2000, "No!"), (2000, 3000, "No!"), (3000, 4000, "No!")],
            id="said again",
        ),
        pytest.param(
            "0:00:01.5,0:00:02\nA[br]B\n\n0:1:0,0:1:1\nC", [(1500, 2000, "A B"), (60_000, 61_000, "C")], id="SBV"
        ),
        pytest.param(
            ASS + r"Ann,{\k5}Hi,\N{\p1}m 0 0 l 1 1{\p0}Bo\h!", [(1000, 2000, "Hi, Bo !", "Ann")], id="ASS"
        ),
        pytest.param(ASS + "NTP,A\nComment: 0:00:03.00,0:00:04.00,,B\n" + ASS[42:] + "NTP,A", [(1000, 2000, "A")]),
        pytest.param(
            "<SAMI><!-- x --><SYNC Start=1000><P Class=EN>Hi<br>you<SYNC Start='2000'><P Class=EN>&nbsp;"
            "<SYNC Start=3000><P Class=FR>Salut<P Class=EN>Ho there</SAMI>",
            [(1000, 2000, "Hi you"), (3000, 4036, "Ho there")],
            id="SAMI in two languages",
        ),
        pytest.param(
            "[ti:Song]\n[offset:500]\n[00:01.50][00:03.50]<00:01.50>La <00:01.9>la\n[00:02.50]\n",
            [(1000, 2000, "La la"), (3000, 3835, "La la")],
            id="LRC with repeats, words and an offset",
        ),
        pytest.param(
            "{1}{1}25\n{25}{50}{y:i}A|/B\n{100}{}C", [(1000, 2000, "A B"), (4000, 4567, "C")], id="MicroDVD"
        ),
        pytest.param(
            SRV3 % '<w t="0"/><p t="1000" d="3000"><s>A</s><s t="9"> b</s></p><p t="2000" d="9" a="1">\n</p>',
            [(1000, 2000, "A b")],
            id="srv3",
        ),
        pytest.param(
            '<timedtext><text t="1000" d="500">A &amp;#39;b</text></timedtext>', [(1000, 1500, "A 'b")], id="srv2"
        ),
        pytest.param(
            '{"events":[{"tStartMs":0,"id":1},{"tStartMs":1000,"dDurationMs":500,"segs":[{"utf8":"A"},{"utf8":"\\nb"}]}]}',
            [(1000, 1500, "A b")],
            id="json3",
        ),
        pytest.param(TTML % '<p begin="1.5s" dur="500ms">A<br/>b</p>', [(1500, 2000, "A b")]),
        pytest.param(
            '<tt frameRate="25" tickRate="10"><body><p begin="50f" end="00:00:03:05">A</p>'
            '<p begin="40t">B</p></body></tt>',
            [(2000, 3200, "A"), (4000, 4567, "B")],
            id="frames and ticks",
        ),
        pytest.param(
            "<tt:tt xmlns:tt='http://www.w3.org/ns/ttml'><tt:head><ttm:agent xml:id='v1'><ttm:name>Ann</ttm:name>"
            "</ttm:agent></tt:head><tt:body ttm:agent='v1'><tt:p begin='1s' end='2s'>"
            "<tt:metadata>no</tt:metadata>aa"
            "<tt:span ttm:agent='v2'>bb</tt:span></tt:p></tt:body></tt:tt>",
            [(1000, 1500, "aa", "Ann"), (1500, 2000, "bb", "v2")],
            id="agents",
        ),
        pytest.param(
            TTML % "<p><span begin='1s' end='2s'>A</span> <span begin='2s' end='3s'>b</span></p>",
            [(1000, 2000, "A"), (2000, 3000, "b")],
            id="times at the spans",
        ),
        pytest.param(
            "<tt><body begin='10s'><div begin='5s' end='9s'><p begin='1s' end='2s'>A</p></div></body></tt>",
            [(16_000, 17_000, "A")],
            id="times that count from the parent's",
        ),
    ],
)
def test_what_is_meant_is_read(text: str, said: list[Said]) -> None:
    cues = formats.read(text.encode(), "x").cues
    assert [(cue.start, cue.end, cue.text, *filter(None, [cue.speaker])) for cue in cues] == said


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (SRT + "A\n\n2\n00:00:0x --> 0:04\nB", 6, "expected times like"),
        (SRT + "A\n\n2\n00:61:00 --> 0:04\nB", 6, "cannot be read"),
        (SRT + "A\n\n9999:00:00 --> 0:04\nB", 5, "beyond 1,000 hours"),
        ("Intro\n" + SRT + "A", 1, "has no time"),
        (SRT + "words\n" * 2000, 1003, "has no time"),
        (VTT + "A\n\nB\n", 6, "has no time"),
        ("0:0:1.0,0:0:2.0\nA\n\nB\n", 4, "has no time"),
        (ASS + "Ann,Hi\nDialogue: 0:00:0x,0:00:02.00,Ann,Ho", 4, "cannot be read"),
        ("[Events]\nDialogue: 0,0:00:01.00", 2, "expected a dialogue with the columns"),
        ("<SAMI>\n<SYNC Start=1>A\n<SYNC Stop=2>B", 3, "expected “<SYNC Start=1000>”"),
        ("[00:01.00]A\n[00:99.00]B", 2, "cannot be read"),
        ("Song\n[00:01.00]A", 1, "has no time"),
        ("{1}{1}25\n{25}{50}A\nB", 3, "expected a line like"),
        ("\n{25}{50}A", 2, "counted in frames"),
        (SRV3 % "\n\n<p d='5'>A</p>", 3, "cannot be read"),
        (SRV3 % "\n<p t='5'>A", 2, "not well-formed XML"),
        (TTML % "\n<p begin='soon'>A</p>", 2, "cannot be read"),
        (TTML % "\n<p>A</p>", 2, "has no time"),
        ("<tt>" + "<p>" * 300, 1, "elements within elements"),
        ('<!DOCTYPE tt [\n<!ENTITY a "b">]><tt><p begin="1s">&a;</p></tt>', 1, "entities"),
        ('<!DOCTYPE tt SYSTEM "file:///etc/passwd"><tt><p begin="1s">a</p></tt>', 1, "other files"),
        ('{"events":\n[{"tStartMs":1,}]}', 2, "not well-formed JSON"),
        ('{"events":[{"tStartMs":NaN,"segs":[{"utf8":"Hi"}]}]}', 1, "event 1 (“Hi”)"),
        ('{"tStartMs":1,"events":' + "[" * 100_000, 1, "nested too deeply"),
        ("@UTF8\n@Begin\n*ANN:\tgood morning .\n", 1, "expected a transcript with times"),
        ("@UTF8\n@Begin\n*ANN:\tgood morning . •0_9999999999•\n", 3, "beyond 1,000 hours"),
        ("850STL25.010009" + "0" * 900, 1, "ends early or is damaged"),
        ("850STL99.010009" + "0" * 1200, 1, "ends early or is damaged"),
        ('<ANNOTATION_DOCUMENT>\n<TIME_SLOT TIME_VALUE="x"/></ANNOTATION_DOCUMENT>', 2, "cannot be read"),
        ('<ANNOTATION_DOCUMENT AUTHOR="">', 1, "not well-formed"),
        ("<Trans><Episode/></Trans>", 1, "no words"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(TranscriptError) as refused:
        formats.read(text.encode(), "x")
    assert reason in refused.value.reason
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94ae", "Scenarist captions"),
        ("SPEAKER rec 1 0.5 2.3 <NA> <NA> SPEAKER_00 <NA> <NA>\n", "RTTM"),
        ("<USFSubtitles version='1.0'/>", "USF"),
    ],
)
def test_what_is_not_read_is_refused_by_its_name(text: str, name: str) -> None:
    with pytest.raises(TranscriptError, match=f"{name}.*export it as SRT"):
        formats.read(text.encode(), "x")


@pytest.mark.parametrize("end", ["&#" + "1" * 5000 + ";", "<script>" * 20_000, "*" * 90_000, "😀" * 90_000 + "a"])
def test_hostile_words_are_read_in_no_time(end: str) -> None:
    assert formats.read(f"<html>0:01 Words {end}".encode(), "x").cues[0].text.startswith("Words")


@pytest.mark.parametrize("kind", ["srt", "vtt", "ass", "ssa", "ttml"])
def test_what_another_tool_writes_is_read(kind: str) -> None:
    written = pysubs2.SSAFile()
    for start, text in ((1000, "Is it? & so"), (2500, "It is, {\\i1}really{\\i0}.\\NYes."), (61_000, "Done.")):
        written.append(pysubs2.SSAEvent(start=start, end=start + 1500, text=text))
    assert formats.read(written.to_string(kind).encode(), "x").cues == [
        Cue(1000, 2500, "Is it? & so"),
        Cue(2500, 4000, "It is, really. Yes."),
        Cue(61_000, 62_500, "Done."),
    ]


SAMPLES = (
    *(SRT + "<i>Hi</i>\n", VTT + "<v Ann>Hi</v>\n", "0:0:1.0,0:0:2.0\nHi\n", ASS + "Ann,{\\p1}0{\\p0}Hi\n"),
    *("<SAMI><SYNC Start=1><P Class=a>Hi</SAMI>", "[ti:x]\n[00:01.00]Hi\n", "{1}{1}25\n{1}{2}Hi\n"),
    *(TTML % "<p begin='1s' end='2s'><span begin='1f'>Hi</span></p>", SRV3 % "<p t='1' d='2'>Hi</p>"),
    '{"wireMagic":"pb3","events":[{"tStartMs":1,"dDurationMs":2,"segs":[{"utf8":"Hi"}]}]}',
)


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 6), st.text(max_size=4) | st.sampled_from(SAMPLES))),
)
def test_a_damaged_file_is_read_in_order_or_refused(text: str, edits: list[tuple[int, int, str]]) -> None:
    for place, length, instead in edits:
        text = text[:place] + instead + text[place + length :]
    with suppress(TranscriptError):
        cues = formats.read(text.encode("utf-8", "replace"), "x").cues
        assert all(0 <= cue.start <= cue.end for cue in cues)
        assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
