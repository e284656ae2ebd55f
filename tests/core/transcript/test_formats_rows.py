"""Formats of one row a cue, and tiers: the exact cues of a small file of each."""

import pytest

from bot.core.errors import TranscriptError
from bot.core.transcript import formats

Line = tuple[int, int, str, str | None]
SHORT = '"ooTextFile"\n"TextGrid"\n\n0\n5.4\n<exists>\n'
LONG = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 5.4
tiers? <exists>
size = 3
item []:
    item [1]:
        class = "IntervalTier"
        name = "Ann Lee"
        xmin = 0
        xmax = 5.4
        intervals: size = 2
        intervals [1]:
            xmin = 0.5
            xmax = 2.4
            text = "Good ""morning"", all at 5."
        intervals [2]:
            xmin = 2.4
            xmax = 5.4
            text = ""
    item [2]:
        class = "IntervalTier"
        name = "Ben - words"
        xmin = 0
        xmax = 5.4
        intervals: size = 1
        intervals [1]:
            xmin = 2.5
            xmax = 5.4
            text = "Hello there."
    item [3]:
        class = "IntervalTier"
        name = "Ben - phones"
        xmin = 0
        xmax = 5.4
        intervals: size = 1
        intervals [1]:
            xmin = 2.5
            xmax = 5.4
            text = "HH"
"""


def cues(text: str) -> tuple[str, list[Line]]:
    reading = formats.read(text.encode(), "talk")
    return reading.format, [(cue.start, cue.end, cue.text, cue.speaker) for cue in reading.cues]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            ";; a remark\nrec A 0.50 0.20 good 0.98\nrec A 0.70 0.30 morning 0.9\nrec B 3.00 0.30 hello 0.99\n"
            "rec B 3.30 0.30 <eps> 0.99\n",
            "CTM",
            [(500, 1000, "good morning", "Speaker A"), (3000, 3300, "hello", "Speaker B")],
            id="CTM with channels",
        ),
        pytest.param("rec 1 0.5 0.2 good\nrec 1 0.7 0.3 day\n", "CTM", [(500, 1000, "good day", None)], id="CTM"),
        pytest.param(
            "rec A ann 0.50 2.40 <o,f0,female> good morning\n"
            "rec A inter_segment_gap 2.40 2.50 <o,,> ignore_time_segment_in_scoring\n"
            "rec A ben 2.50 5.40 <o,f0,male> hello there\n",
            "STM",
            [(500, 2400, "good morning", "ann"), (2500, 5400, "hello there", "ben")],
            id="STM",
        ),
        pytest.param(
            "[10][25]Good morning,|/listeners.\n[30][55]{y:i}Hello.\n",
            "MPL2",
            [(1000, 2500, "Good morning, listeners.", None), (3000, 5500, "Hello.", None)],
            id="MPL2",
        ),
        pytest.param(
            "0.500000\t2.400000\tAnn Lee: Good morning.\n\\\t100.0\t200.0\n2.5\t5.4\tBen Ray: Hello.\n"
            "6.0\t6.0\tAnn Lee: So.\n",
            "Audacity labels",
            [
                (500, 2400, "Good morning.", "Ann Lee"),
                (2500, 5400, "Hello.", "Ben Ray"),
                (6000, 6701, "So.", "Ann Lee"),
            ],
            id="Audacity",
        ),
        pytest.param(
            SHORT + '1\n"IntervalTier"\n"ann"\n0\n5.4\n2\n0\n2.4\n"Good morning."\n2.4\n5.4\n""\n',
            "TextGrid",
            [(0, 2400, "Good morning.", "ann")],
            id="TextGrid, short",
        ),
        pytest.param(
            LONG,
            "TextGrid",
            [(500, 2400, 'Good "morning", all at 5.', "Ann Lee"), (2500, 5400, "Hello there.", "Ben")],
            id="TextGrid, long",
        ),
    ],
)
def test_each_is_read_with_the_right_words_times_and_people(text: str, name: str, expected: list[Line]) -> None:
    assert cues(text) == (name, expected)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("rec A 0.5 0.2 good\nrec A 0.7 0.3 day\nother A 0.5 0.2 hi\n", 3, "another recording begins here"),
        ("[1][2]Hi.\n" * 30 + "So.\n", 31, "another line of MPL2"),
        ("[1][2]Hi.\n[9999999999][2]Hi.\n", 2, "another line of MPL2"),
        ("rec A 9000000.5 0.2 good\nrec A 0.7 0.3 day\n", 1, "1,000 hours"),
        (SHORT, 1, "no words"),
        (SHORT + '1\n"IntervalTier"\n"ann"\n0\n5.4\n1\n0\n99999999\n"Hi."\n', 1, "1,000 hours"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(TranscriptError) as refused:
        formats.read(text.encode(), "talk")
    assert reason in refused.value.reason
    assert refused.value.line == line
