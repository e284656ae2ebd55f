"""Podcasting 2.0's HTML: `<cite>Ann:</cite> <time>0:42</time> <p>What Ann says</p>`, over and over.

Only these three tags matter. html.parser would take minutes for a file of tags that nobody closed.
"""

import html
import re
from collections.abc import Iterator

from bot.errors import TranscriptError
from bot.transcript.formats import blocks, timing
from bot.transcript.formats.blocks import Block
from bot.transcript.formats.markup import plain
from bot.transcript.formats.reader import Reader
from bot.transcript.model import Cue

_TAG = re.compile(r"<(/?(?:cite|time|p))(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield cues; paragraphs go on with the speaker and the time above them.

    Raises:
        TranscriptError: a time that is none, or no times at all.
    """
    found = list(_blocks(text, source))
    if not found:
        raise TranscriptError(source, "expected a <time> before the first <p>.", 1)
    return blocks.cues(found)


def _blocks(text: str, source: str) -> Iterator[Block]:
    parts = _TAG.split(text)
    line = 1 + len(_LINE_END.findall(parts[0]))
    speaker: str | None = None
    block: Block | None = None
    for tag, inner in zip(parts[1::2], parts[2::2], strict=True):
        match tag.lower():
            case "cite":
                speaker = plain(inner).rstrip(" :") or None
            case "time" if plain(inner):
                if block is not None:
                    yield block
                block = Block(line, timing.read(html.unescape(inner), source, line), speaker=speaker)
            case "p" if block is not None:
                if block.text and block.speaker != speaker:
                    yield block
                    block = Block(line, block.start)
                block.speaker = speaker
                block.text += f" {plain(inner)}"
            case _:
                pass
        line += len(_LINE_END.findall(inner))
    if block is not None:
        yield block


def _recognises(text: str) -> bool:
    tags = {tag.lower() for tag in _TAG.findall(text[:20_000])}
    return {"time", "p"} <= tags or {"cite", "p"} <= tags


READER = Reader("Podcasting 2.0 HTML", _recognises, parse)
