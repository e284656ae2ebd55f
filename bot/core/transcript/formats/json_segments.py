"""JSON as recognisers, aligners, podcast hosts and caption tools write it: where the transcript is, and its cues.

What each tool calls things stands in `json_tools`; how it is found in a document, in `json_items`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, cast

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import json_document, plain
from bot.core.transcript.formats.json_fields import Path, first, ms_of, name_of, reach, scale_of
from bot.core.transcript.formats.json_items import Document, Found, look_through, names_in, transcript_in, words_of
from bot.core.transcript.formats.json_tools import ANY, TOOLS, Tool
from bot.core.transcript.formats.pieces import bring_blanks, joined
from bot.core.transcript.formats.reader import Parsed, Reader
from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import aligned
from bot.wording import transcripts as wording

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_SIGNS = re.compile(r"[.,;:!?…%’”»)\]}、。，！？；：-]+")
_SENTENCE_END = re.compile(r"[.?!。？！][\"”’)\]]?$")
_SAMPLE = 500
_LEAST_UNITS = 60  # half of all segments last longer, counted in anything but seconds, and none does in seconds
_FASTEST, _SLOWEST = 40, 0.05  # characters a second
_PHRASE, _PAUSE_MS = 120, 1500
_SPECIAL = re.compile(r"\[_\w+_?\]|<\|[^|]*\|>")


@dataclass(slots=True)
class _Item:
    """A segment or a word as it is written; times in ms once the unit is known."""

    text: str
    start: int | None
    end: int | None
    speaker: str | None
    words: list["_Item"]


class _Reading:
    """Reads the items of one place of a document by a tool's names."""

    def __init__(self, tool: Tool, text: str, source: str, names: dict[str, str]) -> None:
        self._tool, self._text, self._source, self._names = tool, text, source, names
        self._scale = tool.unit or 1000.0

    def settle_unit(self, items: Sequence[Any]) -> None:
        """Find out what whole numbers without a unit count: milliseconds, hundredths or ticks, where seconds would
        be minutes long."""
        if self._tool.unit is not None:
            return
        spans: list[tuple[float, float, int]] = []
        for item in items:
            path, start = first(item, self._tool.start)
            if scale_of(path) is not None or not isinstance(start, int) or isinstance(start, bool):
                continue
            end = first(item, self._tool.end)[1]
            if end is None and isinstance(length := first(item, self._tool.duration)[1], int):
                end = start + length
            if end is not None and not isinstance(end, int):
                return
            spans.append((start, end if end is not None else -1, len(words_of(item, self._tool) or "")))
        lengths = [end - start for start, end, _ in spans if end >= 0]
        lengths = lengths or [after[0] - before[0] for before, after in pairwise(spans)]
        if not lengths or median(lengths) < _LEAST_UNITS:
            return
        rate = 1000 * sum(size for *_, size in spans) / max(1, sum(lengths))
        self._scale = 10.0 if rate > _FASTEST else 1.0 if rate > _SLOWEST else 1e-4

    def item(self, item: Any, speaker: str | None) -> _Item | None:
        """An item with its times; None if it has neither words nor times."""
        text = words_of(item, self._tool)
        if text is None or _SPECIAL.fullmatch(text.strip()):
            return None
        start = self.time(item, self._tool.start)
        end = self.time(item, self._tool.end)
        if end is None and start is not None:
            length = self.time(item, self._tool.duration)
            end = start + length if length is not None else None
        words = first(item, self._tool.words)[1]
        return _Item(text, start, end, self.speaker(item) or speaker, self._words(words))

    def speaker(self, item: Any) -> str | None:
        if not isinstance(item, dict):
            return None
        value = first(item, self._tool.speaker)[1]
        if value == 0 and "speakerTag" in item:
            return None
        if isinstance(value, (str, int)) and str(value) in self._names:
            return self._names[str(value)]
        return name_of(value)

    def _words(self, words: Any) -> list[_Item]:
        if not isinstance(words, list):
            return []
        found: list[_Item] = []
        for word in cast(list[Any], words):
            if isinstance(word, list) and len(cast(list[Any], word)) > 2:
                spelled, start, end = cast(list[Any], word)[:3]
                word = {"text": spelled, "start": start, "end": end}
            if isinstance(word, dict) and (one := self.item(word, None)) is not None:
                found.append(one)
        return found

    def time(self, item: Any, paths: Sequence[Path]) -> int | None:
        path, value = first(item, paths)
        scale = scale_of(path)
        try:
            return ms_of(value, self._scale if scale is None else scale)
        except ValueError as error:
            line = json_document.line_of(self._text, value, words_of(item, self._tool))
            raise TranscriptError(self._source, wording.NO_TIME.format(found=str(error)), line) from error


