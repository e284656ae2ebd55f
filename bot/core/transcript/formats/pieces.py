"""Segments that cut words in pieces, as recognisers write a token or a sign each: put together to words again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.core.transcript.formats.markup import plain
from bot.core.transcript.model import Cue

_SIGNS = re.compile(r"[.,;:!?…%’”»)\]}、。，！？；：]+")
_UNSAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")  # JSON can spell what no text can hold
_LONGEST_CUE = 500


def bring_blanks(texts: Sequence[str]) -> bool:
    """Whether these texts bring the blanks between words with them, as a third of them shows."""
    return 3 * sum(text[:1].isspace() for text in texts) > len(texts)


def joined(cues: Iterable[Cue], *, blanks: bool, marked_up: bool = True) -> Iterator[Cue]:
    """The cues with plain text, and with words that were cut in pieces in one cue each.

    If texts bring their `blanks`, one without a blank before it goes on with the word before, which its first
    letters are given to; a full stop or comma alone always belongs to the words before it.
    """
    cleaned = _words if marked_up else str.strip
    previous: Cue | None = None
    for cue in cues:
        if previous is not None and _goes_on(previous, cue, blanks):
            previous, cue = _with_head(previous, cue)
        if cue is not None:
            if previous is not None:
                yield replace(previous, text=cleaned(previous.text))
            previous = cue
    if previous is not None:
        yield replace(previous, text=cleaned(previous.text))


def _goes_on(previous: Cue, cue: Cue, blanks: bool) -> bool:
    if cue.speaker != previous.speaker:
        return False
    if _SIGNS.fullmatch(cue.text.strip()):
        return bool(previous.text.strip())
    return (
        blanks
        and bool(cue.text)
        and not cue.text[0].isspace()
        and bool(previous.text)
        and not previous.text[-1].isspace()
        and len(previous.text) <= _LONGEST_CUE
    )


def _with_head(previous: Cue, cue: Cue) -> tuple[Cue, Cue | None]:
    """The first cue with the end of its last word, and what is left of the second."""
    head, blank, rest = cue.text.partition(" ")
    if not rest.strip():
        return replace(previous, end=max(previous.end, cue.end), text=previous.text + cue.text), None
    between = cue.start + (cue.end - cue.start) * len(head) // len(cue.text)
    left = replace(cue, start=between, text=blank + rest)
    return replace(previous, end=max(previous.end, between), text=previous.text + head), left


def _words(text: str) -> str:
    return plain(_UNSAYABLE.sub(" ", text))
