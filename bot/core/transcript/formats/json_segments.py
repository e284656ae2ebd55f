"""JSON as recognisers, aligners, podcast hosts and caption tools write it: where the transcript is, and its cues.

What each tool calls things stands in `json_tools`; how it is found in a document, in `json_items`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import json_document, plain
from bot.core.transcript.formats.json_fields import reach
from bot.core.transcript.formats.json_items import (
    Document,
    Found,
    look_through,
    names_in,
    names_listed,
    transcript_in,
    words_of,
)
from bot.core.transcript.formats.json_phrases import SENTENCE_END, SIGNS, Item, deal, phrases
from bot.core.transcript.formats.json_reading import Reading
from bot.core.transcript.formats.json_tiers import tiers_in
from bot.core.transcript.formats.json_tools import ANY, TOOLS, Tool
from bot.core.transcript.formats.pieces import bring_blanks, joined
from bot.core.transcript.formats.reader import Parsed, Reader
from bot.core.transcript.formats.tiers import Tier, spoken
from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import aligned
from bot.wording import transcripts as wording

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_SAMPLE = 500
_STAMP = re.compile(
    r"<span[^<>]{0,200}\sdata-timestamp=\"(\d{1,6})(?:\.(\d{1,9}))?\d*\"[^<>]{0,200}>[\d:. ]{0,20}</span>"
)


def parse(text: str, source: str) -> Parsed:
    """Read a document: a cue a segment, or more where a segment's words have several speakers.

    A start that is missing is the end before it.

    Raises:
        TranscriptError: there is no list of segments in it, or a time that is none.
    """
    document, notes = json_document.load(text, source)
    parsed = read_document(document, text, source)
    parsed.notes = [*notes, *parsed.notes]
    return parsed


def read_document(document: Any, text: str, source: str) -> Parsed:
    """Read a document, whose `text` tells the lines of what is wrong.

    Raises:
        TranscriptError: as `parse`.
    """
    notes: list[str] = []
    looked = look_through(document)
    tool = next((tool for tool in TOOLS if tool.matches(looked.keys)), ANY)
    if tiers := _tiers(document, text, source):
        return Parsed(spoken(tiers, source), format=tool.name)
    if tool.relative and isinstance(document, dict):
        looked = look_through([document])
    found = transcript_in(looked, _completed(tool))
    if found is None:
        return _without_list(document, looked, text, source)
    reading = Reading(_completed(tool), text, source, names_in(document), names_listed(document))
    given = list(found.items())
    if not any(isinstance(item, dict) for item, _ in given):
        _refuse_no_list(looked, text, source)
    reading.settle([item for item, _ in given])
    if reading.begun is not None:
        notes.append(wording.MOMENTS)
    items = [one for item, speaker in given if (one := reading.item(item, speaker)) is not None]
    if items and not any(one.end is not None or _begun(one) is not None for one in items):
        raise TranscriptError(source, wording.NO_START, json_document.line_of(text, items[0].text))
    _name_by_track(items, looked, reading, found)
    _time_by_words(items, looked, reading, found)
    cues = _cues(items, _punctuated(document, items))
    return Parsed(cues, notes=notes, format=tool.name)


def _completed(tool: Tool) -> Tool:
    """The tool with the usual names behind its own."""
    if tool.alone:
        return tool
    return replace(
        tool,
        text=(*tool.text, *ANY.text),
        start=(*tool.start, *ANY.start),
        end=(*tool.end, *ANY.end),
        duration=(*tool.duration, *ANY.duration),
        speaker=(*tool.speaker, *ANY.speaker),
        words=(*tool.words, *ANY.words),
    )


def _tiers(document: Any, text: str, source: str) -> list[Tier]:
    try:
        return [tier for tier in tiers_in(document) if tier.cues]
    except ValueError as error:
        line = json_document.line_of(text, str(error))
        raise TranscriptError(source, wording.NO_TIME.format(found=str(error)), line) from error


def _without_list(document: Any, looked: Document, text: str, source: str) -> Parsed:
    """oTranscribe and others keep the transcript as one text with times."""
    for key in ("text", "transcript", "html", "content"):
        if isinstance(written := reach(document, key), str) and plain.READER.recognises(written):
            if _STAMP.search(written) is None:
                return plain.parse(written, source)
            parsed = plain.parse(_STAMP.sub(_exact, written), source)
            parsed.format = "oTranscribe"
            return parsed
    raise _refuse_no_list(looked, text, source)


def _exact(stamp: re.Match[str]) -> str:
    """A time with its fraction, which oTranscribe does not show."""
    return f"<br>[{int(stamp[1]) // 60}:{int(stamp[1]) % 60:02}.{stamp[2] or 0}] "


def _refuse_no_list(looked: Document, text: str, source: str) -> TranscriptError:
    for found in looked.lists.values():
        for item, _ in found.items():
            if isinstance(item, dict) and words_of(item, ANY):
                return TranscriptError(source, wording.NO_START, json_document.line_of(text, words_of(item, ANY)))
    return TranscriptError(source, wording.NO_SEGMENTS, 1)


def _name_by_track(items: list[Item], looked: Document, reading: Reading, found: Found) -> None:
    """Speakers that stand in a list of their own, by time, as AWS and IBM write them."""
    if any(one.speaker for one in items):
        return
    track: list[tuple[int, str]] = []
    for other in looked.lists.values():
        if other.path == found.path:
            continue
        for item, _ in other.items():
            if isinstance(item, dict) and words_of(item, ANY) is None and (name := reading.turn(item)):
                start = reading.time(item, ANY.start)
                if start is not None:
                    track.append((start, name))
    track.sort()
    for one in [word for item in items for word in (item.words or [item])]:
        if one.start is not None and (place := bisect_right(track, (one.start + 1, ""))):
            one.speaker = track[place - 1][1]


def _time_by_words(items: Sequence[Item], looked: Document, reading: Reading, found: Found) -> None:
    """Give segments the words that a list of their own has, as OpenAI writes them; each goes to the segment in
    which its middle lies. Whose words they are is what the segments say."""
    if any(one.words for one in items):
        return
    for other in looked.lists.values():
        listed = list(other.items()) if other.path != found.path else []
        if len(listed) <= len(items) or not all(
            " " not in (words_of(one, ANY) or " ").strip() for one, _ in listed
        ):
            continue
        words = [word for one, _ in listed if (word := reading.item(one, None)) is not None]
        deal(words, items)
        return


def _punctuated(document: Any, items: Sequence[Item]) -> str:
    """The whole text, where the words alone have no punctuation."""
    for key in ("text", "transcript"):
        if isinstance(whole := reach(document, key), str) and SENTENCE_END.search(whole.strip()):
            sample = [one.text for one in items[:_SAMPLE]]
            if sample and all(" " not in text.strip() and not SIGNS.search(text.strip()[-1:]) for text in sample):
                return whole
    return ""


def _cues(items: list[Item], whole: str) -> Iterator[Cue]:
    texts = [one.text for one in items[:_SAMPLE]]
    words = [text for text in texts if text.strip() and not SIGNS.fullmatch(text.strip())]
    single = bool(words) and sum(" " not in text.strip() for text in words) * 10 >= 9 * len(words)
    if single and not any(one.words for one in items) and len(items) > 1:
        return phrases(items, whole, blanks=bring_blanks(texts) or any(not text.strip() for text in texts))
    return joined(_segments(items), blanks=bring_blanks(texts))


def _begun(item: Item) -> int | None:
    """When an item begins, by itself or by its words."""
    if item.start is not None or (item.words and item.words[0].start is None and item.words[0].end is not None):
        return item.start  # Google leaves out a start of 0
    return next((word.start for word in item.words if word.start is not None), None)


def _segments(items: Iterable[Item]) -> Iterator[Cue]:
    previous = 0
    for one in items:
        begun = _begun(one)
        start = begun if begun is not None else previous
        spoken = max((word.end or 0 for word in one.words), default=start if one.end is None else one.end)
        end = spoken if one.start is None or one.end is None else one.end
        cue = Cue(start, max(start, end), one.text, one.speaker)
        yield from _told_apart(cue, one.words)
        previous = max(start, end)


def _told_apart(cue: Cue, words: Sequence[Item]) -> Iterator[Cue]:
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


def _recognises(text: str) -> bool:
    return _JSON.match(text) is not None


READER = Reader("JSON", _recognises, parse, in_order=True)
