from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript import formats
from bot.core.transcript.model import Cue
from bot.core.transcript.sentences import rebuild
from bot.core.transcript.sidecar import Correction, TurnMark, moment_link, parse
from bot.core.transcript.source import read, title_from

ROOT = Path(__file__).parents[3]
LINE = "[00:00:00.000 --> 00:00:02.640]   I don't know"


def cue(start: int, end: int, text: str, speaker: str | None = None) -> Cue:
    return Cue(start, end, text, speaker)


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [
        (b"", 1, "empty"),
        (b" \n\t\n", 1, "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", 1, "not a text file but looks like a picture"),
        (LINE.encode() + b"\n\nfine \xe9 not\n", 3, "expected a line like"),
        (LINE.encode() + b"\nhello there", 2, "expected a line like"),
        (b"[00:00:00.000 --> 00:00:02.640", 1, "expected a transcript with times"),
        (b"[00:00:00.000 --> 00:00:02.640]   \n", 1, "no words"),
    ],
)
def test_a_file_that_is_no_transcript_is_refused_with_its_line(content: bytes, line: int, expected: str) -> None:
    with pytest.raises(TranscriptError) as refused:
        formats.read(content, "talk.txt")
    assert refused.value.line == line
    assert expected in str(refused.value)
    assert str(refused.value).startswith(f"talk.txt, line {line}:")


def test_reads_lines_with_bom_windows_endings_and_long_hours() -> None:
    data = b"\xef\xbb\xbf\r\n[00:59:59.500 --> 100:00:00.000]   So   it is.\r\n"
    assert formats.read(data, "x").cues == [cue(3_599_500, 360_000_000, "So it is.")]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(TranscriptError):
        assert formats.read(data, "x")


@given(st.text(max_size=300))
def test_any_line_after_a_good_one_is_read_or_refused(text: str) -> None:
    with suppress(TranscriptError):
        assert formats.read(f"{LINE}\n{text}".encode("utf-8", "replace"), "x")


def test_sentences_are_joined_across_lines_with_times_inside_them() -> None:
    first, second = rebuild(
        [cue(0, 1000, "One two"), cue(1000, 3000, "three. Four fi"), cue(3500, 4500, "ve six?")]
    )
    assert (first.text, first.start) == ("One two three.", 0)
    assert (first.end, second.start) == (1857, 2000)  # the blank between them is one of fourteen characters in 2 s
    assert (second.text, second.end) == ("Four fi ve six?", 4500)
    assert second.time_at(second.text.index("ve six")) == 3500


def test_a_mark_that_is_never_closed_does_not_swallow_what_follows() -> None:
    text = 'He said “hi there.” Then (he went. She asked “what now? And "so it went. On.'
    assert [one.text for one in rebuild([cue(0, 1000, text)])] == [
        "He said “hi there.”",
        "Then (he went.",
        "She asked “what now?",
        'And "so it went.',
        "On.",
    ]
    code = "See `this` and ([that](its-page)). We don't. It's so, 'cause it is. They didn't. " * 5
    assert len(rebuild([cue(0, 1000, code)])) == 20


def test_what_nobody_punctuated_is_cut_at_its_longest_pauses() -> None:
    lines = [cue(10_000 * n, 10_000 * n + (4000 if n % 5 == 4 else 10_000), "so it went on and") for n in range(60)]
    sentences = rebuild(lines)
    assert [one.start for one in sentences] == list(range(0, 600_000, 50_000))
    (alone,) = rebuild([cue(0, 60_000, "on and " * 60)])[1:2]
    assert 8 <= len(alone.text.split()) <= 30


def test_captions_that_touch_are_cut_where_one_is_shown_for_long() -> None:
    said = "the house is old", "but it has a view", "of the whole bay", "and in the winter", "nobody lives in it"
    lines = [cue(3000 * n, 3000 * n + 3000, said[n % 5]) for n in range(30)]
    sentences = [one.text for one in rebuild(lines)]
    assert all(8 <= len(text.split()) <= 30 for text in sentences)
    assert all(text.startswith(("but", "and", "the house")) for text in sentences)