def parse(text: str, source: str) -> Parsed:
    """Read a document: a cue a segment, or more where a segment's words have several speakers.

    A start that is missing is the end before it.

    Raises:
        TranscriptError: there is no list of segments in it, or a time that is none.
    """
    document, notes = json_document.load(text, source)
    looked = look_through(document)
    tool = next((tool for tool in TOOLS if tool.matches(looked.keys)), ANY)
    found = transcript_in(looked, _completed(tool))
    if found is None:
        return _without_list(document, looked, text, source)
    names = names_in(document)
    reading = _Reading(_completed(tool), text, source, names)
    given = list(found.items())
    if not any(isinstance(item, dict) for item, _ in given):
        _refuse_no_list(looked, text, source)
    reading.settle_unit([item for item, _ in given[:_SAMPLE]])
    items = [one for item, speaker in given if (one := reading.item(item, speaker)) is not None]
    if items and all(one.start is None and not any(word.start is not None for word in one.words) for one in items):
        raise TranscriptError(source, wording.NO_START, json_document.line_of(text, items[0].text))
    _name_by_track(items, looked, reading, found)
    cues = _cues(items, _punctuated(document, items))
    return Parsed(cues, notes=notes, format=tool.name)


def _completed(tool: Tool) -> Tool:
    """The tool with the usual names behind its own."""
    return replace(
        tool,
        text=(*tool.text, *ANY.text),
        start=(*tool.start, *ANY.start),
        end=(*tool.end, *ANY.end),
        duration=(*tool.duration, *ANY.duration),
        speaker=(*tool.speaker, *ANY.speaker),
        words=(*tool.words, *ANY.words),
    )


def _without_list(document: Any, looked: Document, text: str, source: str) -> Parsed:
    """oTranscribe and others keep the transcript as one text with times."""
    for key in ("text", "transcript", "html", "content"):
        if isinstance(written := reach(document, key), str) and plain.READER.recognises(written):
            return plain.parse(written, source)
    raise _refuse_no_list(looked, text, source)


def _refuse_no_list(looked: Document, text: str, source: str) -> TranscriptError:
    for found in looked.lists.values():
        for item, _ in found.items():
            if isinstance(item, dict) and words_of(item, ANY):
                return TranscriptError(source, wording.NO_START, json_document.line_of(text, words_of(item, ANY)))
    return TranscriptError(source, wording.NO_SEGMENTS, 1)


def _name_by_track(items: list[_Item], looked: Document, reading: _Reading, found: Found) -> None:
    """Speakers that stand in a list of their own, by time, as AWS and IBM write them."""
    if any(one.speaker for one in items):
        return
    track: list[tuple[int, str]] = []
    for other in looked.lists.values():
        if other.path == found.path:
            continue
        for item, _ in other.items():
            if isinstance(item, dict) and words_of(item, ANY) is None and (name := reading.speaker(item)):
                start = reading.time(item, ANY.start)
                if start is not None:
                    track.append((start, name))
    track.sort()
    for one in [word for item in items for word in (item.words or [item])]:
        if one.start is not None and (place := bisect_right(track, (one.start + 1, ""))):
            one.speaker = track[place - 1][1]


def _punctuated(document: Any, items: Sequence[_Item]) -> str:
    """The whole text, where the words alone have no punctuation."""
    for key in ("text", "transcript"):
        if isinstance(whole := reach(document, key), str) and _SENTENCE_END.search(whole.strip()):
            sample = [one.text for one in items[:_SAMPLE]]
            if sample and all(" " not in text.strip() and not _SIGNS.search(text.strip()[-1:]) for text in sample):
                return whole
    return ""


