"""What YouTube's servers give: srv1 (also of youtube-transcript-api), srv2, srv3 and json3. No library reads them.

Captions are shown longer than they are said, so each ends where the next begins. Times of single words
(`tOffsetMs`, `<s t>`) are kept where there are any.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import cast

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import xmltext
from bot.core.transcript.formats.markup import plain
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.formats.timing import LONGEST
from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import in_turn
from bot.wording import transcripts as wording

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,9})?")


class _Captions(xmltext.Elements):
    """`<text start dur>` in seconds (srv1), `<text t d>` (srv2) and `<p t d>` (srv3) in milliseconds."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.cues: list[Cue] = []
        self._source = source
        self._times: tuple[int, int] | None = None
        self._words: list[str] = []
        self._offsets: list[int] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "s" and self._times is not None:
            self._words.append("")
            self._offsets.append(self._ms(attributes.get("t", "0"), 1))
        if name not in ("text", "p"):
            return
        unit = 1000 if "start" in attributes else 1
        start = self._ms(attributes.get("start", attributes.get("t", "")), unit)
        self._times = start, start + self._ms(attributes.get("dur", attributes.get("d", "0")), unit)
        self._words, self._offsets = [""], [0]

    def said(self, text: str) -> None:
        if self._times is not None:
            self._words[-1] += text

    def closed(self, name: str) -> None:
        if name in ("text", "p") and self._times is not None:
            self.cues.append(_captioned(*self._times, list(zip(self._words, self._offsets, strict=True))))
            self._times = None

    def _ms(self, number: str, unit: int) -> int:
        time = round(float(number) * unit) if _NUMBER.fullmatch(number.strip()) else -1
        if not 0 <= time <= LONGEST:
            reason = wording.YOUTUBE_TIME.format(number=number[:40], unit=4005 / unit)
            raise TranscriptError(self._source, reason, self.line)
        return time


def parse_xml(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues.

    Raises:
        TranscriptError: it is no XML, or a time cannot be read.
    """
    captions = _Captions(source)
    xmltext.parse(text, captions, source)
    return iter(captions.cues)


def parse_json(text: str, source: str) -> Iterator[Cue]:
    """Yield the cues; events without segments place windows, and say nothing.

    Raises:
        TranscriptError: it is no JSON, or an event has no start in milliseconds.
    """
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise TranscriptError(source, wording.YOUTUBE_NOT_JSON.format(problem=error.msg), error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise TranscriptError(source, wording.YOUTUBE_TOO_DEEP, 1) from error
    events = cast(dict[str, object], found).get("events") if isinstance(found, dict) else None
    if not isinstance(events, list):
        raise TranscriptError(source, wording.YOUTUBE_EVENTS, 1)
    for number, event in enumerate(cast(list[object], events), start=1):
        yield from _event(event, f"event {number}", source)


def _event(event: object, name: str, source: str) -> Iterator[Cue]:
    fields = cast(dict[str, object], event) if isinstance(event, dict) else {}
    segments = fields.get("segs")
    if not isinstance(segments, list):
        return
    parts = list(_parts(cast(list[object], segments)))
    words = plain("".join(part for part, _ in parts))
    start, duration = fields.get("tStartMs", 0), fields.get("dDurationMs", 0)
    if not (_is_time(start) and _is_time(duration)):
        raise TranscriptError(source, wording.YOUTUBE_EVENT_TIMES.format(name=name, found=words[:40]), 1)
    begin = int(cast(float, start))
    yield _captioned(begin, begin + int(cast(float, duration)), parts)


def _parts(segments: Iterable[object]) -> Iterator[tuple[str, int]]:
    """What segments say, and how long after their event begins, in ms."""
    for one in segments:
        fields = cast(dict[str, object], one) if isinstance(one, dict) else {}
        words, offset = fields.get("utf8"), fields.get("tOffsetMs", 0)
        if isinstance(words, str):
            yield words, int(cast(float, offset)) if _is_time(offset) else 0


def _captioned(start: int, end: int, parts: Iterable[tuple[str, int]]) -> Cue:
    said = [(words, start + offset) for words, offset in parts]
    text = plain("".join(words for words, _ in said))
    spoken = [(plain(words), ms) for words, ms in said if words.strip()]
    timed = any(ms != start for _, ms in spoken)
    return Cue(start, end, text, words=in_turn(text, spoken, start, end) if timed else b"")


def _is_time(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= LONGEST


def _is_json3(text: str) -> bool:
    return text.lstrip().startswith("{") and '"events"' in text and '"tStartMs"' in text


SRV1 = Reader("YouTube srv1", lambda text: xmltext.root_of(text) == "transcript", parse_xml)
SRV3 = Reader("YouTube srv3", lambda text: xmltext.root_of(text) == "timedtext", parse_xml)
JSON3 = Reader("YouTube json3", _is_json3, parse_json)
