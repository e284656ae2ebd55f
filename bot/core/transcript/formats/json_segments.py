"""JSON as recognisers, aligners, podcast hosts and caption tools write it: a list of segments with text and times.

whisper.cpp       {"transcription": [{"offsets": {"from": ms, "to": ms}, "text", "speaker"?}]}
Whisper           {"segments": [{"start": s, "end": s, "text"}]}; faster-whisper's may be the list alone
WhisperX          the same, with "speaker", and "words": [{"word", "start", "end", "speaker"}]
Podcasting 2.0    {"segments": [{"startTime": s, "endTime": s, "body", "speaker"}]}
youtube-transcript-api   [{"text", "start": s, "duration": s}]
others            lists called "chunks", "utterances", … and times in milliseconds where they can be nothing else
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice, pairwise
from operator import itemgetter
from statistics import median
from typing import Any, cast

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import timing
from bot.core.transcript.formats.json_list import items
from bot.core.transcript.formats.pieces import bring_blanks, joined
from bot.core.transcript.formats.reader import Reader
from bot.core.transcript.model import Cue

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_LIST = re.compile(
    r'"(?:segments|transcription|chunks|utterances|captions|subtitles|snippets|transcript)"\s*:\s*(\[)'
)
_ALONE = re.compile(r"\s*(\[)")
_START, _END = ("start", "startTime", "start_time", "from"), ("end", "endTime", "end_time", "to")
_TEXT = ("text", "body", "transcript", "content", "word")
_SPEAKER = ("speaker", "speaker_label", "speaker_name", "speakerName")
_SAMPLE = 500
_LEAST_MS = 60  # half of all segments last longer, counted in milliseconds, and none does in seconds


def parse(text: str, source: str) -> Iterator[Cue]:
    """Yield a cue a segment, or more where a segment's words have several speakers.

    A start that is missing is the end before it.

    Raises:
        TranscriptError: no list of segments, a segment without text, or a time that is none.
    """
    found = _ALONE.match(text) or _LIST.search(text)
    if found is None:
        raise TranscriptError(source, "expected a list of “segments” with times and text in this JSON.", 1)
    sample = [_segment(item, line, source) for line, item in islice(items(text, found.start(1), source), _SAMPLE)]
    if sample and all(segment.start is None for segment in sample):
        raise TranscriptError(source, "no segment says when it begins; expected a “start”.", sample[0].line)
    scale = 1 if _counts_milliseconds(sample) else 1000
    segments = (_segment(item, line, source) for line, item in items(text, found.start(1), source))
    return joined(_cues(segments, scale, source), blanks=bring_blanks([segment.text for segment in sample]))


@dataclass(frozen=True, slots=True)
class _Segment:
    """One item of the list, its times as they are written; `scale` gives ms, None where the file's unit does."""

    line: int
    start: object
    end: object
    text: str
    speaker: str | None
    words: Sequence[Mapping[str, object]]
    scale: int | None = None


def _segment(item: Any, line: int, source: str) -> _Segment:
    if not isinstance(item, dict):
        raise TranscriptError(source, f"expected a segment in braces, found “{str(item)[:40]}”.", line)
    fields = cast(Mapping[str, object], item)
    offsets, stamps = fields.get("offsets") or fields.get("timestamps"), fields.get("timestamp")
    times, scale = fields, None
    if isinstance(offsets, dict):
        times, scale = cast(Mapping[str, object], offsets), 1
    elif isinstance(stamps, list):
        times, scale = dict(zip(_START[:1] + _END[:1], cast(list[object], stamps), strict=False)), 1000
    text = _first(fields, _TEXT)
    if not isinstance(text, str):
        raise TranscriptError(source, "expected a segment with a “text”.", line)
    start, end = _first(times, _START), _first(times, _END)
    if end is None and _is_number(start) and _is_number(length := fields.get("duration")):
        end = cast(float, start) + cast(float, length)
    words = fields.get("words")
    return _Segment(line, start, end, text, _name(_first(fields, _SPEAKER)), _dicts(words), scale)


def _first(fields: Mapping[str, object], names: Sequence[str]) -> object:
    return next((fields[name] for name in names if fields.get(name) is not None), None)


