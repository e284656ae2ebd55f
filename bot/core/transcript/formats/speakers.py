"""Speakers that are named within the words: `ALICE: Hi`, `>> Alice: Hi`, `Travis: When you`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.transcript.model import Cue

_WORD = r"[^\W\d_][\w.'’-]*"
_NAME = re.compile(rf"(?P<name>SPEAKER_\d+|[Ss]peaker \d+|{_WORD}(?: (?:{_WORD}|\d{{1,2}})){{0,3}})\s?:(?=\s|$)")
_TURN = re.compile(r"(?:^|\s)>>+\s*")
_LONGEST_NAME = 40
_UNKNOWN = frozenset({"unknown", "unknown speaker"})


def named(cues: Iterable[Cue]) -> list[Cue]:
    """Give cues the speakers that their words name, where the file states none.

    A name is trusted if it is numbered, behind `>>`, in capitals while the words are not, or begins cues again and
    again. In a file that begins with a name, or marks turns with `>>`, a speaker goes on until the next; else a
    name is of its cue alone. `>>` without a name is a change to somebody unknown.
    """
    given = list(cues)
    if any(cue.speaker for cue in given):
        return given
    trusted = _trusted([cue.text for cue in given])
    first = next((cue.text for cue in given if cue.text), "")
    marked = any(_TURN.match(cue.text) for cue in given)
    if not trusted and not marked:
        return given
    return list(_spoken(given, trusted, goes_on=marked or _name_in(first, trusted) is not None))


def _trusted(texts: Sequence[str]) -> set[str]:
    sure: set[str] = set()
    counts = Counter[str]()
    for text in texts:
        for place, turn in enumerate(_TURN.split(text)):
            if found := _named_at_start(turn):
                name, words = found["name"], turn[found.end() :]
                counts[name] += 1
                if place or name[-1].isdecimal() or (_in_capitals(name) and not (words and words.isupper())):
                    sure.add(name)
    again = {name for name, count in counts.items() if count > 1}
    often = {name for name in again if counts[name] * 10 >= len(texts)}
    return sure | (again if len(again) > 1 else often)


def _named_at_start(text: str) -> re.Match[str] | None:
    """“Well: I think” is no name more than once, and “well: I think” never."""
    found = _NAME.match(text[: _LONGEST_NAME + 3])
    return found if found and (found["name"][0].isupper() or found["name"][-1].isdecimal()) else None


def _in_capitals(name: str) -> bool:
    return len(name) > 1 and name.isupper()


def _name_in(text: str, trusted: set[str]) -> str | None:
    found = _named_at_start(_TURN.sub("", text, count=1) if _TURN.match(text) else text)
    return found["name"] if found and found["name"] in trusted else None


def _spoken(cues: Iterable[Cue], trusted: set[str], goes_on: bool) -> Iterator[Cue]:
    speaker: str | None = None
    for cue in cues:
        speaker = speaker if goes_on else None
        for place, turn in enumerate(_TURN.split(cue.text)):
            name = _name_in(turn, trusted)
            words = turn
            if name is not None:
                words = turn[len(name) :].lstrip().removeprefix(":").strip()
            if name is not None or place:
                speaker = None if name is None or name.casefold() in _UNKNOWN else name
            if words or not cue.text:
                yield replace(cue, text=words, speaker=speaker)
