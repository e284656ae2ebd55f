"""Tables with a row a cue: whisper.cpp's CSV, Whisper's TSV, spreadsheets. A heading names the columns, or what is
in them does.

start,end,text
0,2640,"I don't know"
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import clock, labels, timing
from bot.core.transcript.formats.json_fields import name_of
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.pieces import bring_blanks, joined
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_START = (
    *("start", "start time", "start_ms", "start timecode", "start_time", "starttime", "timecode in", "in point"),
    *("tc in", "time", "timestamp", "timecode", "begin", "from", "in"),
)
_END = (
    *("end", "end time", "end_ms", "end timecode", "end_time", "endtime", "timecode out", "out point", "tc out"),
    *("to", "out"),
)
_TEXT = (
    *("text", "transcript", "transcription", "body", "content", "words", "sentence", "caption", "subtitle"),
    *("dialog", "dialogue", "utterance", "subtitles", "captions", "message", "spoken text", "speech", "line"),
    "word",
)
_SPEAKER = (
    *("speaker", "speaker name", "speaker_name", "speakername", "speakers", "name", "character", "participant"),
    "who",
)
_NAMES = (_START, _END, _TEXT, _SPEAKER)
_SAMPLE, _FEW_ROWS, _LOOKED_AT = 500, 50, 20_000
_TIMED = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?|\d{1,3}:\d\d(?::\d\d)?(?:[.,:;]\d{1,9})?")
_UNIT = re.compile(r"\s?[\[(](?:ms|s|sec|secs|seconds|milliseconds|hh:mm:ss.*)[\])]$")
_IN_SECONDS = re.compile(r".*[\[(](?:s|secs?|seconds)[\])]$|.*seconds$")
_FASTEST = 100  # characters a second: what is faster counts seconds
_WHOLE = re.compile(r"\s*\d+\s*")


def _parse(text: str, source: str, delimiter: str, columns: "_Columns | None" = None) -> Iterator[Cue]:
    """Yield a cue a row, of a table without a heading where the `columns` are given. Whole numbers are
    milliseconds, as the tools write them, unless others have a point, the heading says seconds, or nobody could
    speak so fast.

    Raises:
        TranscriptError: a row that has too few columns, or a time that is none.
    """
    rows = _rows(text, source, delimiter)
    headed = columns is None
    heading = next(rows)[1] if headed else []
    columns = columns or _columns(heading)
    if columns is None:
        raise TranscriptError(source, wording.TABLE_WITHOUT_COLUMNS, 1)
    sample = [row for _, row in islice(_rows(text, source, delimiter), headed, _SAMPLE) if len(row) > max(columns)]
    whole = all(_WHOLE.fullmatch(row[columns.start]) for row in sample)
    unit = heading[columns.start].strip().casefold() if headed else ""
    if whole and sample and not unit.rstrip(")]").endswith("ms"):
        whole = _IN_SECONDS.fullmatch(unit) is None and not _is_hasty(sample, columns)
    times = [row[place] for row in sample for place in (columns.start, columns.end) if place >= 0]
    clock_of = _Clock(whole, _rate(times))
    cues = (_cue(row, line, columns, clock_of, source) for line, row in rows)
    return joined(cues, blanks=bring_blanks([row[columns.text] for row in sample]))


def _is_hasty(rows: Sequence[Sequence[str]], columns: "_Columns") -> bool:
    """Whether nobody could speak so fast, if whole numbers were milliseconds."""
    starts = [int(row[columns.start]) for row in rows]
    if columns.end >= 0 and all(_WHOLE.fullmatch(row[columns.end]) for row in rows):
        length = sum(max(0, int(row[columns.end]) - start) for row, start in zip(rows, starts, strict=True))
    else:
        length, rows = starts[-1] - starts[0], rows[:-1]
    return 1000 * sum(len(row[columns.text]) for row in rows) > _FASTEST * max(1, length)


class _Clock(NamedTuple):
    """Whether whole numbers are milliseconds, and how many frames make a second."""

    whole: bool
    rate: float


class _Columns(NamedTuple):
    """Which column holds what; -1 where none does."""

    start: int
    end: int
    text: int
    speaker: int


def _columns(heading: Sequence[str]) -> _Columns | None:
    names = [_UNIT.sub("", name.strip().casefold()) for name in heading]
    found = _Columns(*(next((names.index(name) for name in wanted if name in names), -1) for wanted in _NAMES))
    return found if min(found.start, found.text) >= 0 else None


def _rows(text: str, source: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line it begins at."""
    escaped = delimiter == "," and '\\"' in text  # as earlier versions of whisper.cpp do
    reader = csv.reader(
        (f"{line}\n" for _, line in numbered(text)),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
        doublequote=not escaped,
        escapechar="\\" if escaped else None,
    )
    line = 1
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise TranscriptError(source, wording.TABLE_QUOTATION, line) from error


