"""Starred quotes as files."""

import csv
import io

from bot.core.starred import Passage, Starred, anki, markdown, spreadsheet

TITLES = {1: "On gulls, *and* fog", 2: "=HYPERLINK(1)"}
QUOTES = [
    Starred(Passage(1, "d", 0, 0), "Forty gulls\tbefore breakfast, he said: “No.”", "Ada", 233_000, 2, 1),
    Starred(Passage(2, "d", 1, 1), '=1+1 is "two"\nand <b>more</b>', None, 0, 1, 1),
]


def test_a_spreadsheet_has_a_row_a_quote_and_runs_nothing() -> None:
    heading, *rows = csv.reader(io.StringIO(spreadsheet(QUOTES, TITLES)))
    assert heading == ["quote", "speaker", "interview", "time", "stars"]
    assert rows == [
        ["Forty gulls before breakfast, he said: “No.”", "Ada", "On gulls, *and* fog", "3:53", "2"],
        ['\'=1+1 is "two" and <b>more</b>', "", "'=HYPERLINK(1)", "0:00", "1"],
    ]


def test_anki_takes_two_fields_a_line() -> None:
    settings, notes = anki(QUOTES, TITLES).splitlines()[:3], anki(QUOTES, TITLES).splitlines()[3:]
    assert settings == ["#separator:tab", "#html:false", "#tags:verbatim"]
    fields = list(csv.reader(notes, delimiter="\t"))
    assert fields == [
        [
            "How does it go on? “Forty gulls …”",
            "Forty gulls before breakfast, he said: “No.” — Ada, On gulls, *and* fog, 3:53",
        ],
        ["How does it go on? “=1+1 …”", '=1+1 is "two" and <b>more</b> — =HYPERLINK(1), 0:00'],
    ]


def test_markdown_quotes_each_as_itself() -> None:
    written = markdown(QUOTES, TITLES)
    assert "> Forty gulls before breakfast, he said: “No.”\n>\n> — Ada, On gulls, \\*and\\* fog, 3:53\n" in written
    assert "\\<b\\>" in written
