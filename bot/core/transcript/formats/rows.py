"""Formats that are a row a cue, or a word: CTM, STM, labels of Audacity, MPL2. Each is a row of `KINDS`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing
from bot.core.transcript.formats.json_fields import name_of
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.word_runs import phrases
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_SECONDS = r"\d{1,7}\.\d{1,9}|\d{1,7}"
_AT, _UNTIL = rf"(?P<start>{_SECONDS})", rf"(?P<end>{_SECONDS})"
_REMARK = re.compile(r"\s*(?:;;.*|\\\t.*)?")
_SILENT = re.compile(
    r"<(?:eps|sil|unk|s|/s)>|\(?%hesitation\)?|ignore_time_segment_in_scoring|\[NOISE\]|@", re.IGNORECASE
)
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """How a row is written: groups `start`, `end` or `length`, `text`, perhaps `speaker`, `channel` and
    `recording`; times count `unit` ms."""

    name: str
    row: re.Pattern[str]
    unit: int = 1000
    words: bool = False
    """Whether a row is a word."""


KINDS = (
    Kind("MPL2", re.compile(r"\[(?P<start>\d{1,7})\]\[(?P<end>\d{0,7})\](?P<text>.*)"), unit=100),
    Kind(
        "STM",
        re.compile(
            rf"(?P<recording>\S+)\s+\S+\s+(?P<speaker>\S+)\s+{_AT}\s+{_UNTIL}\s+(?:<[^<>]*,[^<>]*>\s*)?(?P<text>.*)"
        ),
    ),
    Kind(
        "CTM",
        re.compile(
            rf"(?P<recording>\S+)\s+(?P<channel>\S)\s+{_AT}\s+(?P<length>{_SECONDS})\s+(?P<text>\S+)"
            rf"(?:\s+(?:-?\d\S*|NA)(?:\s+\S+){{0,2}})?"
        ),
        words=True,
    ),
    Kind(
        "Audacity labels",
        re.compile(r"(?P<start>\d{1,7}[.,]\d{1,9})\t(?P<end>\d{1,7}[.,]\d{1,9})\t(?P<text>[^\t]*)"),
    ),
)


def parse(kind: Kind, text: str, source: str) -> Iterator[Cue]:
    """Yield the cues.

    Raises:
        TranscriptError: a line is none of these, or of another recording than the first.
    """
    cues = _rows(kind, text, source)
    return _phrases(cues) if kind.words else cues


def _rows(kind: Kind, text: str, source: str) -> Iterator[Cue]:
    recording: str | None = None
    for number, line in numbered(text):
        if _REMARK.fullmatch(line):
            continue
        found = kind.row.fullmatch(line.strip())
        if found is None:
            raise TranscriptError(
                source, wording.NOT_A_ROW.format(format=kind.name, found=line.strip()[:60]), number
            )
        row = found.groupdict()
        recording = recording or row.get("recording")
        if row.get("recording") != recording:
            raise TranscriptError(source, wording.SEVERAL_RECORDINGS.format(found=row["recording"]), number)
        if _SILENT.fullmatch(row["text"].strip()):
            continue
        start = _time(kind, row["start"], source, number)
        if "length" in row:
            end = start + _time(kind, row["length"], source, number)
        else:
            end = _time(kind, row["end"], source, number) if row["end"] else start
        speaker = name_of(row.get("speaker") or row.get("channel"))
        yield Cue(start, end, _words(row["text"]), speaker)


def _time(kind: Kind, written: str, source: str, line: int) -> int:
    time = round(float(written.replace(",", ".")) * kind.unit)
    if time > timing.LONGEST:
        raise TranscriptError(source, wording.TIME_TOO_LATE.format(found=written), line)
    return time


def _words(text: str) -> str:
    return plain("\n".join(part.lstrip("/") for part in text.split("|")))


def _phrases(words: Iterator[Cue]) -> Iterator[Cue]:
    """If there is one channel only, it is no speaker."""
    given = list(words)
    several = len({word.speaker for word in given}) > 1
    return phrases(word if several else replace(word, speaker=None) for word in given)


def _recognises(kind: Kind, text: str) -> bool:
    sample = [line for line in islice(head(text), _LOOKED_AT) if not _REMARK.fullmatch(line)]
    return bool(sample) and all(map(kind.row.fullmatch, sample[:-1] or sample))


def _reader(kind: Kind) -> Reader:
    recognises: Callable[[str], bool] = partial(_recognises, kind)
    return Reader(kind.name, recognises, partial(parse, kind))


READERS = tuple(map(_reader, KINDS))
