from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby

import eval_data
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TranscriptError
from bot.core.transcript import formats
from bot.core.transcript.source import read

Turn = tuple[int, str | None, str]


def turns(text: str) -> Sequence[Turn]:
    cues = formats.read(text.encode(), "talk").cues
    runs = [list(run) for _, run in groupby(cues, key=lambda cue: cue.speaker)]
    return [(run[0].start, run[0].speaker, " ".join(cue.text for cue in run)) for run in runs]


ANN_AND_BO = [(62_000, "Ann Lee", "Well, it is 10:30 now."), (70_000, "Bo", "Is it? Good.")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee (00:01:02):\nWell, it is 10:30 now.\n\nBo (00:01:10):\nIs it?\nGood.",
        "Ann Lee (1:02): Well, it is 10:30 now.\nBo (1:10): Is it? Good.",
        "**Ann Lee** 0:01:02\n\nWell, it is 10:30 now.\n\n**Bo** 0:01:10\n\nIs it? Good.",
        "Ann Lee: 00:01:02\n\nWell, it is 10:30 now.\n\nBo: 00:01:10\n\nIs it? Good.",
        "[01:02] Ann Lee: Well, it is 10:30 now.\n[01:10] Bo: Is it? Good.",
        "[00:01:02.000 - 00:01:09.000] Ann Lee: Well, it is 10:30 now.\r"
        "[00:01:10.000 - 00:01:12.000] Bo: Is it? Good.",
        "Ann Lee  1:02\nWell, it is 10:30 now.\n\nBo  1:10\nIs it? Good.",
        "Ann Lee [00:01:02] Well, it is 10:30 now.\nBo [00:01:10] Is it? Good.",
        "Ann Lee: [00:01:02] Well, it is *10:30* now.\nBo: [00:01:10] Is it? **Good.**",
        "[00:01:02.000] - Ann Lee\nWell, it is 10:30 now.\n\n[00:01:10.000] - Bo\nIs it? Good.",
        "Ann Lee (1:02): Well, it is 10:30 now.\nBo (1:10): Is it?\nBo: Good.",
        "00:01:02 Ann Lee: Well, it is 10:30 now.\n00:01:10 Bo: Is it? Good.",
        "- **[1:02] Ann Lee:** Well, it is 10:30 now.\n- **[1:10] Bo:** Is it? Good.",
        "---\ntitle: 'Ann: 0:00'\n---\n## Intro\n\n"
        "Ann Lee: 00:01:02 \n\nWell, it is 10:30 now.\n\n## End\n\nBo: 00:01:10\n\nIs it?\nGood.",
    ],
)
def test_turns_with_names_and_times_are_read(text: str) -> None:
    assert turns(text) == ANN_AND_BO


@pytest.mark.parametrize(
    "text",
    [
        "(1:02) well, so\n(1:10) it is",
        "1:02 well, so\n1:10 it is",
        "**1:02** · well, so\n**1:10** · it is",
        "1:02\nwell, so\n1:10\nit is",
        "My title\n0:00\n1:02 - well, so\n[1:10] it is",
    ],
)
def test_times_without_names_are_read(text: str) -> None:
    cues = formats.read(text.encode(), "talk").cues
    assert [(cue.start, cue.text, cue.speaker) for cue in cues if cue.start] == [
        (62_000, "well, so", None),
        (70_000, "it is", None),
    ]


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "title: Feeling stuck? Leave your job | Ada\n  Chen Rekhi\nguest: Ada",
            "Feeling stuck? Leave your job | Ada Chen Rekhi",
        ),
        ("title: 'Inside Devin: it''s set\n  to write code'", "Inside Devin: it's set to write code"),
        ('title: "We don\'t"\nlink: none', "We don't"),
        ("title: >-\n  A long\n  title\nshow: A show", "A long title"),
        ("title: One\ntitle: Two\n  and more", "One"),
        ("show:\n  name: A show\ntitle: One", "One"),
    ],
)
def test_a_title_in_front_matter_is_read_as_yaml_has_it(front: str, title: str) -> None:
    text = f"---\n{front}\n---\n[0:01] Ann: Hi.\n[0:02] Bo: Ho."
    assert formats.read(text.encode(), "talk.md").facts.title == title


