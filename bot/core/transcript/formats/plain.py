"""Transcripts as people and services write them down, in whatever arrangement: tokens, their shape, then cues.

Name (00:01:02):     **Name** 0:01:02     Name: 00:01:10     [01:19] Name: words     (1:02) words     1:02 words
0:12 - 0:19 words    a name above or below its time, times within paragraphs, a time now and then, and so on

A time without a name goes on with the speaker above it. What could be a name and is not known as one makes the
words nobody's. Front matter, headings and what else stands around the words is `frame`'s.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.errors import TranscriptError
from bot.core.transcript.formats import blocks, contents, day_clock, frame, headings, labels, tokens
from bot.core.transcript.formats.blocks import Block
from bot.core.transcript.formats.contents import Chapter
from bot.core.transcript.formats.lines import numbered
from bot.core.transcript.formats.pieces import bring_blanks, joined
from bot.core.transcript.formats.reader import Parsed, Reader
from bot.core.transcript.formats.shape import Shape, shape_of
from bot.core.transcript.formats.tokens import Line
from bot.core.transcript.formats.turns import Turns
from bot.core.transcript.model import Cue
from bot.wording import transcripts as wording

_LEAST_EXPLAINED = 0.98
_FEW, _MOST_BEFORE = 3, 0.3
_WHISPER = ("head", "[", "clock", "range")
_LOOKED_AT = 60_000
_SHORT, _MINUTES = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d"), 60
_FASTEST_MS = 30  # a character: nobody speaks faster


def parse(text: str, source: str) -> Parsed:
    """Read cues: the words of each turn are spread over the time until the next one.

    Raises:
        TranscriptError: there are no times in it, or more than a fiftieth of it is neither words nor known frame.
    """
    facts, skipped = frame.front_matter(text)
    given = [line for line in tokens.lines(text) if line.number > skipped]
    title = contents.title_of(given)
    facts = replace(facts, title=facts.title or (title.text if title else None))
    lines, chapters = contents.apart(_uncounted([line for line in given if line is not title]))
    lines, listed = contents.without_list(lines)
    if listed and not chapters:
        lines = contents.without_titles(lines, listed)
    lines, chapters = contents.timed_by_headings(lines, chapters)
    shape = shape_of(lines)
    found = headings.within(lines, shape)
    if found:
        gone = {heading.place for heading in found}
        chapters += [
            Chapter(heading.place - sum(at < heading.place for at in gone), heading.title, heading.start)
            for heading in found
        ]
        chapters.sort(key=lambda chapter: chapter.index)
        lines = [line for index, line in enumerate(lines) if index not in gone]
        shape = shape_of(lines)
    if not shape.times or _is_untimed(lines, shape):
        raise _without_times(lines, source)
    turns = Turns(lines, shape)
    _check(turns, lines, shape, source)
    parsed = Parsed((), facts=facts, format="whisper.cpp text" if _is_printed(text) else "")
    if turns.above:
        parsed.notes.append(wording.left_out(turns.above[0].number, turns.above[-1].number, turns.above[0].text))
    if shape.rate is not None:
        parsed.notes.append(wording.FRAMES.format(rate=f"{shape.rate:.5g}"))
    _add_chapters(parsed, shape, chapters, listed)
    if _are_behind(lines, shape) and blocks.end_at_their_times(turns.blocks):
        parsed.notes.append(wording.ENDS_BEHIND)
    if _by_day(turns.blocks, shape):
        parsed.notes.append(wording.HOURS_AND_MINUTES)
    if slips := blocks.mend_slips(turns.blocks):
        parsed.notes.append(wording.slips(len(slips), slips[0]))
    parsed.cues = _cues(turns.blocks, lines, shape)
    return parsed


def _is_printed(text: str) -> bool:
    return any(tokens.PRINTED.match(line.strip()) for _, line in numbered(text[:_LOOKED_AT]))


def _uncounted(lines: list[Line]) -> list[Line]:
    """The lines without numbers that count them, each alone above a time."""
    counted = [
        line
        for line, following in pairwise(lines)
        if following.stamps and line.text.isdecimal() and len(line.text) < 7
    ]
    rising = sum(int(after.text) == int(before.text) + 1 for before, after in pairwise(counted))
    if len(counted) < _FEW or rising < 0.9 * (len(counted) - 1):
        return lines
    gone = {line.number for line in counted}
    return [line for line in lines if line.number not in gone]


def _is_untimed(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether the few times there are cannot be those of the words: most stand before them all."""
    if len(shape.times) > _FEW:
        return False
    first = min(shape.times)
    stamp = shape.times[first][0][0]
    before = sum(len(line.text) for line in lines[:first] if not frame.is_noise(line.text))
    everything = sum(len(line.text) for line in lines)
    return not stamp.style[1] and first > 0 and before > _MOST_BEFORE * everything and not _is_frame(lines[:first])


