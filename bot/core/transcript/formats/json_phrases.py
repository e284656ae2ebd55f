"""Words that stand in a row with their times, put together to cues."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import aligned

SIGNS = re.compile(r"[.,;:!?…%’”»)\]}、。，！？；：-]+")
SENTENCE_END = re.compile(r"[.?!。？！][\"”’)\]]?$")
_PHRASE, _PAUSE_MS = 120, 1500


@dataclass(slots=True)
class Item:
    """A segment or a word as it is written; times in ms once the unit is known."""

    text: str
    start: int | None
    end: int | None
    speaker: str | None
    words: list["Item"]


def deal(words: Iterable[Item], segments: Sequence[Item]) -> None:
    """Put each word into the segment in which its middle lies; those far from any are left out."""
    timed = [segment for segment in segments if segment.start is not None]
    starts = [segment.start or 0 for segment in timed]
    if starts != sorted(starts):
        return
    for word in words:
        if word.start is None:
            continue
        middle = (word.start + (word.start if word.end is None else word.end)) // 2
        place = bisect_right(starts, middle) - 1
        if place >= 0 and word.start <= (timed[place].end or word.start) + _PAUSE_MS:
            timed[place].words.append(replace(word, speaker=None))


def _placed(items: Sequence[Item]) -> Iterator[Item]:
    """The items, those without a time at the end of what their speaker says with that of the word before."""
    for place, one in enumerate(items):
        if one.start is None and place and one.text.strip() and not SIGNS.fullmatch(one.text.strip()):
            following = next((item for item in items[place : place + 20] if item.start is not None), None)
            before = next(
                (item for item in reversed(items[max(0, place - 20) : place]) if item.start is not None), None
            )
            if before and before.speaker == one.speaker and (not following or following.speaker != one.speaker):
                ended = before.start if before.end is None else before.end
                one = replace(one, start=ended, end=ended)
        yield one


def phrases(items: Sequence[Item], whole: str, *, blanks: bool) -> Iterator[Cue]:
    """Words in a row, put together to cues that end with a sentence, a pause or a change of speaker."""
    run: list[Item] = []
    pieces: list[str] = []
    at, folded = 0, _folded(whole)
    for one in _placed(items):
        text = one.text
        if whole and (place := folded.find(_folded(text.strip()), at, at + 200)) >= 0:
            at = place + len(text.strip())
            while at < len(whole) and not whole[at].isspace() and not whole[at].isalnum():
                at += 1
            text = whole[place:at]
        sign = SIGNS.fullmatch(text.strip()) is not None
        if run and not sign and text.strip() and _is_over(run, pieces, one):
            yield _phrase(run, pieces)
            run, pieces = [], []
        pieces.append(text if blanks or sign or not pieces else f" {text.strip()}")
        if one.start is not None and text.strip():
            run.append(one)
    if run:
        yield _phrase(run, pieces)


def _folded(text: str) -> str:
    """Without capitals, sign for sign."""
    folded = text.casefold()
    return folded if len(folded) == len(text) else "".join(map(_small, text))


def _small(sign: str) -> str:
    folded = sign.casefold()
    return folded if len(folded) == 1 else sign


def _is_over(run: Sequence[Item], pieces: Sequence[str], following: Item) -> bool:
    said = "".join(pieces)
    ended = run[-1].end if run[-1].end is not None else run[-1].start or 0
    paused = (following.start or 0) - ended > _PAUSE_MS
    if following.text[:1].isalnum() and said[-1:].isalnum() and len(pieces) > 1 and pieces[-1][:1] != " ":
        return following.speaker != run[-1].speaker
    return (
        following.speaker != run[-1].speaker
        or paused
        or SENTENCE_END.search(said.rstrip()) is not None
        or len(said) > _PHRASE
    )


def _phrase(run: Sequence[Item], pieces: Sequence[str]) -> Cue:
    text = " ".join("".join(pieces).split())
    start = run[0].start or 0
    end = max((word.end if word.end is not None else word.start or 0) for word in run)
    timed = aligned(text, ((word.text, word.start, word.end) for word in run), start)
    return Cue(start, max(start, end), text, run[0].speaker, timed)
