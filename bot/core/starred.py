"""Quotes that people keep, and the files that they take them away in."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.core import markup, timecode
from bot.wording import starred as wording

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_SHOWN_FIRST = 3
"""One part in so many of a quote is shown on the front of a card."""


class Passage(NamedTuple):
    """Whole sentences of an interview, from `first` up to and including `last`, as it was then."""

    interview_id: int
    digest: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Starred:
    """Sentences that were starred, by how many people; `start` is in ms, `at` (the latest star) in seconds since
    1970."""

    passage: Passage
    text: str
    speaker: str | None
    start: int
    stars: int
    at: int


Titles = Mapping[int, str]
"""What interviews are called, by their numbers."""


def markdown(quotes: Iterable[Starred], titles: Titles) -> str:
    """A block quote each, with who said it, where and when."""
    parts = [
        f"> {markup.escape(_line(one.text))}\n>\n> — {_source(one, titles, markup.escape)}\n" for one in quotes
    ]
    return f"# {wording.EXPORT_HEADING}\n\n" + "\n".join(parts)


def spreadsheet(quotes: Iterable[Starred], titles: Titles) -> str:
    """Comma-separated values with a heading. What a spreadsheet would take for a formula begins with an apostrophe:
    transcripts hold whatever somebody wrote into them."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(wording.EXPORT_COLUMNS)
    for one in quotes:
        title, time = titles[one.passage.interview_id], timecode.show(one.start)
        table.writerow(map(_harmless, (one.text, one.speaker or "", title, time, str(one.stars))))
    return written.getvalue()


def anki(quotes: Iterable[Starred], titles: Titles) -> str:
    """Notes for Anki, tab-separated plain text (https://docs.ankiweb.net/importing/text-files.html): how a quote
    begins on the front, all of it and its source on the back."""
    lines = ["#separator:tab", "#html:false", f"#tags:{wording.ANKI_TAG}"]
    for one in quotes:
        words = _line(one.text).split()
        begins = " ".join(words[: max(1, len(words) // _SHOWN_FIRST)])
        whole = f"{' '.join(words)} — {_source(one, titles, str)}"
        lines.append(f"{_field(wording.ANKI_FRONT.format(words=begins))}\t{_field(whole)}")
    return "\n".join(lines) + "\n"


def _source(one: Starred, titles: Titles, shown: Callable[[str], str]) -> str:
    named = [shown(_line(one.speaker))] if one.speaker else []
    return ", ".join([*named, shown(_line(titles[one.passage.interview_id])), timecode.show(one.start)])


def _line(text: str) -> str:
    return markup.plain(text)


def _harmless(cell: str) -> str:
    cell = _line(cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _field(text: str) -> str:
    """Quotation marks at the beginning of a field would make Anki look for their end."""
    return '"' + text.replace('"', '""') + '"' if '"' in text else text