def _cue(row: Sequence[str], line: int, columns: _Columns, clock_of: _Clock, source: str) -> Cue:
    if len(row) <= max(columns):
        raise TranscriptError(source, wording.TABLE_ROW.format(columns=max(columns) + 1, count=len(row)), line)
    start = _time(row[columns.start], line, clock_of, source)
    end = row[columns.end] if columns.end >= 0 else ""
    speaker = row[columns.speaker].strip() if columns.speaker >= 0 else ""
    return Cue(
        start,
        _time(end, line, clock_of, source) if end.strip() else start,
        row[columns.text],
        name_of(speaker),
    )


def _time(text: str, line: int, clock_of: _Clock, source: str) -> int:
    if clock.kind(text.strip()) == "frames" and (time := clock.read(text, clock_of.rate)) is not None:
        return time
    if clock_of.whole and _WHOLE.fullmatch(text) and len(text.strip()) <= len(str(timing.LONGEST)):
        return min(int(text), timing.LONGEST)
    return timing.read(text, source, line)


def _rate(times: Sequence[str]) -> float:
    frames = [time.strip() for time in times if clock.kind(time.strip()) == "frames"]
    latest = max((int(time[-2:]) for time in frames), default=0)
    return clock.rate_of(latest, drop=any(";" in time for time in frames))


def _delimiter(text: str) -> str | None:
    first = next(head(text), "")
    return next((sign for sign in "\t,;" if _columns([name.strip('" ') for name in first.split(sign)])), None)


def _reader(name: str, delimiters: str) -> Reader:
    def recognises(text: str) -> bool:
        return (_delimiter(text) or " ") in delimiters

    def parse(text: str, source: str) -> Iterator[Cue]:
        return _parse(text, source, _delimiter(text) or delimiters[0])

    return Reader(name, recognises, parse)


def _headless(text: str) -> tuple[str, _Columns] | None:
    """The sign between columns, and what each holds, of a table that does not say so: rows of as many columns each,
    with a time, and words."""
    first = next(head(text), "")
    for sign in "\t;,":
        if sign not in first:
            continue
        try:
            rows = [row for _, row in islice(_rows(text[:_LOOKED_AT], "", sign), _FEW_ROWS)]
        except TranscriptError:
            continue
        rows = rows[:-1] if len(text) > _LOOKED_AT else rows
        if len(rows) > 1 and len({len(row) for row in rows}) == 1 and (columns := _columns_of(rows)):
            return sign, columns
    return None


def _columns_of(rows: Sequence[Sequence[str]]) -> _Columns | None:
    """What the columns hold, by what is in them."""
    columns = [[row[place].strip() for row in rows] for place in range(len(rows[0]))]
    timed = [place for place, values in enumerate(columns) if all(map(_TIMED.fullmatch, values))]
    words = [
        place for place, values in enumerate(columns) if place not in timed and any(" " in one for one in values)
    ]
    if not timed or not words:
        return None
    start = timed[0]
    if len(timed) > 1 and _counts(columns[start]):
        start = timed[1]
    end = timed[timed.index(start) + 1] if start != timed[-1] else -1
    begun = [
        clock.read(value) or float(value) if ":" not in value else clock.read(value) or 0
        for value in columns[start]
    ]
    if any(after < before for before, after in pairwise(begun)):
        return None
    text = max(words, key=lambda place: sum(map(len, columns[place])))
    return _Columns(
        start, end, text, next((place for place in range(len(columns)) if _is_who(place, columns, text)), -1)
    )


def _counts(values: Sequence[str]) -> bool:
    """Whether a column only counts the rows."""
    return (
        values == [str(number) for number in range(int(values[0]), int(values[0]) + len(values))]
        if values[0].isdecimal()
        else False
    )


def _is_who(place: int, columns: Sequence[Sequence[str]], text: int) -> bool:
    """Whether a column names speakers: names that come again, or look like some."""
    values = [value for value in columns[place] if value]
    names = [name for value in values if (name := labels.cleaned(value))]
    if place == text or not names or len(names) < len(values) or any(map(_TIMED.fullmatch, values)):
        return False
    return 2 * len(set(names)) <= len(names) or all(map(labels.likely, names))


def _parse_headless(text: str, source: str) -> Iterator[Cue]:
    found = _headless(text)
    if found is None:
        raise TranscriptError(source, wording.TABLE_WITHOUT_COLUMNS, 1)
    return _parse(text, source, *found)


HEADLESS = Reader("table", lambda text: _headless(text) is not None, _parse_headless)
READERS = (_reader("TSV", "\t"), _reader("CSV", ",;"))
