"""Speakers that are named within the words of captions: `ALICE: Hi`, `>> Alice: Hi`, `[SPEAKER_00] When you`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.transcript.formats.labels import FORMS, Naming, cleaned, found, likely, trusted
from bot.core.transcript.formats.nobody import UNKNOWN
from bot.core.transcript.model import Cue
from bot.core.transcript.wordtimes import within

_TURN = re.compile(r"(?:^|\s)>>+\s*|\s*\[(?:SPEAKER[_ ]TURN|TURN)\]\s*")
_HEAD, _SAMPLE = 200, 500


@dataclass(frozen=True, slots=True)
class _Part:
    """What is said in a row; `changed` says that a mark of another speaker is before it."""

    text: str
    changed: bool


def named(cues: Iterable[Cue]) -> list[Cue]:
    """Give cues the speakers that their words name, where the file states none, and take the names from the words.

    In a file that begins with a name, or marks turns with `>>`, a speaker goes on until the next; else a name is of
    its cue alone. `>>` without a name is a change to somebody unknown, and so is what may be an unknown name.
    """
    given = list(cues)
    if any(cue.speaker for cue in given):
        return [_unlabelled(_flat(cue)) for cue in given]
    titles = _titles([cue.text for cue in given])
    parts = [list(_parts(cue.text)) for cue in given]
    places = [part.text[:_HEAD] for own in parts for place, part in enumerate(own) if _is_place(part, place)]
    changed = [part.text[:_HEAD] for own in parts for part in own if part.changed]
    behind = [label[0] for text in changed if (label := found(text, FORMS[0]))]
    naming = Naming(places, {*behind, *titles})
    if not naming.names and not changed and not titles:
        return [_flat(cue) for cue in given]
    first = next((part.text for own in parts for part in own if part.text), "")
    goes_on = bool(changed or titles) or naming.split(first)[0] is not None
    return list(_spoken(given, parts, naming, titles, goes_on=goes_on))


def _flat(cue: Cue) -> Cue:
    return replace(cue, text=" ".join(cue.text.split())) if "\n" in cue.text or "\t" in cue.text else cue


def _unlabelled(cue: Cue) -> Cue:
    """The cue without the name of its speaker before its words, where both are told."""
    speaker = cue.speaker or ""
    if not speaker or not cue.text.startswith((f"{speaker}: ", f"[{speaker}] ", f"({speaker}) ")):
        return cue
    return within(cue, cue.text.index(" ", len(speaker)) + 1, len(cue.text))


def _titles(texts: Sequence[str]) -> set[str]:
    """The names that stand on a line of their own above the words of cues."""
    lines = [text.split("\n") for text in texts]
    bracketed = Counter(name for own in lines for line in own[:-1] if (name := _bracketed(line)) is not None)
    sure = 2 * bracketed.total() >= len(texts) and 2 * len(bracketed) <= max(bracketed.total(), 4)
    names = [cleaned(own[0]) if len(own) > 1 and ": " not in own[0] else None for own in lines]
    found_alone = trusted(names, strong=False, words=[own[-1] for own in lines[:_SAMPLE]])
    return found_alone | set(bracketed) if sure else found_alone


def _bracketed(line: str) -> str | None:
    """A name in brackets, with nothing behind them."""
    label = found(line, FORMS[1]) if line[:1] in "([{<" else None
    return label[0] if label and not label[1] and likely(label[0]) else None


def _parts(text: str) -> Iterator[_Part]:
    for line in text.split("\n"):
        for place, turn in enumerate(_TURN.split(line)):
            said = turn.strip()
            yield _Part("" if said == "-" else said, place > 0)


def _is_place(part: _Part, place: int) -> bool:
    """Where a label can stand: lines that go on within a cue count only if they have one."""
    return bool(part.text) and (place == 0 or part.changed or found(part.text[:_HEAD], FORMS[0]) is not None)


def _spoken(
    cues: Sequence[Cue], parts: Sequence[Sequence[_Part]], naming: Naming, titles: set[str], *, goes_on: bool
) -> Iterator[Cue]:
    speaker: str | None = None
    for cue, own in zip(cues, parts, strict=True):
        speaker = speaker if goes_on else None
        said: list[str] = []
        voice = speaker
        for part in own:
            name, words = naming.split(part.text)
            if titles and (alone := cleaned(part.text)) in titles and len(own) > 1:
                name, words = alone, ""
            if name is not None or part.changed or naming.unclear(part.text[:_HEAD]):
                if said:
                    yield _said(cue, " ".join(said), voice)
                said = []
                voice = speaker = None if name is None or name.casefold() in UNKNOWN else name
            if words:
                said.append(" ".join(words.split()))
        if said or not cue.text:
            yield _said(cue, " ".join(said), voice)


def _said(cue: Cue, words: str, speaker: str | None) -> Cue:
    """What a speaker says of a cue, with the times of these words where they stand in it in a row."""
    flat = _flat(cue)
    begin = flat.text.find(words) if cue.words else -1
    if begin < 0:
        return replace(cue, text=words, speaker=speaker, words=b"")
    return replace(within(flat, begin, begin + len(words)), speaker=speaker)
