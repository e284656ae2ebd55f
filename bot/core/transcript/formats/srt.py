"""SubRip (.srt): a number, `00:00:01,000 --> 00:00:02,500`, the words, a blank line.

Numbers and blank lines may be missing, hours too, and times may have a point or no fraction; what follows a blank
line inside a cue belongs to it, as in every player. Why no library reads it here: see arrows.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.transcript.formats.arrows import (
    MOST_LINES,
    Captioned,
    looks_timed,
    text_without_time,
    timing_line,
    without_rolling,
)
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.markup import lines as as_lines
from bot.core.transcript.formats.markup import voices
from bot.core.transcript.formats.pieces import bring_blanks, is_sign, joined
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is no time, and whether a blank one is above it."""

    number: int
    text: str
    below_blank: bool
    written: str = ""

    @property
    def is_count(self) -> bool:
        return self.text.isdecimal() and len(self.text) < 10


def parse(text: str, source: str) -> Iterator[Cue]:
    """Give the cues; words that are cut in pieces, as whisper.cpp does with `-ml`, become whole.

    Raises:
        TranscriptError: times that cannot be read, or words with a number and no time.
    """
    cues = [Cue(cue.start, cue.end, cue.text) for cue in without_rolling(_cues(text, source))]
    if any("<v" in cue.text for cue in cues):
        cues = [replace(cue, text=words, speaker=name) for cue in cues for name, words in voices(cue.text)]
        return (replace(cue, text=as_lines(cue.text)) for cue in cues)
    texts = [cue.text for cue in cues]
    if bring_blanks(texts) or any(map(is_sign, texts)):
        return joined(cues, blanks=bring_blanks(texts))
    return (replace(cue, text=as_lines(cue.text)) for cue in cues)


def _cues(text: str, source: str) -> Iterator[Captioned]:
    cue: Captioned | None = None
    count = 0
    waiting: list[_Line] = []
    below_blank = True
    for number, line in numbered(text):
        following = timing_line(line, number, source)
        if following is None:
            if line.strip():
                waiting.append(_Line(number, line.strip(), below_blank, line.rstrip()))
                if len(waiting) > MOST_LINES:
                    raise text_without_time(line, number, source)
            below_blank = not line.strip()
            continue
        following_count = _count(waiting, count)
        if following_count is not None:
            waiting.pop()
        yield from _finished(cue, waiting, count, source)
        cue, count, waiting, below_blank = following, following_count or count + 1, [], False
    yield from _finished(cue, waiting, count, source)


def _count(waiting: Sequence[_Line], last: int) -> int | None:
    """The number of the next cue, if that is what the line above its time is."""
    if not waiting or not waiting[-1].is_count:
        return None
    count = int(waiting[-1].text)
    return count if waiting[-1].below_blank or count == last + 1 else None


def _finished(cue: Captioned | None, lines: Sequence[_Line], count: int, source: str) -> Iterator[Captioned]:
    untimed = lines if cue is None else _with_a_number_and_no_time(lines, count)
    if untimed:
        raise text_without_time(untimed[0].text, untimed[0].number, source)
    if cue is not None:
        cue.text = "\n".join(line.written if place == 0 else line.text for place, line in enumerate(lines))
        yield cue


def _with_a_number_and_no_time(lines: Sequence[_Line], count: int) -> Sequence[_Line]:
    """A blank line, the number after this cue's, and words: the time between these two is missing."""
    for place, line in enumerate(lines[1:], start=1):
        if line.below_blank and line.text == str(count + 1):
            return lines[place + 1 :]
    return ()


READER = Reader("SRT", lambda text: looks_timed(head(text)), parse, in_order=True)
