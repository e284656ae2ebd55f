"""Chapters that a person wrote down elsewhere: Podcasting 2.0 JSON chapters, or a list of `0:00 Title` lines."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import cast

from bot.core import timecode
from bot.core.errors import TimecodeError, TranscriptError
from bot.core.transcript.formats.decoding import decode
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.sidecar import ChapterMark
from bot.wording import transcripts as wording

_MOST_BYTES = 1_000_000
_MOST_CHAPTERS = 1000
_LONGEST_TITLE = 200
_LATEST_SECOND = 10_000 * 3600
_JSON = re.compile(r"\s*(?:\{|\[\s*[{\]])")

_CLOCK = r"\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?(?!\d|:\d)"
_TIME = rf"[(\[]?(?P<time>{_CLOCK})[)\]]?"
_BULLET = r"(?:(?:[^\w\s(\[]{1,4}|\d{1,4}[.)](?=\s))\s*)?"
_BEGINS_WITH_TIME = re.compile(rf"{_BULLET}{_TIME}")
_UNTIL = rf"(?:\s?(?:-->|[-–—]|to)\s?[(\[]?{_CLOCK}[)\]]?)?"
_JOINT = r"\s?(?:[-–—:|.,]{1,3}\s?)?"
_TIME_FIRST = re.compile(rf"{_BULLET}{_TIME}{_UNTIL}{_JOINT}(?P<title>[^\s].*)")
_TIME_LAST = re.compile(rf"{_BULLET}(?P<title>.*[^\s:–—|(\[-]){_JOINT}(?<![\d:]){_TIME}")


def beside(transcript: Path) -> Path | None:
    """The file of chapters beside `NAME.txt`: `NAME.chapters.json` or `NAME.chapters.txt`, if there is one."""
    files = (transcript.with_suffix(f".chapters{suffix}") for suffix in (".json", ".txt"))
    return next((file for file in files if file.is_file() and file != transcript), None)


def is_chapters(path: Path) -> bool:
    """Whether a file's name says that it holds chapters, and so is no transcript."""
    return path.stem.endswith(".chapters")


def read(data: bytes, source: str) -> tuple[ChapterMark, ...]:
    """Read chapters; `source` is the file's name for the message.

    Raises:
        TranscriptError: with the line, or the number of the chapter, and what was expected there.
    """
    text = decode(data, source, _MOST_BYTES)
    found = list(_from_json(text, source) if _JSON.match(text) else _from_lines(text, source))
    if not found:
        raise TranscriptError(source, wording.NO_CHAPTERS, 1)
    if len(found) > _MOST_CHAPTERS:
        raise TranscriptError(source, wording.TOO_MANY_CHAPTERS.format(count=len(found), most=_MOST_CHAPTERS))
    for (_, earlier), (line, later) in pairwise(found):
        if later.start <= earlier.start:
            reason = wording.CHAPTERS_OUT_OF_ORDER.format(later=later.title[:60])
            raise TranscriptError(source, reason, line)
    return tuple(mark for _, mark in found)


def _from_lines(text: str, source: str) -> Iterator[tuple[int, ChapterMark]]:
    """Each chapter with its line. Words around the list, as in a description, are passed over."""
    begun = ended = False
    for line, written in numbered(text):
        words = " ".join(written.split())
        if not words:
            ended = begun
            continue
        found = _TIME_FIRST.fullmatch(words) or _TIME_LAST.fullmatch(words)
        if found is not None:
            begun = True
            yield line, _mark(found["time"], found["title"], source, line)
        elif _BEGINS_WITH_TIME.match(words) or (begun and not ended):
            raise TranscriptError(source, wording.NOT_A_CHAPTER.format(found=words[:60]), line)


def _mark(time: str, title: str, source: str, line: int) -> ChapterMark:
    try:
        return ChapterMark.model_construct(start=timecode.parse(time), title=title.strip()[:_LONGEST_TITLE])
    except TimecodeError as error:
        raise TranscriptError(source, str(error), line) from error


def _from_json(text: str, source: str) -> Iterator[tuple[None, ChapterMark]]:
    """Podcasting 2.0 (Podcastindex, JSON Chapters 1.2): chapters without a title, or not in the table of contents,
    are passed over."""
    try:
        read: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise TranscriptError(source, wording.CHAPTERS_NOT_JSON.format(problem=error.msg), error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise TranscriptError(source, wording.CHAPTERS_TOO_DEEP, 1) from error
    chapters: object = cast(dict[str, object], read).get("chapters") if isinstance(read, dict) else read
    if not isinstance(chapters, list):
        raise TranscriptError(source, wording.CHAPTERS_LIST, 1)
    for number, chapter in enumerate(cast(list[object], chapters), start=1):
        if not isinstance(chapter, dict):
            raise TranscriptError(source, wording.CHAPTER_PARTS.format(number=number))
        told = cast(dict[str, object], chapter)
        title = told.get("title")
        if isinstance(title, str) and title.strip() and told.get("toc") is not False:
            start = _milliseconds(told.get("startTime"), source, number)
            yield None, ChapterMark.model_construct(start=start, title=" ".join(title.split())[:_LONGEST_TITLE])


def _milliseconds(seconds: object, source: str, number: int) -> int:
    if isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and 0 <= seconds <= _LATEST_SECOND:
        return round(seconds * 1000)
    raise TranscriptError(source, wording.CHAPTER_TIME.format(number=number, seconds=seconds))