@pytest.mark.parametrize(
    ("front", "link", "show"),
    [
        (
            "youtube_url: https://youtu.be/UyWTDmDjNy4\nvideo_id: UyWTDmDjNy4\nchannel: The Gull Hour",
            "https://youtu.be/UyWTDmDjNy4",
            "The Gull Hour",
        ),
        ("YouTube URL: https://youtu.be/abc\npodcast: 'A show'", "https://youtu.be/abc", "A show"),
        ("url: https://example.org/12\nyoutube_url: https://youtu.be/abc", "https://example.org/12", None),
        ("youtube_url: none\nlink: https://example.org/12", "https://example.org/12", None),
    ],
)
def test_front_matter_tells_the_recording_and_the_show(front: str, link: str, show: str | None) -> None:
    text = f"---\ntitle: One\n{front}\n---\n[0:01] Ann: Hi.\n[0:02] Bo: Ho."
    facts = formats.read(text.encode(), "talk.md").facts
    assert (facts.title, facts.link, facts.show) == ("One", link, show)


def test_names_of_all_kinds() -> None:
    text = (
        "[0:01] SPEAKER_00: Hi.\n[0:02] 山田: はい。\n[0:03] Ludwig van Beethoven: Ja.\n[0:04] We said it: no name."
    )
    assert [(speaker, said) for _, speaker, said in turns(text)] == [
        ("SPEAKER_00", "Hi."),
        ("山田", "はい。"),
        ("Ludwig van Beethoven", "Ja. We said it: no name."),
    ]


def test_a_time_that_does_not_fit_is_a_slip() -> None:
    text = "A (0:10):\none\nB (9:00:10):\ntwo\nA (0:30):\nthree\nB (0:20):\nfour\nA (0:40):\nfive"
    cues = formats.read(text.encode(), "talk").cues
    assert [cue.text for cue in cues if cue.text in ("one", "three", "five")] == ["one", "three", "five"]
    assert all(cue.start <= 40_000 for cue in cues)


@pytest.mark.parametrize("text", ["Only words, no times.", "At 10:30 we met.\nThen we left.", "# Heading\n\nText."])
def test_text_without_times_is_refused(text: str) -> None:
    with pytest.raises(TranscriptError, match="expected a transcript with times") as refused:
        formats.read(text.encode(), "talk")
    assert refused.value.line == 1


@pytest.mark.parametrize("path", sorted(eval_data.SECTIONS.glob("*.md")) or [None], ids=str)
def test_real_transcripts_in_markdown(path: eval_data.Path | None) -> None:
    if path is None or path.name.startswith("LICENSE"):
        pytest.skip("there is no transcript here")
    expected, _ = eval_data.load_sections(path)
    found = read(path).transcript
    assert {sentence.speaker for sentence in found.sentences} == {
        sentence.speaker for sentence in expected.sentences
    }
    said = {sentence.text for sentence in found.sentences}
    lost = [sentence.text for sentence in expected.sentences if sentence.text not in said]
    assert len(lost) * 100 <= len(expected.sentences), lost


pieces = st.sampled_from(
    [
        "Ann",
        "Bo Lee",
        ":",
        " (0:12):",
        "[00:01:02]",
        "1:02",
        "0:60",
        "**",
        "- ",
        "  ",
        "\n",
        "\r",
        "---\n",
        "# ",
        " – ",
        "é",
        "9:9",
    ]
) | st.text(max_size=4)


@given(st.lists(pieces, max_size=30))
def test_any_plain_text_is_read_or_refused(parts: list[str]) -> None:
    with suppress(TranscriptError):
        for cue in formats.read("".join(parts).encode("utf-8", "replace"), "talk").cues:
            assert 0 <= cue.start <= cue.end


