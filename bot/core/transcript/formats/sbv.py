"""SubViewer as YouTube writes it (.sbv): `0:00:01.000,0:00:02.500`, the words, a blank line.

webvtt-py reads it, but skips cues whose times it cannot read and does not say where.
"""

import re
from collections.abc import Iterator

from bot.core.transcript.formats import timing
from bot.core.transcript.formats.arrows import text_without_time
from bot.core.transcript.formats.lines import head, numbered
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue

_TIMING = re.compile(r"\s*+(\d+:\d+:[\w.]+),(\d+:\d+:[\w.]+)\s*")
_HEADER = re.compile(
    r"\[(?:END )?(?:INFORMATION|TITLE|AUTHOR|SOURCE|PRG|FILEPATH|DELAY|CD TRACK|COMMENT|SUBTITLE|COLF|STYLE)\b.*",
    re.IGNORECASE,
)
_EXPECTED = "0:00:01.000,0:00:02.500"


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues.

    Raises:
        TranscriptError: times that cannot be read, or words without a time.
    """
    times: tuple[int, int] | None = None
    words: list[str] = []
    for number, line in numbered(text):
        if found := _TIMING.fullmatch(line):
            if times is not None:
                yield Cue(*times, plain("\n".join(words)))
            start, end = (timing.read(time, source, number) for time in found.groups())
            times, words = (start, end), []
        elif times is not None and line.strip():
            words.append(line)
        elif times is not None and words:
            yield Cue(*times, plain("\n".join(words)))
            times = None
        elif line.strip() and not _HEADER.fullmatch(line.strip()):
            raise text_without_time(line, number, source, _EXPECTED)
    if times is not None:
        yield Cue(*times, plain("\n".join(words)))


READER = Reader("SBV", lambda text: any(map(_TIMING.fullmatch, head(text))), parse, in_order=True)