def _is_frame(lines: Sequence[Line]) -> bool:
    return not frame.unexplained([line.text for line in lines]) and not any(
        labels.found(line.text, labels.FORMS[0]) for line in lines
    )


def _without_times(lines: Sequence[Line], source: str) -> TranscriptError:
    line = lines[0] if lines else None
    return TranscriptError(
        source, wording.NO_TIMES.format(found=(line.text if line else "")[:60]), line.number if line else 1
    )


def _check(turns: Turns, lines: Sequence[Line], shape: Shape, source: str) -> None:
    """Refuse a file of which more than a fiftieth would be left out without being known for what it is."""
    odd = _not_frame(turns.above)
    if odd and turns.blocks[0].start >= _FASTEST_MS * sum(len(line.text) for line in turns.above):
        turns.take_from_above(odd[0])
        odd = _not_frame(turns.above)
    stray = [] if turns.known else _stray(lines, shape)
    everything = sum(len(line.text) for line in lines)
    if sum(len(line.text) for line in (*odd, *stray)) > (1 - _LEAST_EXPLAINED) * everything:
        line = (odd or stray)[0]
        sentence = wording.ABOVE_THE_FIRST_TIME if odd else wording.NOT_A_CUE
        raise TranscriptError(source, sentence.format(found=line.text[:60]), line.number)


def _are_behind(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether each line has its time behind its words."""
    told = list(shape.times.values())
    behind = all(len(times) == 1 and times[0].stamp.style[0] == "tail" and times[0].until is None for times in told)
    return behind and len(lines) - min(shape.times) - len(told) <= len(told) // 10


def _by_day(found: Sequence[Block], shape: Shape) -> bool:
    """Let blocks whose times are those of the day go on past midnight; whether these are hours and minutes only."""
    stamps = [stamp for times in shape.times.values() for stamp, *_ in times]
    starts = [block.start for block in found]
    between = sum(len(block.text) for block in found if block.start < max(starts))
    short = all(stamp.start.count(":") == 1 and _SHORT.fullmatch(stamp.start) for stamp in stamps)
    hours = short and day_clock.are_hours(starts, between)
    factor = _MINUTES if hours else 1
    added = day_clock.nights([start * factor for start in starts])
    for block, ms in zip(found, added, strict=True):
        block.start = block.start * factor + ms
        block.end = None if block.end is None else block.end * factor + ms
    return hours


def _not_frame(above: Sequence[Line]) -> list[Line]:
    return [above[place] for place in frame.unexplained([line.text for line in above])]


def _stray(lines: Sequence[Line], shape: Shape) -> list[Line]:
    """Lines without a time in what a recogniser printed, where each line has one."""
    first = min(shape.times)
    printed = sum(found[0][0].style == _WHISPER for found in shape.times.values())
    if printed < len(shape.times) or 2 * printed < len(lines) or not tokens.PRINTED.match(lines[first].text):
        return []
    return [line for place, line in enumerate(lines) if place > first and place not in shape.times]


def _add_chapters(parsed: Parsed, shape: Shape, chapters: Sequence[Chapter], listed: Sequence[Chapter]) -> None:
    places = sorted(shape.times)
    for chapter in (*listed, *chapters):
        following = bisect_left(places, chapter.index)
        start = chapter.start
        if start is None and following < len(places):
            start = shape.times[places[following]][0][1]
        if start is None:
            continue
        if parsed.chapters and parsed.chapters[-1][0] == start:
            parsed.chapters.pop()  # a title of the whole, or of the part that begins with this one
        last, title = parsed.chapters[-1] if parsed.chapters else (-1, "")
        if last < start and title != chapter.title:
            parsed.chapters.append((start, chapter.title))


def _cues(found: list[Block], lines: Sequence[Line], shape: Shape) -> Iterator[Cue]:
    if not all(stamps[0][0].style[0] == "head" and stamps[0][2] for stamps in shape.times.values()):
        return blocks.cues(found)
    blanks = {lines[place].number: lines[place].blank for place in shape.times}
    texts = [" " + block.text if blanks.get(block.line, 0) > 2 else block.text for block in found]
    cues = [
        Cue(block.start, block.end or block.start, text, block.speaker)
        for block, text in zip(found, texts, strict=True)
    ]
    return joined(cues, blanks=bring_blanks(texts), marked_up=False)


def _recognises(text: str) -> bool:
    return any(line.stamps for line in tokens.lines(text[:_LOOKED_AT]))


READER = Reader("plain transcript", _recognises, parse)
PRINTED = Reader("whisper.cpp text", _is_printed, parse)
