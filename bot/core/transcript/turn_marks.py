"""Who speaks from when, where people say so of a stretch."""

from collections.abc import Iterator, Sequence

from bot.core.transcript.sidecar import TurnMark


def told(marks: Sequence[TurnMark], speaker: str, start: int, until: int | None) -> list[TurnMark]:
    """The marks, which are in order of time, with `speaker` from `start` until `until` (ms), or until the next mark
    where that is None; behind it goes on whoever had the word there before."""
    kept = [mark for mark in marks if mark.start < start or mark.start > (start if until is None else until)]
    added = [_mark(start, speaker)]
    if until is not None and until > start:
        behind = [mark.speaker for mark in marks if mark.start <= until]
        added.append(_mark(until, behind[-1] if behind else ""))
    return list(_changes(sorted([*kept, *added], key=lambda mark: mark.start)))


def _mark(start: int, speaker: str) -> TurnMark:
    return TurnMark.model_construct(start=start, speaker=speaker)


def _changes(marks: Sequence[TurnMark]) -> Iterator[TurnMark]:
    """Those at which the speaker is another one than before."""
    before = ""
    for mark in marks:
        if mark.speaker != before:
            yield mark
        before = mark.speaker