def test_no_sentence_goes_on_after_a_long_silence_or_ends_in_an_open_bracket() -> None:
    lines = [cue(0, 1000, "Made by me"), cue(9000, 9900, "It is hot! [intro"), cue(9900, 10_000, "music] Okay, so")]
    assert [one.text for one in rebuild(lines)] == ["Made by me", "It is hot!", "[intro music] Okay, so"]


def test_what_is_written_without_blanks_is_joined_and_cut_without() -> None:
    first, second = rebuild([cue(0, 1000, "今天天气很"), cue(1000, 2000, "好。我们去"), cue(2000, 3000, "公园。")])
    assert (first.text, second.text) == ("今天天气很好。", "我们去公园。")
    sentences = rebuild([cue(2000 * n, 2000 * n + 2000, "今天天气很好我们") for n in range(60)])
    assert all(16 <= len(one.text) <= 60 and not one.text.count(" ") for one in sentences)


def test_a_change_of_speaker_ends_a_sentence() -> None:
    cues = [cue(0, 1000, "in terms of psychology when"), cue(1000, 2000, "I think all those terms")]
    marks = parse(b'turns=[{from="0:00", speaker="Ann"}, {from="0:01.1", speaker="Bo"}]', "x").turns
    assert [(one.speaker, one.text) for one in rebuild(cues, marks)] == [
        ("Ann", "in terms of psychology when"),
        ("Bo", "I think all those terms"),
    ]


def test_a_speaker_in_the_file_wins_over_the_sidecar() -> None:
    marks = [TurnMark.model_construct(start=0, speaker="Ann")]
    assert [one.speaker for one in rebuild([cue(0, 1, "Hi", "Cy"), cue(1, 2, "Ho")], marks)] == ["Cy", "Ann"]


def test_corrections_show_what_was_said_and_keep_what_was_heard() -> None:
    corrections = [
        Correction.model_construct(at=0, heard="cloud", said="Claude"),
        Correction.model_construct(at=0, heard="an tropic", said="Anthropic"),
    ]
    (sentence,) = rebuild([cue(400, 2000, "Is Cloud from an tropic or a cloudy cloud?")], (), corrections)
    assert sentence.text == "Is Claude from Anthropic or a cloudy Claude?"
    assert [(sentence.text[m.start : m.end], m.heard) for m in sentence.misheard] == [
        ("Claude", "Cloud"),
        ("Anthropic", "an tropic"),
        ("Claude", "cloud"),
    ]


cues = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(0, 9000), st.text(max_size=60), st.sampled_from([None, "A", "B"])),
    min_size=1,
    max_size=12,
)


@given(cues)
def test_sentences_keep_every_word_in_order_and_never_overlap(
    parts: list[tuple[int, int, str, str | None]],
) -> None:
    start = 0
    given_cues: list[Cue] = []
    for gap, length, text, speaker in parts:
        start += gap
        given_cues.append(cue(start, start + length, " ".join(text.split()), speaker))
    sentences = rebuild(given_cues)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(
        "".join(c.text.split()) for c in given_cues
    )
    moments = [s.time_at(offset) for s in sentences for offset in range(len(s.text) + 1)]
    assert moments == sorted(moments)
    assert all(given_cues[0].start <= moment for moment in moments)


def test_the_interview_that_ships() -> None:
    transcript = read(ROOT / "data" / "interview.txt").transcript
    assert transcript.title == "Mechanistic interpretability: an interview"
    assert [(turn.speaker, transcript.sentences[turn.first].start) for turn in transcript.turns] == [
        ("Guest", 0),
        ("Interviewer", 12_240),
        ("Guest", 24_640),
        ("Interviewer", 70_400),
        ("Guest", 84_000),
        ("Interviewer", 239_200),
        ("Guest", 242_560),
    ]
    asked = transcript.sentences[transcript.sentence_at(240_000)]
    assert asked.text == "Do you think that Claude has conscious experience?"
    assert transcript.end == 301_200


