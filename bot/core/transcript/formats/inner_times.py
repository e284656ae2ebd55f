"""Times within a line, before the words they belong to: `So <00:00:01.500>it <00:00:01.900>is.` (WebVTT, LRC)."""

import re

from bot.core import timecode
from bot.core.errors import TimecodeError
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.wordtimes import in_turn

_TIME = re.compile(r"<(\d{1,4}(?::\d{1,2}){1,2}(?:[.,]\d{1,9})?)>")


def last_of(marked_up: str, start: int, *, earlier: int = 0) -> int:
    """The last moment, in ms, that a line names, or its start; `earlier` is how far all of its times are moved."""
    return max((ms for _, ms in _pieces(marked_up, start, earlier)), default=start)


def words(marked_up: str, text: str, start: int, end: int, *, earlier: int = 0) -> bytes:
    """When the words of `text`, which is what `marked_up` shows, are said; nothing where it has no times."""
    if _TIME.search(marked_up) is None:
        return b""
    pieces = [(plain(said), ms) for said, ms in _pieces(marked_up, start, earlier)]
    spoken = [piece for piece in pieces if piece[0]]
    until = end if pieces[-1][0] else min(end, pieces[-1][1])
    return in_turn(text, spoken, start, until)


def _pieces(marked_up: str, start: int, earlier: int) -> list[tuple[str, int]]:
    """What is written behind each time."""
    head, *rest = _TIME.split(marked_up)
    try:
        times = [max(0, timecode.parse(time) - earlier) for time in rest[::2]]
    except TimecodeError:
        return [(marked_up, start)]
    return [(head, start), *zip(rest[1::2], times, strict=True)]