def _dicts(words: object) -> Sequence[Mapping[str, object]]:
    given = cast(list[object], words) if isinstance(words, list) else []
    return [cast(Mapping[str, object], word) for word in given if isinstance(word, dict)]


def _name(speaker: object) -> str | None:
    if isinstance(speaker, int) or (isinstance(speaker, str) and speaker.isdecimal()):
        return f"Speaker {speaker}"
    return " ".join(speaker.split()) or None if isinstance(speaker, str) and speaker != "?" else None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _counts_milliseconds(sample: Sequence[_Segment]) -> bool:
    """Whether the times are whole numbers that would be minutes long, were they seconds."""
    times = [time for segment in sample for time in (segment.start, segment.end) if time is not None]
    if not all(isinstance(time, int) for time in times):
        return False
    starts = [cast(int, segment.start) for segment in sample if segment.start is not None]
    lengths = [cast(int, one.end) - cast(int, one.start) for one in sample if one.start is not None and one.end]
    lengths = lengths or [after - before for before, after in pairwise(starts)]
    return bool(lengths) and median(lengths) >= _LEAST_MS


def _cues(segments: Iterable[_Segment], scale: int, source: str) -> Iterator[Cue]:
    previous = 0
    for segment in segments:
        read = partial(_time, scale=segment.scale or scale, source=source, line=segment.line)
        starts = [time for word in segment.words if (time := read(_first(word, _START))) is not None]
        start = read(segment.start)
        start = start if start is not None else min(starts, default=previous)
        end = read(segment.end)
        end = end if end is not None else start
        cue = Cue(start, end, segment.text, segment.speaker)
        yield from _told_apart(cue, segment.words, read)
        previous = max(start, end)


def _time(value: object, scale: int, source: str, line: int) -> int | None:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, str):
        return timing.read(value.removesuffix("s"), source, line)
    if not _is_number(value) or cast(float, value) * scale > timing.LONGEST:
        raise TranscriptError(source, f"the time “{str(value)[:40]}” cannot be read; expected seconds.", line)
    return max(0, round(cast(float, value) * scale))


def _told_apart(
    cue: Cue, words: Sequence[Mapping[str, object]], read: Callable[[object], int | None]
) -> Iterator[Cue]:
    """The cue, or a cue a stretch of words of one speaker where its words name several."""
    speakers: list[str | None] = []
    for word in words:
        speakers.append(_name(_first(word, _SPEAKER)) or (speakers[-1] if speakers else cue.speaker))
    if len(set(speakers)) < 2:
        yield replace(cue, speaker=cue.speaker or (speakers[0] if speakers else None))
        return
    done, clock = 0, cue.start
    for speaker, run in groupby(zip(speakers, words, strict=True), key=itemgetter(0)):
        spoken = [word for _, word in run]
        begun = done
        for word in spoken:
            done = _behind(cue.text, str(_first(word, _TEXT) or ""), done)
        starts = (read(_first(word, _START)) for word in spoken)
        ends = (read(_first(word, _END)) for word in spoken)
        start = next((time for time in starts if time is not None), clock)
        clock = max((time for time in ends if time is not None), default=start)
        yield Cue(start, clock, cue.text[begun:done], speaker)


def _behind(text: str, word: str, offset: int) -> int:
    found = text.find(word.strip(), offset)
    return found + len(word.strip()) if found >= 0 else offset


def _reader(name: str, sign: str) -> Reader:
    def recognises(text: str) -> bool:
        return _JSON.match(text) is not None and re.search(sign, text) is not None

    return Reader(name, recognises, parse)


READERS = (
    _reader("whisper.cpp JSON", r'"transcription"\s*:\s*\['),
    _reader("Podcasting 2.0 JSON", r'"startTime"\s*:'),
    _reader("WhisperX JSON", r'"word_segments"\s*:|"speaker"\s*:\s*"SPEAKER_\d'),
    _reader("Whisper JSON", r'"segments"\s*:\s*\[|"avg_logprob"\s*:'),
    _reader("youtube-transcript-api JSON", r'^\s*\[\s*\{(?![^{}]*"end")[^{}]*"duration"\s*:'),
    _reader("JSON", ""),
)
