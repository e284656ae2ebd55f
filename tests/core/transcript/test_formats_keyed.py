"""YAML and blocks of keys and values: the exact cues; and tables that do not name their columns."""

import pytest

from bot.core.transcript import formats

Line = tuple[int, int, str | None, str]
SAID: list[Line] = [
    (3000, 8500, "Ann Lee", "Good morning and welcome."),
    (9000, 14_200, "Ben Ray", "Thanks. I never do this: not once."),
    (75_000, 76_000, None, "Nor do I."),
]


def read(text: str, name: str = "talk.txt") -> tuple[str, list[Line]]:
    found = formats.read(text.encode(), name)
    return found.format, [(cue.start, cue.end, cue.speaker, cue.text) for cue in found.cues]


FOLDED = """title: Garden show
segments:
  - start: 3.0
    end: 8.5
    speaker: Ann Lee
    text: >-
      Good morning
      and welcome.
  - start: 9
    end: 14.2
    speaker: Ben Ray
    text: |
      Thanks. I never

      do this: not once.
  - start: 75.0
    end: 76.0
    text: 'Nor do I.'
"""
QUOTED = """- speaker: "Ann Lee"
  text: "Good morning and welcome."
  start: "00:00:03"
  end: "00:00:08.5"
- speaker: "Ben Ray"
  text: "Thanks. I never do this: not once."
  start: "0:09"
  end: "0:14.2"
- text: "Nor do I."
  start: "1:15"
  end: "1:16"
  words:
    - word: Nor
      start: 75
"""
TYPED = """Speaker: Ann Lee
Start Time: 00:00:03
End Time: 00:00:08,500
Text: Good morning
and welcome.

Speaker: Ben Ray
Start Time: 00:00:09
End Time: 00:00:14,200
Text: Thanks. I never do this: not once.

Start Time: 00:01:15
End Time: 00:01:16
Text: Nor do I.
"""
APART = """start: 3.0
end: 8.5
speaker: Ann Lee
text: Good morning and welcome.
---
start: 9.0
end: 14.2
speaker: Ben Ray
text: Thanks. I never do this: not once.
---
start: 75.0
end: 76.0
text: Nor do I.
"""
UNNAMED = """Speaker: Ann
Time: 0:03
Text: Good morning.

Time: 0:09
Text: Nor do I.

Speaker: Ben
Time: 0:12
Text: So?
"""
SECONDS = """3.0,8.5,Ann Lee,Good morning and welcome.
9.0,14.2,Ben Ray,"Thanks. I never do this: not once."
75.0,76.0,,Nor do I.
"""
NAMES_FIRST = """Ann Lee\t00:00:03\t00:00:08.5\tGood morning and welcome.
Ben Ray\t00:00:09\t00:00:14.2\tThanks. I never do this: not once.
\t00:01:15\t00:01:16\tNor do I.
"""
COUNTED = """1;00:00:03,000;00:00:08,500;Good morning and welcome.;Ann Lee
2;00:00:09,000;00:00:14,200;Thanks. I never do this: not once.;Ben Ray
3;00:01:15,000;00:01:16,000;Nor do I.;
"""
MILLISECONDS = """3000,8500,Good morning and welcome.,Ann Lee
9000,14200,Thanks. I never do this: not once.,Ben Ray
75000,76000,Nor do I.,
"""
STARTS = """00:00:03,Ann Lee,"Good morning, and welcome."
00:00:09,Ben Ray,"Thanks, I never do this."
00:01:15,Ann Lee,Nor do I.
"""


@pytest.mark.parametrize(
    ("text", "format"),
    [
        pytest.param(FOLDED, "YAML", id="YAML, folded words"),
        pytest.param(QUOTED, "YAML", id="YAML, quoted, with words in it"),
        pytest.param(TYPED.replace("\n", "\r\n"), "keys and values", id="typed"),
        pytest.param(APART, "keys and values", id="between lines"),
    ],
)
def test_keys_and_values(text: str, format: str) -> None:
    assert read(text) == (format, SAID)


def test_a_block_without_a_speaker_is_not_the_next_ones() -> None:
    assert [(start, who, said) for start, _, who, said in read(UNNAMED)[1]] == [
        (3000, "Ann", "Good morning."),
        (9000, None, "Nor do I."),
        (12_000, "Ben", "So?"),
    ]


@pytest.mark.parametrize("rows", [SECONDS, NAMES_FIRST, COUNTED, MILLISECONDS])
def test_a_table_that_does_not_name_its_columns(rows: str) -> None:
    assert read(rows, "talk.csv") == ("table", SAID)


def test_one_time_a_row_is_its_start() -> None:
    assert [(start, who) for start, _, who, _ in read(STARTS)[1]] == [
        (3000, "Ann Lee"),
        (9000, "Ben Ray"),
        (75_000, "Ann Lee"),
    ]


IN_FRONT = """---
episode: 7
links:
  youtube: https://www.youtube.com/watch?v=x
clips:
- name: Introduction
  startOffset: 0
transcript:
- header: Introduction
- line: Good morning and
    welcome.
  sec: 3
  time: 0:03
  who: Ann Lee
- line: Nor do I.
  sec: 75
  time: '1:15'
  who: Ben Ray
---

{% include transcript.html %}
"""


def test_a_transcript_in_front_matter() -> None:
    name, cues = read(IN_FRONT, "talk.md")
    assert name == "YAML"
    assert [(start, who, said) for start, _, who, said in cues] == [
        (3000, "Ann Lee", "Good morning and welcome."),
        (75_000, "Ben Ray", "Nor do I."),
    ]
