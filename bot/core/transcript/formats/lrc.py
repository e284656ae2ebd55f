"""Timed lyrics (.lrc), also as whisper.cpp writes them: `[01:02.50]Words`.

pysubs2 and webvtt-py do not read them. Times of single words (`<01:02.90>`) are kept; `[offset:500]` brings
everything half a second forward.
"""

import re
from collections.abc import Iterator

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import inner_times, timing
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_MOST_TIMES = 100
_LONGEST_LINE_MS, _LAST_WORD_MS = 120_000, 500
_TIMES = re.compile(r"((?:\[\d{1,4}:\d[\d:.,]*\]\s*+)+)(.*)")
_TAG = re.compile(r"\[(?!\d+:\d)[#A-Za-z]\w*:([^\[\]]*)\]?")
_OFFSET = re.compile(r"\[offset:\s*([+-]?\d{1,7})\s*\]", re.IGNORECASE)
_HUNDREDTHS = re.compile(r"\[\d{1,4}:\d\d\.\d{1,3}\]")


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the lines, each at all of its times; they have no ends. A line without a time goes on with the last.

    Raises:
        TranscriptError: a time cannot be read, or words come before any time.
    """
    earlier = int(found[1]) if (found := _OFFSET.search(text, 0, 20_000)) else 0
    starts: list[int] = []
    words: list[str] = []
    for number, line in numbered(text):
        found = _TIMES.fullmatch(line.strip())
        if found is not None:
            yield from _cues(starts, words, earlier)
            times = re.findall(r"\[([^\]]*)\]", found[1])
            if len(times) > _MOST_TIMES:
                raise TranscriptError(source, wording.LRC_TOO_MANY_TIMES.format(most_times=_MOST_TIMES), number)
            starts = [max(0, _time(time, source, number) - earlier) for time in times]
            words = [found[2]]
        elif line.strip() and not _TAG.fullmatch(line.strip()):
            if not starts:
                raise TranscriptError(source, wording.LRC_WITHOUT_TIME.format(found=line.strip()[:60]), number)
            words.append(line)
    yield from _cues(starts, words, earlier)


def _time(text: str, source: str, line: int) -> int:
    """`01:02.50`; `01:02:50` are hundredths, too."""
    minutes, _, seconds = text.partition(":")
    return timing.read(text if "." in text else f"{minutes}:{seconds.replace(':', '.')}", source, line)


def _cues(starts: list[int], words: list[str], earlier: int) -> Iterator[Cue]:
    """Times of words are those of the line that is said once."""
    marked_up = "\n".join(words)
    text = plain(marked_up)
    if len(starts) == 1:
        yield _timed(marked_up, text, starts[0], earlier)
    else:
        yield from (Cue(start, start, text) for start in starts)


def _timed(marked_up: str, text: str, start: int, earlier: int) -> Cue:
    last = inner_times.last_of(marked_up, start, earlier=earlier)
    if not start < last <= start + _LONGEST_LINE_MS:
        return Cue(start, start, text)
    end = last if marked_up.rstrip().endswith(">") else last + _LAST_WORD_MS
    return Cue(start, end, text, words=inner_times.words(marked_up, text, start, end, earlier=earlier))


def _recognises(text: str) -> bool:
    """Hundredths tell it from a plain transcript with `[01:02]` at each turn."""
    return any(_HUNDREDTHS.match(line) or _OFFSET.match(line) for line in head(text))


READER = Reader("LRC", _recognises, parse)
