"""When the words of a cue are said, in a few bytes each: offsets and times as differences, seven bits a byte
(LEB128).

A word takes four numbers: characters since the word before, its length, milliseconds since the end of the word
before (zigzag, for words overlap now and then), and how long it lasts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bot.core.transcript.model import Cue


class Word(NamedTuple):
    """`text[begin:end]` of a cue is said from `start` to `stop`, in ms."""

    begin: int
    end: int
    start: int
    stop: int


def pack(words: Iterable[Word], start: int) -> bytes:
    """The words of a cue that begins at `start` (ms), in the order of the text."""
    packed = bytearray()
    at, clock = 0, start
    for word in words:
        gap = word.start - clock
        for number in (word.begin - at, word.end - word.begin, gap * 2 if gap >= 0 else -gap * 2 - 1):
            _append(packed, number)
        _append(packed, max(0, word.stop - word.start))
        at, clock = word.end, max(word.start, word.stop)
    return bytes(packed)


def unpack(packed: bytes, start: int) -> Iterator[Word]:
    """What `pack` was given."""
    numbers = _numbers(packed)
    at, clock = 0, start
    for skipped, length, gap, lasts in zip(numbers, numbers, numbers, numbers, strict=False):
        begin = at + skipped
        at = begin + length
        begun = clock + (gap >> 1 if gap % 2 == 0 else -((gap + 1) >> 1))
        clock = begun + lasts
        yield Word(begin, at, begun, clock)


def aligned(text: str, words: Iterable[tuple[str, int | None, int | None]], start: int) -> bytes:
    """The times of words, as they follow each other in the text of a cue; pieces of one word become one.

    Words that are not in the text, or have no time, are passed over.
    """
    found: list[Word] = []
    at = 0
    for spelled, begun, ended in words:
        bare = spelled.strip()
        begin = text.find(bare, at) if bare else -1
        if begin < 0 or begin - at > max(40, 2 * len(bare)):
            begin = text.casefold().find(bare.casefold(), at, at + 80 + len(bare)) if bare else -1
        if begin < 0:
            continue
        at = begin + len(bare)
        if begun is None:
            continue
        stop = max(begun, ended if ended is not None else begun)
        if found and found[-1].end == begin:
            found[-1] = found[-1]._replace(end=at, stop=max(found[-1].stop, stop))
        elif not found or begun >= found[-1].start:
            found.append(Word(begin, at, begun, stop))
    return pack(found, start)


def in_turn(text: str, pieces: Sequence[tuple[str, int]], start: int, end: int) -> bytes:
    """The times of words of which only the beginnings are told: each lasts until the next, the last until `end`.

    Nothing, if these are not moments between `start` and `end` in an order that never falls.
    """
    begun = [start, *(ms for _, ms in pieces), end]
    if len(pieces) < 2 or any(after < before for before, after in pairwise(begun)):
        return b""
    return aligned(text, ((said, ms, until) for (said, ms), until in zip(pieces, begun[2:], strict=True)), start)


def within(cue: Cue, begin: int, end: int) -> Cue:
    """The words `text[begin:end]` of a cue as one of their own, which starts with the first of them."""
    words = [word for word in unpack(cue.words, cue.start) if begin < word.end and word.begin < end]
    if not words:
        return replace(cue, text=cue.text[begin:end], words=b"")
    start = words[0].start if begin else cue.start
    moved = [word._replace(begin=max(word.begin, begin) - begin, end=min(word.end, end) - begin) for word in words]
    return replace(cue, start=start, end=max(start, cue.end), text=cue.text[begin:end], words=pack(moved, start))


def until(packed: bytes, start: int, end: int) -> bytes:
    """The same times, the last of which ends no later than `end`, where it begins before."""
    *words, last = unpack(packed, start)
    return pack([*words, last._replace(stop=max(last.start, min(last.stop, end)))], start)


def _append(packed: bytearray, number: int) -> None:
    while number > 0x7F:
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    packed.append(number)


def _numbers(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