def said(text: str) -> list[tuple[int, str | None, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in formats.read(text.encode(), "talk").cues]


def test_remarks_and_what_a_meeting_says_of_itself_are_nobodys_words() -> None:
    assert said(
        "<!-- an interview -->\n**Interviewer [00:00]:** <!-- T001 -->\nWhat was it for?\n\n"
        "**Participant [00:14–00:20]:** <!-- T002 -->\nFor a course.\n\n**Interviewer [00:30]:**\nI see.\n"
        "Nick Miller stopped transcription\n"
    ) == [
        (0, "Interviewer", "What was it for?"),
        (14_000, "Participant", "For a course."),
        (30_000, "Interviewer", "I see."),
    ]


def test_one_label_that_is_no_name_among_names_is_not_the_person_before() -> None:
    assert said("Guest [00:12]: Hi?\nMe [00:20]: Hello.\nTyped note [00:25]: Also this.\nMe [00:31]: Back.\n")[
        -2:
    ] == [
        (25_000, None, "Also this."),
        (31_000, "Me", "Back."),
    ]


def test_an_unknown_speaker_is_nobody() -> None:
    text = "Unknown Speaker  0:02\nSo, that is\n\nSpeaker 1  0:08\nWhat it is.\n\nUnknown Speaker  0:51\nYes.\n"
    assert [speaker for _, speaker, _ in said(text)] == [None, "Speaker 1", None]


def test_names_in_brackets_on_lines_of_their_own_are_found_within_captions() -> None:
    text = (
        "WEBVTT\n\n00:08.000 --> 00:12.000\n(Ann Lee)\nSo we know who\n\n"
        "00:12.000 --> 00:16.000\n(Ann Lee)\nit is?\n-\n \n(Ben Ray)\nIt is me.\n"
    )
    assert [(speaker, words) for _, speaker, words in said(text)] == [
        ("Ann Lee", "So we know who"),
        ("Ann Lee", "it is?"),
        ("Ben Ray", "It is me."),
    ]


UNDER_HEADINGS = """# The garden show

## Sections

[00:00:00] Introduction
[00:01:00] Worms
[00:02:00] Rain

## Transcript

**Ann:** I never look at the soil.

### [00:00:20] Introduction

**Ben:** Good morning. It is not dirt.

Not at all.

### [00:01:00] Worms

**Ann:** So what do they eat?

### [00:02:00] Rain

**Ben:** Nothing that you would.
"""


def test_headings_with_times_time_what_is_below_them_and_their_list_is_no_words() -> None:
    read = formats.read(UNDER_HEADINGS.encode(), "talk.md")
    assert read.facts.title == "The garden show"
    assert [(cue.start, cue.speaker, cue.text) for cue in read.cues] == [
        (0, "Ann", "I never look at the soil."),
        (20_000, "Ben", "Good morning. It is not dirt. Not at all."),
        (60_000, "Ann", "So what do they eat?"),
        (120_000, "Ben", "Nothing that you would."),
    ]
    assert read.chapters == ((20_000, "Introduction"), (60_000, "Worms"), (120_000, "Rain"))


LISTED = """Table of Contents

0:00 – Introduction
1:10 – Worms
2:20 – The meaning of soil

Introduction
Ben Ray
(00:00:00)
Soil is not dirt.
Lex Fridman
(00:00:05)
Let’s talk about it.
Worms
Ben Ray
(00:01:10)
I don’t know worms.
The meaning of soil
Lex Fridman
(00:02:20)
What is it for?
"""


def test_titles_that_a_table_of_contents_lists_are_nobodys_words() -> None:
    read = formats.read(LISTED.encode(), "talk.txt")
    assert [(cue.start, cue.speaker, cue.text) for cue in read.cues] == [
        (0, "Ben Ray", "Soil is not dirt."),
        (5000, "Lex Fridman", "Let’s talk about it."),
        (70_000, "Ben Ray", "I don’t know worms."),
        (140_000, "Lex Fridman", "What is it for?"),
    ]
    assert [title for _, title in read.chapters] == ["Introduction", "Worms", "The meaning of soil"]
