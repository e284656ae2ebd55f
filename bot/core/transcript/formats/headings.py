"""Titles of chapters that stand among the turns of a plain file without any mark.

00:01:10 - Worms            a title with a time, above a turn that begins then
Ann Lee 00:01:10

Worms                       a line more than the one that each time of the file has
0:07
"""

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.core.transcript.formats import labels
from bot.core.transcript.formats.shape import Shape
from bot.core.transcript.formats.tokens import Line

_LONGEST, _NEAR_MS = 100, 3000
_LEAST_TIMES, _MOST_SHARE = 8, 5
_JOINTS = " \t:,-–—|·•"


class Heading(NamedTuple):
    """The line at `place` is a title, of what is said from `start` (ms) on."""

    place: int
    title: str
    start: int


def within(lines: Sequence[Line], shape: Shape) -> list[Heading]:
    """The titles, in order."""
    return sorted([*_timed(lines, shape), *_untimed(lines, shape)])


def _timed(lines: Sequence[Line], shape: Shape) -> list[Heading]:
    """The lines that begin with a time and have no name, if each of them is a title of the turn below it."""
    found: list[Heading] = []
    for index, times in shape.times.items():
        title = lines[index].text[times[0].stamp.end :].strip(_JOINTS)
        if times[0].stamp.style[0] != "head" or not title:
            continue
        following = shape.times.get(index + 1)
        if not following or len(times) > 1 or abs(following[0].start - times[0].start) > _NEAR_MS:
            return []
        beside = labels.cleaned(lines[index + 1].text[: following[0].stamp.begin])
        if beside not in shape.beside or not _is_title(title):
            return []
        found.append(Heading(index, title, times[0].start))
    return found


def _untimed(lines: Sequence[Line], shape: Shape) -> list[Heading]:
    """The second lines of blocks, if most blocks have one only and all of these look like titles."""
    starts = sorted(shape.times)
    known = shape.beside | shape.behind | set(shape.titles.values())
    found: list[Heading] = []
    for index, following in pairwise(starts):
        behind = lines[index].text[shape.times[index][-1].stamp.end :].strip(_JOINTS)
        own = [at for at in range(index + 1, following) if at not in shape.titles]
        extra = own if behind else own[1:]
        if len(extra) > 1 or not all(_is_title(lines[at].text, known) for at in extra):
            return []
        found += [Heading(at, lines[at].text, shape.times[following][0].start) for at in extra]
    if len(starts) < _LEAST_TIMES or len(found) * _MOST_SHARE > len(starts):
        return []
    above = starts[0] - 1
    while above in shape.titles:
        above -= 1
    if found and above >= 0 and _is_title(lines[above].text):
        found.append(Heading(above, lines[above].text, shape.times[starts[0]][0].start))
    return found if len(found) > 1 else []  # a single one may be words that go on


def _is_title(text: str, people: Container[str] = ()) -> bool:
    label = labels.found(text, labels.FORMS[0])
    if label and label[0] in people:
        return False
    first = next(filter(str.isalnum, text), "")
    return len(text) <= _LONGEST and first != first.lower() and text[-1] not in ".,;:"
