"""TTML, DFXP and the profiles of broadcasters: `<p begin="0.76s" end="3.45s" ttm:agent="v1">Words<br/>more</p>`.

https://www.w3.org/TR/ttml2/. pysubs2 knows one of its namespaces, no frames, no `dur` and no speakers, and parses
with the standard library's XML parser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core import timecode
from bot.core.errors import TimecodeError, TranscriptError
from bot.core.transcript.formats import xmltext
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.timing import LONGEST
from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import aligned
from bot.wording import transcripts as wording

_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|m|s|ms|f|t)")
_FRAMES = re.compile(r"(\d{1,4}:\d\d:\d\d)[:;](\d{1,4}(?:\.\d{1,4})?)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_RATE = re.compile(r"[1-9]\d{0,8}")
_SILENT = frozenset({"metadata", "title", "desc", "rt", "rp"})


@dataclass(frozen=True, slots=True)
class _Time:
    """The times of an element in ms; None is not stated."""

    begin: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Element:
    """One that is open. Its time counts from where its parent begins, or as some tools write it from zero."""

    name: str
    line: int
    relative: _Time = _Time()
    absolute: _Time = _Time()
    agents: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words with one time and one speaker."""

    element: _Element
    words: list[tuple[str, _Element]] = field(default_factory=list[tuple[str, _Element]])


class _Document(xmltext.Elements):
    """Collects `pieces`, the `names` of agents, and whether times are `absolute`: if one ends after its parent."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.pieces: list[_Piece] = []
        self.names: dict[str, str] = {}
        self.absolute = False
        self._source = source
        self._frame_rate, self._tick_rate = 30.0, 1.0
        self._open: list[_Element] = [_Element("", 0)]
        self._paragraph: _Element | None = None
        self._silent = 0
        self._agent = ""

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tt":
            self._read_rates(attributes)
        if attributes.get("timeContainer") == "seq":
            raise self._error("times that count from the element before (“seq”) cannot be read.")
        self._silent += name in _SILENT
        self._agent = attributes.get("id", "") if name == "agent" else self._agent
        parent = self._open[-1]
        element = self._element(name, attributes, parent)
        self._open.append(element)
        if name == "p":
            self._paragraph = element
        if attributes.get("unit") in ("word", "sentence"):  # Apple Podcasts leaves out the blanks between
            self._add(" ")
        if name == "p" or self._is_apart(element, parent):
            self.pieces.append(_Piece(element))
        if name == "br":
            self._add("\n")

    def closed(self, name: str) -> None:
        element, parent = self._open.pop(), self._open[-1]
        self._silent -= name in _SILENT
        if name == "p":
            self._paragraph = None
        elif self._is_apart(element, parent):
            self.pieces.append(_Piece(parent))

    def said(self, text: str) -> None:
        if self._open[-1].name == "name" and self._agent:
            self.names[self._agent] = (self.names.get(self._agent, "") + text).strip()
        self._add(re.sub(r"\s+", " ", text))

    def _add(self, text: str) -> None:
        if self._paragraph is not None and not self._silent:
            self.pieces[-1].words.append((text, self._open[-1]))

    def _is_apart(self, element: _Element, parent: _Element) -> bool:
        """Whether a span has a speaker of its own, or the only time."""
        if self._paragraph is None or element.name != "span":
            return False
        return element.agents != parent.agents or (
            self._paragraph.absolute.begin is None and element.absolute != parent.absolute
        )

    def _element(self, name: str, attributes: dict[str, str], parent: _Element) -> _Element:
        begin, end, duration = (self._ms(attributes.get(key)) for key in ("begin", "end", "dur"))
        base = parent.relative.begin or 0
        relative = _Time(
            base + begin if begin is not None else parent.relative.begin,
            base + end if end is not None else parent.relative.end,
        )
        absolute = _Time(
            begin if begin is not None else parent.absolute.begin, end if end is not None else parent.absolute.end
        )
        if duration is not None and end is None:
            relative = _Time(relative.begin, (relative.begin or 0) + duration)
            absolute = _Time(absolute.begin, (absolute.begin or 0) + duration)
        if begin is not None and parent.relative.end is not None and relative.end is not None:
            self.absolute |= relative.end > parent.relative.end
        return _Element(name, self.line, relative, absolute, attributes.get("agent", parent.agents))

    def _read_rates(self, attributes: dict[str, str]) -> None:
        numbers = {key: float(value) for key, value in attributes.items() if _RATE.fullmatch(value)}
        above, below = [*re.findall(r"[1-9]\d{0,5}", attributes.get("frameRateMultiplier", "")), "1", "1"][:2]
        self._frame_rate = (numbers.get("frameRate") or 30.0) * int(above) / int(below)
        self._tick_rate = numbers.get("tickRate") or numbers.get("frameRate") or 1.0

    def _ms(self, time: str | None) -> int | None:
        if time is None:
            return None
        try:
            ms = self._time(time.strip())
        except TimecodeError:
            ms = LONGEST + 1
        if ms > LONGEST:
            reason = wording.TTML_TIME.format(time=time[:40])
            raise self._error(reason)
        return ms

    def _time(self, time: str) -> int:
        if offset := _OFFSET.fullmatch(time):
            units = _SECONDS | {"f": 1 / self._frame_rate, "t": 1 / self._tick_rate}
            return round(float(offset[1]) * units[offset[2]] * 1000)
        if frames := _FRAMES.fullmatch(time):
            return timecode.parse(frames[1]) + round(float(frames[2]) * 1000 / self._frame_rate)
        return timecode.parse(time)

    def _error(self, reason: str) -> TranscriptError:
        return TranscriptError(self._source, reason, self.line)


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield the paragraphs, or the spans of those that have no time themselves.

    Raises:
        TranscriptError: it is no XML, a time cannot be read, or words have none.
    """
    document = _Document(source)
    xmltext.parse(text, document, source)
    for piece in document.pieces:
        words = plain("".join(text for text, _ in piece.words))
        element = piece.element
        time = element.absolute if document.absolute else element.relative
        if time.begin is None and words:
            raise TranscriptError(source, wording.TTML_WITHOUT_TIME.format(found=words[:60]), element.line)
        if time.begin is not None:
            speaker = ", ".join(document.names.get(agent) or agent for agent in element.agents.split())
            timed = _timed(piece, words, time, absolute=document.absolute)
            yield Cue(time.begin, time.begin if time.end is None else time.end, words, speaker or None, timed)


def _timed(piece: _Piece, text: str, time: _Time, *, absolute: bool) -> bytes:
    """The times of the spans within a paragraph, if they are in order and none is outside of it."""
    words: list[tuple[str, int | None, int | None]] = []
    moments = [time.begin or 0, time.begin or 0]
    for said, element in piece.words:
        own = element.absolute if absolute else element.relative
        if element.name != "span" or own == time or not said.strip():
            words.append((plain(said), None, None))
        elif own.begin is not None:
            words.append((plain(said), own.begin, own.end))
            moments += [own.begin, own.begin if own.end is None else own.end]
    outside = time.end is None or max(moments) > time.end
    return b"" if outside or moments[::2] != sorted(moments[::2]) else aligned(text, words, moments[0])


READER = Reader("TTML", lambda text: xmltext.root_of(text) == "tt", parse)
