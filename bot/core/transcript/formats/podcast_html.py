"""Podcasting 2.0's HTML: `<cite>Ann:</cite> <time>0:42</time> <p>What Ann says</p>`, over and over.

Only these three tags matter. html.parser would take minutes for a file of tags that nobody closed.
"""

import re
from collections.abc import Iterator

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import blocks, timing
from bot.core.transcript.formats.blocks import Block
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_TAG = re.compile(
    r"<(?P<tag>/?(?:cite|time|p))(?:\s[^<>]{0,200})?>(?P<inner>(?:[^<]++|<(?!/?(?:cite|time|p)[\s>]))*+)",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"\r\n?|\n")


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield cues; paragraphs go on with the speaker and the time above them.

    Raises:
        TranscriptError: a time that is none, or no times at all.
    """
    found = list(_blocks(text, source))
    if not found:
        raise TranscriptError(source, wording.HTML_WITHOUT_TIME, 1)
    blocks.mend_slips(found)
    return blocks.cues(found)


def _blocks(text: str, source: str) -> Iterator[Block]:
    line, last = 1, 0
    speaker: str | None = None
    start: int | None = None
    for found in _TAG.finditer(text):
        line += len(_LINE_END.findall(text, last, found.start()))
        last = found.start()
        inner = plain(found["inner"])
        match found["tag"].lower():
            case "cite":
                speaker = inner.rstrip(" :") or None
            case "time" if inner:
                start = timing.read(inner, source, line)
            case "p" if inner and start is not None:
                yield Block(start, inner, speaker)
            case _:
                pass


def _recognises(text: str) -> bool:
    tags = {found["tag"].lower() for found in _TAG.finditer(text[:20_000])}
    return {"time", "p"} <= tags or {"cite", "p"} <= tags


READER = Reader("Podcasting 2.0 HTML", _recognises, parse)