def _cues(items: list[_Item], whole: str) -> Iterator[Cue]:
    texts = [one.text for one in items[:_SAMPLE]]
    words = [text for text in texts if text.strip() and not _SIGNS.fullmatch(text.strip())]
    single = bool(words) and sum(" " not in text.strip() for text in words) * 10 >= 9 * len(words)
    if single and not any(one.words for one in items) and len(items) > 1:
        return _phrases(items, whole, blanks=bring_blanks(texts) or any(not text.strip() for text in texts))
    return joined(_segments(items), blanks=bring_blanks(texts))


def _segments(items: Iterable[_Item]) -> Iterator[Cue]:
    previous = 0
    for one in items:
        begun = next((word.start for word in one.words if word.start is not None), None)
        start = one.start if one.start is not None else begun if begun is not None else previous
        end = one.end if one.end is not None else max((word.end or 0 for word in one.words), default=start)
        cue = Cue(start, max(start, end), one.text, one.speaker)
        yield from _told_apart(cue, one.words)
        previous = max(start, end)


def _told_apart(cue: Cue, words: Sequence[_Item]) -> Iterator[Cue]:
    """The cue with the times of its words, or a cue a stretch of words of one speaker where they name several."""
    speakers: list[str | None] = []
    for word in words:
        speakers.append(word.speaker or (speakers[-1] if speakers else cue.speaker))
    runs = [place for place in range(len(words)) if place == 0 or speakers[place] != speakers[place - 1]]
    if len(runs) < 2:
        timed = aligned(cue.text.strip(), ((word.text, word.start, word.end) for word in words), cue.start)
        yield replace(cue, speaker=cue.speaker or (speakers[0] if speakers else None), words=timed)
        return
    done, clock = 0, cue.start
    for begin, finish in pairwise([*runs, len(words)]):
        spoken, begun = words[begin:finish], done
        for word in spoken:
            done = _behind(cue.text, word.text, done)
        done = len(cue.text) if finish == len(words) else done
        start = next((word.start for word in spoken if word.start is not None), clock)
        clock = max((word.end for word in spoken if word.end is not None), default=start)
        text = cue.text[begun:done]
        timed = aligned(text.strip(), ((word.text, word.start, word.end) for word in spoken), start)
        yield Cue(start, clock, text, speakers[begin], timed)


def _behind(text: str, word: str, offset: int) -> int:
    found = text.find(word.strip(), offset)
    return found + len(word.strip()) if found >= 0 else offset


def _phrases(items: Sequence[_Item], whole: str, *, blanks: bool) -> Iterator[Cue]:
    """Words in a row, put together to cues that end with a sentence, a pause or a change of speaker."""
    run: list[_Item] = []
    pieces: list[str] = []
    at = 0
    for one in items:
        text = one.text
        if whole and (place := whole.casefold().find(text.strip().casefold(), at, at + 200)) >= 0:
            at = place + len(text.strip())
            while at < len(whole) and not whole[at].isspace() and not whole[at].isalnum():
                at += 1
            text = whole[place:at]
        sign = one.start is None or _SIGNS.fullmatch(text.strip()) is not None
        if run and not sign and text.strip() and _is_over(run, pieces, one):
            yield _phrase(run, pieces)
            run, pieces = [], []
        pieces.append(text if blanks or sign or not pieces else f" {text.strip()}")
        if one.start is not None:
            run.append(one)
    if run:
        yield _phrase(run, pieces)


def _is_over(run: Sequence[_Item], pieces: Sequence[str], following: _Item) -> bool:
    said = "".join(pieces)
    ended = run[-1].end if run[-1].end is not None else run[-1].start or 0
    paused = (following.start or 0) - ended > _PAUSE_MS
    if following.text[:1].isalnum() and said[-1:].isalnum() and len(pieces) > 1 and pieces[-1][:1] != " ":
        return following.speaker != run[-1].speaker
    return (
        following.speaker != run[-1].speaker
        or paused
        or _SENTENCE_END.search(said.rstrip()) is not None
        or len(said) > _PHRASE
    )


def _phrase(run: Sequence[_Item], pieces: Sequence[str]) -> Cue:
    text = " ".join("".join(pieces).split())
    start = run[0].start or 0
    end = max((word.end if word.end is not None else word.start or 0) for word in run)
    timed = aligned(text, ((word.text, word.start, word.end) for word in run), start)
    return Cue(start, max(start, end), text, run[0].speaker, timed)


def _recognises(text: str) -> bool:
    return _JSON.match(text) is not None


READER = Reader("JSON", _recognises, parse, in_order=True)