def test_the_interview_is_kept_byte_for_byte() -> None:
    given_file = ROOT / ".." / "shared" / "transcript" / "interview.txt"
    if not given_file.exists():
        pytest.skip("there is no folder `shared` beside this checkout")
    assert (ROOT / "data" / "interview.txt").read_bytes() == given_file.read_bytes()


def test_without_a_sidecar_the_title_is_the_file_name(tmp_path: Path) -> None:
    path = tmp_path / "my_favourite-episode 12.txt"
    path.write_text(LINE, "utf-8")
    source = read(path)
    assert source.title == "My favourite episode 12"
    assert source.transcript.sentences[0].speaker is None


def test_chapters_in_the_sidecar_reach_the_source(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(LINE, "utf-8")
    toml = 'chapters = [{at = "0:00", title = "Beginnings"}, {at = "1:02.5", title = "Ends"}]'
    (tmp_path / "talk.toml").write_text(toml, "utf-8")
    assert [(mark.start, mark.title) for mark in read(path).chapters] == [(0, "Beginnings"), (62_500, "Ends")]


def test_a_change_of_the_sidecar_changes_the_digest(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(LINE, "utf-8")
    before = read(path).digest
    (tmp_path / "talk.toml").write_text('title = "Talk"', "utf-8")
    assert read(path).digest != before


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("title = ", "expected TOML"),
        ("titel = 'x'", "titel"),
        ("turns = [{from='0:10', speaker='A'}, {from='0:10', speaker='B'}]", "in order"),
        ("turns = [{from='soon', speaker='A'}]", "3:53"),
        ("chapters = [{at='0:10', title='A'}, {at='0:10', title='B'}]", "chapters in order"),
        ("chapters = [{at='0:10', title=' '}]", "title"),
        ("media_link = 'javascript:alert(1)'", "https://"),
        ("corrections = [{at='0:01', heard='', said='x'}]", "heard"),
    ],
)
def test_a_wrong_sidecar_is_refused(toml: str, expected: str) -> None:
    with pytest.raises(TranscriptError, match=expected):
        parse(toml.encode(), "talk.toml")


@pytest.mark.parametrize(
    ("link", "moment"),
    [
        ("https://youtu.be/abc", "https://youtu.be/abc?t=233"),
        ("https://www.youtube.com/watch?v=abc&t=5", "https://www.youtube.com/watch?v=abc&t=233"),
        ("https://example.org/talk.mp3", "https://example.org/talk.mp3#t=233"),
        ("https://notyoutube.com/talk", "https://notyoutube.com/talk#t=233"),
    ],
)
def test_links_lead_to_the_moment(link: str, moment: str) -> None:
    assert moment_link(link, 233_900) == moment


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Managing up [4jtGsyz4jLs].en.srt", "Managing up"),
        ("Managing up [4jtGsyz-_Ls].zh-Hans.vtt", "Managing up"),
        ("Managing up [4jtGsyz4jLs].srt", "Managing up"),
        ("managing_up.en-US.vtt", "Managing up"),
        ("Managing up [Transcripts].txt", "Managing up [Transcripts]"),
        ("A talk about Node.js.txt", "A talk about Node.js"),
        ("[4jtGsyz4jLs].en.srt", "[4jtGsyz4jLs]"),
        ("en.srt", "En"),
    ],
)
def test_a_title_is_free_of_what_downloaders_write_behind_it(name: str, title: str) -> None:
    assert title_from(Path(name)) == title


def test_title_from_a_name_of_signs_only() -> None:
    assert title_from(Path("---.txt")) == "---.txt"
