"""What of a plain file is its title, its headings and its table of contents, and no words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.core.transcript.formats import clock, frame, labels, tokens
from bot.core.transcript.formats.tokens import Line

_FEW = 3
_CHAPTER = re.compile(r"(?:Chapter|Kapitel|Chapitre|Capítulo|Capitolo) \d{1,3}: (?P<title>.+)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading above line number `index` of those that remain, or with a time of its own."""

    index: int
    title: str
    start: int | None = None
    number: int = 0


def title_of(lines: Sequence[Line]) -> Line | None:
    """The heading that stands above all others, and above what is said."""
    headings = [line for line in lines if line.level]
    if (
        not headings
        or headings[0].stamps
        or headings[0].level != 1
        or any(line.level == 1 for line in headings[1:])
    ):
        return None
    begun = next((line.number for line in lines if line.stamps), 0)
    return headings[0] if headings[0].number < begun else None


def apart(lines: list[Line]) -> tuple[list[Line], list[Chapter]]:
    """The lines without noise and headings, and the headings."""
    turns = _are_turns([line for line in lines if line.level])
    kept: list[Line] = []
    chapters: list[Chapter] = []
    for line in lines:
        chapter = _CHAPTER.fullmatch(line.text) if not line.stamps and len(line.text) < 200 else None
        if chapter:
            chapters.append(Chapter(len(kept), chapter["title"]))
        elif frame.is_timed_noise(line.text) if line.stamps else frame.is_noise(line.text):
            continue
        elif line.level and not turns and not _is_time(line):
            chapters.append(_heading(line, len(kept)))
        else:
            kept.append(line)
    return kept, chapters


def _is_time(line: Line) -> bool:
    return bool(line.stamps) and line.stamps[0].style[0] == "alone"


def _beside(line: Line) -> str:
    """What a heading says beside its time."""
    if not line.stamps:
        return line.text
    stamp = line.stamps[0]
    return line.text[: stamp.begin] or line.text[stamp.end :]


def _are_turns(headings: Sequence[Line]) -> bool:
    """Whether headings name the speakers time and again."""
    names = [labels.cleaned(_beside(line)) for line in headings]
    return len(headings) > 2 and all(names[:3]) and 4 * len(set(names)) <= 3 * len(names)


def _heading(line: Line, index: int) -> Chapter:
    if not line.stamps:
        return Chapter(index, line.text)
    stamp = line.stamps[0]
    title = (line.text[: stamp.begin] + " " + line.text[stamp.end :]).strip(" \t:-–—|·()[]")
    return Chapter(index, title or line.text, clock.read(stamp.start), line.number)


def without_list(lines: list[Line]) -> tuple[list[Line], list[Chapter]]:
    """Take out a table of contents above the words: times that rise, once, before they begin anew."""
    starts = [(place, clock.read(line.stamps[0].start) or 0) for place, line in enumerate(lines) if line.stamps]
    for number, ((_, before), (_, after)) in enumerate(pairwise(starts[:200]), start=1):
        if after < before:
            listed = starts[:number]
            latest = max((start for _, start in starts[number:]), default=0)
            if len(listed) >= _FEW and after <= listed[1][1] and 2 * before >= latest > 0:
                return _cut_contents(lines, listed)
            break
    return lines, []


def _cut_contents(lines: list[Line], listed: Sequence[tuple[int, int]]) -> tuple[list[Line], list[Chapter]]:
    gone = {place for place, _ in listed}
    if any(len(lines[place].text) > 150 for place in gone):
        return lines, []
    chapters = [_heading(lines[place], 0) for place, _ in listed]
    return [line for place, line in enumerate(lines) if place not in gone], chapters


def without_titles(lines: Sequence[Line], listed: Sequence[Chapter]) -> list[Line]:
    """The lines without those that only say a title which the table of contents lists, and when it begins."""
    titles = {chapter.title.casefold() for chapter in listed}
    return [line for line in lines if line.stamps or line.text.casefold() not in titles]


def timed_by_headings(lines: list[Line], chapters: list[Chapter]) -> tuple[list[Line], list[Chapter]]:
    """Let headings with a time begin what is said below them, where hardly anything else has a time there; a list
    of these times above is no words."""
    marks = [chapter for chapter in chapters if chapter.start is not None]
    if len(marks) < _FEW or sum(bool(line.stamps) for line in lines[marks[0].index :]) * 2 > len(marks):
        return lines, chapters
    found: list[Line] = []
    moved: list[Chapter] = []
    begun = 0
    for chapter in chapters:
        found += _untimed(lines[begun : chapter.index]) if begun < marks[0].index else lines[begun : chapter.index]
        begun = chapter.index
        moved.append(replace(chapter, index=len(found)))
        if chapter.start is not None:
            found.append(tokens.time_alone(chapter.number, chapter.start))
    return found + lines[begun:], moved


def _untimed(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not line.stamps]
