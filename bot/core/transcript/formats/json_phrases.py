"""Words that stand in a row with their times, put together to cues."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def phrases(items: Sequence[Item], whole: str, *, blanks: bool) -> Iterator[Cue]:
    """Words in a row, put together to cues that end with a sentence, a pause or a change of speaker."""
    run: list[Item] = []
    pieces: list[str] = []
    at = 0
    for one in items:
        text = one.text
        if whole and (place := whole.casefold().find(text.strip().casefold(), at, at + 200)) >= 0:
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
